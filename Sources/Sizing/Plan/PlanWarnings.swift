/// What a plan has worked out that its warnings ask about.
struct WarningFacts {
  let parallelism: Int
  let interval: Seconds
  let outputDelay: Seconds
  let windowBurst: Seconds
  let buffersFit: Bool
  let catchUp: CatchUpFacts
}

extension Demand {
  /// The risks of a plan.
  func warnings(
    _ candidate: Candidate, _ memory: MemoryChoice, on hardware: Hardware, _ facts: WarningFacts
  ) -> WarningSet {
    let isTransactional = prepared.delivery == .exactlyOnce
    var warnings = WarningSet()
    warnings.insert(
      .exactlyOnceLatency, if: isTransactional && exceedsBound(facts.outputDelay))
    warnings.insert(.intervalStretched, if: facts.interval > interval)
    warnings.insert(.skewDominates, if: candidate.counts.skewDominates)
    warnings.insert(.windowBurst, if: exceedsBound(facts.windowBurst))
    warnings.insert(
      .sourcePartitionsIdle, if: prepared.fewestPartitions ?? .max < facts.parallelism)
    warnings.insert(.cacheBelowHotState, if: memory.isBelowHotState)
    warnings.insert(.diskFullSoon, if: fillsDisk(candidate, on: hardware))
    warnings.insert(.networkBuffers, if: !facts.buffersFit)
    warnings.insert(.splitJob, if: facts.parallelism > Self.largestComfortableParallelism)
    let limit = catchUpLimit(facts.catchUp, at: candidate.cores, on: hardware)
    warnings.insert(
      .catchUpLimited, if: limit.map { $0.recovery > prepared.recoveryObjective } ?? false)
    return warnings
  }

  /// - Source: assumption.
  private static let largestComfortableParallelism = 2000

  /// Whether a delay is longer than the tier allows.
  private func exceedsBound(_ delay: Seconds) -> Bool { tier.bound.map { delay > $0 } ?? false }

  /// Whether state fills more than 80 % of a disk.
  private func fillsDisk(_ candidate: Candidate, on hardware: Hardware) -> Bool {
    let disks = hardware.disk * Double(candidate.taskManagers)
    return prepared.isOnDisk && diskSpace > disks * 0.8
  }
}

extension ConstraintCounts {
  /// E25: whether key skew needs 1.5 times what anything else needs.
  var skewDominates: Bool {
    guard let skew = self[.keySkew], skew > 1, skew == most else { return false }
    var others = self
    others[.keySkew] = nil
    return 2 * skew >= 3 * others.most
  }
}
