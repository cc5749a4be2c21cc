extension Demand {
  /// E14 slots per TaskManager, `⌈c × slots per core⌉`.
  ///
  /// - Source: founding notes, boosted parallelism; 1.5 is an assumption.
  func slots(coresEach c: Int) -> Int {
    Int(roundingUp: Double(c) * prepared.assumptions[tier, .slotsPerCore])
  }

  /// E9 in its parts.
  func recovery(_ taskManagers: TaskManagers) -> Recovery {
    Recovery(
      detect: prepared.assumptions.failureDetection, reschedule: prepared.assumptions.rescheduling,
      restore: restoreTime(taskManagers), catchUp: catchUpTime(taskManagers))
  }

  /// E18's subtasks, statements × parallelism, with the slots per core unrounded: rounding gives
  /// small shapes more slots, and a larger shape would then need a smaller JobManager.
  func coordinatedSubtasks(_ taskManagers: TaskManagers) -> Double {
    let perCore = prepared.assumptions[tier, .slotsPerCore]
    return taskManagers.cores.value * perCore * Double(prepared.statementCount)
  }

  /// E21 latency. Exactly-once: `Δ + D`. At-least-once: `buffer timeout × (Q + 1)`.
  ///
  /// - Source: Flink, two-phase commit on checkpoints, buffer timeout.
  func outputDelay(_ taskManagers: TaskManagers) -> Seconds {
    switch prepared.delivery {
    case .exactlyOnce: interval + checkpointDuration(taskManagers)
    case .atLeastOnce:
      Seconds(prepared.assumptions[tier, .bufferTimeout]) * (prepared.shuffles + 1)
    }
  }
}

extension Plan {
  /// E14 to E21 for the count and the shape found.
  init(
    _ demand: Demand, _ counts: ConstraintCounts, _ binding: Constraint, taskManagers n: Int,
    coresEach c: Int, slots: Int
  ) {
    let prepared = demand.prepared
    let candidate = TaskManagers(n, of: c)
    let memory = MemoryChoice(prepared, taskManagers: n, coresEach: c)
    let perCore = prepared.assumptions.memoryPerCore(memory.memoryClass)
    let jobManager = JobManagerSize.coordinating(subtasks: demand.coordinatedSubtasks(candidate))
    let pool = NodePool(
      taskManagers: n, coresEach: c, jobManagerCores: jobManager.cores, prepared.assumptions)
    let nodesForNetwork = demand.nodes(candidate)

    bindingConstraint = binding
    self.counts = counts
    taskManagers = n
    coresPerTaskManager = c
    slotsPerTaskManager = slots
    parallelism = n * slots
    maxParallelism = KeyGroups.count(for: Double(n * slots))
    memoryClass = memory.memoryClass
    taskManagerMemory = perCore * Double(c)
    managedFraction = prepared.isOnDisk ? 0.4 : 0
    networkFraction = prepared.assumptions[demand.tier, .networkFraction]
    jobManagerCores = jobManager.cores
    jobManagerMemory = jobManager.memory
    totalCores = n * c + jobManager.cores
    totalMemory = taskManagerMemory * Double(n) + jobManager.memory
    nodes = pool.nodes
    nodeCores = pool.nodeCores
    nodeMemory = perCore * Double(pool.nodeCores)
    state = prepared.state
    checkpointBytes = demand.checkpoint
    checkpointDuration = demand.checkpointDuration(candidate)
    fullCheckpointDuration = demand.fullCheckpointDuration(candidate)
    checkpointInterval = demand.interval
    recovery = demand.recovery(candidate)
    networkInPerNode = demand.networkIn(nodes: nodesForNetwork)
    networkOutPerNode = demand.networkOut(nodes: nodesForNetwork)
    cpuDemand = demand.busyCores(at: candidate.cores)
    outputDelay = demand.outputDelay(candidate)
    let buffers = demand.networkBuffers(
      slots: slots, parallelism: parallelism, memory: taskManagerMemory)
    sufficientNetworkFraction = buffers
    warnings = demand.warnings(
      candidate, parallelism: parallelism, memory, buffersFit: buffers == nil)
  }
}
