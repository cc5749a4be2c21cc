extension Sizer {
  /// How a cell of this workload was computed, with the solver's own numbers.
  ///
  /// - Parameter profile: tells assumptions that have the profile's value from others.
  public func derivation(of cell: Cell, profile: Profile? = nil) -> Derivation {
    var explanation = Explanation(self, cell, profile)
    explanation.explainRecord()
    explanation.explainStatements()
    explanation.explainDemand()
    explanation.explainCheckpointBytes()
    explanation.explainConstraints()
    if let plan = cell.plan {
      explanation.explainCount(plan)
      explanation.explainShape(plan)
      explanation.explainMemory(plan)
      explanation.explainPlacement(plan)
      explanation.explainCheckpoint(plan)
      explanation.explainRecovery(plan)
      explanation.explainNetwork(plan)
      explanation.explainLatency(plan)
      explanation.explainBuffers(plan)
    } else {
      explanation.explainInfeasibility()
    }
    return Derivation(steps: explanation.steps)
  }
}

/// A derivation being written.
struct Explanation {
  let sizer: Sizer
  let cell: Cell
  let demand: Demand
  let profile: Profile?
  private(set) var steps: [Derivation.Step] = []

  init(_ sizer: Sizer, _ cell: Cell, _ profile: Profile?) {
    self.sizer = sizer
    self.cell = cell
    self.profile = profile
    demand = Demand(sizer.prepared, cell.tier, cell.rate)
  }

  var prepared: PreparedWorkload { demand.prepared }

  /// The TaskManagers of a plan.
  func candidate(_ plan: Plan) -> TaskManagers {
    TaskManagers(plan.taskManagers, of: plan.coresPerTaskManager)
  }

  /// Adds a step that works out `symbol`.
  mutating func add(
    _ equation: String, _ symbol: String, _ title: String, _ formula: String,
    _ inputs: [Derivation.Input], _ result: Double?, _ unit: Unit, source: String
  ) {
    steps.append(
      Derivation.Step(
        equation: equation, title: title, formula: formula, inputs: inputs, symbol: symbol,
        result: result, unit: unit, source: source))
  }

  /// A number of the workload.
  func given(
    _ symbol: String, _ name: String, _ value: Double, _ unit: Unit
  ) -> Derivation.Input {
    Derivation.Input(symbol: symbol, name: name, value: value, unit: unit, origin: .workload)
  }

  /// An assumption, from the profile where it has the profile's value.
  func assumed(_ assumption: Assumption) -> Derivation.Input {
    let value = sizer.assumptions[assumption]
    let isProfiles = profile?[assumption] == value
    return Derivation.Input(
      symbol: assumption.symbol, name: assumption.title, value: value, unit: assumption.unit,
      origin: isProfiles ? .profile(assumption) : .assumption(assumption))
  }

  /// An assumption of the cell's tier.
  func tiered(_ assumption: TierAssumption) -> Derivation.Input {
    Derivation.Input(
      symbol: assumption.symbol, name: assumption.title,
      value: sizer.assumptions[cell.tier, assumption], unit: assumption.unit,
      origin: .tier(assumption))
  }

  /// The result of an earlier equation.
  func computed(
    _ symbol: String, _ name: String, _ value: Double, _ unit: Unit, by equation: String
  ) -> Derivation.Input {
    Derivation.Input(
      symbol: symbol, name: name, value: value, unit: unit, origin: .computed(equation))
  }

  /// The skew factor of the workload's skew.
  var skew: Derivation.Input {
    switch sizer.workload.skew {
    case .low: assumed(.lowSkew)
    case .medium: assumed(.mediumSkew)
    case .high: assumed(.highSkew)
    }
  }

  /// The peak rate of the cell.
  var rate: Derivation.Input {
    given("r", "peak rate", cell.rate.value, .recordsPerSecond)
  }
}
