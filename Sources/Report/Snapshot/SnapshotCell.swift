public import Sizing

/// A cell of a snapshot: its words are text, since snapshots of other versions may have others.
public struct SnapshotCell: Equatable, Sendable {
  public var tier: String
  public var recordsPerSecond: Double
  public var isFeasible: Bool
  public var bindingConstraint: String
  /// TaskManagers that each constraint alone needs.
  public var counts: ConstraintCounts
  /// The figures of its plan in the order of `Metric.ofPlan`, NaN where its pools have several;
  /// empty when infeasible.
  public var figures: [Double]
  /// What its costs are in; nil without prices.
  public var currency: String?
  public var memoryClass: String?
  public var warnings: [String]
  /// With a hot key, the rate below which it would fit.
  public var largestRecordsPerSecond: Double?

  public init(
    tier: String, recordsPerSecond: Double, isFeasible: Bool, bindingConstraint: String,
    counts: ConstraintCounts = ConstraintCounts(), figures: [Double], currency: String? = nil,
    memoryClass: String? = nil, warnings: [String] = [], largestRecordsPerSecond: Double? = nil
  ) {
    self.tier = tier
    self.recordsPerSecond = recordsPerSecond
    self.isFeasible = isFeasible
    self.bindingConstraint = bindingConstraint
    self.counts = counts
    self.figures = figures
    self.currency = currency
    self.memoryClass = memoryClass
    self.warnings = warnings
    self.largestRecordsPerSecond = largestRecordsPerSecond
  }

  /// The totals of a workload as it is deployed; what binds is told of its decisive cluster.
  init(_ cell: DeployedCell) {
    let decisive = cell.decisive
    self.init(
      tier: cell.application.tier.name, recordsPerSecond: cell.application.rate.value,
      isFeasible: cell.fits, bindingConstraint: decisive.bindingConstraint.name,
      counts: decisive.counts,
      figures: cell.fits ? Metric.ofPlan.map { cell.figure($0) ?? .nan } : [],
      currency: cell.cost?.currency, memoryClass: cell.memoryClass?.name,
      warnings: cell.warnings.map { $0.name },
      largestRecordsPerSecond: cell.largestRate?.value)
  }

  public static func == (a: SnapshotCell, b: SnapshotCell) -> Bool {
    a.point == b.point && a.isFeasible == b.isFeasible
      && a.bindingConstraint == b.bindingConstraint && a.counts == b.counts
      && a.figures.count == b.figures.count
      && zip(a.figures, b.figures).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
      && a.currency == b.currency && a.memoryClass == b.memoryClass && a.warnings == b.warnings
      && a.largestRecordsPerSecond == b.largestRecordsPerSecond
  }

  public var point: CellPoint { CellPoint(tier: tier, recordsPerSecond: recordsPerSecond) }

  /// What it requests costs so much a month (E30); nil without a plan and without prices.
  public var cost: Cost? { money(.cost) }

  /// A figure that is money; nil without a plan and without prices.
  public func money(_ metric: Metric) -> Cost? {
    guard let amount = number(metric), let currency else { return nil }
    return Cost(amount, currency)
  }

  /// A figure of its plan, or the largest rate.
  public func number(_ metric: Metric) -> Double? {
    if metric == .largestRecordsPerSecond { return largestRecordsPerSecond }
    guard let place = metric.place, !figures.isEmpty, !figures[place].isNaN else { return nil }
    return figures[place]
  }
}
