/// A number that depends on the latency tier, has a default, and that a team may replace.
public enum TierAssumption: Int, CaseIterable, Sendable {
  case cpuFactor
  case checkpointInterval
  case slotsPerCore
  case bufferFactor
  case bufferTimeout

  /// Its key in files, such as `checkpointInterval`.
  public var name: String {
    switch self {
    case .cpuFactor: "cpuFactor"
    case .checkpointInterval: "checkpointInterval"
    case .slotsPerCore: "slotsPerCore"
    case .bufferFactor: "bufferFactor"
    case .bufferTimeout: "bufferTimeout"
    }
  }

  /// What it is, in words for people.
  public var title: String {
    switch self {
    case .cpuFactor: "CPU factor for low latency"
    case .checkpointInterval: "time between two checkpoints"
    case .slotsPerCore: "task slots per core"
    case .bufferFactor: "network memory relative to what the shuffles need"
    case .bufferTimeout: "longest time a record waits in a buffer"
    }
  }

  /// Its symbol in the equations.
  public var symbol: String {
    switch self {
    case .cpuFactor: "λ"
    case .checkpointInterval: "Δ"
    case .slotsPerCore: "slots per core"
    case .bufferFactor: "factor"
    case .bufferTimeout: "timeout"
    }
  }

  /// What its number counts.
  public var unit: Unit {
    switch self {
    case .cpuFactor, .slotsPerCore, .bufferFactor: .ratio
    case .checkpointInterval, .bufferTimeout: .seconds
    }
  }

  /// The values it may take.
  public var range: ClosedRange<Double> {
    switch self {
    case .cpuFactor: 0.1...100
    case .checkpointInterval: 0.1...86_400
    case .slotsPerCore: 0.1...64
    case .bufferFactor: 1...100
    case .bufferTimeout: 0...60
    }
  }

  /// The default value.
  public func defaultValue(_ tier: LatencyTier) -> Double {
    switch self {
    case .cpuFactor: tier.pick(1.5, 1.2, 1.1, 1.0)
    case .checkpointInterval: tier.pick(10, 30, 60, 120)
    case .slotsPerCore: tier.pick(1.5, 1, 1, 1)
    case .bufferFactor: tier.pick(2, 2, 1.5, 1)
    case .bufferTimeout: tier.pick(0.01, 0.025, 0.1, 0.1)
    }
  }

  /// Where its default comes from; `assumption` when nothing published says so.
  public func source(_ tier: LatencyTier) -> String {
    switch self {
    case .cpuFactor: "founding notes"
    case .checkpointInterval: tier == .relaxed ? "assumption" : "founding notes"
    case .slotsPerCore: "assumption: boosted parallelism of the founding notes"
    case .bufferFactor: tier == .relaxed ? "the buffers that Flink asks for" : "assumption"
    case .bufferTimeout:
      tier.rawValue >= LatencyTier.sub5s.rawValue
        ? "Flink: execution.buffer-timeout.interval" : "assumption"
    }
  }
}

extension LatencyTier {
  fileprivate func pick(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
    switch self {
    case .sub500ms: a
    case .sub1s: b
    case .sub5s: c
    case .relaxed: d
    }
  }
}
