internal import Diagnostics
internal import Sizing

/// The keys of a workload file, in the order of the facts on its page.
///
/// A new key takes a row here and a property of `WorkloadDefinition`, or of the engine's `Workload`
/// if the engine uses it.
public enum WorkloadFields {
  public static let table = FieldTable<WorkloadDefinition>(
    description + sources + design + processing + output + planning + MemoryFields.all + deployment,
    defaults: WorkloadDefinition(
      id: "", file: "", environment: .standard, matrix: MatrixRequest(),
      location: SourceLocation(file: "")),
    groups: [
      FieldGroup("source", without: "required, or `sources`", "what it reads"),
      FieldGroup("state", without: "`rocksdb`, incremental", "where state is kept"),
      FieldGroup("output", without: "as it is read", "what it writes"),
      FieldGroup(
        "memory", without: "as planned", "Flink's memory options that you set yourself"),
      FieldGroup(
        "backlog", without: "none", "records to work off after a planned stop", isOptional: true),
    ])

  private static let description: [FieldDescription<WorkloadDefinition>] = [
    FieldDescription(
      "title",
      .text(Access({ $0.title }, set: { $0.title = $1 })), .required, "its name on pages",
      recorded: nil),
    FieldDescription(
      "owner",
      .text(Access({ $0.owner }, set: { $0.owner = $1 })), .optional(),
      "the team that is responsible for it", recorded: nil),
    FieldDescription(
      "environment",
      .environment(Access({ $0.environment }, set: { $0.environment = $1 })),
      .optional("the handbook's first"),
      "where it runs, from [`environments`](handbook-yaml.md#environments)", recorded: nil),
    FieldDescription(
      "summary",
      .text(Access({ $0.summary }, set: { $0.summary = $1 })), .optional(),
      "one line under the title", recorded: nil),
    FieldDescription(
      "notes",
      .text(Access({ $0.notes }, set: { $0.notes = $1 })), .optional(),
      "where the figures come from, below the tables of its page", recorded: nil),
    FieldDescription(
      "tags",
      .texts(Access({ $0.tags }, set: { $0.tags = $1 })), .optional(),
      "words that search finds it by", recorded: nil),
  ]

  private static let sources: [FieldDescription<WorkloadDefinition>] = [
    FieldDescription(
      "source.rate",
      .rate(
        PeakRates.range,
        Access(
          { $0.onlySource?.source.rate },
          set: { workload, rate in
            workload.changeSource { $0.source.rate = rate }
          })), .requiredWithout("sources"), "records per second at the peak",
      fact: PageFact("peak rate", value: { .number($0.definition.rate.value) }),
      recorded: .fixed(1, "recordsPerSecond", "rate") { .number($0.rate.value) }),
    FieldDescription(
      "source.record",
      .memory(
        Allowed.recordBytes,
        Access(
          { $0.onlySource?.source.recordBytes },
          set: { workload, size in
            workload.changeSource { $0.source.recordBytes = size }
          })), .requiredWithout("sources"), "mean size of a serialized record as it arrives",
      fact: PageFact("record"), recorded: .fixed(3, "recordBytes", "record size")),
    FieldDescription(
      "source.name",
      .text(
        Access(
          { $0.onlySource?.name },
          set: { workload, name in
            workload.changeSource { $0.name = name }
          })), .optional("`source`"), "its name in the `from` of statements", recorded: nil),
    FieldDescription(
      "source.mean",
      .rate(
        PeakRates.range,
        Access(
          { $0.onlySource?.meanRate },
          set: { workload, rate in
            workload.changeSource { $0.meanRate = rate }
          })), .optional("not known"), "mean records per second over a whole day",
      fact: PageFact("mean rate"), recorded: .whenSet("meanRecordsPerSecond", "mean rate")),
    FieldDescription(
      "sources",
      .sources(
        Access({ $0.onlySource == nil ? $0.sources : [] }, set: { $0.sources = $1 })),
      .optional("the one in `source`"), "several sources, [each with these keys](#sources)",
      fact: PageFact(
        "sources",
        value: { workload in
          let sources = workload.definition.sources
          return sources.count > 1 ? FieldValue(names: sources.map { $0.name }) : nil
        }), recorded: nil),
  ]

