extension Demand {
  /// The longest that firing one window keeps the records waiting, `max K·θ·t(b)·λ·f_S·φ/x`.
  func windowBurst(at cores: Cores, on hardware: Hardware) -> Seconds {
    let factor = cacheFactor(at: cores, on: hardware) * cpuFactor * prepared.skewFactor
    let longest = prepared.terms.reduce(0) { max($0, $1.burst.value) }
    return Seconds(longest * factor / cores.value)
  }

  /// The risks of a plan.
  func warnings(
    _ candidate: Candidate, parallelism: Int, _ memory: MemoryChoice, buffersFit: Bool
  ) -> WarningSet {
    let cores = candidate.cores
    var warnings = WarningSet()
    warnings.insert(.exactlyOnceLatency, if: showsLate(at: cores))
    warnings.insert(.intervalStretched, if: stretchedInterval(at: cores) > interval)
    warnings.insert(.skewDominates, if: Self.skewDominates(candidate.counts))
    let burst = windowBurst(at: cores, on: candidate.hardware)
    warnings.insert(.windowBurst, if: tier.bound.map { burst > $0 } ?? false)
    warnings.insert(.sourcePartitionsIdle, if: prepared.fewestPartitions ?? .max < parallelism)
    warnings.insert(.cacheBelowHotState, if: memory.isBelowHotState)
    warnings.insert(.diskFullSoon, if: fillsDisk(candidate))
    warnings.insert(.networkBuffers, if: !buffersFit)
    warnings.insert(.splitJob, if: parallelism > Self.largestComfortableParallelism)
    return warnings
  }

  /// - Source: assumption.
  private static let largestComfortableParallelism = 2000

  /// Whether exactly-once output becomes visible later than the tier's bound (E21).
  private func showsLate(at cores: Cores) -> Bool {
    guard let bound = tier.bound, prepared.delivery == .exactlyOnce else { return false }
    return outputDelay(at: cores) > bound
  }

  /// Whether key skew needs 1.5 times what anything else needs.
  private static func skewDominates(_ counts: ConstraintCounts) -> Bool {
    let skew = counts[.keySkew] ?? 0
    var others = counts
    others[.keySkew] = nil
    return 2 * skew >= 3 * others.most
  }

  /// Whether state fills more than 80 % of a disk.
  private func fillsDisk(_ candidate: Candidate) -> Bool {
    let disks = candidate.hardware.disk * Double(candidate.taskManagers)
    return prepared.isOnDisk && diskSpace > disks * 0.8
  }
}
