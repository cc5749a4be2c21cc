extension Sizer {
  /// How a cell of this workload was computed, with the solver's own numbers.
  ///
  /// - Parameters:
  ///   - profile: tells assumptions that have the profile's value from others.
  ///   - statements: what the statements are called, for titles.
  ///   - sources: what the sources are called.
  public func derivation(
    of cell: Cell, profile: Profile? = nil, statements: [String] = [], sources: [String] = []
  ) -> Derivation {
    var explanation = Explanation(self, cell, profile, statements: statements, sources: sources)
    explanation.explainFlows()
    explanation.explainRecords()
    explanation.explainStatements()
    explanation.explainSums()
    explanation.explainDemand()
    explanation.explainCheckpointBytes()
    if let plan = cell.plan {
      explanation.explainWork(plan)
      explanation.explainConstraints(plan)
      explanation.explainCount(plan)
      explanation.explainShape(plan)
      explanation.explainMemory(plan)
      explanation.explainPlacement(plan)
      explanation.explainCheckpoint(plan)
      explanation.explainRecovery(plan)
      explanation.explainNetwork(plan)
      explanation.explainLatency(plan)
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
  private let statementNames: [String]
  private let sourceNames: [String]
  private(set) var steps: [Derivation.Step] = []

  init(
    _ sizer: Sizer, _ cell: Cell, _ profile: Profile?, statements: [String], sources: [String]
  ) {
    self.sizer = sizer
    self.cell = cell
    self.profile = profile
    statementNames = statements
    sourceNames = sources
    demand = Demand(sizer.prepared, cell.tier, cell.rate)
  }

  var prepared: PreparedWorkload { demand.prepared }
  var workload: Workload { sizer.workload }

  /// The hardware of a plan.
  func hardware(_ plan: Plan) -> Hardware {
    prepared.hardware.first { $0.machine?.name == plan.machine } ?? prepared.hardware[0]
  }

  /// What a statement is called.
  func name(ofStatement index: Int) -> String {
    statementNames.indices.contains(index) ? statementNames[index] : "statement \(index + 1)"
  }

  /// What a source is called.
  func name(ofSource index: Int) -> String {
    sourceNames.indices.contains(index) ? sourceNames[index] : "source \(index + 1)"
  }

  /// Adds a step that works out `symbol`.
  mutating func add(
    _ equation: String, _ symbol: String, _ title: String, _ formula: String,
    _ inputs: [Derivation.Input], _ result: Double?, _ unit: Unit, part: Int? = nil,
    source: String = "the model"
  ) {
    steps.append(
      Derivation.Step(
        equation: equation, part: part, title: title, formula: formula, inputs: inputs,
        symbol: symbol, result: result, unit: unit, source: source))
  }

  /// A number of the workload.
  func given(
    _ symbol: String, _ name: String, _ value: Double, _ unit: Unit
  ) -> Derivation.Input {
    Derivation.Input(symbol: symbol, name: name, value: value, unit: unit, origin: .workload)
  }

  /// An assumption, or what the profile says of it.
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

  /// What an equation before worked out.
  func computed(
    _ symbol: String, _ name: String, _ value: Double, _ unit: Unit, by equation: String
  ) -> Derivation.Input {
    Derivation.Input(
      symbol: symbol, name: name, value: value, unit: unit, origin: .computed(equation))
  }

  /// The skew factor of the workload's skew.
  var skew: Derivation.Input {
    switch workload.skew {
    case .low: assumed(.lowSkew)
    case .medium: assumed(.mediumSkew)
    case .high: assumed(.highSkew)
    }
  }

  /// The peak rate of the cell.
  var rate: Derivation.Input {
    given("r", "peak rate", cell.rate.value, .recordsPerSecond)
  }

  /// The rate to have capacity for.
  var required: Derivation.Input {
    computed("R", "rate to have capacity for", demand.required.value, .recordsPerSecond, by: "E6")
  }

  /// All live state.
  var state: Derivation.Input {
    computed("S", "state", prepared.state.value, .bytes, by: "E3")
  }

  /// x of a plan.
  func cores(_ plan: Plan) -> Cores { plan.coresPerTaskManager * Double(plan.taskManagers) }

  func coresInput(_ plan: Plan) -> Derivation.Input {
    computed("x", "cores of all TaskManagers", cores(plan).value, .cores, by: "E12")
  }
}
