public import Sizing

extension Assumption {
  public func format(_ value: Double) -> String { unit.format(value) }
}

extension TierAssumption {
  public func format(_ value: Double) -> String { unit.format(value) }
}

extension Unit {
  /// A value of this unit as people read it.
  public func format(_ value: Double) -> String {
    switch self {
    case .share: Format.share(value)
    case .seconds, .coreSeconds: Format.duration(Seconds(value))
    case .bytes: Format.size(Bytes(value))
    case .memory: Format.memory(Bytes(value))
    case .bytesPerSecond: Format.bandwidth(BytesPerSecond(value))
    case .recordsPerSecond: Format.rate(RecordsPerSecond(value))
    case .ratio: Format.figure(value)
    case .count:
      value == value.rounded() ? Format.count(Int(clamping: value)) : Format.figure(value)
    case .cores: Format.figure(value) + (value == 1 ? " core" : " cores")
    }
  }
}
