/// A remark that stands above the tables.
struct Notice: Sendable {
  enum Severity: String, Sendable {
    case warning
    case note
  }

  var severity: Severity
  var text: String
}

/// What a reader should know before believing the tables, and what no table says.
struct Notices {
  let comparison: Comparison
  let judgement: Judgement

  var all: [Notice] {
    [profiles, model, assumptions, environmentOfRecord].compactMap { $0 } + feasibility + binding
      + maxParallelism + [withoutEffect].compactMap { $0 }
  }

  private var old: RecordedMatrix { comparison.old.matrix }
  private var new: RecordedMatrix { comparison.new.matrix }

  private var profiles: Notice? {
    guard old.profile != new.profile else { return nil }
    return Notice(
      severity: .warning,
      text: """
        The snapshots were made with different profiles, \(old.profile) and \(new.profile): every \
        figure may differ for that reason alone.
        """)
  }

  private var model: Notice? {
    guard old.model != new.model else { return nil }
    let count = comparison.modelOnly.count
    let affected =
      count == 0
      ? "no workload changed for that reason alone"
      : "\(Format.counted(count, "workload")) changed for that reason alone and "
        + (count == 1 ? "stands" : "stand") + " apart"
    return Notice(
      severity: .note, text: "The model's number moved from \(old.model) to \(new.model); \(affected).")
  }

  private var assumptions: Notice? {
    let moved = comparison.causes.filter { $0.kind == .assumption }
    let shown = old.profile == new.profile ? moved : moved.filter { !ProfileNumbers.names.contains($0.name) }
    if shown.isEmpty { return nil }
    return Notice(
      severity: .note,
      text: "Assumptions of the handbook moved: \(Self.list(shown.map(\.sentence), most: 8)).")
  }

  private var environmentOfRecord: Notice? {
    guard comparison.listed.contains(where: { $0.causes.contains { $0.kind == .unrecorded } }) else {
      return nil
    }
    return Notice(
      severity: .note,
      text: """
        A snapshot is from before snapshots held the input of workloads: where an input moved, it \
        can't be said which.
        """)
  }

  private var feasibility: [Notice] {
    comparison.listed.compactMap { workload in
      guard workload.feasibilityTurn != 0, let new = workload.new else { return nil }
      if workload.feasibilityTurn > 0 {
        return Notice(severity: .note, text: "\(workload.id) fits again, \(new.designPoint.text).")
      }
      let limit = new.design.largestRecordsPerSecond.map { " (up to \(Format.rate($0)) would fit)" }
      return Notice(
        severity: .warning,
        text: """
          \(workload.id) no longer fits: no number of TaskManagers carries \(new.designPoint.text), \
          because of \(new.design.bindingConstraint)\(limit ?? "").
          """)
    }
  }

  private var binding: [Notice] {
    comparison.listed.compactMap { workload in
      guard workload.feasibilityTurn == 0, workload.old != nil, workload.new != nil,
        let change = workload.change(.bindingConstraint)
      else { return nil }
      return Notice(
        severity: .note,
        text: "\(workload.id) is bound by \(change.newText) now, by \(change.oldText) before.")
    }
  }

  /// A job keeps its key groups for life, so a planned change of them needs a decision.
  private var maxParallelism: [Notice] {
    comparison.listed.compactMap { workload in
      guard workload.old != nil, let change = workload.change(.maxParallelism),
        let before = change.old?.number
      else { return nil }
      return Notice(
        severity: .warning,
        text: """
          Max parallelism of \(workload.id) moves from \(change.oldText) to \(change.newText). A \
          job can't change it and keep its state: leave pipeline.max-parallelism at \
          \(Exact.number(before)), or start the job without its old state.
          """)
    }
  }

  private var withoutEffect: Notice? {
    let moved = comparison.unchanged.filter { !$0.causes.isEmpty }
    if moved.isEmpty { return nil }
    let parts = moved.map { "\($0.id) (\($0.causeText))" }
    return Notice(
      severity: .note, text: "Moved without changing a figure: \(Self.list(parts, most: 8)).")
  }

  private static func list(_ parts: [String], most: Int) -> String {
    let shown = parts.prefix(most).joined(separator: ", ")
    return parts.count > most ? "\(shown) and \(Format.count(parts.count - most)) more" : shown
  }
}

extension WorkloadChange {
  /// What moved, in words; the facts of a statement that came or went are told by its name.
  var causeText: String {
    if state == .added || state == .removed { return state.rawValue }
    let told = causes.filter { !$0.isPartOfWholeStatement }.map(\.sentence)
    let name = state == .renamed ? ["was \(old?.id ?? "")"] : []
    let all = name + told
    if all.isEmpty { return "not recorded" }
    return all.prefix(6).joined(separator: "; ") + (all.count > 6 ? "; \(all.count - 6) more" : "")
  }
}
