internal import Pages
public import Report
internal import Sizing

extension History {
  /// The page that compares two states.
  static func path(_ old: String, _ new: String) -> SitePath {
    SitePath("releases").child("\(old)..\(new)")
  }

  /// What the report's pages say about the last release; nil without one.
  public var changesSinceRelease: ChangesSinceRelease? {
    sinceLast.map { last in
      ChangesSinceRelease(
        release: last.old.name, page: Self.path(last.old.name, last.new.name),
        headline: Headline(comparison: last, tellsTitles: true).text,
        remark: last.new.snapshot.lacksPools ? Notices.poolsAsApplications : nil,
        workloads: marks(last), trends: trends)
    }
  }

  /// The cores of each workload that there is now, from release to release.
  private var trends: [String: [Double?]] {
    let sides = sides
    let cores = sides.map { side in
      Dictionary(
        side.snapshot.workloads.map { ($0.id, $0.design.number(.totalCores)) },
        uniquingKeysWith: { first, _ in first })
    }
    let present = sides.last?.snapshot.workloads ?? []
    return Dictionary(
      present.map { workload in (workload.id, cores.map { $0[workload.id] ?? nil }) },
      uniquingKeysWith: { first, _ in first })
  }

  private func marks(_ last: SnapshotComparison) -> [String: ChangesSinceRelease.WorkloadMark] {
    let present = last.listed.compactMap { change in
      change.new.map { ($0.id, ChangesSinceRelease.WorkloadMark(change)) }
    }
    return Dictionary(present, uniquingKeysWith: { first, _ in first })
  }
}

extension ChangesSinceRelease.WorkloadMark {
  fileprivate init(_ change: WorkloadChange) {
    self.init(
      state: change.state == .added ? "new" : change.state.rawValue,
      text: Self.text(change),
      style: change.change(.totalCores)?.style
        ?? (change.feasibilityTurn < 0
          ? "bad" : change.change(.cost)?.style ?? change.change(.usageCost)?.style),
      anchor: change.anchor)
  }

  private static func text(_ change: WorkloadChange) -> String {
    switch change.feasibilityTurn {
    case -1: return "no longer fits"
    case 1: return "fits again"
    default: break
    }
    if change.state == .added { return "new" }
    if let cores = change.change(.totalCores), let growth = cores.change {
      return "\(growth > 0 ? "+" : "−")\(Format.counted(Cores(abs(growth))))"
    }
    for metric in Metric.ofMoney {
      guard let cost = change.change(metric), let growth = cost.change, let currency = cost.currency
      else { continue }
      return "\(growth > 0 ? "+" : "−")\(Format.money(abs(growth), currency)) a month"
        + (metric == .usageCost ? " by use" : "")
    }
    return change.state.rawValue
  }
}
