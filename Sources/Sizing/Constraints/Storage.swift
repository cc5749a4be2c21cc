// Disk and heap for state: the constraints C6, C7 and C8. Each is an amount that n TaskManagers
// share evenly, so n is its quotient.

extension Demand {
  /// The left side of C6, `S·A_space·φ`.
  var diskSpace: Bytes {
    prepared.state * prepared.assumptions[.diskSpacePerStateByte] * prepared.skewFactor
  }

  /// C6 disk-size, `S·A_space·φ ≤ n·disk`; holds without rocksdb.
  ///
  /// - Source: the model; A_space and disk are assumptions.
  func fitsDiskSize(_ taskManagers: TaskManagers) -> Bool {
    !prepared.isOnDisk || diskSpace <= prepared.assumptions.diskSize * taskManagers.count
  }

  /// The n where C6 turns true.
  var diskSizeEstimate: Double {
    prepared.isOnDisk ? diskSpace / prepared.assumptions.diskSize : 1
  }

  /// The left side of C7, `WA·φ·Σ a·r·b·w`.
  var diskWrites: BytesPerSecond {
    rate * prepared.writtenPerRecord * prepared.assumptions[.writeAmplification]
      * prepared.skewFactor
  }

  /// C7 disk-throughput, `WA·φ·Σ a·r·b·w ≤ n·diskBW`; holds without rocksdb.
  ///
  /// - Source: the model; WA and diskBW are assumptions.
  func fitsDiskThroughput(_ taskManagers: TaskManagers) -> Bool {
    !prepared.isOnDisk || diskWrites <= prepared.assumptions.diskThroughput * taskManagers.count
  }

  /// The n where C7 turns true.
  var diskThroughputEstimate: Double {
    prepared.isOnDisk ? diskWrites / prepared.assumptions.diskThroughput : 1
  }

  /// The left side of C8, `S·H·φ`.
  var heap: Bytes {
    prepared.state * prepared.assumptions[.heapPerStateByte] * prepared.skewFactor
  }

  /// C8 heap, `S·H·φ ≤ n·c·(task heap of a core)`; holds without hashmap.
  ///
  /// - Source: the model; H is an assumption.
  func fitsHeap(_ taskManagers: TaskManagers) -> Bool {
    prepared.backend != .hashmap || heap <= prepared.heapPerCore * taskManagers.cores.value
  }

  /// The n where C8 turns true.
  func heapEstimate(coresEach: Int) -> Double {
    prepared.backend == .hashmap ? heap / (prepared.heapPerCore * Double(coresEach)) : 1
  }
}
