internal import Report
public import Sizing
public import Workloads

/// What the observations of a handbook say about its assumptions: each observed workload's own figures, and
/// a profile for the others.
public struct Calibration {
  /// The workloads that were observed, by id.
  let measured: [MeasuredWorkload]
  let evidence: [CoreFit.Evidence]
  let fit: CoreFit
  private let profile: Profile

  /// Nil without an observation of a workload that can be planned.
  public init?(_ measurements: Measurements, workloads: [PlannedWorkload], profile: Profile) {
    measured = workloads.compactMap { measurements.measured($0) }.sorted { $0.id < $1.id }
    evidence = measured.compactMap { CoreFit.Evidence($0, profile) }
    guard let fit = CoreFit(evidence, keeping: profile) else { return nil }
    self.fit = fit
    self.profile = profile
  }

  /// The fits without each job in turn; none for a single job.
  private var leavingOut: [(job: CoreFit.Evidence, fit: CoreFit)] {
    guard evidence.count > 1 else { return [] }
    return evidence.indices.compactMap { index in
      var others = evidence
      let job = others.remove(at: index)
      return CoreFit(others, keeping: profile).map { (job, $0) }
    }
  }

  /// All of it as YAML: what to write into which file, with the evidence of each number in comments.
  public func yaml(name: String) -> String {
    (ownFigures + [""] + profileLines(name)).joined(separator: "\n") + "\n"
  }

  private var ownFigures: [String] {
    var lines = [
      "# 1. Each observed workload's own figures, for its file: its plan then takes the measured work."
    ]
    for workload in measured {
      let change = MeasuredPage.signed(1 / workload.factor - 1)
      lines += [
        "",
        "# workloads/\(workload.id).yaml: planned \(Format.work(workload.plannedWork)), measured \(Format.work(workload.observation.workPerRecord)) a record (\(change))",
      ]
      lines += OwnFigures(workload)?.lines() ?? []
    }
    return lines
  }

  private func profileLines(_ name: String) -> [String] {
    [
      "# 2. A profile for workloads that were not observed, for handbook.yaml: \(Format.counted(evidence.count, "observation")).",
      "#    \(errors)", "profiles:",
    ] + entry(name: name).map { "  " + $0 } + ["", "# Assumed, as in \(profile.name):"]
      + assumed.map { "# - \($0)" }
  }

  /// The profile's lines below `profiles:`, from its name on.
  public func entry(name: String) -> [String] {
    let fits = leavingOut.map { $0.fit }
    let rates = range(fits.map { $0.recordRatePerCore }) { Spelled.rate($0) }
    let bytes = range(fits.map { $0.bytesPerCore }) { Spelled.bytes($0) + "/s" }
    let figures: [(key: String, value: String, range: String)] = [
      ("recordRatePerCore", Spelled.rate(fit.recordRatePerCore, digits: 4), rates),
      ("bytesPerCore", Spelled.bytes(fit.bytesPerCore, digits: 4) + "/s", bytes),
    ]
    var lines = [
      "\(name):",
      "  summary: From \(Format.counted(evidence.count, "observed job")), by 'headroom calibrate'.",
    ]
    lines += figures.map { "  \($0.key): \($0.value)  # \($0.range)" }
    for assumption in Profile.assumptions {
      switch assumption {
      case .recordRatePerCore, .bytesPerCore: continue
      default: break
      }
      guard let value = profile[assumption], value != Profile.conservative[assumption] else {
        continue
      }
      lines.append(
        "  \(assumption.name): \(text(of: assumption, value))  # assumed, from \(profile.name)")
    }
    return lines
  }

  private func text(of assumption: Assumption, _ value: Double) -> String {
    switch assumption {
    case .referenceRecordBytes: Spelled.bytes(value, digits: 6)
    case .referenceUtilization: "\(Format.fixed(value * 100, decimals: 2))%"
    default: Format.fixed(value, decimals: 4)
    }
  }

  private func range(_ values: [Double], _ spell: (Double) -> String) -> String {
    guard let least = values.min(), let most = values.max() else {
      return "of one observation: no range"
    }
    return "\(spell(least)) to \(spell(most)) when each job is left out in turn"
  }

  /// How far the profile is off, and how far it would be for a job that was not observed.
  private var errors: String {
    let own = evidence.map { fit.error(of: $0) }
    let left = leavingOut.map { $0.fit.error(of: $0.job) }
    let range = { (errors: [Double]) -> String in
      "\(MeasuredPage.signed(errors.min() ?? 0)) to \(MeasuredPage.signed(errors.max() ?? 0))"
    }
    if left.isEmpty { return "With one job, the error for other jobs is unknown." }
    return
      "Error of its plans for these jobs, besides their base load: \(range(own)); for a job left out of the evidence: \(range(left))."
  }

  /// What the evidence does not fix, and why.
  var assumed: [String] {
    var lines: [String] = []
    if !fit.fixesBoth {
      lines.append(
        "the ratio of recordRatePerCore to bytesPerCore: needs three jobs whose mean record sizes differ by a factor of two"
      )
    }
    lines.append(
      "simpleCost, mediumCost, complexCost, readCost: CPU time is measured per job, not per statement"
    )
    let keys = measured.map { $0.keys }.filter { $0 > 0 }
    if keys.contains(where: { $0 > 1e6 }) {
      lines.append("costPerKeyDecade: needs one job with two different numbers of keys")
    } else {
      lines.append("costPerKeyDecade: no observed job has more than a million keys")
    }
    lines.append("factors for latency, skew, caches and recovery: these are allowances, not work")
    return lines
  }
}
