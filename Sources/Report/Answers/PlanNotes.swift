public import Diagnostics
internal import Markup
internal import Sizing
public import Workloads

/// What is questionable about plans that could be made, or why there is none.
public struct PlanNotes: Sendable {
  fileprivate struct Note {
    var workload: PlannedWorkload
    var cell: DeployedCell
  }

  fileprivate let notes: [Note]

  /// - Parameter point: where the workloads are sized, their design points by default.
  public init(_ workloads: [PlannedWorkload], at point: DesignPoint = DesignPoint()) {
    notes = workloads.map { workload in
      Note(workload: workload, cell: workload.deployed(point.cell(of: workload)))
    }.filter { !$0.cell.fits || !$0.cell.warnings.isEmpty }
  }

  /// A warning for each plan that does not fit, and for each warning of one that does.
  public var diagnostics: [Diagnostic] {
    notes.flatMap { note in
      note.cell.fits ? note.cell.warnings.map { note.diagnostic(of: $0) } : [note.misfit]
    }
  }

  /// All of it in a line or two, for commands that print something else.
  ///
  /// - Parameter command: the one that tells the rest: `headroom check`.
  public func summary(told command: String) -> [String] {
    let unfit = notes.filter { !$0.cell.fits }
    let doubtful = notes.filter { $0.cell.fits }
    return [
      Self.line(unfit, "workload", ("does", "do"), "not fit", command),
      Self.line(doubtful, "plan", ("has", "have"), "warnings", command),
    ].compactMap { $0 }
  }

  private static func line(
    _ notes: [Note], _ noun: String, _ verbs: (one: String, many: String), _ rest: String,
    _ command: String
  ) -> String? {
    if notes.isEmpty { return nil }
    let shown = notes.prefix(5).map { $0.workload.definition.id }.joined(separator: ", ")
    let more = notes.count > 5 ? ", …" : ""
    return """
      warning: \(Format.counted(notes.count, noun)) \(notes.count == 1 ? verbs.one : verbs.many) \
      \(rest): \(shown)\(more); '\(command)' says why
      """
  }
}

extension PlanNotes.Note {
  fileprivate var point: String {
    "\(Format.rate(cell.application.rate)) at \(cell.application.tier.name)"
  }

  fileprivate var misfit: Diagnostic {
    .warning(
      "does-not-fit",
      "\(workload.definition.title) does not fit. \(cell.decisive.why.plainText)",
      at: workload.definition.location,
      hint: "'headroom size \(workload.definition.id)' lists changes that make it fit")
  }

  fileprivate func diagnostic(of warning: Warning) -> Diagnostic {
    .warning(
      warning.name, "\(workload.definition.title), \(point): \(cell.sentence(of: warning))",
      at: workload.definition.location)
  }
}

extension DeployedCell {
  /// What a warning means and what to do, for the first of its clusters that has it.
  func sentence(of warning: Warning) -> String {
    let clusters = workload.pools.isEmpty ? [workload] : workload.pools
    for (cluster, part) in zip(clusters, parts) {
      guard let plan = part.plan, plan.warnings.contains(warning) else { continue }
      return warning.sentence(for: cluster, plan, at: part)
    }
    return warning.name
  }
}
