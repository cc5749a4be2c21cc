import Sizing
import Testing

// What the model says must always be true (its section 5), over 20,000 random workloads each.
//
// A debug build sizes some 15,000 workloads a second, so one invariant takes one to five seconds
// and the six, side by side, stay well under 20. A failure names the seed that repeats it:
// `RandomCase(seed: 4711)`.

@Suite struct Invariants {
  /// Runs a check on every random case, and stops at the first that fails.
  private func forAll(
    _ name: String, first: UInt64, _ check: (RandomCase) -> String?,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for seed in first..<first + 20_000 {
      guard let failure = check(RandomCase(seed: seed)) else { continue }
      Issue.record("\(name), seed \(seed): \(failure)", sourceLocation: sourceLocation)
      return
    }
  }

  /// 1. More of anything, or a tighter promise, never needs less.
  @Test func moreNeverNeedsLess() {
    forAll("more never needs less", first: 1_000_000) { small in
      guard let less = small.cell else { return "no cell" }
      // Half of the ways for each workload, turn and turn about.
      for change in Increase.allCases where (UInt64(change.rawValue) + small.seed) % 2 == 0 {
        guard let large = change.applied(to: small), let more = large.cell else { continue }
        if let failure = comparison(less, more) { return "\(change): \(failure)" }
      }
      return nil
    }
  }

  private func comparison(_ less: Cell, _ more: Cell) -> String? {
    guard let a = less.plan else { return more.plan == nil ? nil : "feasible again" }
    guard let b = more.plan else { return nil }
    if b.totalCores < a.totalCores { return "cores \(a.totalCores) to \(b.totalCores)" }
    if b.nodes < a.nodes { return "nodes \(a.nodes) to \(b.nodes)" }
    guard a.memoryClass == b.memoryClass else { return nil }
    return b.totalMemory < a.totalMemory ? "memory \(a.totalMemory) to \(b.totalMemory)" : nil
  }

  /// 2. Nodes hold what is placed on them; slots hold the parallelism; key groups suffice.
  @Test func everythingHasItsPlace() {
    forAll("everything has its place", first: 2_000_000) { random in
      guard let plan = random.cell?.plan else { return nil }
      let perNode = plan.nodeCores / plan.coresPerTaskManager
      let used = (plan.taskManagers + perNode - 1) / max(perNode, 1)
      if perNode < 1 || used > plan.nodes { return "TaskManagers" }
      // The JobManager is on a node of its own, beside the last TaskManagers, or beside others.
      let onLast = plan.taskManagers - (used - 1) * perNode
      let beside = plan.nodeCores - (used > 1 ? perNode : onLast) * plan.coresPerTaskManager
      let besideLast = plan.nodeCores - onLast * plan.coresPerTaskManager
      let free = plan.nodes > used ? plan.nodeCores : max(beside, besideLast)
      if free < plan.jobManagerCores { return "JobManager" }
      if plan.nodes < 3 { return "nodes" }
      if plan.parallelism > plan.taskManagers * plan.slotsPerTaskManager { return "slots" }
      if plan.parallelism > plan.maxParallelism || plan.maxParallelism > 27720 { return "groups" }
      return plan.parallelism <= 2772 && plan.keyGroupImbalance > 1.1 ? "imbalance" : nil
    }
  }

  /// 3. Memory parts add up to the process, and none is negative.
  @Test func memoryAddsUp() {
    forAll("memory adds up", first: 3_000_000) { random in
      guard let plan = random.cell?.plan else { return nil }
      let worker = plan.taskManagerParts.parts
      let master = plan.jobManagerParts.parts
      for parts in [worker, master] {
        let sum = parts.dropFirst(2).reduce(0) { $0 + $1.bytes }
        if sum != parts[0].bytes { return "\(sum) of \(parts[0].bytes)" }
        if let part = parts.first(where: { $0.bytes < 0 }) { return part.name }
      }
      return worker[0].bytes == Int64(plan.taskManagerMemory.value) ? nil : "process"
    }
  }

