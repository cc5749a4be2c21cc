internal import Sizing

/// The keys of `memory:`, Flink's own memory options by Flink's meaning: those of TaskManagers, and
/// below `jobManager` those of the JobManager.
enum MemoryFields {
  static let all = taskManager + network + jvm("memory.", "", .taskManager) + jobManager

  private static let taskManager: [FieldDescription<WorkloadDefinition>] = [
    size(
      "memory.process", "as planned", "the whole process of a TaskManager", .taskManager,
      Access({ $0.process }, set: { $0.process = $1 })),
    size(
      "memory.flink", "what the process leaves", "the process without what the JVM uses",
      .taskManager,
      Access({ $0.flink }, set: { $0.flink = $1 })),
    size(
      "memory.taskHeap", "what the other parts leave", "heap of the operators", .taskManager,
      Access({ $0.heap }, set: { $0.heap = $1 })),
    size(
      "memory.taskOffHeap", "0", "direct and native memory of the operators", .taskManager,
      Access({ $0.offHeap }, set: { $0.offHeap = $1 })),
    size(
      "memory.frameworkHeap", "128 MiB", "heap of Flink itself", .taskManager,
      Access({ $0.frameworkHeap }, set: { $0.frameworkHeap = $1 })),
    size(
      "memory.frameworkOffHeap", "128 MiB", "direct and native memory of Flink itself",
      .taskManager,
      Access({ $0.frameworkOffHeap }, set: { $0.frameworkOffHeap = $1 })),
    size(
      "memory.managed", "from its fraction", "RocksDB's caches and write buffers", .taskManager,
      Access({ $0.managed }, set: { $0.managed = $1 })),
    fraction(
      "memory.managedFraction", "40% with state on disk, else 0%",
      "managed memory as a share of Flink's memory",
      .taskManager, Access({ $0.managedFraction }, set: { $0.managedFraction = $1 })),
  ]

  private static let network: [FieldDescription<WorkloadDefinition>] = [
    fraction(
      "memory.networkFraction", "as planned, or 10% if sizes are set",
      "network buffers as a share of Flink's memory", .taskManager,
      Access({ $0.networkFraction }, set: { $0.networkFraction = $1 })),
    size(
      "memory.networkMin", "as planned, or 64 MiB if sizes are set",
      "least size of the network buffers",
      .taskManager, Access({ $0.networkMin }, set: { $0.networkMin = $1 })),
    size(
      "memory.networkMax", "as planned, or any if sizes are set",
      "largest size of the network buffers",
      .taskManager, Access({ $0.networkMax }, set: { $0.networkMax = $1 })),
  ]

  private static func jvm(
    _ prefix: String, _ whose: String, _ part: Part
  ) -> [FieldDescription<WorkloadDefinition>] {
    [
      size(
        prefix + "metaspace", "256 MiB", "classes" + whose, part,
        Access({ $0.metaspace }, set: { $0.metaspace = $1 })),
      fraction(
        prefix + "overheadFraction", "10%", "JVM overhead as a share of the process" + whose,
        part, Access({ $0.overheadFraction }, set: { $0.overheadFraction = $1 })),
      size(
        prefix + "overheadMin", "192 MiB", "least size of the JVM overhead" + whose, part,
        Access({ $0.overheadMin }, set: { $0.overheadMin = $1 })),
      size(
        prefix + "overheadMax", "1 GiB", "largest size of the JVM overhead" + whose, part,
        Access({ $0.overheadMax }, set: { $0.overheadMax = $1 })),
    ]
  }

  private static let jobManager: [FieldDescription<WorkloadDefinition>] =
    [
      size(
        "memory.jobManager.process", "as planned", "the whole process of the JobManager",
        .jobManager, Access({ $0.process }, set: { $0.process = $1 })),
      size(
        "memory.jobManager.flink", "what the process leaves",
        "the process without what the JVM uses",
        .jobManager, Access({ $0.flink }, set: { $0.flink = $1 })),
      size(
        "memory.jobManager.heap", "what the other parts leave", "heap of the JobManager",
        .jobManager,
        Access({ $0.heap }, set: { $0.heap = $1 })),
      size(
        "memory.jobManager.offHeap", "128 MiB", "direct and native memory of the JobManager",
        .jobManager,
        Access({ $0.offHeap }, set: { $0.offHeap = $1 })),
    ] + jvm("memory.jobManager.", " of the JobManager", .jobManager)

  /// Whose options.
  private enum Part: Sendable {
    case taskManager
    case jobManager

    func settings(of workload: WorkloadDefinition) -> MemorySettings? {
      switch self {
      case .taskManager: workload.input.taskManagerMemory
      case .jobManager: workload.input.jobManagerMemory
      }
    }

    func change(_ workload: inout WorkloadDefinition, _ change: (inout MemorySettings) -> Void) {
      var changed = settings(of: workload) ?? MemorySettings()
      change(&changed)
      switch self {
      case .taskManager: workload.input.taskManagerMemory = changed
      case .jobManager: workload.input.jobManagerMemory = changed
      }
    }
  }

  private static func size(
    _ path: String, _ without: String, _ meaning: String, _ part: Part,
    _ access: Access<MemorySettings, Bytes>
  ) -> FieldDescription<WorkloadDefinition> {
    FieldDescription(
      path, .memory(Allowed.memory, lifted(access, part)), .optional(without), meaning,
      fact: PageFact(words(path)), recorded: .whenSet(name(path), words(path)))
  }

  private static func fraction(
    _ path: String, _ without: String, _ meaning: String, _ part: Part,
    _ access: Access<MemorySettings, Double>
  ) -> FieldDescription<WorkloadDefinition> {
    FieldDescription(
      path, .fraction(0...1, lifted(access, part)), .optional(without), meaning,
      fact: PageFact(words(path)), recorded: .whenSet(name(path), words(path)))
  }

  private static func lifted<Value>(
    _ access: Access<MemorySettings, Value>, _ part: Part
  ) -> Access<WorkloadDefinition, Value> {
    Access(
      { part.settings(of: $0).flatMap(access.get) },
      set: { workload, value in
        part.change(&workload) { access.set(&$0, value) }
      })
  }

  /// `memory.jobManager.heap` as `memoryJobManagerHeap`.
  private static func name(_ path: String) -> String {
    path.utf8.split(separator: UInt8(ascii: ".")).enumerated().map { index, part in
      index == 0 ? String(Substring(part)) : KeyWords.capitalized(Substring(part))
    }.joined()
  }

  /// `memory.managedFraction` as people say it: `memory, managed fraction`.
  private static func words(_ path: String) -> String {
    path.utf8.split(separator: UInt8(ascii: ".")).map { KeyWords.words(of: Substring($0)) }
      .joined(separator: ", ")
  }
}
