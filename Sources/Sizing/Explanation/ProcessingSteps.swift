// E0 to E6: the work of the records, statement by statement.

extension Explanation {
  /// E0, only where there is anything to follow.
  mutating func explainFlows() {
    guard workload.isGraph || workload.sources.count > 1 else { return }
    for (index, flow) in prepared.flows.statements.enumerated() {
      let statement = workload.statements[index]
      add(
        "E0", "a", "share of all records that \(name(ofStatement: index)) takes",
        "a = input·Σ out(from)",
        [
          given("input", "part it takes", statement.inputShare, .ratio),
          computed(
            "Σ out(from)", "what it reads, per record of all sources",
            prepared.flows.arriving(at: index, workload), .ratio, by: "E0"),
        ], flow.taken, .ratio, part: index)
      add(
        "E0", "m", "record size in \(name(ofStatement: index))",
        "m_j = record, else the mean of what it reads, with state at most b", [],
        flow.record.value, .memory, part: index)
    }
    let isGiven = workload.outputRatio != nil || !workload.isGraph
    let written = workload.sinkIndices.map { index in
      computed(
        "out", "what \(name(ofStatement: index)) emits", prepared.flows.statements[index].emitted,
        .ratio, by: "E0")
    }
    add(
      "E0", "σ", "records written per record read",
      isGiven ? "σ as given, else 1" : "σ = Σ out of statements nobody reads",
      isGiven ? [] : written, prepared.flows.outputRatio, .ratio)
  }

  /// E1 for each source.
  mutating func explainRecords() {
    for (index, source) in workload.sources.enumerated() {
      explainRecord(source.recordBytes, "a record of \(name(ofSource: index))", part: index)
    }
  }

  private mutating func explainRecord(_ record: Bytes, _ what: String, part: Int) {
    add(
      "E1", "t", "work of \(what)", "t(m) = υ·(1/ρ0 + (m − m0)/B_core)",
      [
        assumed(.referenceUtilization), assumed(.recordRatePerCore),
        given("m", "record size", record.value, .memory), assumed(.referenceRecordBytes),
        assumed(.bytesPerCore),
      ], sizer.assumptions.recordCost(of: record).value, .coreSeconds, part: part,
      source: "founding notes")
  }

  /// E2 and E3's line of each statement.
  mutating func explainStatements() {
    for (index, statement) in workload.statements.enumerated() {
      if let state = statement.state { explainKeys(state, at: index) }
      explainWork(of: statement, at: index)
    }
  }

  private mutating func explainKeys(_ state: KeyedState, at index: Int) {
    add(
      "E2", "f_K", "cost of many keys in \(name(ofStatement: index))",
      "f_K = 1 + γ·max(0, log10(K/10⁶))",
      [assumed(.costPerKeyDecade), given("K", "live keys", state.keys, .count)],
      sizer.assumptions.keysFactor(state.keys), .ratio, part: index)
    add(
      "E3", "S", "state of \(name(ofStatement: index))", "S_j = K·b·w",
      [
        given("K", "live keys", state.keys, .count),
        given("b", "bytes per key", state.bytesPerKey.value, .bytes),
        given("w", "copies", state.copies, .ratio),
      ], state.size.value, .bytes, part: index)
  }

  private mutating func explainWork(of statement: Statement, at index: Int) {
    let flow = prepared.flows.statements[index]
    let a = sizer.assumptions
    let record = a.recordCost(of: flow.record)
    var inputs = [
      computed("a", "share of all records", flow.taken, .ratio, by: "E0"),
      assumed(statement.complexity.costAssumption), assumed(.readCost),
      computed("t(m_j)", "work of its record", record.value, .coreSeconds, by: "E1"),
    ]
    let own = record * (flow.taken * a.ownCost(statement.complexity))
    guard let state = statement.state else {
      return add(
        "E3", "A", "\(name(ofStatement: index)), without keys, beyond reading",
        "A_j = a·(κ − θ)·t(m_j)", inputs, own.value, .coreSeconds, part: index)
    }
    let isHeap = workload.backend == .hashmap
    let keys = a.keysFactor(state.keys)
    inputs.append(computed("f_K", "cost of many keys", keys, .ratio, by: "E2"))
    if isHeap { inputs.append(assumed(.heapBackendCost)) }
    let backend = isHeap ? a[.heapBackendCost] : 1
    add(
      "E3", "B", "\(name(ofStatement: index)), with keys, beyond reading",
      "B_j = a·(κ − θ)·f_K·t(m_j)" + (isHeap ? "·η_heap" : ""), inputs,
      own.value * keys * backend, .coreSeconds, part: index)
  }

