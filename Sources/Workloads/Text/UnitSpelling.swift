public import Amounts
public import Sizing

extension AmountKind {
  /// How amounts of a unit are written.
  public init(_ unit: Unit) {
    switch unit {
    case .share: self = .share
    case .seconds, .coreSeconds: self = .duration
    case .bytes, .memory: self = .bytes
    case .bytesPerSecond: self = .bandwidth
    case .recordsPerSecond: self = .rate
    case .ratio: self = .number
    case .count, .cores: self = .count
    }
  }
}