  private static let design: [FieldDescription<WorkloadDefinition>] = [
    FieldDescription(
      "latency",
      .choice(
        of: "tier", among: LatencyTier.allCases, named: { $0.name },
        Access({ $0.tier }, set: { $0.tier = $1 })), .required, "the design point's latency tier",
      fact: PageFact("latency tier"), recorded: .fixed(2, "tier", "latency tier")),
    FieldDescription(
      "statements",
      .statements(Access({ $0.statements }, set: { $0.statements = $1 })), .required,
      "the steps that process a record", recorded: nil),
  ]

  private static let processing: [FieldDescription<WorkloadDefinition>] = [
    FieldDescription(
      "delivery",
      .choice(
        of: "delivery", among: Delivery.allCases, named: { $0.name },
        Access({ $0.input.delivery }, set: { $0.input.delivery = $1 })), .defaulted,
      "what the sink guarantees after a failure", fact: PageFact("delivery"),
      recorded: .fixed(6, "delivery")),
    FieldDescription(
      "skew",
      .choice(
        of: "skew", among: Skew.allCases, named: { $0.name },
        Access({ $0.input.skew }, set: { $0.input.skew = $1 })), .defaulted,
      "how unevenly records are distributed over subtasks", fact: PageFact("skew"),
      recorded: .fixed(4, "skew")),
    FieldDescription(
      "hotKeyShare",
      .share(0...1, Access({ $0.input.hotKeyShare }, set: { $0.input.hotKeyShare = $1 })),
      .defaulted, "the share of all records that have the most frequent key",
      fact: PageFact("hottest key", words: { $0 + " of the records" }),
      recorded: .fixed(5, "hotKeyShare", "hot key's share")),
    FieldDescription(
      "state.backend",
      .choice(
        of: "backend", among: StateBackend.allCases, named: { $0.name },
        Access({ $0.input.backend }, set: { $0.input.backend = $1 })), .defaulted,
      "on the TaskManager's disk, or in its heap", fact: PageFact("state backend"),
      recorded: .fixed(7, "backend", "state backend")),
    FieldDescription(
      "state.incremental",
      .flag(Access({ $0.input.incremental }, set: { $0.input.incremental = $1 })),
      .optional("`true` with rocksdb"), "whether a checkpoint uploads only what changed",
      fact: PageFact("checkpoints"),
      recorded: .fixed(8, "checkpoints") {
        .text($0.input.isIncremental ? "incremental" : "full")
      }),
    FieldDescription(
      "source.partitions",
      .whole(
        Allowed.sourcePartitions,
        Access(
          { $0.onlySource?.source.partitions },
          set: { workload, partitions in
            workload.changeSource { $0.source.partitions = partitions }
          })), .optional("not known"),
      """
      partitions of the source; fewer than the parallelism is \
      [a warning](diagnostics.md#source-partitions-idle)
      """,
      fact: PageFact(
        "source partitions",
        value: { workload in
          guard let source = workload.definition.onlySource else { return nil }
          return source.source.partitions.map { .number(Double($0)) } ?? .text("not given")
        }), recorded: .fixed(9, "sourcePartitions", "source partitions", absent: .null)),
  ]

