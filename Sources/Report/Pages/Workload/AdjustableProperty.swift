internal import Sizing
internal import Workloads

/// A property of a workload that its team may change, in steps from mild to strong.
struct AdjustableProperty {
  struct Step {
    var title: String
    var workload: Workload
  }

  var steps: [Step]

  static func all(of workload: PlannedWorkload) -> [AdjustableProperty] {
    let input = workload.definition.input
    return [
      hotKey(input), skew(input), objective(input, workload.recoveryObjective), checkpoints(input),
      backend(input),
    ]
  }

  private static func hotKey(_ input: Workload) -> AdjustableProperty {
    guard input.hotKeyShare > 0 else { return AdjustableProperty(steps: []) }
    return AdjustableProperty(
      steps: [2, 4, 8, 16, 32, 64].map { (divisor: Double) in
        var changed = input
        changed.hotKeyShare = input.hotKeyShare / divisor
        return Step(
          title: "at most \(Format.share(changed.hotKeyShare)) of the records on the hottest key",
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
