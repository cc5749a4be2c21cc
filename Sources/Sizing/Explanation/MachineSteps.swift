// E11 to E19: number, size, memory and placement of the machines.

extension Explanation {
  mutating func explainCount(_ plan: Plan) {
    let c = Double(plan.coresPerTaskManager)
    add(
      "E11", "c", "cores of a TaskManager", "c = first shape with x₁ ≤ 3·c, else the last",
      [
        computed("x₁", "cores for C1", demand.cpuCores.map(Double.init) ?? 0, .cores, by: "E11"),
        assumed(.taskManagersPerShape),
      ], c, .cores, source: "founding notes")
    let counts = Constraint.allCases.filter { $0 != .hotKey && sizer.applies($0) }.map {
      computed(
        "n_\($0.rawValue + 1)", $0.name, Double(plan.counts[$0] ?? 0), .count, by: $0.law.number)
    }
    add(
      "E12", "n", "TaskManagers, bound by \(plan.bindingConstraint.name)", "n = max n_i", counts,
      Double(plan.taskManagers), .count, source: "the model")
    explainWork(plan)
    add(
      "C1", "R·T·φ", "cores that the records need", "R·T(x)·φ",
      [
        computed("R", "rate", demand.required.value, .recordsPerSecond, by: "E6"),
        computed("T", "work", demand.work(at: candidate(plan).cores).value, .coreSeconds, by: "E5"),
        skew,
      ], plan.cpuDemand.value, .cores, source: "autoscaler")
  }

  mutating func explainShape(_ plan: Plan) {
    let n = computed("n", "TaskManagers", Double(plan.taskManagers), .count, by: "E12")
    let c = computed("c", "cores each", Double(plan.coresPerTaskManager), .cores, by: "E11")
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
      "E15", "G", "max parallelism", "G = first of the ladder ≥ 10·p",
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
        computed("S", "state", prepared.state.value, .bytes, by: "E3"),
      ], perCore.value, .bytes, source: "the model")
    let process = computed("process", "memory", plan.taskManagerMemory.value, .bytes, by: "E16")
    add(
      "E16", "process", "memory of a TaskManager", "process = c × memory per core",
      [
        computed("c", "cores each", Double(plan.coresPerTaskManager), .cores, by: "E11"), perCore,
      ], plan.taskManagerMemory.value, .bytes, source: "Flink")
    for part in plan.taskManagerParts.parts.dropFirst() {
      add(
        "E16", part.name, "\(part.name) of a TaskManager", part.formula, [process],
        Double(part.bytes), .bytes, source: "Flink")
    }
  }

  mutating func explainPlacement(_ plan: Plan) {
    let n = computed("n", "TaskManagers", Double(plan.taskManagers), .count, by: "E12")
    let subtasks = demand.coordinatedSubtasks(candidate(plan))
    add(
      "E18", "JobManager", "cores of the JobManager", "1 up to 1,000, 2 up to 10,000, else 4",
      [computed("p × statements", "subtasks to coordinate", subtasks, .count, by: "E14")],
      Double(plan.jobManagerCores), .cores, source: "the model")
    let jobManager = computed(
      "JobManager", "its cores", Double(plan.jobManagerCores), .cores, by: "E18")
    let c = computed("c", "cores each", Double(plan.coresPerTaskManager), .cores, by: "E11")
    add(
      "E19", "nodes", "nodes of \(plan.nodeCores) cores", "⌊node cores / c⌋ TaskManagers each",
      [n, c, jobManager, assumed(.fewestNodes)], Double(plan.nodes), .count,
      source: "founding notes")
    add(
      "E19", "cores", "cores in all", "n·c + JobManager", [n, c, jobManager],
      Double(plan.totalCores), .cores, source: "the model")
  }
}

extension MemoryPart {
  /// How E16 works it out.
  fileprivate var formula: String {
    switch name {
    case "total_flink": "process − metaspace − overhead"
    case "task_heap": "flink − framework heap − framework off-heap − managed − network"
    case "network": "max(⌊flink·fraction⌋, 64 MiB)"
    case "managed": "⌊flink·0.4⌋, 0 for hashmap or no state"
    case "jvm_overhead": "clamp(⌊process·0.1⌋, 192 MiB, 1 GiB)"
    default: "Flink's default"
    }
  }
}
