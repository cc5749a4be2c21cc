/// What a constraint's formula is made of, at so many TaskManagers of a plan's shape.
struct ConstraintTerms {
  private let explanation: Explanation
  private let hardware: Hardware
  /// x.
  private let cores: Cores
  private let machine: String?
  private let othersCount: Int

  init(_ explanation: Explanation, _ plan: Plan, count: Int) {
    self.explanation = explanation
    hardware = explanation.hardware(plan)
    cores = plan.coresPerTaskManager * Double(count)
    machine = plan.machine
    othersCount =
      Constraint.counted.filter { $0 != .checkpoint }.compactMap { plan.counts[$0] }.max() ?? 1
  }

  private var demand: Demand { explanation.demand }
  private var prepared: PreparedWorkload { explanation.prepared }
  private var workload: Workload { explanation.workload }

  func inputs(of constraint: Constraint) -> [Derivation.Input] {
    switch constraint {
    case .cpu: cpu
    case .keySkew: keySkew
    case .checkpoint: checkpoint
    case .recovery: recovery
    case .network: network
    case .diskSize: diskSize
    case .diskThroughput: diskThroughput
    case .heap: heap
    case .lookup: lookup
    case .backlog: backlog
    case .hotKey, .sourcePartitions, .maxParallelism: []
    }
  }

  private func computed(
    _ symbol: String, _ name: String, _ value: Double, _ unit: Unit, by equation: String
  ) -> Derivation.Input {
    explanation.computed(symbol, name, value, unit, by: equation)
  }

  private var x: Derivation.Input {
    computed("x", "cores of so many TaskManagers", cores.value, .cores, by: "E11")
  }

  private var work: Derivation.Input {
    computed(
      "T(x)", "work of a record", demand.work(at: cores, on: hardware).value, .coreSeconds, by: "E5"
    )
  }

  private var cacheFactor: [Derivation.Input] {
    guard prepared.isOnDisk else { return [] }
    let factor = demand.cacheFactor(at: cores, on: hardware)
    return [computed("f_S", "cost of state that misses the cache", factor, .ratio, by: "E4")]
  }

  private var firing: [Derivation.Input] { explanation.steadyLoad(at: cores, on: hardware) }

  private var cpu: [Derivation.Input] {
    let busy = demand.busyCores(at: cores, on: hardware).value
    return [explanation.required, work] + firing
      + (firing.isEmpty ? [] : [explanation.assumed(.targetUtilization)])
      + [x, computed("R·T(x) + …", "cores kept busy", busy, .cores, by: "C1")]
  }

  /// The terms of the statement whose busiest subtask has the most to do.
  private var keySkew: [Derivation.Input] {
    let groups = prepared.maxParallelism ?? KeyGroups.count(for: cores.value)
    let spread = KeySpread(over: cores.value, groups: groups)
    var busiest: (index: Int, term: KeyedTerm, work: Double)?
    for (index, statement) in workload.statements.enumerated() {
      let flow = prepared.flows.statements[index]
      guard let term = KeyedTerm(statement, flow, workload, explanation.sizer.assumptions),
        !term.isTwoPhase
      else { continue }
      let share = spread.busiestShare(keys: term.keys, hottestShare: term.hottestShare)
      let work = term.work.value * share
      if work > busiest?.work ?? -1 { busiest = (index, term, work) }
    }
    guard let busiest else { return [] }
    let name = explanation.name(ofStatement: busiest.index)
    let load = demand.busiestSubtask(at: cores, on: hardware).value
    return [explanation.required, explanation.tiered(.cpuFactor)] + cacheFactor + [
      computed("B_j", "work of \(name)", busiest.term.work.value, .coreSeconds, by: "E3"),
      explanation.given("h", "hottest key's share", busiest.term.hottestShare, .share),
      explanation.given("K", "live keys", busiest.term.keys, .count), x,
      computed("G", "key groups for x", Double(groups), .count, by: "E15"),
      computed("busiest", "cores of the busiest keyed subtask", load, .cores, by: "C2"),
    ]
  }

  private var checkpoint: [Derivation.Input] {
    [
      computed("C", "checkpoint", demand.checkpoint.value, .bytes, by: "E7"),
      explanation.assumed(.checkpointFixedTime), explanation.assumed(.uploadRate),
      explanation.skew, x,
      computed(
        "D(x)", "its duration", demand.checkpointDuration(at: cores).value, .seconds, by: "E8"),
      explanation.assumed(.longestCheckpoint), explanation.assumed(.checkpointShare),
      explanation.tiered(.checkpointInterval), explanation.assumed(.intervalGrowth),
      computed("others", "the most that others need", Double(othersCount), .count, by: "E12"),
    ]
  }

