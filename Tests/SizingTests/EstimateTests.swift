import Testing

@testable import Sizing

/// Where a search for the least count begins. A wrong start costs time and no answer changes, so
/// only these tests notice it.
@Suite struct Estimates {
  /// How often the estimate is the least number of steps, and how often it is off by more than one.
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

  private static func demands() -> [Demand] {
    (UInt64(0)..<2_000).map { seed in
      let random = RandomCase(seed: seed)
      let prepared = PreparedWorkload(random.workload, random.assumptions)
      return Demand(prepared, random.tier, random.rate)
    }
  }

  /// Compares the estimate with the least steps of a constraint, in whole cores.
  private func score(
    _ constraint: Constraint, _ estimate: (Demand, Hardware) -> Double?
  ) -> Score {
    var score = Score()
    for demand in Self.demands() {
      let hardware = demand.hardware
      let least = leastCount(near: 1) {
        demand.holds(
          constraint, taskManagers: $0, cores: hardware.cores(ofSteps: $0), on: hardware)
      }
      score.note(estimate(demand, hardware), least)
    }
    return score
  }

  @Test func areRightWhereTheEquationCanBeSolved() {
    let estimates: [(Constraint, (Demand, Hardware) -> Double?)] = [
      (.cpu, { $0.cpuEstimate(on: $1) }),
      (.checkpoint, { demand, _ in demand.checkpointEstimate }),
      (.diskSize, { $0.diskSizeEstimate(on: $1) }),
      (.diskThroughput, { $0.diskThroughputEstimate(on: $1) }),
      (.heap, { $0.heapEstimate(on: $1) }),
      (.lookup, { demand, _ in demand.lookupCores.value }),
      (.backlog, { $0.backlogEstimate(on: $1) }),
    ]
    for (constraint, estimate) in estimates {
      let score = score(constraint, estimate)
      #expect(score.far == 0 && score.exact * 100 >= score.cases * 99, "\(constraint) \(score)")
      #expect(score.cases > 1000)
    }
  }

  @Test func areNearWhereItCannot() {
    let keySkew = score(.keySkew) { $0.keySkewEstimate(on: $1) }
    #expect(keySkew.exact * 100 >= keySkew.cases * 85, "\(keySkew)")
    #expect(keySkew.far * 100 <= keySkew.cases * 10, "\(keySkew)")
    let recovery = score(.recovery) { $0.recoveryEstimate(on: $1) }
    #expect(recovery.exact * 100 >= recovery.cases * 85, "\(recovery)")
    #expect(recovery.far * 100 <= recovery.cases * 5, "\(recovery)")
  }

  @Test func areNothingWithoutState() {
    let job = demand(.filter, .relaxed, 1000)
    #expect(job.checkpointEstimate == 0)
    #expect(job.diskSizeEstimate(on: job.hardware) == 1)
    #expect(job.diskThroughputEstimate(on: job.hardware) == 0)
    #expect(job.heapEstimate(on: job.hardware) == 0)
    #expect(job.keySkewEstimate(on: job.hardware) == 0)
    #expect(job.backlogEstimate(on: job.hardware) == 0)
    #expect(job.networkSteps(on: job.hardware) == 1)
  }

  @Test func recoveryTakesTheLeastCoresThatRecover() {
    for job in Self.demands() {
      guard let steps = job.leastRecovering(on: job.hardware) else { continue }
      #expect(job.recovers(job.hardware.cores(ofSteps: steps), on: job.hardware))
      guard steps > 1 else { continue }
      #expect(!job.recovers(job.hardware.cores(ofSteps: steps - 1), on: job.hardware))
    }
  }

  @Test func theNetworkIsSolvedForItsNodes() {
    for job in Self.demands() {
      guard let steps = job.networkSteps(on: job.hardware), steps < 1_000_000 else { continue }
      #expect(job.fitsNetwork(job.hardware.cores(ofSteps: steps), on: job.hardware))
      guard steps > 1 else { continue }
      #expect(!job.fitsNetwork(job.hardware.cores(ofSteps: steps - 1), on: job.hardware))
    }
  }

  @Test func areNoneWhereNoCountHelps() {
    var assumptions = Assumptions()
    assumptions[.relaxed, .checkpointInterval] = 2  // half of it is the fixed second
    assumptions[.longestCheckpoint] = 1
    var workload = Workload.window(keys: 1000)
    workload.recoveryObjective = Seconds(110)  // detection and rescheduling alone
    workload.hotKeyShare = 0.9
    let demand = Demand(
      PreparedWorkload(workload, assumptions), .relaxed, RecordsPerSecond(1e6))
    #expect(demand.checkpointEstimate == nil)
    #expect(demand.longestCheckpointEstimate == nil)
    #expect(demand.recoveryEstimate(on: demand.hardware) == nil)
    #expect(demand.keySkewEstimate(on: demand.hardware) == nil)
  }
}
