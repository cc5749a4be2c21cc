// E11 to E19: number, size, memory and placement of the machines.

extension Explanation {
  mutating func explainCount(_ plan: Plan) {
    explainCores(plan)
    let counts = Constraint.counted.filter(sizer.applies).map {
      computed($0.name, "for \($0.name)", Double(plan.counts[$0] ?? 0), .count, by: $0.rule.number)
    }
    add(
      "E12", "n", "TaskManagers, bound by \(plan.bindingConstraint.name)", "n = max n_i", counts,
      Double(plan.taskManagers), .count)
    add(
      "E12", "Δ'", "checkpoint interval", "Δ' = max(Δ, D/ψ)",
      [
        tiered(.checkpointInterval), assumed(.checkpointShare),
        computed("D", "checkpoint", plan.checkpointDuration.value, .seconds, by: "E8"),
      ], plan.checkpointInterval.value, .seconds)
  }

  /// E11 with what each size would need in all.
  private mutating func explainCores(_ plan: Plan) {
    let choices = sizer.shapeChoices(at: demand, on: hardware(plan))
    let fewest = choices.map { $0.cores * Double($0.count) }.min() ?? .zero
    var sizes = choices.map { choice in
      computed(
        "n·c", "cores with TaskManagers of \(choice.cores.value), n = \(choice.count)",
        choice.cores.value * Double(choice.count), .cores, by: "E12")
    }
    if plan.machine != nil {
      sizes += choices.compactMap { choice in
        choice.cost.map {
          computed(
            "cost", "an hour's nodes with TaskManagers of \(choice.cores.value)", $0, .ratio,
            by: "E19")
        }
      }
    }
    add(
      "E11", "c", "cores of a TaskManager\(plan.machine.map { " on " + $0 } ?? "")",
      plan.machine == nil
        ? "the largest c with n(c)·c ≤ (1 + g_c)·fewest"
        : "of the cheapest nodes, the fewest TaskManagers with n(c)·c ≤ (1 + g_c)·fewest",
      sizes + [
        assumed(.shapeWaste), computed("fewest", "least of these", fewest.value, .cores, by: "E11"),
      ], plan.coresPerTaskManager.value, .cores, source: "founding notes")
  }

  mutating func explainShape(_ plan: Plan) {
    let n = computed("n", "TaskManagers", Double(plan.taskManagers), .count, by: "E12")
    let c = computed("c", "cores each", plan.coresPerTaskManager.value, .cores, by: "E11")
    let slots = Double(plan.slotsPerTaskManager)
    let p = Double(plan.parallelism)
    add(
      "E14", "slots", "task slots of a TaskManager", "slots = ⌈c × slots per core⌉",
      [c, tiered(.slotsPerCore)], slots, .count, source: "founding notes")
    add(
      "E14", "p", "parallelism", "p = n × slots",
      [n, computed("slots", "task slots", slots, .count, by: "E14")], p, .count,
      source: "the model")
    add(
      "E15", "G", "max parallelism",
      "G = pinned, or the first of the ladder ≥ 10·p of the whole matrix",
      [computed("p", "parallelism", p, .count, by: "E14")], Double(plan.maxParallelism), .count,
      source: "Flink: key groups")
    add(
      "E15", "imbalance", "key groups of the busiest subtask over the mean", "⌈G/p⌉·p/G",
      [
        computed("G", "max parallelism", Double(plan.maxParallelism), .count, by: "E15"),
        computed("p", "parallelism", p, .count, by: "E14"),
      ], plan.keyGroupImbalance, .ratio, source: "Flink: key groups")
  }

