internal import Markup
internal import Sizing
internal import Workloads

/// What the engine was given for a workload, besides its statements.
struct InputFacts {
  let workload: PlannedWorkload

  private var definition: WorkloadDefinition { workload.definition }

  var html: HTML {
    Tag.ul(.class("assumed")) {
      for (name, value) in facts {
        Tag.li {
          Tag.small { name + " " }
          value
        }
      }
    }
  }

  var facts: [(name: String, value: String)] {
    let input = definition.input
    return [
      ("peak rate", Format.rate(definition.rate.value)),
      ("record", Format.memory(input.recordBytes.value)),
      ("latency tier", definition.tier.name),
      ("delivery", input.delivery.name),
      ("skew", input.skew.name),
      ("hottest key", "\(Format.share(input.hotKeyShare)) of the records"),
      ("state backend", input.backend.name),
      ("checkpoints", input.isIncremental ? "incremental" : "full"),
      ("source partitions", input.sourcePartitions.map(Format.count) ?? "not given"),
      ("output", "\(Format.figure(input.outputRatio)) records a record"),
      ("output record", Format.memory((input.outputRecordBytes ?? input.recordBytes).value)),
      ("recovery objective", Format.duration(workload.recoveryObjective)),
      (
        "deployment",
        definition.deployment == .application ? "one application" : "a compute pool a statement"
      ),
    ]
  }
}
