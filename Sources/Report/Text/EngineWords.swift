internal import Markup
internal import Sizing
internal import Workloads

// How the report speaks of the engine's values.

extension Constraint {
  /// What the constraint watches over, as the reader says it.
  var title: String {
    switch self {
    case .cpu: "CPU"
    case .keySkew: "key skew"
    case .checkpoint: "checkpoints"
    case .recovery: "recovery"
    case .network: "the network"
    case .diskSize: "disk space"
    case .diskThroughput: "disk throughput"
    case .heap: "the heap"
    case .lookup: "lookups"
    case .backlog: "the backlog"
    case .hotKey: "a hot key"
    case .sourcePartitions: "the partitions of a source"
    case .maxParallelism: "max parallelism"
    }
  }

  /// What comes before the largest rate that it allows.
  fileprivate var limit: String {
    switch self {
    case .hotKey: "the hottest key fits one core only below"
    case .sourcePartitions: "the partitions of a source can be read up to"
    case .cpu, .keySkew, .checkpoint, .recovery, .network, .diskSize, .diskThroughput, .heap,
      .lookup, .backlog, .maxParallelism:
      "because of \(title), it can sustain at most"
    }
  }

  var label: HTML {
    Tag.span(.class("constraint c-\(name)")) { name }
  }
}

extension Warning {
  /// What it means and what to do, for a plan.
  func sentence(for workload: PlannedWorkload, _ plan: Plan, at cell: Cell) -> String {
    switch self {
    case .exactlyOnceLatency:
      let delay = Format.duration(plan.checkpointInterval + plan.checkpointDuration)
      return """
        Exactly-once output is visible only after a checkpoint: up to \(delay), more than \
        \(cell.tier.name) allows. Use at-least-once delivery, or accept the delay.
        """
    case .cacheBelowHotState:
      return """
        Even the largest TaskManager memory caches less than the state in constant use: expect \
        reads from disk.
        """
    case .intervalStretched:
      return """
        Checkpoints take long, so there is one every \
        \(Format.duration(plan.checkpointInterval)) instead of every \
        \(Format.duration(plan.plannedInterval)). More records are read again after a failure.
        """
    case .skewDominates:
      return """
        Key skew determines the size: it needs at least 50 % more than any other constraint. \
        \(split(for: workload, at: cell)), or aggregate in two phases.
        """
    case .windowBurst:
      return """
        When a window fires, records wait up to \(Format.duration(plan.windowBurst)), more than \
        \(cell.tier.name) allows.
        """
    case .sourcePartitionsIdle:
      let partitions = workload.definition.input.sources.compactMap { $0.partitions }.min() ?? 0
      return """
        \(workload.definition.onlySource == nil ? "A" : "The") source has \
        \(Format.count(partitions)) partitions for a parallelism of \
        \(Format.count(plan.parallelism)): some source subtasks stay idle.
        """
    case .networkBuffers:
      return """
        The shuffles need more network buffers than a TaskManager can provide, so records \
        will wait for them. Use fewer shuffles or a lower parallelism.
        """
    case .splitJob:
      return """
        A parallelism of \(Format.count(plan.parallelism)) is too high for a single job: \
        split the workload.
        """
    case .catchUpLimited:
      return catchUp(of: workload, plan, at: cell)
    case .diskFullSoon:
      return "State fills more than 80 % of a TaskManager's disk."
    }
  }
}

/// What really limits a recovery, and how long it takes then.
private func catchUp(of workload: PlannedWorkload, _ plan: Plan, at cell: Cell) -> String {
  guard let limit = workload.sizer.catchUpLimit(of: cell) else { return "" }
  let time =
    limit.recovery.value.isFinite
    ? "is current again after \(Format.duration(limit.recovery))" : "never catches up at this rate"
  return """
    A backlog is worked off at \(Format.rate(limit.rate)) at most, because of \
    \(limit.constraint.title): after losing a TaskManager the job \(time), not after \
    \(Format.duration(plan.recovery.total)). Plan it for a higher rate, or relax \
    \(limit.constraint.name).
    """
}

/// E25's way out of a hot key, with what it is worth.
private func split(for workload: PlannedWorkload, at cell: Cell) -> String {
  guard let split = workload.sizer.hotKeySplit(of: cell) else {
    return "Spread few keys over more"
  }
  return """
    Split the hottest key in \(Format.count(split.parts)), with which \
    \(Format.counted(split.plan.totalCores)) are enough
    """
}

extension Plan {
  /// 22 × 4 cores
  var shape: String {
    "\(Format.count(taskManagers)) × \(Format.counted(coresPerTaskManager))"
  }

  /// `8 cores / 32 GiB each, allocatable`: what a node must offer to pods.
  var nodeShape: String {
    let machine = machine.map { $0 + ": " } ?? ""
    return "\(machine)\(Format.counted(nodeCores)) / \(Format.memory(nodeMemory)) each, allocatable"
  }

  /// The constraints that need just as many TaskManagers as the binding one.
  func tied(_ counts: ConstraintCounts) -> [Constraint] {
    Constraint.counted.filter { $0 != bindingConstraint && counts[$0] == taskManagers }
  }

  /// The constraint that would bind if the binding one were gone.
  func runnerUp(_ counts: ConstraintCounts) -> (constraint: Constraint, taskManagers: Int)? {
    Constraint.counted
      .filter { $0 != bindingConstraint }
      .compactMap { constraint in counts[constraint].map { (constraint, $0) } }
      .max { $0.1 < $1.1 || ($0.1 == $1.1 && $0.0.rawValue > $1.0.rawValue) }
  }
}

extension Cell {
  /// The answer in one sentence: what binds, and how far the others are.
  var why: HTML {
    if let plan { return .fragment(why(plan)) }
    return infeasibility.map { .text(why($0)) } ?? .empty
  }

  @Content private func why(_ plan: Plan) -> [HTML] {
    plan.bindingConstraint.label
    " binds: it needs \(Format.counted(plan.taskManagers, "TaskManager"))"
    let tied = plan.taskManagers > 1 ? plan.tied(counts) : []
    if !tied.isEmpty {
      "; "
      for (index, constraint) in tied.enumerated() {
        if index > 0 { index == tied.count - 1 ? " and " : ", " }
        constraint.label
      }
      tied.count == 1 ? " needs as many" : " need as many"
    } else if let next = plan.runnerUp(counts), next.taskManagers > 1 {
      "; the next constraint, "
      next.constraint.label
      ", needs \(Format.count(next.taskManagers)) of them"
    }
    "."
  }

  private func why(_ infeasibility: Infeasibility) -> String {
    let rate = Format.rate(self.rate)
    let beginning = "No number of TaskManagers sustains \(rate) at \(tier.name): "
    guard let largest = infeasibility.largestRate else {
      return beginning + "no rate fits, because of \(infeasibility.bindingConstraint.title)."
    }
    return "\(beginning)\(infeasibility.bindingConstraint.limit) \(Format.fitting(largest))."
  }
}