  /// E3's sums, each with the terms it is made of.
  mutating func explainSums() {
    let a = sizer.assumptions
    let reading = workload.sourceFlows.enumerated().map { index, flow in
      computed(
        "θ·share·t", "reading \(name(ofSource: index))",
        (a.recordCost(of: flow.record) * (flow.emitted * a[.readCost])).value, .coreSeconds,
        by: "E1")
    }
    let flows = prepared.flows
    let more = a.recordCost(of: flows.outputRecord) * (max(0, flows.outputRatio - 1) * a[.readCost])
    let writing =
      more > .zero
      ? [
        computed(
          "(σ−1)·θ·t(m_out)", "writing more than is read", more.value, .coreSeconds, by: "E1")
      ] : []
    add(
      "E3", "A", "work of a record without keys",
      "A = θ·Σ share·t(m) + Σ A_j + max(0, σ−1)·θ·t(m_out)", reading + lines("A") + writing,
      prepared.unkeyedWork.value, .coreSeconds)
    guard prepared.isStateful else { return }
    add(
      "E3", "B", "work of a record with keys, on the busiest subtask", "B = Σ φ_j·B_j",
      lines("B") + [skew]
        + (prepared.terms.contains { $0.isTwoPhase } ? [assumed(.unkeyedSkew)] : []),
      prepared.keyedWork.value, .coreSeconds)
    add("E3", "S", "state", "S = Σ S_j", lines("S"), prepared.state.value, .bytes)
    guard prepared.firing > .zero else { return }
    add(
      "E3", "W", "cores that fire windows", "W = Σ K/slide·θ·t(b)", windows, prepared.firing.value,
      .cores)
  }

  /// What is busy at any rate: windows that fire, and the running job's base load. Nothing without.
  func steadyLoad(at cores: Cores, on hardware: Hardware) -> [Derivation.Input] {
    guard demand.firing > .zero else { return [] }
    let busy = demand.firing(at: cores, on: hardware).value
    guard let base = workload.baseLoad, base > .zero else {
      return [computed("λ·f_S·W·φ", "cores that fire windows", busy, .cores, by: "E3")]
    }
    return [
      given("F", "base load of the running job", base.value, .cores),
      computed("f_S·(λ·W·φ + F)", "cores busy at any rate", busy, .cores, by: "E3"),
    ]
  }

  /// What each window asks to fire.
  private var windows: [Derivation.Input] {
    let a = sizer.assumptions
    return workload.statements.enumerated().compactMap { index, statement in
      guard let state = statement.state, let slide = state.slide else { return nil }
      let window = a.recordCost(of: state.bytesPerKey) * (state.keys * a[.readCost])
      return computed(
        "K/slide·θ·t(b)", "windows of \(name(ofStatement: index))", window.value / slide.value,
        .cores, by: "E1")
    }
  }

  /// The statements' lines of a sum.
  private func lines(_ symbol: String) -> [Derivation.Input] {
    steps.filter { $0.equation == "E3" && $0.symbol == symbol }.compactMap { step in
      guard let part = step.part, let result = step.result else { return nil }
      return computed(
        "\(symbol)_\(part + 1)", name(ofStatement: part), result, step.unit, by: "E3")
    }
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
    let (cores, hardware) = (cores(plan), hardware(plan))
    let factor = demand.cacheFactor(at: cores, on: hardware)
    if prepared.isOnDisk {
      add(
        "E4", "f_S", "cost of state that misses the cache", "f_S(x) = 1 + β·max(0, 1 − x·μ/S)",
        [
          assumed(.cacheMissCost), coresInput(plan),
          computed("μ", "cache per core", hardware.cachePerCore.value, .memory, by: "E16"), state,
        ], factor, .ratio)
    }
    add(
      "E5", "T", "work of a record", "T(x) = λ·(φ0·A + f_S(x)·B)",
      [
        tiered(.cpuFactor), assumed(.unkeyedSkew),
        computed("A", "without keys", prepared.unkeyedWork.value, .coreSeconds, by: "E3"),
        computed("f_S", "cache factor", factor, .ratio, by: "E4"),
        computed("B", "with keys", prepared.keyedWork.value, .coreSeconds, by: "E3"),
      ], demand.work(at: cores, on: hardware).value, .coreSeconds)
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