  /// The terms of the tier that takes the longest.
  private var recovery: [Derivation.Input] {
    let tiers = [explanation.cell.tier] + explanation.cell.tier.looser
    let demands = tiers.map { Demand(prepared, $0, explanation.cell.rate) }
    let slowest = demands.dropFirst().reduce(demands[0]) { slowest, other in
      other.recoveryTime(at: cores, on: hardware) > slowest.recoveryTime(at: cores, on: hardware)
        ? other : slowest
    }
    let duration = slowest.checkpointDuration(at: cores)
    let place = "at \(slowest.tier.name)"
    func seconds(_ symbol: String, _ name: String, _ time: Seconds, _ equation: String)
      -> Derivation.Input
    {
      computed(symbol, name, time.value, .seconds, by: equation)
    }
    let capacity = slowest.capacity(at: cores, on: hardware).value
    return [
      explanation.rate, x, seconds("T_0", "restart", slowest.restartTime(at: cores), "E9"),
      seconds("Δ'", "checkpoint interval \(place)", slowest.stretchedInterval(by: duration), "E12"),
      seconds("D", "checkpoint", duration, "E8"),
      computed("cap", "capacity \(place)", capacity, .recordsPerSecond, by: "E9"),
      seconds("T_rec", "recovery \(place)", slowest.recoveryTime(at: cores, on: hardware), "E9"),
      explanation.objective,
    ]
  }

  private var network: [Derivation.Input] {
    let nodes = demand.nodes(at: cores, on: hardware)
    let load = demand.networkLoad(nodes: nodes, on: hardware)
    return [
      x, computed("M", "nodes", Double(nodes), .count, by: "E10"),
      computed("in", "into a node", load.into.value, .bytesPerSecond, by: "E10"),
      computed("out", "out of a node", load.out.value, .bytesPerSecond, by: "E10"),
      ofMachine(.networkPerNode, hardware.usableNetwork.value / networkShare),
      explanation.assumed(.networkShare),
    ]
  }

  private var networkShare: Double { explanation.sizer.assumptions[.networkShare] }

  /// An assumption, or what the machine has instead.
  private func ofMachine(_ assumption: Assumption, _ value: Double) -> Derivation.Input {
    guard let machine else { return explanation.assumed(assumption) }
    return computed(
      assumption.symbol, "\(assumption.title), \(machine)", value, assumption.unit, by: "E19")
  }

  private var diskSize: [Derivation.Input] {
    [
      explanation.state, explanation.assumed(.diskSpacePerStateByte), explanation.skew,
      computed("S·A_space·φ", "disk space", demand.diskSpace.value, .bytes, by: "C6"),
      ofMachine(.diskSize, hardware.disk.value),
    ]
  }

  /// Σ a·b, statement by statement.
  private var written: [Derivation.Input] {
    workload.statements.enumerated().compactMap { index, statement in
      guard let state = statement.state else { return nil }
      let bytes = prepared.flows.statements[index].taken * state.bytesPerKey.value
      return computed(
        "a·b of \(explanation.name(ofStatement: index))", "state written per record",
        bytes * state.writtenCopies, .bytes, by: "E0")
    }
  }

  private var diskThroughput: [Derivation.Input] {
    [explanation.rate] + written + [
      explanation.assumed(.writeAmplification), explanation.skew,
      computed("WA·φ·Σ a·r·b", "disk writes", demand.diskWrites.value, .bytesPerSecond, by: "C7"),
      x,
      ofMachine(.diskThroughput, hardware.diskThroughput.value),
    ]
  }

  private var heap: [Derivation.Input] {
    [
      explanation.state, explanation.assumed(.heapPerStateByte), explanation.skew,
      computed("S·H·φ", "heap", demand.heap.value, .memory, by: "C8"), x,
      computed("heap", "task heap of a core", hardware.heapPerCore.value, .memory, by: "E16"),
    ]
  }

  /// The terms of the statement whose calls take the most subtasks.
  private var lookup: [Derivation.Input] {
    var longest: (index: Int, lookup: Lookup, wait: Double)?
    for (index, statement) in workload.statements.enumerated() {
      guard let lookup = statement.lookup else { continue }
      let calls = prepared.flows.statements[index].taken * (1 - lookup.hits)
      let wait = calls * lookup.latency.value / lookup.capacity
      if wait > longest?.wait ?? -1 { longest = (index, lookup, wait) }
    }
    guard let longest else { return [] }
    let name = explanation.name(ofStatement: longest.index)
    let taken = prepared.flows.statements[longest.index].taken
    let lookup = longest.lookup
    return [
      explanation.required, computed("a", "records that \(name) takes", taken, .ratio, by: "E0"),
      explanation.given("hits", "answered from its cache", lookup.hits, .share),
      explanation.given("latency", "of a call", lookup.latency.value, .seconds),
      explanation.assumed(.unkeyedSkew),
      explanation.given("capacity", "calls of a subtask at once", lookup.capacity, .ratio), x,
      computed("calls/capacity", "subtasks that wait", demand.lookupCores.value, .cores, by: "C9"),
    ]
  }

  private var backlog: [Derivation.Input] {
    guard let backlog = prepared.backlog else { return [] }
    let records = explanation.cell.rate * (1 + backlog.length / backlog.within)
    let busy =
      records * demand.work(at: cores, on: hardware) + demand.firing(at: cores, on: hardware)
    return [
      explanation.rate,
      explanation.given("backlog", "records waited", backlog.length.value, .seconds),
      explanation.given("within", "time to work them off", backlog.within.value, .seconds), work,
    ] + firing + [x, computed("busy", "cores kept busy", busy.value, .cores, by: "C10")]
  }
}
