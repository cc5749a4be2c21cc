import Testing

@testable import Sizing

// What the model says must always be true (its section 5), over 20,000 random workloads each:
// graphs, windows, lookups, machines, pinned max parallelism and backlogs among them.
//
// A failure names the seed that repeats it: `RandomCase(seed: 4711)`.

@Suite struct Invariants {
  /// Runs a check on every random case, and stops at the first that fails.
  private func forAll(
    _ name: String, first: UInt64, count: UInt64 = 20_000, _ check: (RandomCase) -> String?,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for seed in first..<first + count {
      guard let failure = check(RandomCase(seed: seed)) else { continue }
      Issue.record("\(name), seed \(seed): \(failure)", sourceLocation: sourceLocation)
      return
    }
  }

  /// 1. More of anything, or a tighter promise, never needs less.
  @Test func moreNeverNeedsLess() {
    forAll("more never needs less", first: 1_000_000) { small in
      guard let less = small.cell else { return "no cell" }
      // A third of the ways for each workload, turn and turn about.
      for change in Increase.allCases where (UInt64(change.rawValue) + small.seed) % 3 == 0 {
        guard let large = change.applied(to: small), let more = large.cell else { continue }
        // More keys spread better.
        if change == .keys, less.isLedByKeySkew || more.isLedByKeySkew { continue }
        if let failure = comparison(less, more, small) { return "\(change): \(failure)" }
      }
      return nil
    }
  }

  private func comparison(_ less: Cell, _ more: Cell, _ small: RandomCase) -> String? {
    guard let a = less.plan else { return more.plan == nil ? nil : "feasible again" }
    guard let b = more.plan else { return nil }
    guard small.machines.isEmpty else {
      let (x, y) = (small.price(a), small.price(b))
      return y < x ? "price \(x) to \(y)" : nil
    }
    // Disk-size counts by TaskManager, all others by core: where the shape changes, a larger state
    // on smaller TaskManagers can take fewer cores, by as much as E11 lets a larger shape waste.
    if a.coresPerTaskManager != b.coresPerTaskManager,
      a.bindingConstraint == .diskSize || b.bindingConstraint == .diskSize
    {
      return b.totalCores * 1.1 < a.totalCores ? "cores \(a.totalCores) to \(b.totalCores)" : nil
    }
    if b.totalCores < a.totalCores { return "cores \(a.totalCores) to \(b.totalCores)" }
    return b.nodes < a.nodes ? "nodes \(a.nodes) to \(b.nodes)" : nil
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
      if Bytes(Double(plan.taskManagerParts.network)) != plan.networkMemory { return "network" }
      if plan.taskManagerParts.taskHeap == 0 { return "no task heap" }
      return worker[0].bytes == Int64(plan.taskManagerMemory.value) ? nil : "process"
    }
  }

  /// 4. Every n_i is the least that satisfies its constraint, and n is their maximum.
  @Test func countsAreMinimal() {
    forAll("counts are minimal", first: 4_000_000) { random in
      guard let sizer = random.sizer, let cell = random.cell, let plan = cell.plan else {
        return nil
      }
      for constraint in Constraint.counted {
        guard let n = cell.counts[constraint] else { return "\(constraint.name) has none" }
        func holds(_ n: Int) -> Bool {
          sizer.holds(
            constraint, tier: random.tier, rate: random.rate, taskManagers: n,
            coresPerTaskManager: plan.coresPerTaskManager, machine: plan.machine)
        }
        if n > plan.taskManagers { return "\(constraint.name) exceeds n" }
        // The interval gives way before cores do, and then the longest checkpoint is what counts.
        let gaveWay = constraint == .checkpoint && plan.checkpointInterval > plan.plannedInterval
        if !gaveWay, !holds(n) { return "\(constraint.name) fails at \(n)" }
        if n > 1, !gaveWay, holds(n - 1) { return "\(constraint.name) holds at \(n - 1)" }
        if plan.checkpointDuration > Seconds(600) { return "longest checkpoint" }
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
      other.workload = random.workload.reversed
      guard let same = other.cell else { return "reversed is invalid" }
      if cell.plan?.taskManagers != same.plan?.taskManagers { return "reversed" }
      if cell.bindingConstraint != same.bindingConstraint { return "bound otherwise" }
      if cell.plan?.warnings != same.plan?.warnings { return "warnings" }
      guard let plan = cell.plan else { return nil }
      return plan.numbers.allSatisfy(\.isFinite) ? nil : "not finite"
    }
  }

  /// 6. One max parallelism for a matrix, enough for each of its cells.
  @Test func oneMaxParallelism() {
    forAll("one max parallelism", first: 6_000_000, count: 5000) { random in
      guard var sizer = random.sizer else { return "no sizer" }
      let rates = [random.rate, random.rate * 3, random.rate * 0.1]
      sizer.chooseKeyGroups(tiers: LatencyTier.allCases, rates: rates)
      var found = Set<Int>()
      for tier in LatencyTier.allCases {
        for rate in rates {
          guard let plan = sizer.cell(tier: tier, nearest: rate).plan else { continue }
          if plan.parallelism > plan.maxParallelism { return "too few groups" }
          let isPinned = random.workload.maxParallelism != nil
          if !isPinned, plan.parallelism <= 2772, plan.keyGroupImbalance > 1.1 {
            return "imbalance"
          }
          found.insert(plan.maxParallelism)
        }
      }
      return found.count > 1 ? "\(found.sorted())" : nil
    }
  }

  /// A matrix goes from rate to rate with one demand, which changes no cell.
  @Test func aMatrixHasTheCellsOfEachOfItsPoints() {
    forAll("a matrix", first: 7_000_000, count: 3000) { random in
      guard let sizer = random.sizer else { return "no sizer" }
      let tiers = [random.tier, .relaxed]
      let rates = [random.rate, random.rate * 50, RecordsPerSecond(0), random.rate * 0.3]
      var cells: [Cell] = []
      sizer.forEachCell(tiers: tiers, rates: rates) { cells.append($0) }
      let each = tiers.flatMap { tier in rates.map { sizer.cell(tier: tier, nearest: $0) } }
      return cells == each ? nil : "another cell"
    }
  }

  /// While the shape stays, 1 % more rate needs at most 1 % more cores and one TaskManager.
  ///
  /// Exempt is what is not divisible so finely. The network grows by whole nodes and starts from the
  /// fewest nodes, however little of them is used. A busy key's core fills up without end as its
  /// rate nears what one core can do. State out of the cache costs more the more of it there is.
  @Test func answersAreSmooth() {
    forAll("answers are smooth", first: 7_000_000) { random in
      guard random.machines.isEmpty else { return nil }
      var faster = random
      faster.rate = random.rate * 1.01
      guard let a = random.cell?.plan, let cell = faster.cell, let b = cell.plan else {
        return nil
      }
      if b.coresPerTaskManager != a.coresPerTaskManager { return nil }
      if cell.isLedByKeySkew { return nil }
      let c = b.coresPerTaskManager.value
      let (before, cores) = (Double(a.taskManagers) * c, Double(b.taskManagers) * c)
      let isNetwork = b.counts[.network] ?? 0 > a.counts[.network] ?? 0
      let allowed = isNetwork ? max(before * 1.01, 3 * 8) + 8 + c : before * 1.01 + c
      // g_Δ lets a checkpoint follow another constraint twice over.
      let slack = b.bindingConstraint == .checkpoint ? 2 * c + (isNetwork ? 16 : 0) : 0
      return cores > allowed + slack + 1e-6 ? "\(a.taskManagers) to \(b.taskManagers)" : nil
    }
  }
}

