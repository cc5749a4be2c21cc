internal import Diagnostics
internal import Report

/// A gate that a change crosses, or that can't be checked.
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
  /// Why the gate can't be checked; nil where the change crosses it.
  var obstacle: String?
  /// The waiver for it, whether it still holds or has ended.
  var waiver: Waiver?
  /// Whether the waiver holds on the day of judging.
  var isWaived = false
}

/// What the gates say of a comparison.
struct Judgement: Sendable {
  /// In the order of the gates, those that fail first, then of the workloads.
  private(set) var crossings: [Crossing] = []

  /// Waivers whose last day is past.
  private(set) var waiversEnded: [Waiver] = []
  /// Waivers that hold, and that no crossing needs.
  private(set) var waiversWithoutUse: [Waiver] = []

  var failures: [Crossing] { crossings.filter { $0.severity == .fail && !$0.isWaived } }

  init() {}

  /// - Parameter today: the day that waivers are judged by.
  init(of comparison: SnapshotComparison, settings: ComparisonSettings, today: CalendarDay) {
    for (gates, severity) in [(settings.fail, Crossing.Severity.fail), (settings.warn, .warn)] {
      for gate in gates {
        crossings += gate.crossings(in: comparison, severity).map { crossing in
          crossing.waived(by: settings.waivers, today)
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

extension Crossing {
  /// With the waiver that holds the longest.
  fileprivate func waived(by waivers: [Waiver], _ today: CalendarDay) -> Crossing {
    var crossing = self
    crossing.waiver = waivers.filter { $0.covers(self) }.max { $0.until < $1.until }
    crossing.isWaived = crossing.waiver.map { today <= $0.until } ?? false
    return crossing
  }
}

extension Gate {
  func accepts(_ currency: String) -> Bool {
    self.currency == nil || self.currency == currency
  }

  func looksAt(_ workload: WorkloadChange) -> Bool {
    if case .workload(let id) = scope { return workload.id == id }
    return true
  }

  /// What crosses it, and what it can't be checked for.
  fileprivate func crossings(
    in comparison: SnapshotComparison, _ severity: Crossing.Severity
  ) -> [Crossing] {
    let crossed = changes(in: comparison).filter { isCrossed(by: $0.1) }.map { subject, change in
      Crossing(gate: self, severity: severity, subject: subject, change: change)
    }
    let obstacles = obstacles(in: comparison)
    let unchecked = (obstacles.isEmpty ? withoutSubject(in: comparison) : obstacles).map {
      Crossing(
        gate: self, severity: severity, subject: $0.subject, change: $0.change, obstacle: $0.reason)
    }
    return crossed + unchecked
  }

  /// That there is nothing to check: no such workload, or nothing with a cost in its currency.
  private func withoutSubject(in comparison: SnapshotComparison) -> [CostObstacle] {
    let all = comparison.listed + comparison.unchanged
    func obstacle(_ id: String, _ reason: String) -> [CostObstacle] {
      let nothing = MetricChange(metric: metric, old: nil, new: nil)
      return [CostObstacle(subject: .init(id: id), change: nothing, reason: reason)]
    }
    if case .workload(let id) = scope, !all.contains(where: { $0.id == id || $0.old?.id == id }) {
      let near = Nearest.match(for: id, among: all.map(\.id).sorted())
      return obstacle(
        id, "no workload is called '\(id)'" + (near.map { "; did you mean '\($0)'?" } ?? ""))
    }
    let new = comparison.new.snapshot
    guard metric.kind == .money, new.workloads.contains(where: { $0.design.isFeasible }),
      !new.currencies.contains(where: accepts)
    else { return [] }
    return obstacle(
      scope == .total ? "total" : "workloads",
      "no workload has a cost" + (currency.map { " in \($0)" } ?? ""))
  }

  /// Every change that the gate looks at.
  private func changes(in comparison: SnapshotComparison) -> [(Crossing.Subject, MetricChange)] {
    switch scope {
    case .total:
      let sums = if case .number = limit { comparison.wholeSums } else { comparison.totals }
      return sums.filter { $0.metric == metric }.map { (.init(id: "total"), $0) }
    case .workloads, .workload, .cells:
      return (comparison.listed + comparison.unchanged).filter(looksAt).flatMap { workload in
        scope == .cells ? cellChanges(of: workload) : designChange(of: workload)
      }
    }
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
