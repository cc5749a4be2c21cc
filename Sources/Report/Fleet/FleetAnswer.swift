internal import Sizing
internal import Workloads

/// What one workload takes at a rate, as the fleet map shows it.
struct FleetAnswer: Sendable {
  let cell: DeployedCell
  /// The constraint that would decide without the binding one, and the cores it needs.
  let next: (constraint: Constraint, cores: Cores)?

  init(_ cell: DeployedCell) {
    self.cell = cell
    next = Self.next(cell)
  }

  /// At a multiple of the workload's peak rate.
  init(_ workload: PlannedWorkload, times multiple: Double) {
    let design = workload.design
    self.init(
      workload.deployed(
        multiple == 1 ? design : workload.cell(design.tier, design.rate * multiple)))
  }

  /// The second highest need, in the cluster that decides.
  private static func next(_ cell: DeployedCell) -> (constraint: Constraint, cores: Cores)? {
    guard cell.fits, let plan = cell.decisive.plan else { return nil }
    var next: (constraint: Constraint, count: Int)?
    for constraint in Constraint.counted where constraint != plan.bindingConstraint {
      if let count = plan.counts[constraint], count > next?.count ?? 0 {
        next = (constraint, count)
      }
    }
    return next.map { next in
      let spared = plan.coresPerTaskManager * Double(max(plan.taskManagers - next.count, 0))
      return (next.constraint, cell.cores - spared)
    }
  }

  /// How it is when the reader points at it: `45 cores: cpu binds, then recovery at 37.`
  var reading: String {
    let name = cell.bindingConstraint.name
    guard cell.fits else {
      return "Does not fit at \(Format.rate(cell.application.rate)), because of \(name)."
    }
    let then = next.map { ", then \($0.constraint.name) at \(Format.count($0.cores))" } ?? ""
    return "\(Format.counted(cell.cores)): \(name) binds\(then)."
  }

  /// `8 workloads, 312 cores, 12,040 USD a month; 1 does not fit`
  static func totals(of answers: [FleetAnswer]) -> String {
    let fitting = answers.filter { $0.cell.fits }
    let cores = fitting.reduce(Cores.zero) { $0 + $1.cell.cores }
    let costs = CostSums(fitting.compactMap { $0.cell.cost }).text.map { ", \($0) a month" } ?? ""
    let missing = answers.count - fitting.count
    let unfit = missing == 0 ? "" : "; \(missing) \(missing == 1 ? "does" : "do") not fit"
    return
      "\(Format.counted(answers.count, "workload")), \(Format.counted(cores))\(costs)\(unfit)"
  }

  /// The most cores that a bar stands for.
  static func most(of answers: [FleetAnswer]) -> Cores {
    answers.filter { $0.cell.fits }.map { $0.cell.cores }.max() ?? Cores(1)
  }
}