  private static let output: [FieldDescription<WorkloadDefinition>] = [
    FieldDescription(
      "output.ratio",
      .number(
        Allowed.outputRatio,
        Access({ $0.input.outputRatio }, set: { $0.input.outputRatio = $1 })),
      .optional("1; with `from`, the output that no statement reads"),
      "records written per record read",
      fact: PageFact(
        "output", words: { $0 + ($0 == "1" ? " record" : " records") + " per record" }),
      recorded: .fixed(10, "outputRatio", "output ratio") {
        ($0.input.outputRatio ?? ($0.input.isGraph ? nil : 1)).map { .number($0) }
      }),
    FieldDescription(
      "output.record",
      .memory(
        Allowed.recordBytes,
        Access({ $0.input.outputRecordBytes }, set: { $0.input.outputRecordBytes = $1 })),
      .optional("as it arrives"), "mean size of a record as it is written",
      fact: PageFact("output record"),
      recorded: .fixed(11, "outputRecordBytes", "output record size") {
        let arriving = $0.input.isGraph ? nil : $0.onlySource?.source.recordBytes
        return ($0.input.outputRecordBytes ?? arriving).map { .number($0.value) }
      }),
  ]

  private static let planning: [FieldDescription<WorkloadDefinition>] = [
    FieldDescription(
      "recovery.objective",
      .duration(
        Allowed.recoveryObjective,
        Access({ $0.input.recoveryObjective }, set: { $0.input.recoveryObjective = $1 })),
      .assumed(.recoveryObjective), "longest acceptable recovery time after a failure",
      fact: PageFact("recovery objective", value: { .number($0.recoveryObjective.value) }),
      recorded: .fixed(12, "recoveryObjectiveSeconds", "recovery objective")),
    FieldDescription(
      "maxParallelism",
      .whole(
        Allowed.maxParallelism,
        Access({ $0.input.maxParallelism }, set: { $0.input.maxParallelism = $1 })),
      .optional("chosen for the matrix"),
      "that of the running job, which can't change while it keeps its state",
      fact: PageFact("max parallelism"), recorded: .whenSet("maxParallelism", "max parallelism")),
    FieldDescription(
      "backlog.hours",
      .number(
        0...2_777,
        Access(
          { ($0.input.backlog?.length).map { $0.value / 3600 } },
          set: { workload, hours in
            workload.changeBacklog { $0.length = Seconds(hours * 3600) }
          })), .required, "how long records waited",
      fact: PageFact("backlog", words: { $0 + " h" }),
      recorded: .whenSet("backlogHours", "backlog")),
    FieldDescription(
      "backlog.within",
      .duration(
        Allowed.backlogWithin,
        Access(
          { $0.input.backlog?.within },
          set: { workload, time in
            workload.changeBacklog { $0.within = time }
          })), .required, "time allowed for working them off",
      fact: PageFact("worked off within"),
      recorded: .whenSet("backlogWithinSeconds", "time to work the backlog off")),
  ]

  private static let deployment: [FieldDescription<WorkloadDefinition>] = [
    FieldDescription(
      "deployment",
      .choice(
        of: "deployment", among: Deployment.allCases, named: { $0.rawValue },
        Access({ $0.deployment }, set: { $0.deployment = $1 })), .defaulted,
      "one Flink cluster for all, or one for each statement",
      fact: PageFact(
        "deployment",
        words: {
          $0 == Deployment.application.rawValue ? "one application" : "a compute pool per statement"
        }), recorded: .fixed(13, "deployment")),
    FieldDescription(
      "matrix",
      .matrix(Access({ $0.matrix }, set: { $0.matrix = $1 })),
      .optional("the handbook's"), "which cells are sized", recorded: nil),
    FieldDescription(
      "assumptions",
      .assumptions(Access({ $0.assumptions }, set: { $0.assumptions = $1 })),
      .optional(), "what is different for this workload", recorded: nil),
    FieldDescription(
      "baseLoad",
      .number(
        Allowed.baseLoad,
        Access(
          { ($0.input.baseLoad?.value) },
          set: { workload, cores in workload.input.baseLoad = Cores(cores) })),
      .optional("not known, taken as 0"),
      """
      cores that the running job uses at any rate, \
      [from `headroom calibrate`](observations.md#base-load)
      """,
      fact: PageFact("base load", words: { $0 + " cores at any rate" }),
      recorded: .whenSet("baseLoad", "base load")),
  ]
}
