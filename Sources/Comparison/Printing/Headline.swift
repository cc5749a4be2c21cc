internal import Report
internal import Sizing

/// The comparison in one sentence: how many need more, what that adds up to, who most.
struct Headline {
  let comparison: SnapshotComparison
  /// Whether workloads are called by their titles, as on all pages.
  var tellsTitles = false

  var text: String {
    if let lack = comparison.old.lacks { return without(lack) }
    if comparison.isEmpty { return unchanged }
    let sentences = [counts, sums].compactMap { $0 }.joined(separator: ": ")
    return ([sentences] + [largest].compactMap { $0 }).joined(separator: "; ") + "."
  }

  private func without(_ lack: SnapshotComparison.Side.Lack) -> String {
    let workloads = Format.counted(comparison.new.snapshot.workloads.count, "workload")
    let now = "\(workloads), \(cores(in: comparison.new.snapshot))"
    return switch lack {
    case .handbook, .readableHandbook: "Everything is new: \(now)."
    case .release: "Nothing to compare with: \(now)."
    }
  }

  private var unchanged: String {
    let workloads = Format.counted(comparison.new.snapshot.workloads.count, "workload")
    return "Nothing changed: \(workloads), \(cores(in: comparison.new.snapshot)) as before."
  }

  private func cores(in snapshot: Snapshot) -> String {
    let totals = Totals(snapshot)
    let cores = Format.counted(Cores(totals[.totalCores] ?? 0))
    return cores + (totals.costs.text.map { ", \($0) a month" } ?? "")
  }

  /// 3 of 12 workloads need more, 1 needs less
  private var counts: String {
    let kept = comparison.listed.filter { $0.old != nil && $0.new != nil }
    let more = kept.count { Self.demand($0) > 0 }
    let less = kept.count { Self.demand($0) < 0 }
    let lost = kept.count { $0.feasibilityTurn < 0 }
    let regained = kept.count { $0.feasibilityTurn > 0 }
    let same = kept.count {
      Self.demand($0) == 0 && Self.price($0) == 0 && Self.costTurn($0) == nil
        && $0.feasibilityTurn == 0 && $0.state == .changed
    }
    let dearer = kept.count { Self.price($0) > 0 }
    let cheaper = kept.count { Self.price($0) < 0 }
    func turned(_ turn: WorkloadChange.CostTurn) -> Int {
      kept.count { Self.costTurn($0) == turn }
    }
    let all = comparison.new.snapshot.workloads.count
    var parts = [
      Self.part(lost, "no longer fits", "no longer fit"),
      Self.part(regained, "fits again", "fit again"),
      Self.part(more, "needs more", "need more"), Self.part(less, "needs less", "need less"),
      Self.part(dearer, "costs more", "cost more"), Self.part(cheaper, "costs less", "cost less"),
      Self.part(turned(.first), "has a first price", "have a first price"),
      Self.part(turned(.gone), "has no price anymore", "have no price anymore"),
      Self.part(
        turned(.otherCurrency), "is priced in another currency", "are priced in another currency"),
      Self.part(
        same, "differs without needing more or less", "differ without needing more or less"),
    ].compactMap { $0 }
    if let first = parts.first, let space = first.firstIndex(of: " ") {
      parts[0] = "\(first[..<space]) of \(Format.counted(all, "workload"))\(first[space...])"
    }
    for state in [WorkloadChange.State.added, .removed, .renamed] {
      let count = comparison.listed.count { $0.state == state }
      if count == 0 { continue }
      let subject = parts.isEmpty ? Format.counted(count, "workload") : Format.count(count)
      parts.append("\(subject) \(state.rawValue)")
    }
    return parts.joined(separator: ", ")
  }

  /// What a workload needs more (above zero) or less; nothing said where it fits only once.
  private static func demand(_ workload: WorkloadChange) -> Double {
    if workload.feasibilityTurn != 0 { return 0 }
    return Totals.metrics.lazy.map { workload.growth($0) }.first { $0 != 0 } ?? 0
  }

  /// What a workload that needs the same costs more (above zero) or less, as requested or else by use.
  private static func price(_ workload: WorkloadChange) -> Double {
    guard demand(workload) == 0, workload.feasibilityTurn == 0 else { return 0 }
    return Metric.ofMoney.lazy.map { workload.change($0)?.change ?? 0 }.first { $0 != 0 } ?? 0
  }

  /// What happened to the price of a workload, where that is told as a change.
  private static func costTurn(_ workload: WorkloadChange) -> WorkloadChange.CostTurn? {
    workload.change(.cost) == nil ? nil : workload.costTurn(of: .cost)
  }

  private static func part(_ count: Int, _ one: String, _ many: String) -> String? {
    count == 0 ? nil : "\(Format.count(count)) \(count == 1 ? one : many)"
  }

  /// +12 TaskManagers, +48 cores (+8 %)
  private var sums: String? {
    let totals = comparison.totals
    func change(_ metric: Metric) -> MetricChange? {
      totals.first { $0.metric == metric }.flatMap { $0.change == 0 ? nil : $0 }
    }
    let taskManagers = change(.taskManagers).map { change in
      let more = change.change ?? 0
      return Self.sign(more) + Format.counted(Int(clamping: abs(more)), "TaskManager")
    }
    let cores = change(.totalCores).map { change in
      let share = change.share.map { " (\(MetricChange.percent($0)))" }
      return Self.signedCores(change.change ?? 0) + (share ?? "")
    }
    let costs = totals.compactMap { change -> String? in
      guard change.metric.kind == .money, let more = change.change, more != 0,
        let currency = change.currency
      else { return nil }
      let share = change.share.map { " (\(MetricChange.percent($0)))" }
      let byUse = change.metric == .usageCost ? " by use" : ""
      return "\(Self.sign(more))\(Format.money(abs(more), currency)) a month\(byUse)"
        + (share ?? "")
    }
    let parts = [taskManagers, cores].compactMap { $0 } + costs
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private var largest: String? {
    let candidates = comparison.listed.filter {
      $0.old != nil && $0.new != nil && $0.feasibilityTurn == 0 && $0.growth(.totalCores) != 0
    }
    let most = candidates.max { abs($0.growth(.totalCores)) < abs($1.growth(.totalCores)) }
    guard candidates.count > 1, let most else { return nil }
    let name = most.name(tellsTitles: tellsTitles)
    return "largest: \(name) \(Self.signedCores(most.growth(.totalCores)))"
  }

  private static func signedCores(_ number: Double) -> String {
    sign(number) + Format.counted(Cores(abs(number)))
  }

  private static func sign(_ number: Double) -> String { number > 0 ? "+" : "−" }
}