  /// 4. Every n_i is the least that satisfies its constraint, and n is their maximum.
  @Test func countsAreMinimal() {
    forAll("counts are minimal", first: 4_000_000) { random in
      guard let sizer = try? Sizer(random.workload, assumptions: random.assumptions),
        let cell = random.cell, let plan = cell.plan
      else { return nil }
      for constraint in Constraint.allCases {
        guard let n = cell.counts[constraint] else { return "\(constraint.name) has none" }
        func holds(_ n: Int) -> Bool {
          sizer.holds(
            constraint, tier: random.tier, rate: random.rate, taskManagers: n,
            coresPerTaskManager: plan.coresPerTaskManager)
        }
        if n > plan.taskManagers { return "\(constraint.name) exceeds n" }
        if !holds(n) { return "\(constraint.name) fails at \(n)" }
        if n > 1, holds(n - 1) { return "\(constraint.name) holds at \(n - 1)" }
      }
      return plan.counts[plan.bindingConstraint] == plan.taskManagers ? nil : "binding"
    }
  }

  /// 5. The same workload has the same answer, in any order of its statements, all finite.
  @Test func answersArePure() {
    forAll("answers are pure", first: 5_000_000) { random in
      guard let cell = random.cell else { return "no cell" }
      if cell != random.cell { return "again" }
      var other = random
      other.workload.statements.reverse()
      if cell != other.cell { return "reversed" }
      guard let plan = cell.plan else { return nil }
      return plan.numbers.allSatisfy(\.isFinite) ? nil : "not finite"
    }
  }

  /// 6. While the shape stays, 1 % more rate needs at most 1 % more cores and one TaskManager.
  ///
  /// Two constraints are exempt, because what they count is not divisible so finely. The network
  /// grows by whole nodes and starts from the fewest nodes, however little of them is used. A busy
  /// key's core fills up without end as its rate nears what one core can do.
  @Test func answersAreSmooth() {
    forAll("answers are smooth", first: 6_000_000) { random in
      var faster = random
      faster.rate = random.rate * 1.01
      guard let a = random.cell?.plan, let b = faster.cell?.plan else { return nil }
      let c = Double(a.coresPerTaskManager)
      if b.coresPerTaskManager != a.coresPerTaskManager { return nil }
      if b.bindingConstraint == .keySkew { return nil }
      let before = Double(a.taskManagers) * c
      let isNetwork = b.bindingConstraint == .network
      let allowed = isNetwork ? max(before * 1.01, 3 * 8) + 8 + c : before * 1.01 + c
      let cores = Double(b.taskManagers) * c
      return cores > allowed + 1e-6 ? "\(a.taskManagers) to \(b.taskManagers)" : nil
    }
  }
}

/// One way in which a case can ask for more.
enum Increase: Int, CaseIterable {
  case rate, recordBytes, keys, statement, statefulStatement, skew, tier, objective

  /// The case with more asked of it; nil where there is no more.
  func applied(to random: RandomCase) -> RandomCase? {
    var g = SeededGenerator(seed: random.seed &* 31)
    var more = random
    switch self {
    case .rate: more.rate = random.rate * g.number(1, 4)
    case .recordBytes: more.workload.recordBytes = random.workload.recordBytes * g.number(1, 4)
    case .keys:
      guard let i = random.workload.statements.firstIndex(where: { $0.state != nil }) else {
        return nil
      }
      more.workload.statements[i].state?.keys *= g.number(1, 4)
    case .statement: more.workload.statements.append(Statement(complexity: .simple))
    case .statefulStatement:
      var statement = Statement(random: &g)
      if statement.complexity == .simple { statement.inputShare /= 2 }
      more.workload.statements.append(statement)
    case .skew:
      guard let skew = Skew(rawValue: random.workload.skew.rawValue + 1) else { return nil }
      more.workload.skew = skew
    case .tier:
      guard let tier = LatencyTier(rawValue: random.tier.rawValue - 1) else { return nil }
      more.tier = tier
    case .objective:
      let objective = random.workload.recoveryObjective ?? Seconds(900)
      more.workload.recoveryObjective = objective * g.number(0.2, 1)
    }
    return more
  }
}

extension Plan {
  /// Every number that is not a count.
  var numbers: [Double] {
    [
      keyGroupImbalance, taskManagerMemory.value, totalMemory.value, nodeMemory.value, state.value,
      checkpointBytes.value, checkpointDuration.value, fullCheckpointDuration.value,
      recovery.total.value, networkInPerNode.value, networkOutPerNode.value, cpuDemand.value,
      outputDelay.value, sufficientNetworkFraction ?? 0,
    ] + Constraint.allCases.map(slack)
  }
}
