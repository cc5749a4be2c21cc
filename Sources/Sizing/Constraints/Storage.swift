// What state needs of disks and heaps: the constraints C6, C7 and C8.

extension Demand {
  /// The left side of C6, `S·A_space·φ`.
  var diskSpace: Bytes { prepared.diskSpace }

  /// C6 disk-size, `S·A_space·φ ≤ n·disk`; holds without rocksdb.
  ///
  /// - Source: the model; A_space and disk are assumptions.
  func fitsDiskSize(taskManagers n: Int, on hardware: Hardware) -> Bool {
    !prepared.isOnDisk || diskSpace <= hardware.disk * Double(n)
  }

  /// The n where C6 turns true.
  func diskSizeEstimate(on hardware: Hardware) -> Double {
    prepared.isOnDisk ? diskSpace / hardware.disk : 1
  }

  /// The left side of C7, `WA·φ·Σ a·r·b·(w if panes)`.
  var diskWrites: BytesPerSecond {
    rate * prepared.diskWritten
  }

  /// C7 disk-throughput, `WA·φ·Σ a·r·b·(w if panes) ≤ x·diskBW`; holds without rocksdb.
  ///
  /// - Source: the model; WA and diskBW are assumptions.
  func fitsDiskThroughput(_ cores: Cores, on hardware: Hardware) -> Bool {
    !prepared.isOnDisk || diskWrites <= hardware.diskThroughput * cores.value
  }

  /// The x where C7 turns true.
  func diskThroughputEstimate(on hardware: Hardware) -> Double {
    prepared.isOnDisk ? diskWrites / hardware.diskThroughput : 0
  }

  /// The left side of C8, `S·H·φ`.
  var heap: Bytes { prepared.heap }

  /// C8 heap, `S·H·φ ≤ x·(task heap of a core)`; holds without hashmap.
  ///
  /// - Source: the model; H is an assumption.
  func fitsHeap(_ cores: Cores, on hardware: Hardware) -> Bool {
    prepared.backend != .hashmap || heap <= hardware.heapPerCore * cores.value
  }

  /// The x where C8 turns true.
  func heapEstimate(on hardware: Hardware) -> Double {
    prepared.backend == .hashmap ? heap / hardware.heapPerCore : 0
  }
}
