extension Demand {
  /// E18's subtasks, statements × parallelism, with the slots per core unrounded: rounding gives
  /// small shapes more slots, and a larger shape would then need a smaller JobManager.
  func subtasks(on cores: Cores) -> Double {
    cores.value * prepared.constants.slotsPerCore(tier) * Double(prepared.statementCount)
  }

  /// E18 for so many cores, with the workload's own memory.
  func jobManager(on cores: Cores) -> JobManagerSize {
    JobManagerSize.coordinating(subtasks: subtasks(on: cores)).with(prepared.memory)
  }

  /// E21 latency. Exactly-once: `Δ' + D`. At-least-once: `buffer timeout × (Q + 1)`.
  ///
  /// - Source: Flink, two-phase commit on checkpoints, buffer timeout.
  func outputDelay(checkpointsEvery interval: Seconds, of duration: Seconds) -> Seconds {
    switch prepared.delivery {
    case .exactlyOnce: interval + duration
    case .atLeastOnce:
      Seconds(prepared.assumptions[tier, .bufferTimeout]) * Double(prepared.shuffleEdges + 1)
    }
  }

  /// E27 window burst, `max K·θ·t(b)·λ·f_S·φ/x`: the longest that firing one window keeps the records
  /// waiting.
  ///
  /// - Source: the model.
  func windowBurst(at cores: Cores, cacheFactor: Double) -> Seconds {
    guard prepared.longestBurst > .zero else { return .zero }
    let factor = cacheFactor * cpuFactor * prepared.skewFactor
    return Seconds(prepared.longestBurst.value * factor / cores.value)
  }

  /// E24 buffers, `slots × Σ over edges, both gates, (2·channels + 8) × 32 KiB`.
  ///
  /// - Source: Flink, exclusive buffers per channel 2, floating buffers per gate 8; the operator's
  ///   autoscaler counts both ends of an edge.
  func bufferBytes(slots: Int, parallelism: Int) -> Bytes {
    let gates = Double(slots * prepared.shuffleEdges * 2)
    return Bytes(gates * Double(2 * parallelism + 8) * 32_768)
  }

  /// E16's network memory: what E24 needs times the tier's factor, in whole MiB, at least Flink's own
  /// minimum of 64 MiB and at most what the process has for it.
  func networkMemory(
    slots: Int, parallelism: Int, of process: ProcessMemory
  ) -> (planned: Bytes, fits: Bool) {
    let factor = prepared.constants.bufferFactor(tier)
    let needed = bufferBytes(slots: slots, parallelism: parallelism)
    if let given = process.givenNetwork { return (given, needed <= given) }
    let planned = Bytes.mebibytes(
      max(64, Double(Int(roundingUp: needed.value * factor / 1_048_576))))
    return (min(planned, process.mostNetwork), needed <= process.mostNetwork)
  }
}

extension Plan {
  /// E14 to E21 for the TaskManagers found. Written where it is asked for, as a plan is much to copy.
  @inline(__always)
  init(
    _ demand: borrowing Demand, _ candidate: borrowing Candidate, on hardware: borrowing Hardware,
    keyGroups: Int?
  ) {
    let prepared = demand.prepared
    let (n, cores) = (candidate.taskManagers, candidate.cores)
    let memory = MemoryChoice(prepared, candidate, on: hardware)
    let jobManager = demand.jobManager(on: cores)
    let pool = NodePool(
      candidate, jobManager, process: memory.process.size, prepared, on: hardware)
    let parallelism = n * candidate.slots
    let network = demand.networkMemory(
      slots: candidate.slots, parallelism: parallelism, of: memory.process)

    bindingConstraint = candidate.counts.binding
    counts = candidate.counts
    taskManagers = n
    coresPerTaskManager = Cores(candidate.shape.cores)
    slotsPerTaskManager = candidate.slots
    self.parallelism = parallelism
    maxParallelism = max(
      keyGroups ?? 0, prepared.maxParallelism ?? KeyGroups.count(for: Double(parallelism)))
    memoryClass = memory.memoryClass
    taskManagerMemory = memory.process.size
    managedFraction = prepared.memory?.taskManager.managedFraction ?? (prepared.isOnDisk ? 0.4 : 0)
    networkMemory = network.planned
    jobManagerCores = jobManager.cores
    jobManagerMemory = jobManager.memory
    totalCores = Cores(Double(candidate.tenths + 10 * jobManager.cores) / 10)
    totalMemory = taskManagerMemory * Double(n) + jobManager.memory
    origin = hardware.planOrigin
    nodes = pool.nodes
    nodeCores = pool.nodeCores
    nodeMemory = pool.nodeMemory
    diskPerTaskManager = prepared.isOnDisk ? hardware.disk : nil
    state = prepared.state
    checkpointBytes = demand.checkpoint
    let duration = demand.checkpointDuration(at: cores)
    checkpointDuration = duration
    fullCheckpointDuration = demand.fullCheckpointDuration(at: cores)
    plannedInterval = demand.interval
    let interval = demand.stretchedInterval(by: duration)
    checkpointInterval = interval
    let cacheFactor = demand.cacheFactor(at: cores, on: hardware)
    let capacity = demand.capacity(at: cores, cacheFactor: cacheFactor)
    self.capacity = capacity
    recovery = demand.recovery(
      from: .lostTaskManager, at: cores, capacity, checkpointsOf: duration)
    let sharing = Double(demand.nodes(at: cores, on: hardware))
    let traffic = demand.traffic(nodes: sharing, every: interval)
    networkInPerNode = traffic.into
    networkOutPerNode = traffic.out
    cpuDemand = demand.busyCores(cacheFactor: cacheFactor)
    outputDelay = demand.outputDelay(checkpointsEvery: interval, of: duration)
    windowBurst = demand.windowBurst(at: cores, cacheFactor: cacheFactor)
    warnings = demand.warnings(
      candidate, memory, on: hardware,
      WarningFacts(
        parallelism: parallelism, interval: checkpointInterval, outputDelay: outputDelay,
        windowBurst: windowBurst, buffersFit: network.fits,
        catchUp: CatchUpFacts(
          capacity: capacity, traffic, recovery: recovery, interval: interval, duration: duration)))
  }
}
