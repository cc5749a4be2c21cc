internal import Markup
internal import Pages
internal import Sizing

/// How long a failure is felt, against what was promised.
struct RecoverySummary {
  let workload: PlannedWorkload
  let plan: Plan

  @Content func html(_ here: LinkBase) -> [HTML] {
    Tag.p {
      "After losing a TaskManager the workload is current again in "
      Tag.strong { Format.duration(plan.recovery.total.value) }
      ", \(Format.share(plan.recovery.total.value / workload.recoveryObjective)) of its objective."
    }
    RecoveryChart(recovery: plan.recovery, objective: workload.recoveryObjective).figure.html(here)
  }
}

/// What the network carries to and from the busiest node.
struct NetworkTable {
  let workload: PlannedWorkload
  let plan: Plan

  var table: Table {
    let limit = workload.assumptions[.networkPerNode] * workload.assumptions[.networkShare]
    let rows = [("In", plan.networkInPerNode.value), ("Out", plan.networkOutPerNode.value)]
    return Table(
      caption: "Network traffic of the busiest node",
      columns: [
        .init(title: "Direction"), .init(title: "Needed", unit: "bytes/s", isNumber: true),
        .init(title: "Usable", unit: "bytes/s", isNumber: true),
        .init(title: "Share", isNumber: true),
      ],
      rows: rows.map {
        Table.Row(cells: [
          Datum($0.0), Datum($0.1, as: Format.bandwidth), Datum(limit, as: Format.bandwidth),
          Datum(Format.share($0.1 / limit)),
        ])
      })
  }
}
