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

  /// The time until the results are current again, at the rate that the slowest of processors, disks,
  /// lookups and network allows. E9, which the cards and the chart show, counts the processors alone.
  var sentence: String {
    let byProcessors = Format.duration(plan.recovery.total)
    guard let limit = workload.sizer.catchUpLimit(of: workload.design) else {
      return "\(Self.loss) is current again in \(byProcessors), \(share(plan.recovery.total))."
    }
    let time =
      limit.recovery.value.isFinite
      ? "is current again in \(Format.duration(limit.recovery)), \(share(limit.recovery))"
      : "does not catch up at this rate"
    return """
      \(Self.loss) \(time), because of \(limit.constraint.title); with its processors as the only limit \
      it would take \(byProcessors).
      """
  }

  private static let loss = "After losing a TaskManager the workload"

  private func share(_ time: Seconds) -> String {
    "\(Format.share(time / workload.recoveryObjective)) of its objective"
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
