// C1 to C8 and the hot key: how many TaskManagers each constraint needs.

extension Explanation {
  mutating func explainConstraints() {
    explainCores()
    for constraint in Constraint.allCases where sizer.applies(constraint) {
      if constraint == .hotKey { explainHotKey() } else { explain(constraint) }
    }
  }

  /// E11's first half; the rest follows when there is a plan.
  private mutating func explainCores() {
    add(
      "E11", "x₁", "least whole number of cores that satisfies C1", "R·T(x₁)·φ ≤ x₁",
      [computed("R", "rate", demand.required.value, .recordsPerSecond, by: "E6"), skew],
      demand.cpuCores.map(Double.init), .cores, source: "the model")
  }

  private mutating func explain(_ constraint: Constraint) {
    let law = constraint.law
    add(
      law.number, "n_\(constraint.rawValue + 1)", "TaskManagers for \(constraint.name)",
      law.formula, inputs(of: constraint), cell.counts[constraint].map(Double.init), .count,
      source: law.source)
  }

  private mutating func explainHotKey() {
    let busy = demand.keyedCores.value * prepared.hotKeyShare
    add(
      "C2", "hot key", "cores that the most frequent key keeps busy", "R·λ·t·B·h < 1",
      inputs(of: .hotKey), busy, .cores, source: "Flink: a key belongs to one subtask")
  }

  private func inputs(of constraint: Constraint) -> [Derivation.Input] {
    switch constraint {
    case .cpu:
      [
        computed("R", "rate", demand.required.value, .recordsPerSecond, by: "E6"),
        tiered(.cpuFactor), skew,
      ]
    case .keySkew, .hotKey:
      [
        computed("R·λ·t·B", "keyed cores", demand.keyedCores.value, .cores, by: "E5"),
        given("h", "hot-key share", prepared.hotKeyShare, .share),
      ]
    case .checkpoint:
      [
        computed("C", "checkpoint", demand.checkpoint.value, .bytes, by: "E7"),
        assumed(.checkpointFixedTime), assumed(.uploadRate), assumed(.longestCheckpoint),
        assumed(.checkpointShare), tiered(.checkpointInterval), skew,
      ]
    case .recovery: [rate, objective, tiered(.checkpointInterval), assumed(.downloadRate), skew]
    case .network: [rate, assumed(.networkPerNode), assumed(.networkShare), skew]
    case .diskSize:
      [
        computed("S", "state", prepared.state.value, .bytes, by: "E3"),
        assumed(.diskSpacePerStateByte), assumed(.diskSize), skew,
      ]
    case .diskThroughput:
      [
        rate, given("Σ a·b·w", "state per record", prepared.writtenPerRecord.value, .bytes),
        assumed(.writeAmplification), assumed(.diskThroughput), skew,
      ]
    case .heap:
      [
        computed("S", "state", prepared.state.value, .bytes, by: "E3"), assumed(.heapPerStateByte),
        computed("heap", "task heap of a core", prepared.heapPerCore.value, .bytes, by: "E16"),
        skew,
      ]
    }
  }

  /// The recovery objective, the workload's own or the one assumed.
  private var objective: Derivation.Input {
    guard let own = sizer.workload.recoveryObjective else { return assumed(.recoveryObjective) }
    return given("RTO", "longest acceptable recovery", own.value, .seconds)
  }

  mutating func explainInfeasibility() {
    let constraint = cell.bindingConstraint
    add(
      "E13", "n", "no plan: \(constraint.name)", "n·slots ≤ 27,720",
      [], cell.counts[constraint].map(Double.init), .count, source: "the model")
    guard let rate = cell.infeasibility?.largestRate else { return }
    add(
      "C2", "r", "rate below which the hot key fits a core",
      "r = 1/((1/u + (T_detect + T_resched)/T_catchup)·λ·t·B·h)",
      [assumed(.targetUtilization), given("h", "hot-key share", prepared.hotKeyShare, .share)],
      rate.value, .recordsPerSecond, source: "the model")
  }
}

extension Constraint {
  /// Its number in the model, what must hold, and where that comes from.
  var law: (number: String, formula: String, source: String) {
    switch self {
    case .cpu: ("C1", "R·T(x)·φ ≤ x", "autoscaler")
    case .keySkew:
      ("C2", "R·λ·t·B·f_S(x)·(h + (1−h)(1/x + 1/G(x))) ≤ 1", "Flink: key groups")
    case .checkpoint:
      ("C3", "D(n) ≤ min(D_max, ψ·Δ)", "Flink: execution.checkpointing.timeout")
    case .recovery: ("C4", "T_rec(n) ≤ RTO, at this tier and every looser one", "the model")
    case .network: ("C5", "in and out per node ≤ use·NIC", "Ververica")
    case .diskSize: ("C6", "S·A_space·φ ≤ n·disk", "the model")
    case .diskThroughput: ("C7", "WA·φ·Σ a·r·b·w ≤ n·diskBW", "the model")
    case .heap: ("C8", "S·H·φ ≤ n·c·heap", "the model")
    case .hotKey: ("C2", "R·λ·t·B·h < 1", "Flink: a key belongs to one subtask")
    }
  }
}
