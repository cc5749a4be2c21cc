// C1 to C10 and what no number of TaskManagers satisfies.

extension Explanation {
  /// What each constraint asks of TaskManagers, with its terms at the fewest that satisfy it.
  mutating func explainConstraints(_ plan: Plan) {
    for constraint in Constraint.counted where sizer.applies(constraint) {
      let rule = constraint.rule
      let terms = ConstraintTerms(self, plan, count: cell.counts[constraint] ?? plan.taskManagers)
      add(
        rule.number, "n", "TaskManagers for \(constraint.name)", rule.formula,
        terms.inputs(of: constraint), cell.counts[constraint].map(Double.init), .count,
        source: rule.source)
    }
  }

  /// The recovery objective, the workload's own or the one assumed.
  var objective: Derivation.Input {
    guard let own = workload.recoveryObjective else { return assumed(.recoveryObjective) }
    return given("RTO", "longest acceptable recovery", own.value, .seconds)
  }

  mutating func explainInfeasibility() {
    let constraint = cell.bindingConstraint
    let rule = constraint.rule
    var inputs = [required]
    if constraint == .hotKey {
      inputs += [
        computed(
          "R·λ·B_j·h", "cores that the hottest key keeps busy", demand.hottestKeyCores.value,
          .cores, by: "E3"), assumed(.hottestKeyShare),
      ]
    }
    add(
      "E13", "n", "no plan: \(constraint.name)", rule.formula, inputs,
      cell.counts[constraint].map(Double.init), .count, source: rule.source)
    guard let largest = cell.infeasibility?.largestRate else { return }
    add(
      "E13", "r", "largest rate that fits", "r in proportion to R", [rate], largest.value,
      .recordsPerSecond)
  }
}

extension Constraint {
  /// Its number in the model, what must hold, and where that comes from.
  var rule: (number: String, formula: String, source: String) {
    switch self {
    case .cpu: ("C1", "R·T(x) + λ·f_S·W·φ/u ≤ x", "autoscaler")
    case .keySkew:
      (
        "C2", "R·λ·f_S·B_j·(h + (1−h)·(min(1, 1/x + √(2·ln x/(K·x))) + 1/G)) ≤ 1",
        "Flink: key groups"
      )
    case .checkpoint: ("C3", "D(x) ≤ min(D_max, ψ·Δ)", "Flink: execution.checkpointing.timeout")
    case .recovery:
      (
        "C4", "T_0 + r·(T_0 + Δ' + D)/(cap − r) ≤ RTO, at this tier and every looser one",
        "the model"
      )
    case .network: ("C5", "in and out per node ≤ use·NIC", "Ververica")
    case .diskSize: ("C6", "S·A_space·φ ≤ n·disk", "the model")
    case .diskThroughput: ("C7", "WA·φ·Σ a·r·b ≤ x·diskBW", "the model")
    case .heap: ("C8", "S·H·φ ≤ x·heap", "the model")
    case .lookup: ("C9", "R·a·(1−hits)·latency·φ0 ≤ capacity·x", "Little's law")
    case .backlog: ("C10", "x ≥ r·(1 + backlog/within)·T(x) + λ·f_S·W·φ", "the model")
    case .hotKey: ("C2", "R·λ·B_j·h < η", "Flink: a key belongs to one subtask")
    case .sourcePartitions:
      ("E13", "R·λ·φ0·(θ·share·t + Σ A_j) ≤ partitions", "Kafka: one subtask reads a partition")
    case .maxParallelism: ("E14", "n·slots ≤ G, at most 27,720", "Flink: key groups")
    }
  }
}
