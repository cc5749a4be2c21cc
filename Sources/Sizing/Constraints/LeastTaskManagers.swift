// E12: the least number of TaskManagers that each constraint alone needs.

extension Demand {
  /// E11's x₁, the least whole number of cores that satisfies C1; nil if none does.
  var cpuCores: Int? {
    leastCount(near: cpuEstimate) { fitsCPU(TaskManagers($0, of: 1)) }
  }

  /// Whether so many TaskManagers satisfy the constraint at this tier.
  func holds(_ constraint: Constraint, _ taskManagers: TaskManagers) -> Bool {
    switch constraint {
    case .cpu: fitsCPU(taskManagers)
    case .keySkew: fitsKeySkew(taskManagers)
    case .checkpoint: fitsCheckpoint(taskManagers)
    case .recovery: recovers(taskManagers)
    case .network: fitsNetwork(taskManagers)
    case .diskSize: fitsDiskSize(taskManagers)
    case .diskThroughput: fitsDiskThroughput(taskManagers)
    case .heap: fitsHeap(taskManagers)
    case .hotKey: !hasHotKey
    }
  }

  /// n_i of every constraint for TaskManagers of c cores, when C1 needs `cpuCores` in all.
  func counts(coresEach c: Int, cpuCores: Int?) -> ConstraintCounts {
    var counts = ConstraintCounts()
    counts[.cpu] = cpuCores.map { ($0 + c - 1) / c }
    counts[.hotKey] = hasHotKey ? nil : 1
    counts[.keySkew] = keySkewCount(coresEach: c)
    counts[.checkpoint] = checkpointEstimate.flatMap { estimate in
      leastCount(near: estimate) { fitsCheckpoint(TaskManagers($0, of: c)) }
    }
    counts[.recovery] = recoveryCount(coresEach: c)
    counts[.network] = networkCount(coresEach: c)
    counts[.diskSize] = leastCount(near: diskSizeEstimate) {
      fitsDiskSize(TaskManagers($0, of: c))
    }
    counts[.diskThroughput] = leastCount(near: diskThroughputEstimate) {
      fitsDiskThroughput(TaskManagers($0, of: c))
    }
    counts[.heap] = leastCount(near: heapEstimate(coresEach: c)) {
      fitsHeap(TaskManagers($0, of: c))
    }
    return counts
  }

  private func keySkewCount(coresEach c: Int) -> Int? {
    guard let cores = keySkewEstimate else { return nil }
    return leastCount(near: cores / Double(c)) { fitsKeySkew(TaskManagers($0, of: c)) }
  }

  private func networkCount(coresEach c: Int) -> Int? {
    leastCount(near: networkEstimate(coresEach: c)) { fitsNetwork(TaskManagers($0, of: c)) }
  }

  /// n of C4, which must hold at this tier and at every looser one.
  ///
  /// A looser tier checkpoints less often, so a restart there repeats more. Without this, a
  /// workload bound by recovery would get fewer cores at a tighter tier.
  private func recoveryCount(coresEach c: Int) -> Int? {
    guard var count = recoveryCountAtTier(coresEach: c) else { return nil }
    for looser in tier.looser {
      let demand = Demand(prepared, looser, rate)
      if demand.recovers(TaskManagers(count, of: c)) { continue }
      guard let larger = demand.recoveryCountAtTier(coresEach: c) else { return nil }
      count = larger
    }
    return count
  }

  private func recoveryCountAtTier(coresEach c: Int) -> Int? {
    guard let estimate = recoveryEstimate(coresEach: c) else { return nil }
    return leastCount(near: estimate) { recovers(TaskManagers($0, of: c)) }
  }
}
