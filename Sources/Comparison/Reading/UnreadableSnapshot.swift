public import JSONReading

/// Why a snapshot can't be read: one mistake, with its place.
public typealias UnreadableSnapshot = UnreadableJSON
