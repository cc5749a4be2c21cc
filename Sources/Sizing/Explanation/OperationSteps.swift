// E7 to E10, E21 and E24: checkpoints, recovery, network, latency and buffers of the plan.

extension Explanation {
  mutating func explainCheckpointBytes() {
    guard prepared.isStateful else { return }
    let state = computed("S", "state", prepared.state.value, .bytes, by: "E3")
    guard prepared.isIncremental else {
      add(
        "E7", "C", "bytes of a full checkpoint", "C = S", [state], demand.checkpoint.value,
        .bytes, source: "the model")
      return
    }
    add(
      "E7", "C", "bytes of an incremental checkpoint",
      "C = min(S, Σ K·(1 − e^(−a·r·Δ/K))·b·w·A_up)",
      [state, rate, tiered(.checkpointInterval), assumed(.incrementalRewrite)],
      demand.checkpoint.value, .bytes, source: "the model")
  }

  mutating func explainCheckpoint(_ plan: Plan) {
    guard prepared.isStateful else { return }
    add(
      "E8", "D", "duration of a checkpoint", "D(n) = D_0 + C·φ/(n·B_up)",
      [
        assumed(.checkpointFixedTime),
        computed("C", "checkpoint", plan.checkpointBytes.value, .bytes, by: "E7"), skew,
        computed("n", "TaskManagers", Double(plan.taskManagers), .count, by: "E12"),
        assumed(.uploadRate),
      ], plan.checkpointDuration.value, .seconds, source: "the model")
  }

  mutating func explainRecovery(_ plan: Plan) {
    let candidate = candidate(plan)
    let restart = demand.restartTime(candidate).value
    let capacity = demand.capacity(candidate).value
    let n = computed("n", "TaskManagers", candidate.count, .count, by: "E12")
    add(
      "E9", "T_0", "restart", "T_0 = T_detect + T_resched + S·A_space·φ/(n·B_down)",
      [
        assumed(.failureDetection), assumed(.rescheduling),
        computed("S", "state", prepared.state.value, .bytes, by: "E3"),
        assumed(.diskSpacePerStateByte), skew, n, assumed(.downloadRate),
      ], restart, .seconds, source: "Flink: heartbeat.timeout")
    add(
      "E9", "cap", "records the TaskManagers get through", "cap = x/(T(x)·φ)",
      [
        computed("x", "cores", candidate.cores.value, .cores, by: "E12"),
        computed("T", "work", demand.work(at: candidate.cores).value, .coreSeconds, by: "E5"), skew,
      ], capacity, .recordsPerSecond, source: "the model")
    add(
      "E9", "T_rec", "recovery", "T_rec = T_0 + r·(T_0 + Δ + D(n))/(cap − r)",
      [
        computed("T_0", "restart", restart, .seconds, by: "E9"), rate,
        tiered(.checkpointInterval),
        computed("D", "checkpoint", plan.checkpointDuration.value, .seconds, by: "E8"),
        computed("cap", "capacity", capacity, .recordsPerSecond, by: "E9"),
      ], plan.recovery.total.value, .seconds, source: "the model")
  }

  mutating func explainNetwork(_ plan: Plan) {
    let nodes = demand.nodes(candidate(plan))
    let shared = [
      skew, rate, given("m", "record size", prepared.record.value, .bytes),
      computed("Q", "shuffles", prepared.shuffles, .ratio, by: "E3"),
      computed("M", "nodes", nodes, .count, by: "E10"),
    ]
    add(
      "E10", "M", "nodes that share the traffic", "M = max(fewest, 2, ⌈n·c/largest node⌉)",
      [computed("x", "cores", candidate(plan).cores.value, .cores, by: "E12")], nodes, .count,
      source: "the model")
    add(
      "E10", "in", "network into a node", "φ·(r·m/M + Q·r·m·(M−1)/M²)", shared,
      plan.networkInPerNode.value, .bytesPerSecond, source: "Ververica")
    add(
      "E10", "out", "network out of a node", "φ·(Q·r·m·(M−1)/M² + σ·r·m_out/M) + C/(Δ·M)·φ",
      shared + [
        given("σ·m_out", "output per record", prepared.outputPerRecord.value, .bytes),
        computed("C", "checkpoint", plan.checkpointBytes.value, .bytes, by: "E7"),
        tiered(.checkpointInterval),
      ], plan.networkOutPerNode.value, .bytesPerSecond, source: "Ververica")
  }

  mutating func explainLatency(_ plan: Plan) {
    switch prepared.delivery {
    case .exactlyOnce:
      add(
        "E21", "latency", "output shows after at most", "Δ + D",
        [
          tiered(.checkpointInterval),
          computed("D", "checkpoint", plan.checkpointDuration.value, .seconds, by: "E8"),
        ], plan.outputDelay.value, .seconds, source: "Flink: two-phase commit")
    case .atLeastOnce:
      add(
        "E21", "latency", "buffers delay output by at most", "buffer timeout × (Q + 1)",
        [tiered(.bufferTimeout), computed("Q", "shuffles", prepared.shuffles, .ratio, by: "E3")],
        plan.outputDelay.value, .seconds, source: "Flink: execution.buffer-timeout.interval")
    }
  }

  mutating func explainBuffers(_ plan: Plan) {
    let slots = plan.slotsPerTaskManager
    let needed = demand.bufferBytes(slots: slots, parallelism: plan.parallelism)
    add(
      "E24", "buffers", "network memory that the shuffles need",
      "slots × Σ over edges (2·channels + 8) × 32 KiB",
      [
        computed("slots", "task slots", Double(slots), .count, by: "E14"),
        computed("channels", "parallelism", Double(plan.parallelism), .count, by: "E14"),
        given("edges", "shuffles", Double(prepared.shuffleEdges), .count),
      ], needed.value, .bytes, source: "Flink: network buffers")
  }
}
