public import Sizing

/// What a workload's running job took, as far as its plan's range depends on it.
public struct MeasuredWork: Equatable, Sendable {
  /// CPU time of the TaskManagers per record of all sources.
  public var perRecord: CoreSeconds
  /// At which it was measured.
  public var rate: RecordsPerSecond
  /// Of the TaskManagers that ran it.
  public var cores: Cores

  public init(perRecord: CoreSeconds, rate: RecordsPerSecond, cores: Cores) {
    self.perRecord = perRecord
    self.rate = rate
    self.cores = cores
  }

  /// The work of a record without the cores that are busy at any rate.
  public func recordWork(baseLoad: Cores) -> CoreSeconds {
    CoreSeconds(perRecord.value - baseLoad.value / max(1, rate.value))
  }

  /// How far a plan from a job's own work may be off.
  ///
  /// - Source: measured: −17 to +18 % at another rate, and at twice the parallelism (Flink 2.3.0).
  public static let error = 0.18
}

extension PlannedWorkload {
  /// Measured over planned work of a record, both without base load.
  ///
  /// - Parameter baseLoad: of what was measured.
  public func recordFactor(_ measured: MeasuredWork, baseLoad: Cores) -> Double {
    let planned = sizer.recordWork(
      tier: definition.tier, rate: measured.rate, cores: measured.cores)
    return measured.recordWork(baseLoad: baseLoad) / planned
  }

  /// E22 of a workload whose job was observed: its own work less and plus the error of planning from it.
  /// Nil for others, and where that can't be planned with.
  func measuredRange(of cell: Cell) -> ProfileRange? {
    guard let measured = definition.measured else { return nil }
    let factor = recordFactor(measured, baseLoad: definition.input.baseLoad ?? .zero)
    guard factor.isFinite, factor > 0, let low = end(of: cell, factor, -MeasuredWork.error),
      let high = end(of: cell, factor, MeasuredWork.error)
    else { return nil }
    return ProfileRange(low: low, high: high, isMeasured: true)
  }

  private func end(of cell: Cell, _ factor: Double, _ error: Double) -> ProfileRange.End? {
    var varied = assumptions
    for assumption in [Assumption.recordRatePerCore, .bytesPerCore] {
      varied[assumption] /= factor * (1 + error)
    }
    let percent = Int((abs(error) * 100).rounded())
    return sizer(assumptions: varied).map {
      .init(
        profile: "measured\(error < 0 ? "−" : "+")\(percent)%",
        cell: $0.cell(tier: cell.tier, nearest: cell.rate))
    }
  }
}
