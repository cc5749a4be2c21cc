internal import Markup
internal import Sizing
internal import Workloads

/// The answer as a row of cards: large number, small unit, a quiet second line.
struct AnswerCards {
  let workload: PlannedWorkload
  let cell: Cell

  var html: HTML {
    let deployed = workload.deployed(cell)
    guard deployed.fits else { return misfit(deployed) }
    return Tag.dl(.class("cards")) {
      if workload.pools.isEmpty, let plan = cell.plan { size(plan) } else { sizes(deployed) }
      checkpoint(deployed)
      Self.card("Recovers in", Format.duration(deployed.recovery), detail: recovery)
      if let room = RoomSummary(workload, cell) {
        Self.card("Room", room.growth, detail: "before the next TaskManager")
      }
      if let cost = deployed.cost {
        Self.cost(cost, detail: "without idle nodes")
      }
      if [workload].payByUse, let usage = deployed.usage { Self.usage(usage) }
    }
  }

  /// That nothing fits, the largest rate that would, and the way out that takes the fewest cores.
  private func misfit(_ deployed: DeployedCell) -> HTML {
    let rate = Format.rate(cell.rate)
    let largest = deployed.largestRate
    let cluster = workload.mainCluster
    let ways = cell == workload.design ? FittingChanges(workload: cluster).changes(nil) : []
    let cheapest = ways.dropFirst().reduce(ways.first) { best, way in
      best.map { way.plan.totalCores < $0.plan.totalCores ? way : $0 }
    }
    return Tag.dl(.class("cards misfit")) {
      Self.card(
        "At \(rate), \(cell.tier.name)", "Does not fit",
        detail: "because of \(deployed.bindingConstraint.title)")
      if let largest {
        Self.card(
          "Largest rate that fits", Format.fitting(largest),
          detail: "instead of \(rate)")
      }
      if let cheapest {
        Self.card(
          "Cheapest way out at \(rate)", Format.counted(cheapest.plan.totalCores),
          detail: cheapest.title)
      }
    }
  }

  private func checkpoint(_ cell: DeployedCell) -> HTML {
    let interval = Seconds(cell.figure(.intervalSeconds) ?? 0)
    let duration = Format.duration(Seconds(cell.figure(.checkpointSeconds) ?? 0))
    return Self.card(
      "Checkpoint every", Format.duration(interval),
      detail: "\(Format.size(cell.checkpointBytes)) in \(duration)")
  }

  @Content private func size(_ plan: Plan) -> [HTML] {
    Self.card("Cores", Format.count(plan.totalCores), detail: jobManager(plan))
    Self.card("TaskManagers", Format.count(plan.taskManagers), detail: taskManager(plan))
    Self.card("Nodes", Format.count(plan.nodes), detail: plan.nodeShape)
    Self.memory(plan.totalMemory, detail: memoryOfACore(plan))
  }

  private func memoryOfACore(_ plan: Plan) -> String {
    let memory = plan.taskManagerMemory / plan.coresPerTaskManager.value
    return Format.memory(memory) + " per core of a TaskManager"
  }

  /// A compute pool for each statement: what they need together.
  @Content private func sizes(_ cell: DeployedCell) -> [HTML] {
    let pools = "in \(Format.counted(cell.parts.count, "compute pool"))"
    Self.card("Cores", Format.count(cell.cores), detail: pools)
    Self.card("TaskManagers", Format.count(cell.taskManagers), detail: pools)
    Self.card("Nodes", Format.count(cell.nodes.count), detail: "shared by the pools")
    Self.memory(cell.memory, detail: "JobManagers included")
  }

  private func jobManager(_ plan: Plan) -> String {
    "\(Format.counted(plan.jobManagerCores, "core")) of it for the JobManager"
  }

  private func taskManager(_ plan: Plan) -> String {
    """
    \(Format.counted(plan.coresPerTaskManager)), \
    \(Format.counted(plan.slotsPerTaskManager, "slot")), \
    \(Format.memory(plan.taskManagerMemory)) each
    """
  }

  /// The objective; where something slower than the processors makes the plan miss it, that.
  private var recovery: String {
    let clusters = workload.pools.isEmpty ? [cell] : workload.pools.map { $0.design }
    let isLimited = clusters.contains { $0.plan?.warnings.contains(.catchUpLimited) == true }
    return isLimited
      ? "by its processors alone; see the warning"
      : "objective \(Format.duration(workload.recoveryObjective))"
  }

  private static func memory(_ size: Bytes, detail: String) -> HTML {
    card("Memory", Format.memory(size), detail: detail)
  }

  static func cost(_ cost: Cost, detail: String) -> HTML {
    card("Cost a month", cost.text, detail: detail)
  }

  static func usage(_ cost: Cost) -> HTML {
    card(CostColumns.usageTitle, cost.text, detail: "checkpoint store and billed traffic")
  }

  /// A number with its unit apart, so that the number can stand large. The theme gives
  /// screen readers a pause behind it.
  static func card(_ label: String, _ value: String, detail: String) -> HTML {
    Tag.div(.class("card")) {
      Tag.dt { label }
      Tag.dd {
        Tag.div(.class("figure")) { figure(value) }
        Tag.div(.class("detail")) { detail }
      }
    }
  }

  /// The numbers of a value as they are, what stands between them small: 7 min 38 s.
  @Content private static func figure(_ value: String) -> [HTML] {
    let words = value.split(separator: " ").map(String.init)
    if words.first.map(isNumber) == true {
      for (index, word) in words.enumerated() {
        let text = (index > 0 ? " " : "") + word
        isNumber(word) ? .text(text) : Tag.small { text }
      }
    } else {
      value
    }
  }

  private static func isNumber(_ word: String) -> Bool {
    word.contains { "0123456789".contains($0) }
  }
}