  mutating func explainMemory(_ plan: Plan) {
    let isOptimized = plan.memoryClass == .memoryOptimized
    let perCore = assumed(isOptimized ? .optimizedMemoryPerCore : .standardMemoryPerCore)
    add(
      "E17", "class", "memory per core, \(plan.memoryClass.name)",
      "memory-optimized when ω·S > χ·managed·n",
      [
        assumed(.hotStateShare), assumed(.cacheShare),
        state, computed("n", "TaskManagers", Double(plan.taskManagers), .count, by: "E12"),
      ], perCore.value, .memory)
    let process = computed("process", "memory", plan.taskManagerMemory.value, .memory, by: "E16")
    let isSized = plan.givenMemory?.taskManager.isSized ?? false
    add(
      "E16", "process", "memory of a TaskManager",
      isSized ? "as the workload's own options say" : "process = c × memory per core",
      isSized
        ? []
        : [
          computed("c", "cores each", plan.coresPerTaskManager.value, .cores, by: "E11"), perCore,
        ],
      plan.taskManagerMemory.value, .memory, source: "Flink")
    explainBuffers(plan)
    for part in plan.taskManagerParts.parts.dropFirst() where part.name != "network" {
      add(
        "E16", part.name, "\(part.name) of a TaskManager",
        plan.givenMemory == nil
          ? part.formula : "by Flink's rules, with the workload's own options",
        [process],
        Double(part.bytes), .memory, source: "Flink")
    }
  }

  /// E24, which decides E16's network memory.
  private mutating func explainBuffers(_ plan: Plan) {
    let needed = demand.bufferBytes(slots: plan.slotsPerTaskManager, parallelism: plan.parallelism)
    add(
      "E24", "buffers", "network memory that the shuffles need",
      "slots × Σ over edges, both gates, (2·channels + 8) × 32 KiB",
      [
        computed("slots", "task slots", Double(plan.slotsPerTaskManager), .count, by: "E14"),
        computed("channels", "parallelism", Double(plan.parallelism), .count, by: "E14"),
        given("edges", "shuffles", Double(prepared.shuffleEdges), .count),
      ], needed.value, .memory, source: "Flink: network buffers")
    let isGiven = plan.givenMemory?.taskManager.decidesNetwork ?? false
    add(
      "E16", "network", "network memory of a TaskManager",
      isGiven
        ? "by Flink's rules, with the workload's own options" : "buffers × factor, at least 64 MiB",
      [
        computed("buffers", "needed", needed.value, .memory, by: "E24"), tiered(.bufferFactor),
      ], plan.networkMemory.value, .memory, source: "Flink")
  }

  mutating func explainPlacement(_ plan: Plan) {
    let n = computed("n", "TaskManagers", Double(plan.taskManagers), .count, by: "E12")
    let subtasks = demand.subtasks(on: cores(plan))
    add(
      "E18", "JobManager", "cores of the JobManager", "1 up to 1,000, 2 up to 10,000, else 4",
      [computed("p × statements", "subtasks to coordinate", subtasks, .count, by: "E14")],
      Double(plan.jobManagerCores), .cores)
    let jobManager = computed(
      "JobManager", "its cores", Double(plan.jobManagerCores), .cores, by: "E18")
    let c = computed("c", "cores each", plan.coresPerTaskManager.value, .cores, by: "E11")
    add(
      "E19", "nodes", "nodes of \(plan.nodeCores.value) cores",
      "⌊node cores / c⌋ TaskManagers each",
      [n, c, jobManager, assumed(.fewestNodes)], Double(plan.nodes), .count,
      source: "founding notes")
    add(
      "E19", "cores", "total cores", "n·c + JobManager", [n, c, jobManager],
      plan.totalCores.value, .cores)
  }
}

extension MemoryPart {
  /// How E16 works it out.
  fileprivate var formula: String {
    switch name {
    case "total_flink": "process − metaspace − overhead"
    case "task_heap": "flink − framework heap − framework off-heap − managed − network"
    case "managed": "⌊flink·fraction⌋, 0 for hashmap or no state"
    case "jvm_overhead": "clamp(⌊process·0.1⌋, 192 MiB, 1 GiB)"
    default: "Flink's default"
    }
  }
}
