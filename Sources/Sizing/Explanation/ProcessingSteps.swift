// E1 to E6: the work of the records.

extension Explanation {
  mutating func explainRecord() {
    add(
      "E1", "t", "work of one record", "t = 1/ρ0 + max(0, m − m0)/B_core",
      [
        assumed(.recordRatePerCore),
        given("m", "record size", prepared.record.value, .bytes),
        assumed(.referenceRecordBytes), assumed(.bytesPerCore),
      ], prepared.recordCost.value, .coreSeconds, source: "founding notes")
  }

  mutating func explainStatements() {
    let statements = sizer.workload.statements
    for (index, statement) in statements.enumerated() {
      guard let state = statement.state else { continue }
      let factor = StatementLoad.keysFactor(state.keys, sizer.assumptions)
      add(
        "E2", "f_K", "keys factor of statement \(index + 1)", "f_K = 1 + γ·max(0, log10(K/10⁶))",
        [assumed(.costPerKeyDecade), given("K", "live keys", state.keys, .count)],
        factor, .ratio, source: "the model")
    }
    explainLoad(statements)
    explainState(statements)
  }

  private mutating func explainLoad(_ statements: [Statement]) {
    var used: [Complexity] = []
    for statement in statements where !used.contains(statement.complexity) {
      used.append(statement.complexity)
    }
    let costs = used.map { assumed($0.costAssumption) }
    let shares = statements.enumerated().map { index, statement in
      given("a\(index + 1)", "input share", statement.inputShare, .share)
    }
    add(
      "E3", "A", "cost of the statements without state", "A = Σ a·κ", shares + costs,
      prepared.statelessLoad, .ratio, source: "the model")
    add(
      "E3", "B", "cost of the statements with state", "B = Σ a·κ·f_K", shares + costs,
      prepared.statefulLoad, .ratio, source: "the model")
    let shuffles = statements.enumerated().map { index, statement in
      given("q\(index + 1)", "shuffles", Double(statement.effectiveShuffles), .count)
    }
    add(
      "E3", "Q", "times a record crosses the network", "Q = Σ a·q", shares + shuffles,
      prepared.shuffles, .ratio, source: "the model")
  }

  private mutating func explainState(_ statements: [Statement]) {
    var inputs: [Derivation.Input] = []
    for (index, statement) in statements.enumerated() {
      guard let state = statement.state else { continue }
      inputs.append(given("K\(index + 1)", "live keys", state.keys, .count))
      inputs.append(given("b\(index + 1)", "bytes per key", state.bytesPerKey.value, .bytes))
      inputs.append(given("w\(index + 1)", "copies", state.copies, .ratio))
    }
    add(
      "E3", "S", "state", "S = Σ K·b·w", inputs, prepared.state.value, .bytes, source: "the model")
  }

  mutating func explainDemand() {
    add(
      "E6", "R", "rate to have capacity for", "R = r/u + r·(T_detect + T_resched)/T_catchup",
      [
        rate, assumed(.targetUtilization), assumed(.failureDetection), assumed(.rescheduling),
        assumed(.catchUpTime),
      ], demand.required.value, .recordsPerSecond, source: "autoscaler")
  }

  /// E4 and E5 at the cores of a plan.
  mutating func explainWork(_ plan: Plan) {
    let cores = candidate(plan).cores
    let factor = demand.cacheFactor(at: cores)
    if prepared.isOnDisk {
      add(
        "E4", "f_S", "cost of state that misses the cache",
        "f_S(x) = 1 + β·max(0, 1 − x·μ/S)",
        [
          assumed(.cacheMissCost),
          computed("x", "cores", cores.value, .cores, by: "E12"),
          computed("μ", "cache per core", prepared.cachePerCore.value, .bytes, by: "E16"),
          computed("S", "state", prepared.state.value, .bytes, by: "E3"),
        ], factor, .ratio, source: "the model")
    }
    add(
      "E5", "T", "work of one record in all statements", "T(x) = λ·t·(A + B·f_S(x))",
      [
        tiered(.cpuFactor),
        computed("t", "work of one record", prepared.recordCost.value, .coreSeconds, by: "E1"),
        computed("A", "cost without state", prepared.statelessLoad, .ratio, by: "E3"),
        computed("B", "cost with state", prepared.statefulLoad, .ratio, by: "E3"),
        computed("f_S", "cache factor", factor, .ratio, by: "E4"),
      ], demand.work(at: cores).value, .coreSeconds, source: "the model")
  }
}

extension Complexity {
  /// The assumption that says what a statement of this complexity costs.
  var costAssumption: Assumption {
    switch self {
    case .simple: .simpleCost
    case .medium: .mediumCost
    case .complex: .complexCost
    }
  }
}
