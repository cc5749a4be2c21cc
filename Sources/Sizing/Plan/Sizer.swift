/// Sizes one workload, at any tier and rate.
public struct Sizer: Sendable {
  /// What is sized.
  public let workload: Workload
  /// The numbers it is sized with.
  public let assumptions: Assumptions
  /// The machines it may run on; empty for generic nodes.
  public let machines: [Machine]
  let prepared: PreparedWorkload
  /// The key groups of its matrix; nil before they are chosen, and then each cell chooses its own.
  private(set) var keyGroups: Int?

  /// Works out what does not depend on tier and rate, or says everything wrong with the input.
  public init(
    _ workload: Workload, assumptions: Assumptions = Assumptions(), machines: [Machine] = []
  ) throws(InvalidInput) {
    let violations =
      workload.violations + assumptions.violations + Self.violations(machines, assumptions)
    guard violations.isEmpty else { throw InvalidInput(violations: violations) }
    self.init(unchecked: workload, assumptions, machines)
    let refused = memoryViolations
    guard refused.isEmpty else { throw InvalidInput(violations: refused) }
  }

  /// For input known to be in range.
  ///
  /// - Parameter flows: those of the workload, where they are known.
  init(
    unchecked workload: Workload, _ assumptions: Assumptions, _ machines: [Machine],
    flows: Flows? = nil
  ) {
    self.workload = workload
    self.assumptions = assumptions
    self.machines = machines
    prepared = PreparedWorkload(
      workload, assumptions, machines: machines, flows: flows ?? Flows(workload))
    keyGroups = workload.maxParallelism
  }

  /// The same workload on the same machines with other assumptions, which are known to be in range.
  func with(_ assumptions: Assumptions) -> Sizer {
    Sizer(unchecked: workload, assumptions, machines, flows: prepared.flows)
  }

  /// E15 max parallelism for a whole matrix: pinned, or the first of the ladder that is at least ten
  /// times the largest parallelism of any of its cells, so that no rate or tier of it changes it.
  public mutating func chooseKeyGroups(tiers: [LatencyTier], rates: [RecordsPerSecond]) {
    guard workload.maxParallelism == nil else { return }
    var most = 1
    forEachDemand(tiers, rates) { most = max(most, parallelism($0) ?? 1) }
    keyGroups = KeyGroups.count(for: Double(most))
  }

  /// The answer at one tier and peak rate; the rate must be one of `Workload.rates`.
  public func cell(tier: LatencyTier, rate: RecordsPerSecond) throws(InvalidInput) -> Cell {
    guard Workload.rates.contains(rate.value) else {
      throw InvalidInput(violations: [
        .outOfRange(.rate, value: rate.value, allowed: Workload.rates)
      ])
    }
    return solve(Demand(prepared, tier, rate)) { $0 }
  }

  /// The answer for a demand: what no number of TaskManagers helps against, then the best candidate.
  ///
  /// - Parameter use: is given the answer where it is made, as a plan is much to copy.
  @inline(__always)
  func solve<Result>(_ demand: Demand, _ use: (Cell) -> Result) -> Result {
    if demand.hasHotKey {
      return use(infeasible(demand, .hotKey, largestRate: demand.largestRateOfHotKey))
    }
    if demand.exceedsPartitions {
      return use(
        infeasible(demand, .sourcePartitions, largestRate: demand.largestRateOfPartitions))
    }
    return machines.isEmpty
      ? solve(demand, on: prepared.firstHardware, use) : use(solveOnMachines(demand))
  }

  /// The answer on generic nodes.
  @inline(__always)
  private func solve<Result>(
    _ demand: Demand, on hardware: Hardware, _ use: (Cell) -> Result
  ) -> Result {
    let needs = CoreNeeds(demand, on: hardware)
    if let constraint = needs.unsatisfiable {
      return use(infeasible(demand, needs.refusal(constraint, hardware)))
    }
    guard let (shape, n) = largestShape(demand, needs, on: hardware) else {
      return use(infeasible(demand, needs.refusal(.maxParallelism, hardware)))
    }
    return use(
      feasible(demand, Candidate(demand, needs, shape, count: n, on: hardware), on: hardware))
  }

  /// The answer on the cheapest machines.
  private func solveOnMachines(_ demand: Demand) -> Cell {
    switch bestMachine(demand) {
    case .found(let candidate, let hardware): feasible(demand, candidate, on: hardware)
    case .refused(let refusal): infeasible(demand, refusal)
    }
  }

  @inline(__always)
  private func feasible(
    _ demand: Demand, _ candidate: Candidate, on hardware: Hardware
  ) -> Cell {
    Cell(
      demand.tier, demand.rate, Plan(demand, candidate, on: hardware, keyGroups: keyGroups))
  }

  private func infeasible(_ demand: Demand, _ refusal: NoCandidate) -> Cell {
    infeasible(demand, refusal.constraint, refusal.counts, largestRate: nil)
  }

  /// The parallelism of a demand's plan, without the rest of the plan; nil where it has none.
  private func parallelism(_ demand: Demand) -> Int? {
    if demand.hasHotKey || demand.exceedsPartitions { return nil }
    guard machines.isEmpty else {
      guard case .found(let candidate, _) = bestMachine(demand) else { return nil }
      return candidate.taskManagers * candidate.slots
    }
    let needs = CoreNeeds(demand, on: prepared.firstHardware)
    guard needs.unsatisfiable == nil else { return nil }
    let best = largestShape(demand, needs, on: prepared.firstHardware)
    return best.map { shape, n in n * shape.slots(demand.tier) }
  }

  /// E13 infeasible: says so and names the constraint. Rare, and so kept apart from what is not.
  @inline(never)
  private func infeasible(
    _ demand: Demand, _ constraint: Constraint, _ counts: ConstraintCounts = ConstraintCounts(),
    largestRate: RecordsPerSecond?
  ) -> Cell {
    let reason = Infeasibility(
      bindingConstraint: constraint, counts: counts, largestRate: largestRate)
    return Cell(demand.tier, demand.rate, reason)
  }
}

/// TaskManagers that satisfy every constraint.
struct Candidate {
  let shape: Hardware.Shape
  let counts: ConstraintCounts
  /// n.
  let taskManagers: Int
  let slots: Int

  /// x = n·c.
  var cores: Cores { Cores(Double(tenths) / 10) }
  var tenths: Int { taskManagers * shape.tenths }
}

/// The best candidate, or why there is none.
enum Choice {
  case found(Candidate, Hardware)
  case refused(NoCandidate)
}

/// Why no candidate satisfies every constraint.
struct NoCandidate {
  let constraint: Constraint
  let counts: ConstraintCounts
}
