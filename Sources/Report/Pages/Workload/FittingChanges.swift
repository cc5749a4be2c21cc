internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// What would make a workload fit that does not: a lower rate, a looser tier, another property of
/// the workload, an assumption that turns out better.
struct FittingChanges {
  let workload: PlannedWorkload
  /// The cell that does not fit.
  private let design: Cell

  /// - Parameter cell: another cell than that of the design point.
  init(workload: PlannedWorkload, cell: Cell? = nil) {
    self.workload = workload
    design = cell ?? workload.design
  }

  /// A change that makes the workload fit, and what it then needs.
  struct Change {
    var title: String
    var plan: Plan
    /// The assumption to look up.
    var anchor: String?
  }

  /// The cell of the largest rate that fits at the design tier; nil when none does.
  var largest: Cell? { workload.largestFitting(design.tier, below: design.rate.value) }

  @Content func html(_ here: LinkBase) -> [HTML] {
    let largest = largest
    Tag.p { sentence(largest) }
    let changes = changes(largest)
    if changes.isEmpty {
      Tag.p {
        "No single change to the workload or an assumption, up to double or half its value, helps."
      }
    } else {
      table(changes).html(here)
    }
  }

  /// The same for a terminal.
  var text: String {
    let changes = changes(largest)
    if changes.isEmpty { return "" }
    return "\nAny one of these makes it fit:\n" + table(changes).lines(indentedBy: 2)
  }

  private func sentence(_ largest: Cell?) -> String {
    let constraint = design.bindingConstraint
    guard let largest, let plan = largest.plan else {
      return """
        At \(design.tier.name) no rate fits, not even one record a second, because of \
        \(constraint.title).
        """
    }
    return """
      The largest rate that fits at \(design.tier.name) is \
      \(Format.fitting(largest.rate)), \(Format.share(largest.rate / design.rate)) of the \
      design rate. It needs \(Format.counted(plan.totalCores)); nothing fits above it, because of \
      \(constraint.title).
      """
  }

  func changes(_ largest: Cell?) -> [Change] {
    lowerRate(largest) + looserTiers + hotKeySplit + properties + assumptions
  }

  /// The last steps up to the largest rate can be steep, so a rate with some room stands beside it.
  private static let roomyShare = 0.8

  private func lowerRate(_ largest: Cell?) -> [Change] {
    guard let largest else { return [] }
    let roomy = workload.cell(
      design.tier,
      RecordsPerSecond(RateSamples.roundedDown(largest.rate.value * Self.roomyShare)))
    return [largest, roomy].compactMap { cell in
      cell.plan.map { Change(title: "a rate of \(Format.rate(cell.rate))", plan: $0) }
    }
  }

  private var looserTiers: [Change] {
    LatencyTier.allCases.filter { $0.rawValue > design.tier.rawValue }.compactMap { tier in
      workload.cell(tier, design.rate).plan.map {
        Change(title: "the tier \(tier.name)", plan: $0, anchor: tier.name)
      }
    }
  }

  /// E25.
  private var hotKeySplit: [Change] {
    guard let split = workload.sizer.hotKeySplit(of: design) else { return [] }
    return [
      Change(title: "the hottest key split in \(Format.count(split.parts))", plan: split.plan)
    ]
  }

  /// The mildest change of each property of the workload that makes it fit.
  private var properties: [Change] {
    AdjustableProperty.all(of: workload, at: design).compactMap { property in
      for step in property.steps {
        guard let sizer = workload.sizer(for: step.workload) else { continue }
        let cell = sizer.cell(tier: design.tier, nearest: design.rate)
        if let plan = cell.plan { return Change(title: step.title, plan: plan) }
      }
      return nil
    }
  }

  private var assumptions: [Change] {
    workload.sizer.sensitivity(of: design).compactMap { effect in
      let isHalf = effect.coresAtHalf != nil
      guard isHalf || effect.coresAtDouble != nil else { return nil }
      return plan(effect.parameter, isHalf ? effect.half : effect.double)
    }
  }

  private func plan(_ parameter: Sensitivity.Parameter, _ value: Double) -> Change? {
    var varied = workload.assumptions
    switch parameter {
    case .assumption(let assumption): varied[assumption] = value
    case .tier(let tier, let assumption): varied[tier, assumption] = value
    }
    guard let sizer = workload.sizer(assumptions: varied) else { return nil }
    return sizer.cell(tier: design.tier, nearest: design.rate).plan.map {
      Change(
        title: "\(parameter.shortTitle) of \(parameter.format(value))", plan: $0,
        anchor: parameter.anchor)
    }
  }

  private var costs: CostColumns { CostColumns(currencies: [workload].currencies) }

  func table(_ changes: [Change]) -> Table {
    Table(
      caption: "Any one of these makes it fit",
      columns: [
        .init(title: "Change to"), .init(title: "Cores", isNumber: true),
        .init(title: "TaskManagers", isNumber: true), .init(title: "Nodes", isNumber: true),
      ] + costs.columns + [.init(title: "Binds then")],
      rows: changes.map { change in
        let binding = change.plan.bindingConstraint
        var title = Datum(change.title)
        if let anchor = change.anchor {
          title.link = SitePath("assumptions")
          title.anchor = anchor
        }
        return Table.Row(
          cells: [
            title, Datum(change.plan.totalCores),
            Datum(change.plan.shape, exact: String(change.plan.taskManagers)),
            Datum(change.plan.nodes),
          ] + costs.data(workload.money?.cost(of: [change.plan])) + [
            Datum(binding.name, style: "constraint " + binding.style)
          ])
      })
  }
}

extension PlannedWorkload {
  /// The cell of the largest rate that fits below one that does not, for any constraint; nil when
  /// even a record a second does not.
  func largestFitting(_ tier: LatencyTier, below rate: Double) -> Cell? {
    guard cell(tier, RecordsPerSecond(1)).plan != nil else { return nil }
    return largestFitting(tier, from: 1, to: rate)
  }
}