extension Cell {
  /// Whether key skew asks for as much as anything else does, but for checkpoints, which get what
  /// others need times g_Δ; or whether one key is too much.
  fileprivate var isLedByKeySkew: Bool {
    if bindingConstraint == .hotKey { return true }
    guard let skew = counts[.keySkew] else { return true }
    return skew > 1
      && Constraint.counted.allSatisfy { $0 == .checkpoint || counts[$0] ?? 0 <= skew }
  }
}

extension RandomCase {
  /// What a plan's whole nodes cost an hour; their cores where a machine has no price.
  func price(_ plan: Plan) -> Double {
    let isPriced = machines.allSatisfy { $0.pricePerHour != nil }
    let each = machines.first { $0.name == plan.machine }?.pricePerHour ?? 0
    return Double(plan.nodes) * (isPriced ? each : plan.nodeCores.value)
  }
}

extension Workload {
  /// The same with its statements in the opposite order.
  fileprivate var reversed: Workload {
    var other = self
    let last = statements.count - 1
    other.statements = statements.reversed().map { statement in
      var statement = statement
      statement.inputs = statement.inputs.map { input in
        switch input {
        case .source: input
        case .statement(let index): .statement(last - index)
        }
      }
      return statement
    }
    return other
  }
}

extension Plan {
  /// Every number that is not a count.
  var numbers: [Double] {
    [
      keyGroupImbalance, taskManagerMemory.value, totalMemory.value, nodeMemory.value, state.value,
      networkMemory.value, totalCores.value, checkpointBytes.value, checkpointDuration.value,
      fullCheckpointDuration.value, checkpointInterval.value, recovery.total.value,
      networkInPerNode.value, networkOutPerNode.value, cpuDemand.value, capacity.value,
      outputDelay.value, windowBurst.value,
    ] + Constraint.counted.map(slack)
  }
}
