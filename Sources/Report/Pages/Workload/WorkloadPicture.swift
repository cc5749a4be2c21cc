internal import Pages
internal import Sizing
internal import Workloads

/// What the picture beside a link to a workload's page says: the answer, and what decides it.
struct WorkloadPicture {
  let workload: PlannedWorkload

  init(_ workload: PlannedWorkload) { self.workload = workload }

  private var cell: DeployedCell { workload.deployed(workload.design) }

  var picture: PagePicture {
    var picture = PagePicture(title: workload.definition.title)
    picture.otherTitle = workload.definition.id
    picture.point = "at \(Format.rate(workload.definition.rate)), \(workload.definition.tier.name)"
    guard cell.fits, let plan = workload.mainCluster.design.plan else {
      return misfit(picture)
    }
    picture.figure = Format.count(cell.cores)
    picture.unit = cell.cores == Cores(1) ? "core" : "cores"
    picture.tone = plan.bindingConstraint.name
    picture.reason = "\(plan.bindingConstraint.name) binds"
    picture.details = [size, recovery + (cell.cost.map { "; \($0.text) a month" } ?? "")]
    picture.needs = SlackChart(workload: workload.mainCluster, plan: plan).needs.prefix(7).map {
      PagePicture.Need(
        $0.constraint.name, share: Double($0.taskManagers) / Double(max(1, plan.taskManagers)))
    }
    return picture
  }

  private var size: String {
    """
    \(Format.counted(cell.taskManagers, "TaskManager")) on \
    \(Format.counted(cell.nodes.count, "node")), \(Format.memory(cell.memory))
    """
  }

  private var recovery: String { "Recovers in \(Format.duration(cell.recovery))" }

  private func misfit(_ picture: PagePicture) -> PagePicture {
    var picture = picture
    picture.figure = "Does not fit"
    picture.tone = "bad"
    picture.reason = cell.bindingConstraint.name
    if let largest = cell.largestRate {
      picture.details = ["Largest rate that fits: \(Format.fitting(largest))"]
    }
    return picture
  }
}
