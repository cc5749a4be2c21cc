/// The keyed state of a statement.
public struct KeyedState: Equatable, Sendable {
  /// Live keys, 1...10¹⁵.
  public var keys: Double
  /// Bytes per key, 1...10⁹.
  public var bytesPerKey: Bytes
  /// Copies of each key, window size over slide, 1...10⁶.
  public var copies: Double
  /// Time between two windows of a key; nil for state without windows.
  public var slide: Seconds?
  /// Whether every copy is written for each record: sliding windows of the DataStream API. SQL
  /// writes one slice.
  ///
  /// - Source: Flink, FLINK-21109.
  public var writesPanes: Bool

  /// State of so many keys.
  public init(
    keys: Double, bytesPerKey: Bytes, copies: Double = 1, slide: Seconds? = nil,
    writesPanes: Bool = false
  ) {
    self.keys = keys
    self.bytesPerKey = bytesPerKey
    self.copies = copies
    self.slide = slide
    self.writesPanes = writesPanes
  }

  /// Keys of a state whose size was measured and whose keys were not counted.
  ///
  /// - Source: assumption.
  public static let assumedKeys = 1e6

  /// State of a measured size, as a full checkpoint shows it.
  public init(size: Bytes, keys: Double?) {
    let keys = keys ?? Self.assumedKeys
    self.init(keys: keys, bytesPerKey: size / keys)
  }

  /// State that expires: the keys that arrive within the time to live are alive.
  public init(timeToLive: Seconds, newKeysPerSecond: Double, bytesPerKey: Bytes) {
    self.init(keys: timeToLive.value * newKeysPerSecond, bytesPerKey: bytesPerKey)
  }

  /// Bytes kept in all, `K·b·w`.
  var size: Bytes { bytesPerKey * copies * keys }
  /// Copies that a record writes.
  var writtenCopies: Double { writesPanes ? copies : 1 }
}
