extension Demand {
  /// E24 network buffers, `slots × Σ over shuffles (2·channels + 8) × 32 KiB`, where every
  /// parallel subtask is a channel.
  ///
  /// - Source: Flink, exclusive buffers per channel 2, floating buffers per gate 8.
  func bufferBytes(slots: Int, parallelism: Int) -> Bytes {
    let buffers = Double(slots * prepared.shuffleEdges) * Double(2 * parallelism + 8)
    return Bytes(buffers * 32_768)
  }

  /// The network fraction that E24's buffers need, to the next thousandth, if the plan's is less;
  /// nil when they fit.
  func networkBuffers(slots: Int, parallelism: Int, memory: Bytes) -> Double? {
    var options = MemoryOptions(process: Int64(saturating: memory.value))
    options.networkPart = prepared.networkFractions[tier.rawValue]
    let needed = bufferBytes(slots: slots, parallelism: parallelism)
    guard needed > Bytes(Double(options.network)) else { return nil }
    return (needed.value / Double(options.flink) * 1000).rounded(.up) / 1000
  }

  /// The plan's warnings.
  func warnings(
    _ taskManagers: TaskManagers, parallelism: Int, _ memory: MemoryChoice, buffersFit: Bool
  ) -> WarningSet {
    var warnings = WarningSet()
    warnings.insert(.exactlyOnceLatency, if: showsLate(taskManagers))
    warnings.insert(.cacheBelowHotState, if: memory.isBelowHotState)
    warnings.insert(.networkBuffers, if: !buffersFit)
    let partitions = prepared.sourcePartitions ?? .max
    warnings.insert(.sourcePartitions, if: partitions < parallelism)
    warnings.insert(.diskFullSoon, if: fillsDisk(taskManagers))
    return warnings
  }

  /// Whether exactly-once output becomes visible later than the tier's bound (E21).
  private func showsLate(_ taskManagers: TaskManagers) -> Bool {
    guard let bound = tier.bound, prepared.delivery == .exactlyOnce else { return false }
    return outputDelay(taskManagers) > bound
  }

  /// Whether state fills more than 80 % of a disk.
  private func fillsDisk(_ taskManagers: TaskManagers) -> Bool {
    let almostFull = prepared.assumptions.diskSize * taskManagers.count * 0.8
    return prepared.isOnDisk && diskSpace > almostFull
  }
}
