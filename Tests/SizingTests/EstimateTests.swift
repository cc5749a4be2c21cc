import Testing

@testable import Sizing

/// Where a search for the least count begins. A wrong start costs time and no answer changes, so
/// only these tests notice it.
@Suite struct Estimates {
  /// How often the estimate is the least count, and how often it is off by more than one.
  private struct Score {
    var exact = 0
    var far = 0
    var cases = 0

    mutating func note(_ estimate: Double?, _ least: Int?) {
      guard let estimate, let least, least < 1_000_000 else { return }
      let start = max(Int(roundingUp: estimate), 1)
      cases += 1
      exact += start == least ? 1 : 0
      far += abs(start - least) > max(1, least / 100) ? 1 : 0
    }
  }

  private static func demands() -> [(Demand, Int)] {
    (UInt64(0)..<2_000).map { seed in
      let random = RandomCase(seed: seed)
      let prepared = PreparedWorkload(random.workload, random.assumptions)
      return (Demand(prepared, random.tier, random.rate), [1, 2, 4][Int(seed % 3)])
    }
  }

  private func score(_ pair: (Demand, Int) -> (Double?, Int?)) -> Score {
    var score = Score()
    for (demand, c) in Self.demands() {
      let (estimate, least) = pair(demand, c)
      score.note(estimate, least)
    }
    return score
  }

  @Test func areRightWhereTheEquationCanBeSolved() {
    let counts: [(Constraint, (Demand, Int) -> Double?)] = [
      (.checkpoint, { demand, _ in demand.checkpointEstimate }),
      (.network, { $0.networkEstimate(coresEach: $1) }),
      (.diskSize, { demand, _ in demand.diskSizeEstimate }),
      (.diskThroughput, { demand, _ in demand.diskThroughputEstimate }),
      (.heap, { $0.heapEstimate(coresEach: $1) }),
    ]
    for (constraint, estimate) in counts {
      let score = score { demand, c in
        (estimate(demand, c), demand.counts(coresEach: c, cpuCores: 1)[constraint])
      }
      #expect(score.far == 0 && score.exact * 100 >= score.cases * 99, "\(constraint) \(score)")
      #expect(score.cases > 1000)
    }
    let cpu = score { demand, _ in (demand.cpuEstimate, demand.cpuCores) }
    #expect(cpu.far == 0 && cpu.exact * 100 >= cpu.cases * 99, "cpu \(cpu)")
  }

  @Test func areNearWhereItCannot() {
    let keySkew = score { demand, c in
      (
        demand.keySkewEstimate.map { $0 / Double(c) },
        demand.counts(coresEach: c, cpuCores: 1)[.keySkew]
      )
    }
    #expect(keySkew.exact * 100 >= keySkew.cases * 90, "\(keySkew)")
    #expect(keySkew.far * 100 <= keySkew.cases * 7, "\(keySkew)")
    let recovery = score { demand, c in
      let least = leastCount(near: 1) { demand.recovers(TaskManagers($0, of: c)) }
      return (demand.recoveryEstimate(coresEach: c), least)
    }
    #expect(recovery.exact * 100 >= recovery.cases * 90, "\(recovery)")
    #expect(recovery.far * 100 <= recovery.cases * 5, "\(recovery)")
  }

  @Test func areOneWithoutState() {
    let demand = Demand(
      PreparedWorkload(.filter, Assumptions()), .relaxed, RecordsPerSecond(1000))
    #expect(demand.checkpointEstimate == 1)
    #expect(demand.diskSizeEstimate == 1)
    #expect(demand.diskThroughputEstimate == 1)
    #expect(demand.heapEstimate(coresEach: 2) == 1)
    #expect(demand.keySkewEstimate == 1)
    #expect(demand.networkEstimate(coresEach: 2) == 1)
  }

  @Test func areNoneWhereNoCountHelps() {
    var assumptions = Assumptions()
    assumptions[.relaxed, .checkpointInterval] = 2  // half of it is the fixed second
    var workload = Workload.window(keys: 1000)
    workload.recoveryObjective = Seconds(110)  // detection and rescheduling alone
    workload.hotKeyShare = 0.9
    let demand = Demand(
      PreparedWorkload(workload, assumptions), .relaxed, RecordsPerSecond(1e6))
    #expect(demand.checkpointEstimate == nil)
    #expect(demand.recoveryEstimate(coresEach: 2) == nil)
    #expect(demand.keySkewEstimate == nil)
  }
}
