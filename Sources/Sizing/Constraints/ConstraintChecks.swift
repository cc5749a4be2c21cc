extension Demand {
  /// Whether TaskManagers satisfy the constraint at this tier; the interval gives way before C3 does.
  func holds(_ constraint: Constraint, taskManagers n: Int, cores: Cores, on hardware: Hardware)
    -> Bool
  {
    switch constraint {
    case .cpu: fitsCPU(cores, on: hardware)
    case .keySkew: fitsKeySkew(cores, on: hardware)
    case .checkpoint: fitsCheckpoint(cores)
    case .recovery: recovers(cores, on: hardware)
    case .network: fitsNetwork(cores, on: hardware)
    case .diskSize: fitsDiskSize(taskManagers: n, on: hardware)
    case .diskThroughput: fitsDiskThroughput(cores, on: hardware)
    case .heap: fitsHeap(cores, on: hardware)
    case .lookup: fitsLookup(cores)
    case .backlog: worksOffBacklog(cores, on: hardware)
    case .hotKey: !hasHotKey
    case .sourcePartitions: !exceedsPartitions
    case .maxParallelism: true
    }
  }
}

extension Sizer {
  /// Whether so many TaskManagers of a number of cores satisfy the constraint; false below one.
  public func holds(
    _ constraint: Constraint, tier: LatencyTier, rate: RecordsPerSecond, taskManagers: Int,
    coresPerTaskManager: Cores, machine: String? = nil
  ) -> Bool {
    guard taskManagers >= 1, coresPerTaskManager > .zero else { return false }
    let hardware = prepared.hardware.first { $0.machine?.name == machine } ?? prepared.hardware[0]
    let tenths = Int(saturating: (coresPerTaskManager.value * 10).rounded())
    let cores = Cores(Double(taskManagers * tenths) / 10)
    let tiers = constraint == .recovery ? LatencyTier.allCases[tier.rawValue...] : [tier]
    return tiers.allSatisfy { tier in
      Demand(prepared, tier, rate)
        .holds(constraint, taskManagers: taskManagers, cores: cores, on: hardware)
    }
  }

  /// Whether the constraint says anything about this workload: disks matter with rocksdb only.
  public func applies(_ constraint: Constraint) -> Bool {
    switch constraint {
    case .cpu, .recovery, .network, .maxParallelism: true
    case .keySkew, .hotKey: prepared.terms.contains { !$0.isTwoPhase }
    case .checkpoint: prepared.isStateful
    case .diskSize, .diskThroughput: prepared.isOnDisk
    case .heap: prepared.isStateful && prepared.backend == .hashmap
    case .lookup: prepared.lookupWait > .zero
    case .backlog: prepared.backlog != nil
    case .sourcePartitions: prepared.fewestPartitions != nil
    }
  }
}
