internal import Sizing
internal import Workloads

/// A property of a workload that its team may change, in steps from mild to strong.
struct AdjustableProperty {
  struct Step {
    var title: String
    var workload: Workload
  }

  var steps: [Step]

  /// - Parameter cell: what does not fit.
  static func all(of workload: PlannedWorkload, at cell: Cell) -> [AdjustableProperty] {
    let input = workload.definition.input
    return [
      twoPhases(input), skew(input), partitions(workload, at: cell),
      maxParallelism(input), lookups(input), backlog(input),
      objective(input, workload.recoveryObjective), checkpoints(input), backend(input),
    ]
  }

  /// Aggregating locally first spreads a key; only the team knows whether the statement can.
  private static func twoPhases(_ input: Workload) -> AdjustableProperty {
    let keyed = input.statements.indices.filter {
      input.statements[$0].state != nil && !input.statements[$0].isTwoPhase
    }
    if keyed.isEmpty { return AdjustableProperty(steps: []) }
    var changed = input
    for index in keyed { changed.statements[index].isTwoPhase = true }
    return AdjustableProperty(
      steps: [Step(title: "two-phase aggregation, where possible", workload: changed)])
  }

  private static func partitions(_ workload: PlannedWorkload, at cell: Cell) -> AdjustableProperty {
    let input = workload.definition.input
    let needed = workload.sizer.partitionsNeeded(tier: cell.tier, rate: cell.rate)
    var changed = input
    var words: [String] = []
    for (index, needed) in needed.enumerated() {
      guard let partitions = input.sources[index].partitions, partitions < needed else { continue }
      changed.sources[index].partitions = needed
      words.append(
        Format.counted(needed, "partition")
          + (input.sources.count > 1 ? " of \(workload.definition.sources[index].name)" : ""))
    }
    if words.isEmpty { return AdjustableProperty(steps: []) }
    return AdjustableProperty(
      steps: [Step(title: words.joined(separator: ", "), workload: changed)])
  }

  private static func maxParallelism(_ input: Workload) -> AdjustableProperty {
    guard input.maxParallelism != nil else { return AdjustableProperty(steps: []) }
    var changed = input
    changed.maxParallelism = nil
    return AdjustableProperty(
      steps: [
        Step(
          title: "a restart without state, with a larger max parallelism", workload: changed)
      ])
  }

  private static func lookups(_ input: Workload) -> AdjustableProperty {
    let most = input.statements.compactMap { $0.lookup?.capacity }.max() ?? 100
    let steps = [10.0, 100].filter { $0 > most }.map { (capacity: Double) in
      var changed = input
      for index in input.statements.indices {
        changed.statements[index].lookup?.capacity = capacity
      }
      return Step(
        title: "\(Format.figure(capacity)) concurrent lookups of a subtask",
        workload: changed)
    }
    return AdjustableProperty(steps: steps)
  }

  private static func backlog(_ input: Workload) -> AdjustableProperty {
    guard let backlog = input.backlog else { return AdjustableProperty(steps: []) }
    return AdjustableProperty(
      steps: [2, 4, 8, 16].map { (factor: Double) in
        var changed = input
        changed.backlog?.within = backlog.within * factor
        return Step(
          title: "\(Format.duration(backlog.within * factor)) to work the backlog off",
          workload: changed)
      })
  }

  private static func skew(_ input: Workload) -> AdjustableProperty {
    let milder = Skew.allCases.filter { $0.rawValue < input.skew.rawValue }.reversed()
    return AdjustableProperty(
      steps: milder.map { skew in
        var changed = input
        changed.skew = skew
        return Step(title: "\(skew.name) skew", workload: changed)
      })
  }

  private static func objective(_ input: Workload, _ objective: Seconds) -> AdjustableProperty {
    AdjustableProperty(
      steps: [1.5, 2, 3, 4, 8, 16].map { (factor: Double) in
        var changed = input
        changed.recoveryObjective = objective * factor
        return Step(
          title: "a recovery objective of \(Format.duration(objective * factor))",
          workload: changed)
      })
  }

  private static func checkpoints(_ input: Workload) -> AdjustableProperty {
    guard input.backend == .rocksdb, !input.isIncremental else {
      return AdjustableProperty(steps: [])
    }
    var changed = input
    changed.incremental = true
    return AdjustableProperty(steps: [Step(title: "incremental checkpoints", workload: changed)])
  }

  private static func backend(_ input: Workload) -> AdjustableProperty {
    guard input.backend == .hashmap else { return AdjustableProperty(steps: []) }
    var changed = input
    changed.backend = .rocksdb
    changed.incremental = true
    return AdjustableProperty(steps: [Step(title: "the rocksdb backend", workload: changed)])
  }
}
