internal import Markup
internal import Sizing
internal import Workloads

/// The answer as a row of cards: large number, small unit, a quiet second line.
struct AnswerCards {
  let workload: PlannedWorkload
  let cell: Cell

  var html: HTML {
    let deployed = workload.deployed(cell)
    guard deployed.fits else { return .empty }
    return Tag.dl(.class("cards")) {
      if workload.pools.isEmpty, let plan = cell.plan { size(plan) } else { sizes(deployed) }
      checkpoint(deployed)
      Self.card("Recovers in", Format.duration(deployed.recovery), detail: objective)
      if let room = RoomSummary(workload, cell) {
        Self.card("Room", room.growth, detail: "before the next TaskManager")
      }
      if let cost = deployed.cost {
        Self.cost(cost, detail: "without idle nodes")
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
    Self.memory(plan.totalMemory, detail: plan.memoryClass.name)
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

  private var objective: String {
    "objective \(Format.duration(workload.recoveryObjective))"
  }

  private static func memory(_ size: Bytes, detail: String) -> HTML {
    card("Memory", Format.memory(size), detail: detail)
  }

  static func cost(_ cost: Cost, detail: String) -> HTML {
    card("Cost a month", cost.text, detail: detail)
  }

  /// A number with its unit apart, so that the number can stand large.
  static func card(_ label: String, _ value: String, detail: String) -> HTML {
    let parts = value.split(separator: " ", maxSplits: 1).map(String.init)
    return Tag.div(.class("card")) {
      Tag.dt { label }
      Tag.dd {
        Tag.div(.class("figure")) {
          parts.first ?? ""
          if parts.count == 2 { Tag.small { " " + parts[1] } }
        }
        Tag.div(.class("detail")) { detail }
      }
    }
  }
}
