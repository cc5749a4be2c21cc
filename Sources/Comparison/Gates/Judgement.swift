internal import Report

/// A gate that a change crosses.
struct Crossing: Sendable {
  enum Severity: String, Sendable {
    case fail
    case warn
  }

  /// What crossed it: a workload, one of its cells, or the total.
  struct Subject: Sendable {
    /// The workload's id, or `total`.
    var id: String
    /// The cell, when the gate looks at cells.
    var point: CellPoint?
  }

  var gate: Gate
  var severity: Severity
  var subject: Subject
  var change: MetricChange
  /// The waiver for it, whether it still holds or has ended.
  var waiver: Waiver?
  /// Whether the waiver holds on the day of judging.
  var isWaived: Bool
}

/// What the gates say of a comparison.
struct Judgement: Sendable {
  /// In the order of the gates, those that fail first, then of the workloads.
  private(set) var crossings: [Crossing] = []
  /// Gates of a workload that neither side has: nothing crosses them, which should not go unseen.
  private(set) var gatesWithoutSubject: [Gate] = []

  /// Gates on costs in a currency that the newer side has none in.
  private(set) var gatesWithoutCost: [Gate] = []

  /// Waivers whose last day is past.
  private(set) var waiversEnded: [Waiver] = []
  /// Waivers that hold, and that no crossing needs.
  private(set) var waiversWithoutUse: [Waiver] = []

  var failures: [Crossing] { crossings.filter { $0.severity == .fail && !$0.isWaived } }

  init() {}

  /// - Parameter today: the day that waivers are judged by.
  init(of comparison: SnapshotComparison, settings: ComparisonSettings, today: CalendarDay) {
    let ids = Set((comparison.listed + comparison.unchanged).map(\.id))
    gatesWithoutSubject = (settings.fail + settings.warn).filter { gate in
      if case .workload(let id) = gate.scope { return !ids.contains(id) }
      return false
    }
    gatesWithoutCost = (settings.fail + settings.warn).filter { gate in
      gate.metric == .cost && !comparison.new.snapshot.currencies.contains(where: gate.accepts)
    }
    for (gates, severity) in [(settings.fail, Crossing.Severity.fail), (settings.warn, .warn)] {
      for gate in gates {
        for (subject, change) in gate.changes(in: comparison) where gate.isCrossed(by: change) {
          var crossing = Crossing(
            gate: gate, severity: severity, subject: subject, change: change, isWaived: false)
          let waivers = settings.waivers.filter { $0.covers(crossing) }
          crossing.waiver = waivers.max { $0.until < $1.until }
          crossing.isWaived = crossing.waiver.map { today <= $0.until } ?? false
          crossings.append(crossing)
        }
      }
    }
    judgeWaivers(settings.waivers, today)
  }

  private mutating func judgeWaivers(_ waivers: [Waiver], _ today: CalendarDay) {
    waiversEnded = waivers.filter { $0.until < today }
    waiversWithoutUse = waivers.filter { waiver in
      today <= waiver.until && !crossings.contains(where: waiver.covers)
    }
  }
}

extension Gate {
  fileprivate func accepts(_ currency: String) -> Bool {
    self.currency == nil || self.currency == currency
  }

  /// Every change that the gate looks at.
  fileprivate func changes(in comparison: SnapshotComparison) -> [(Crossing.Subject, MetricChange)]
  {
    switch scope {
    case .total:
      return comparison.totals.filter { $0.metric == metric }.map { (.init(id: "total"), $0) }
    case .workloads, .workload, .cells:
      return (comparison.listed + comparison.unchanged).filter(looksAt).flatMap { workload in
        scope == .cells ? cellChanges(of: workload) : designChange(of: workload)
      }
    }
  }

  private func looksAt(_ workload: WorkloadChange) -> Bool {
    if case .workload(let id) = scope { return workload.id == id }
    return true
  }

  private func designChange(of workload: WorkloadChange) -> [(Crossing.Subject, MetricChange)] {
    guard let new = workload.new?.design.value(metric) else { return [] }
    let change = MetricChange(metric: metric, old: workload.old?.design.value(metric), new: new)
    return [(.init(id: workload.id), change)]
  }

  private func cellChanges(of workload: WorkloadChange) -> [(Crossing.Subject, MetricChange)] {
    let before = Dictionary(
      (workload.old?.cells ?? []).map { ($0.point, $0) }, uniquingKeysWith: { a, _ in a })
    return (workload.new?.cells ?? []).compactMap { cell in
      let point = cell.point
      guard let new = cell.value(metric) else { return nil }
      let change = MetricChange(metric: metric, old: before[point]?.value(metric), new: new)
      return (.init(id: workload.id, point: point), change)
    }
  }
}
