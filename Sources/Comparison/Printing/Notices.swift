internal import Report
internal import Sizing

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
  let comparison: SnapshotComparison
  /// Whether workloads are called by their titles, as on all pages.
  var tellsTitles = false

  var all: [Notice] {
    [lack, profiles, model, assumptions, prices, currencies, costs, usage, unrecorded, pools]
      .compactMap { $0 } + feasibility
      + binding
      + maxParallelism + withoutEffect
  }

  private func name(_ workload: WorkloadChange) -> String {
    workload.name(tellsTitles: tellsTitles)
  }

  private var old: Snapshot { comparison.old.snapshot }
  private var new: Snapshot { comparison.new.snapshot }

  private var lack: Notice? {
    let name = comparison.old.name
    return switch comparison.old.lacks {
    case nil: nil
    case .handbook?:
      Notice(
        severity: .note,
        text: "There is no handbook at \(name): every workload counts as new, no change is judged.")
    case .release?:
      Notice(
        severity: .note,
        text: """
          No release is recorded yet, so there is nothing to compare with. Record one with 'headroom \
          release NAME'.
          """)
    case .readableHandbook?:
      Notice(
        severity: .warning,
        text: """
          The handbook at \(name) has errors and can't be compared with: every workload counts as \
          new, no change is judged.
          """)
    }
  }

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
        + (count == 1 ? "is" : "are") + " listed separately"
    return Notice(
      severity: .note,
      text: "The model's number changed from \(old.model) to \(new.model); \(affected).")
  }

  private var assumptions: Notice? {
    let moved = comparison.causes.filter { $0.kind == .assumption }
    let shown =
      old.profile == new.profile ? moved : moved.filter { !ProfileNumbers.names.contains($0.name) }
    if shown.isEmpty { return nil }
    return Notice(
      severity: .note,
      text: "Assumptions of the handbook changed: \(Self.list(shown.map(\.sentence), most: 8)).")
  }

  /// Prices and machines of environments, each once, however many workloads they are a cause for.
  private var prices: Notice? {
    var told: Set<String> = []
    let moved = (comparison.workloads + comparison.unchanged).flatMap { workload in
      workload.places.map { cause in "\(cause.sentence) in \(workload.new?.environment ?? "")" }
    }.filter { told.insert($0).inserted }
    if moved.isEmpty { return nil }
    return Notice(
      severity: .note,
      text: "Prices and machines of environments changed: \(Self.list(moved, most: 8)).")
  }

  /// Nothing is converted, so that gates on a change of cost can't judge it.
  private var currencies: Notice? {
    let moved = comparison.listed.compactMap { workload -> String? in
      guard let change = workload.change(.cost), let old = change.old?.currency,
        let new = change.new?.currency, old != new
      else { return nil }
      return "\(name(workload)) \(change.fromTo)"
    }
    if moved.isEmpty { return nil }
    return Notice(
      severity: .warning,
      text: """
        The currency of costs changed: \(Self.list(moved, most: 8)). Nothing is converted, so a limit on \
        the change of these costs can't be checked.
        """)
  }

  /// What is not known of costs.
  private var costs: Notice? {
    if comparison.old.lacks != nil || old.workloads.isEmpty || new.workloads.isEmpty { return nil }
    let turned = comparison.apart(.cost).filter { $0.costTurn(of: .cost) != .otherCurrency }
    if turned.isEmpty { return nil }
    if !comparison.tellsPrices {
      let side = old.format < new.format ? comparison.old.name : comparison.new.name
      return Notice(
        severity: .note,
        text: """
          \(side) was recorded before snapshots contained costs, so changes of cost are not known.
          """)
    }
    let costs = turned.map { "\(name($0)) \($0.change(.cost)?.fromTo ?? "")" }
    let isLeftOut = comparison.totals.contains { $0.metric == .cost && $0.change != nil }
    return Notice(
      severity: .warning,
      text: """
        A cost is known on one side only: \(Self.list(costs, most: 8)). \
        \(turned.count == 1 ? "Its change is" : "Their changes are") not known\
        \(isLeftOut ? ", and the total leaves \(turned.count == 1 ? "it" : "them") out" : "").
        """)
  }

  /// By use, a release may have recorded nothing that it cost.
  private var usage: Notice? {
    let unknown = comparison.apart(.usageCost).filter { $0.costTurn(of: .usageCost) == .unrecorded }
    if unknown.isEmpty { return nil }
    return Notice(
      severity: .note,
      text: """
        One side was recorded before snapshots contained costs by use, so their changes are not known \
        for \(Self.list(unknown.map(name), most: 8)).
        """)
  }

  private var unrecorded: Notice? {
    guard comparison.listed.contains(where: { $0.causes.contains { $0.kind == .unrecorded } })
    else {
      return nil
    }
    return Notice(
      severity: .note,
      text: """
        A snapshot was recorded before snapshots contained the input of workloads, so changes of input \
        can't be identified.
        """)
  }

  private var pools: Notice? {
    guard old.lacksPools || new.lacksPools else { return nil }
    return Notice(severity: .note, text: Self.poolsAsApplications)
  }

  /// What figures mean where a snapshot does not tell pools.
  static let poolsAsApplications = """
    A workload with a compute pool for each statement counts as one application here: a snapshot was \
    recorded before snapshots contained the totals of pools.
    """

  /// The first of them, since a list of hundreds says less than its length.
  private var feasibility: [Notice] {
    let lost = comparison.listed.filter { workload in
      workload.feasibilityTurn < 0
        || (workload.state == .added && workload.new?.design.isFeasible == false)
    }
    let shown = lost.prefix(10).compactMap { workload in
      workload.new.map {
        Notice(severity: .warning, text: misfit($0, isNew: workload.old == nil))
      }
    }
    let rest = lost.count - shown.count
    let more = Notice(severity: .warning, text: "\(Format.count(rest)) more do not fit.")
    let regained = comparison.listed.filter { $0.feasibilityTurn > 0 }.map { workload in
      "\(name(workload)) at \(workload.point.text)"
    }
    return shown + (rest > 0 ? [more] : []) + Self.note("Fits again", regained)
  }

  private func misfit(_ workload: SnapshotWorkload, isNew: Bool) -> String {
    let limit = workload.design.largestRecordsPerSecond.map {
      " (up to \(Format.rate(RecordsPerSecond($0))) would fit)"
    }
    let name = tellsTitles ? workload.title : workload.id
    return """
      \(name) \(isNew ? "is new and does not fit" : "no longer fits"): no number of TaskManagers \
      sustains \(workload.designPoint.text), because of \(workload.design.bindingConstraint)\(limit ?? "").
      """
  }

  private var binding: [Notice] {
    let moved = comparison.listed.compactMap { workload -> String? in
      guard workload.feasibilityTurn == 0, workload.old != nil, workload.new != nil,
        let change = workload.change(.bindingConstraint)
      else { return nil }
      return "\(name(workload)) \(change.newText), was \(change.oldText)"
    }
    return Self.note("Another constraint binds", moved)
  }

  /// A job keeps its key groups for life, so a planned change of them needs a decision.
  private var maxParallelism: [Notice] {
    let moved = comparison.listed.compactMap { workload -> String? in
      guard workload.old != nil, let change = workload.change(.maxParallelism) else { return nil }
      let state = workload.old?.design.number(.stateBytes) ?? 0
      let loss = state > 0 ? ", with \(Format.size(Bytes(state))) of state" : ""
      return "\(name(workload)) \(change.fromTo)\(loss)"
    }
    if moved.isEmpty { return [] }
    return [
      Notice(
        severity: .warning,
        text: """
          Max parallelism changes: \(Self.list(moved, most: 8)). Flink refuses to restore state that was \
          written with another one. To keep the state, write the old number as 'maxParallelism' in the \
          workload's file; otherwise the job starts without its state and has to rebuild it.
          """)
    ]
  }

  private static func note(_ title: String, _ parts: [String]) -> [Notice] {
    parts.isEmpty ? [] : [Notice(severity: .note, text: "\(title): \(list(parts, most: 8)).")]
  }

  private var withoutEffect: [Notice] {
    let moved = comparison.unchanged.filter { $0.causes.contains { $0.kind == .input } }
    return Self.note(
      "Changed without affecting a figure", moved.map { "\(name($0)) (\($0.causeText(most: 6)))" })
  }

  static func list(_ parts: [String], most: Int) -> String {
    let shown = parts.prefix(most).joined(separator: ", ")
    return parts.count > most ? "\(shown) and \(Format.count(parts.count - most)) more" : shown
  }
}

extension WorkloadChange {
  /// Causes that its environment shares with others.
  fileprivate var places: [Cause] {
    let wholeParts = Set(causes.compactMap(\.titleOfWholePart))
    return causes.filter {
      ($0.kind == .price || $0.kind == .machine) && !$0.isPart(of: wholeParts)
    }
  }

  /// What moved, in words.
  ///
  /// - Parameter most: how many causes, where there is little room.
  func causeText(most: Int = .max) -> String {
    let all = causeTexts
    let rest = all.count - min(all.count, most)
    return all.prefix(most).joined(separator: "; ")
      + (rest > 0 ? "; and \(Format.count(rest)) more" : "")
  }

  /// Each cause in words; the facts of a statement that came or went are told by its name.
  var causeTexts: [String] {
    if state == .added || state == .removed { return [state.rawValue] }
    let wholeParts = Set(causes.compactMap(\.titleOfWholePart))
    let told = causes.filter { !$0.isPart(of: wholeParts) }.map(\.sentence)
    let name = state == .renamed ? ["was \(old?.id ?? "")"] : []
    let all = name + told
    return all.isEmpty ? ["not recorded"] : all
  }
}
