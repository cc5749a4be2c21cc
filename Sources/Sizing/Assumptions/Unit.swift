/// What a number counts.
public enum Unit: Int, CaseIterable, Sendable {
  case share
  case ratio
  case count
  case seconds
  case coreSeconds
  /// Data that is kept or moved.
  case bytes
  /// Memory, and single records, which people count by 1,024.
  case memory
  case bytesPerSecond
  case recordsPerSecond
  case cores

  /// The unit as people write it after a number; empty for pure numbers.
  public var name: String {
    switch self {
    case .share, .ratio, .count: ""
    case .seconds: "s"
    case .coreSeconds: "core-s"
    case .bytes, .memory: "B"
    case .bytesPerSecond: "B/s"
    case .recordsPerSecond: "/s"
    case .cores: "cores"
    }
  }
}
