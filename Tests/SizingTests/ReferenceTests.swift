import Sizing
import TestSupport
import Testing

/// Texts and numbers that nothing else computes, compared with files in Goldens: `RECORD=1` writes
/// them anew, and the change is then read as a diff.
@Suite struct References {
  @Test func everyAssumption() throws {
    var lines = Assumption.allCases.map { assumption in
      "\(assumption.name) \(assumption.symbol) = \(amount(assumption.defaultValue, assumption.unit))"
        + " in \(assumption.range): \(assumption.title) (\(assumption.source))"
    }
    for tier in LatencyTier.allCases {
      for assumption in TierAssumption.allCases {
        lines.append(
          "\(tier.name) \(assumption.name) \(assumption.symbol) = "
            + "\(amount(assumption.defaultValue(tier), assumption.unit)) in \(assumption.range): "
            + "\(assumption.title) (\(assumption.source(tier)))")
      }
    }
    try expectGolden(lines.joined(separator: "\n") + "\n", "assumptions.txt")
  }

  @Test func everyProfile() throws {
    var lines: [String] = []
    for profile in Profile.all {
      lines.append("\(profile.name): \(profile.summary)")
      for assumption in Assumption.allCases {
        if let value = profile[assumption] { lines.append("  \(assumption.name) = \(value)") }
      }
    }
    try expectGolden(lines.joined(separator: "\n") + "\n", "profiles.txt")
  }

  @Test func everyName() {
    #expect(LatencyTier.allCases.map(\.name) == ["sub-500ms", "sub-1s", "sub-5s", "relaxed"])
    #expect(LatencyTier.allCases.map(\.bound?.value) == [0.5, 1, 5, nil])
    #expect(Complexity.allCases.map(\.name) == ["simple", "medium", "complex"])
    #expect(Skew.allCases.map(\.name) == ["low", "medium", "high"])
    #expect(
      FailureKind.allCases.map(\.name) == [
        "task-exception", "lost-task-manager", "killed-pod", "lost-node",
      ])
    #expect(Delivery.allCases.map(\.name) == ["exactly-once", "at-least-once"])
    #expect(StateBackend.allCases.map(\.name) == ["rocksdb", "hashmap"])
    #expect(MemoryClass.allCases.map(\.name) == ["standard", "memory-optimized"])
    #expect(
      Constraint.allCases.map(\.name) == [
        "cpu", "key-skew", "checkpoint", "recovery", "network", "disk-size", "disk-throughput",
        "heap", "lookup", "backlog", "hot-key", "source-partitions", "max-parallelism",
      ])
    #expect(
      Warning.allCases.map(\.name) == [
        "exactly-once-latency", "interval-stretched", "skew-dominates", "window-burst",
        "source-partitions-idle", "cache-below-hot-state", "disk-full-soon", "network-buffers",
        "split-job", "catch-up-limited",
      ])
    #expect(
      Unit.allCases.map(\.name) == ["", "", "", "s", "core-s", "B", "B", "B/s", "/s", "cores"])
  }

  @Test(arguments: ["join", "filter", "heap", "full", "hot", "graph"])
  func everyStepOfADerivation(_ name: String) throws {
    let (workload, tier, rate) = Self.example(name)
    let sizer = try Sizer(workload, assumptions: Assumptions(.nexmark))
    let cell = try sizer.cell(tier: tier, rate: RecordsPerSecond(rate))
    let steps = sizer.derivation(of: cell, profile: .nexmark).steps
    try expectGolden(steps.map(\.lines).joined(separator: "\n") + "\n", "derivation-\(name).txt")
  }

  /// Every branch of the explanation: with a profile's numbers, at every kind of workload.
  private static func example(_ name: String) -> (Workload, LatencyTier, Double) {
    switch name {
    case "join": (.join, .sub1s, 400_000)
    case "filter": (.filter, .sub5s, 50_000)
    case "heap": (.window(keys: 1e8, skew: .high, backend: .hashmap), .relaxed, 100)
    case "full":
      (
        Workload(
          recordBytes: Bytes(300), skew: .medium, incremental: false,
          recoveryObjective: Seconds(2000),
          statements: [
            Statement(
              complexity: .medium, shuffles: 3,
              state: KeyedState(keys: 2e9, bytesPerKey: Bytes(100)))
          ]), .relaxed, 900
      )
    case "graph":
      (
        {
          var workload = Equations.graph
          workload.statements[1].state?.slide = Seconds(10)
          workload.statements.append(
            Statement(
              complexity: .medium, inputs: [.source(1)],
              lookup: Lookup(latency: Seconds(0.01), hits: 0.5, capacity: 10)))
          workload.backlog = Backlog(length: Seconds(3600), within: Seconds(3600))
          return workload
        }(), .sub5s, 50_000
      )
    default:
      (
        Workload(
          recordBytes: Bytes(512), skew: .low, hotKeyShare: 0.5,
          statements: [
            Statement(complexity: .medium, state: KeyedState(keys: 1e6, bytesPerKey: Bytes(10)))
          ]), .sub500ms, 1e6
      )
    }
  }
}

private func amount(_ value: Double, _ unit: Unit) -> String {
  unit.name.isEmpty ? "\(value)" : "\(value) \(unit.name)"
}

extension Derivation.Step {
  /// The step as text: the equation, its inputs with their origins, the result.
  fileprivate var lines: String {
    let head = "\(equation) \(title): \(formula) [\(source)]\n"
    let rows = inputs.map {
      "  \($0.symbol) = \(amount($0.value, $0.unit)), \($0.name), \($0.from)"
    }
    let end = "  → \(symbol) = \(result.map { amount($0, unit) } ?? "none")"
    return head + (rows + [end]).joined(separator: "\n")
  }
}

extension Derivation.Input {
  fileprivate var from: String {
    switch origin {
    case .workload: "workload"
    case .assumption(let assumption): "assumption \(assumption.name)"
    case .profile(let assumption): "profile \(assumption.name)"
    case .tier(let assumption): "tier \(assumption.name)"
    case .computed(let equation): "from \(equation)"
    }
  }
}
