/// What a plan asks of the object store that keeps checkpoints (E29).
public struct CheckpointStore: Equatable, Sendable {
  /// Requests per second.
  public let requests: Double
  /// Space: three checkpoints and a savepoint, each of all state.
  public let space: Bytes
}

extension Sizer {
  /// E29 store of a plan: `(p·(1 + keyed statements) + C/64 MiB)/Δ'` requests a second.
  ///
  /// - Source: the model; multipart uploads of 64 MiB are an assumption.
  public func checkpointStore(for plan: Plan) -> CheckpointStore {
    let files = Double(plan.parallelism * (1 + prepared.terms.count))
    let parts = plan.checkpointBytes / .mebibytes(64)
    return CheckpointStore(
      requests: prepared.isStateful ? (files + parts) / plan.checkpointInterval.value : 0,
      space: plan.state * 4)
  }

  /// E9b: the recovery of a cell from each kind of failure; empty when it is infeasible.
  public func recoveries(of cell: Cell) -> [(kind: FailureKind, recovery: Recovery)] {
    guard let plan = cell.plan else { return [] }
    let demand = Demand(prepared, cell.tier, cell.rate)
    let hardware = hardware(of: plan)
    let cores = plan.coresPerTaskManager * Double(plan.taskManagers)
    return FailureKind.allCases.map { kind in
      (kind, demand.recovery(from: kind, at: cores, on: hardware))
    }
  }
}
