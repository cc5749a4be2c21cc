internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// How long a failure is felt, against what was promised.
struct RecoverySummary {
  let workload: PlannedWorkload
  let plan: Plan

  @Content func html(_ here: LinkBase) -> [HTML] {
    Tag.p { sentence }
    RecoveryChart(recovery: plan.recovery, objective: workload.recoveryObjective).figure.html(
      here)
  }

  /// The time until the results are current again, and how fast a backlog is worked off because of what.
  var sentence: String {
    let (time, capacity) = (plan.recovery.total, plan.capacity)
    return """
      After losing a TaskManager the workload is current again in \(Format.duration(time)), \
      \(Format.share(time / workload.recoveryObjective)) of its objective. It works off the backlog at \
      \(Format.rate(capacity.rate)); \(capacity.constraint.allowingNoMore) no more.
      """
  }
}

/// What the network carries to and from the busiest node.
struct NetworkUse {
  let workload: PlannedWorkload
  let plan: Plan

  var sentence: String {
    let machine = workload.definition.environment.machines.first { $0.name == plan.machine }
    let line = machine?.network ?? BytesPerSecond(workload.assumptions[.networkPerNode])
    let usable = line * workload.assumptions[.networkShare]
    let (taken, sent) = (plan.networkInPerNode, plan.networkOutPerNode)
    return """
      Over the network, the busiest node receives \(Format.bandwidth(taken)) and sends \
      \(Format.bandwidth(sent)): at most \(Format.share(max(taken, sent) / usable)) of the \
      \(Format.bandwidth(usable)) that it may use each way.
      """
  }
}
