/// Sizes one workload, at any tier and rate.
public struct Sizer: Sendable {
  /// What is sized.
  public let workload: Workload
  /// The numbers it is sized with.
  public let assumptions: Assumptions
  let prepared: PreparedWorkload

  /// Works out what does not depend on tier and rate, or says everything wrong with the input.
  public init(_ workload: Workload, assumptions: Assumptions = Assumptions()) throws(InvalidInput) {
    let violations = workload.violations + assumptions.violations
    guard violations.isEmpty else { throw InvalidInput(violations: violations) }
    self.init(unchecked: workload, assumptions)
  }

  /// For input known to be in range.
  init(unchecked workload: Workload, _ assumptions: Assumptions) {
    self.workload = workload
    self.assumptions = assumptions
    prepared = PreparedWorkload(workload, assumptions)
  }

  /// The answer at one tier and peak rate; the rate must be one of `Workload.rates`.
  public func cell(tier: LatencyTier, rate: RecordsPerSecond) throws(InvalidInput) -> Cell {
    guard Workload.rates.contains(rate.value) else {
      throw InvalidInput(violations: [
        .outOfRange(.rate, value: rate.value, allowed: Workload.rates)
      ])
    }
    return solve(Demand(prepared, tier, rate))
  }

  /// The phases in order: shape, counts, plan.
  func solve(_ demand: Demand) -> Cell {
    let cpuCores = demand.cpuCores
    var shape = firstShape(cpuCores)
    while true {
      let c = assumptions.taskManagerCores[shape]
      let counts = demand.counts(coresEach: c, cpuCores: cpuCores)
      if let constraint = counts.unsatisfiable {
        return infeasible(demand, counts, constraint)
      }
      let binding = counts.binding
      let n = counts[binding] ?? 1
      let slots = demand.slots(coresEach: c)
      if Double(n) * Double(slots) <= Double(KeyGroups.most) {
        let plan = Plan(
          demand, counts, binding, taskManagers: n, coresEach: c, slots: slots)
        return Cell(tier: demand.tier, rate: demand.rate, counts: counts, outcome: .feasible(plan))
      }
      // A larger shape can need fewer slots; without trying it, a higher rate, which takes the
      // larger shape at once, could be feasible where a lower one is not.
      shape += 1
      if shape == assumptions.taskManagerCores.count {
        return infeasible(demand, counts, binding)
      }
    }
  }

  /// E11 TaskManager shape, vertical before horizontal: the first c with x₁ ≤ 3·c, else the last.
  ///
  /// - Source: founding notes; 3 is an assumption.
  private func firstShape(_ cpuCores: Int?) -> Int {
    let sizes = assumptions.taskManagerCores
    guard let cpuCores else { return sizes.count - 1 }
    let many = assumptions[.taskManagersPerShape]
    return sizes.firstIndex { Double(cpuCores) <= many * Double($0) } ?? sizes.count - 1
  }

  /// E13 infeasible: says so and names the constraint.
  private func infeasible(
    _ demand: Demand, _ counts: ConstraintCounts, _ constraint: Constraint
  ) -> Cell {
    let largestRate = constraint == .hotKey ? demand.largestRate : nil
    let reason = Infeasibility(bindingConstraint: constraint, largestRate: largestRate)
    return Cell(tier: demand.tier, rate: demand.rate, counts: counts, outcome: .infeasible(reason))
  }
}

extension Sizer {
  /// Whether so many TaskManagers of so many cores satisfy the constraint; false below one.
  public func holds(
    _ constraint: Constraint, tier: LatencyTier, rate: RecordsPerSecond, taskManagers: Int,
    coresPerTaskManager: Int
  ) -> Bool {
    guard taskManagers >= 1, coresPerTaskManager >= 1 else { return false }
    let candidate = TaskManagers(taskManagers, of: coresPerTaskManager)
    guard constraint == .recovery else {
      return Demand(prepared, tier, rate).holds(constraint, candidate)
    }
    return LatencyTier.allCases[tier.rawValue...].allSatisfy { tier in
      Demand(prepared, tier, rate).recovers(candidate)
    }
  }

  /// Whether the constraint says anything about this workload: disks matter with rocksdb only.
  public func applies(_ constraint: Constraint) -> Bool {
    switch constraint {
    case .cpu, .recovery, .network: true
    case .keySkew, .checkpoint: prepared.isStateful
    case .hotKey: prepared.isStateful && prepared.hotKeyShare > 0
    case .diskSize, .diskThroughput: prepared.isOnDisk
    case .heap: prepared.isStateful && prepared.backend == .hashmap
    }
  }
}
