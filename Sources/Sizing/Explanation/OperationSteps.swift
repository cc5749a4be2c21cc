// E7 to E10 and E21: checkpoints, recovery, network and latency of the plan.

extension Explanation {
  mutating func explainCheckpointBytes() {
    guard prepared.isStateful else { return }
    guard prepared.isIncremental else {
      return add(
        "E7", "C", "bytes of a full checkpoint", "C = S", [state], demand.checkpoint.value, .bytes)
    }
    add(
      "E7", "C", "bytes of an incremental checkpoint",
      "C = min(S, Σ K·(1 − e^(−a·r·Δ/K))·b·A_up)",
      [state, rate, tiered(.checkpointInterval)] + touched + [assumed(.incrementalRewrite)],
      demand.checkpoint.value, .bytes)
  }

  /// The bytes of each statement that an interval touches.
  private var touched: [Derivation.Input] {
    let records = cell.rate * demand.interval
    return workload.statements.enumerated().compactMap { index, statement in
      guard let state = statement.state else { return nil }
      let arrive = prepared.flows.statements[index].taken * records
      let keys = state.keys * fractionTouched(arrive / state.keys)
      return computed(
        "K·(1 − e^(−a·r·Δ/K))·b", "touched in \(name(ofStatement: index))",
        keys * state.bytesPerKey.value * state.writtenCopies, .bytes, by: "E7")
    }
  }

  mutating func explainCheckpoint(_ plan: Plan) {
    guard prepared.isStateful else { return }
    add(
      "E8", "D", "duration of a checkpoint", "D(x) = D_0 + C·φ/(x·B_up)",
      [
        assumed(.checkpointFixedTime),
        computed("C", "checkpoint", plan.checkpointBytes.value, .bytes, by: "E7"), skew,
        coresInput(plan), assumed(.uploadRate),
      ], plan.checkpointDuration.value, .seconds)
  }

  mutating func explainRecovery(_ plan: Plan) {
    let (cores, hardware) = (cores(plan), hardware(plan))
    let restart = demand.restartTime(at: cores).value
    add(
      "E9", "T_0", "restart", "T_0 = T_detect + T_resched + S·A_space·φ/(x·B_down)",
      [
        assumed(.failureDetection), assumed(.rescheduling), state,
        assumed(.diskSpacePerStateByte), skew, coresInput(plan), assumed(.downloadRate),
      ], restart, .seconds, source: "Flink: heartbeat.timeout")
    add(
      "E9", "cap", "records that the TaskManagers can process", "cap = (x − λ·f_S·W·φ)/T(x)",
      [
        coresInput(plan),
        computed(
          "T", "work of a record", demand.work(at: cores, on: hardware).value, .coreSeconds,
          by: "E5"),
      ] + steadyLoad(at: cores, on: hardware), plan.capacity.value, .recordsPerSecond)
    add(
      "E9", "T_rec", "recovery", "T_rec = T_0 + r·(T_0 + Δ' + D)/(cap − r)",
      [
        computed("T_0", "restart", restart, .seconds, by: "E9"), rate,
        computed("Δ'", "checkpoint interval", plan.checkpointInterval.value, .seconds, by: "E12"),
        computed("D", "checkpoint", plan.checkpointDuration.value, .seconds, by: "E8"),
        computed("cap", "capacity", plan.capacity.value, .recordsPerSecond, by: "E9"),
      ], plan.recovery.total.value, .seconds)
  }

  mutating func explainNetwork(_ plan: Plan) {
    let nodes = Double(demand.nodes(at: cores(plan), on: hardware(plan)))
    let flows = prepared.flows
    let shared = [
      skew, rate,
      computed("Σ a·q·m_j", "shuffled per record", prepared.shuffled.value, .memory, by: "E3"),
      computed("M", "nodes", nodes, .count, by: "E10"),
    ]
    add(
      "E10", "M", "nodes that share the traffic",
      "M = max(fewest, 2, ⌈x/cores of the largest node⌉)",
      [coresInput(plan), assumed(.fewestNodes)], nodes, .count)
    add(
      "E10", "in", "network into a node", "in = φ·(r·m̄/M + Σ a·q·m_j·r·(M−1)/M²)",
      shared + [given("m̄", "mean record", flows.meanRecord.value, .memory)],
      plan.networkInPerNode.value, .bytesPerSecond, source: "Ververica")
    add(
      "E10", "out", "network out of a node",
      "out = φ·(Σ a·q·m_j·r·(M−1)/M² + σ·r·m_out/M + C/(Δ'·M))",
      shared + [
        given(
          "σ·m_out", "written per record", (flows.outputRecord * flows.outputRatio).value, .memory),
        computed("C", "checkpoint", plan.checkpointBytes.value, .bytes, by: "E7"),
        computed("Δ'", "checkpoint interval", plan.checkpointInterval.value, .seconds, by: "E12"),
      ], plan.networkOutPerNode.value, .bytesPerSecond, source: "Ververica")
  }

  mutating func explainLatency(_ plan: Plan) {
    switch prepared.delivery {
    case .exactlyOnce:
      add(
        "E21", "latency", "output shows after at most", "latency = Δ' + D",
        [
          computed("Δ'", "checkpoint interval", plan.checkpointInterval.value, .seconds, by: "E12"),
          computed("D", "checkpoint", plan.checkpointDuration.value, .seconds, by: "E8"),
        ], plan.outputDelay.value, .seconds, source: "Flink: two-phase commit")
    case .atLeastOnce:
      add(
        "E21", "latency", "buffers delay output by at most",
        "latency = buffer timeout × (shuffles + 1)",
        [
          tiered(.bufferTimeout),
          given("shuffles", "exchanges", Double(prepared.shuffleEdges), .count),
        ], plan.outputDelay.value, .seconds, source: "Flink: execution.buffer-timeout.interval")
    }
  }
}
