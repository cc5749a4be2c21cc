import Testing

@testable import Sizing

/// E19: which generic nodes a job alone gets, and how many.
@Suite struct NodesOfOneJob {
  private func pool(
    _ n: Int, of c: Int, jobManager: Int, nodes sizes: [Int] = [4, 8], fewest: Double = 3
  ) -> [Int] {
    var assumptions = Assumptions()
    assumptions.taskManagerCores = [c]
    assumptions.nodeCores = sizes
    assumptions[.fewestNodes] = fewest
    let hardware = Hardware(assumptions, isOnDisk: true, nil)
    let pool = NodePool(
      Candidate(n, of: c, on: hardware),
      JobManagerSize(cores: jobManager, memory: .gibibytes(2)), process: .gibibytes(Double(4 * c)),
      PreparedWorkload(.filter, assumptions), on: hardware)
    #expect(pool.nodeMemory == .gibibytes(4 * pool.nodeCores.value))
    return [pool.nodes, Int(pool.nodeCores.value)]
  }

  @Test(arguments: [
    ("all on three small nodes", 2, 4, 1, 3, 4),  // 4 + 4 + JobManager
    ("the JobManager finds no room", 3, 4, 1, 3, 8),  // three full small ones
    ("beside the last TaskManager", 5, 4, 1, 3, 8),  // 8 + 8 + 4 + 1
    ("on one more node", 6, 4, 1, 4, 8),  // 8 + 8 + 8, 1
    ("eleven of four cores", 11, 4, 1, 6, 8),
    ("many small ones", 24, 1, 1, 4, 8),
  ])
  func nodes(_ name: String, _ n: Int, _ c: Int, _ jobManager: Int, _ nodes: Int, _ size: Int) {
    #expect(pool(n, of: c, jobManager: jobManager) == [nodes, size])
  }

  @Test func aNodeHoldsTheLargerOfTaskManagerAndJobManager() {
    #expect(pool(2, of: 1, jobManager: 4, nodes: [2, 4]) == [3, 4])  // 2 cores cannot hold 4
    #expect(pool(2, of: 4, jobManager: 1, nodes: [2, 4]) == [3, 4])
    #expect(pool(2, of: 2, jobManager: 2, nodes: [2, 4]) == [3, 2])  // as large as needed will do
  }

  @Test func theFirstSizeThatNeedsNoMoreThanTheFewestNodes() {
    // 4 × 2 cores and a JobManager of 1: ⌈4/2⌉ = 2 nodes of 4 are full, the JobManager's a third.
    #expect(pool(4, of: 2, jobManager: 1) == [3, 4])
    // 6 × 2: 3 full nodes of 4 and one more, which is above the fewest; 2 of 8, so the fewest.
    #expect(pool(6, of: 2, jobManager: 1) == [3, 8])
    // 14 × 2: 7 + 1 of 4; of 8: ⌈14/4⌉ = 4, the last with 2 × 2 cores and room for the JobManager.
    #expect(pool(14, of: 2, jobManager: 1) == [4, 8])
    // The same with a floor of 8: the small ones suffice.
    #expect(pool(14, of: 2, jobManager: 1, fewest: 8) == [8, 4])
  }

  @Test func theJobManagerTakesCoresThatAreFreeOnTheLastNode() {
    // Nodes of 5 hold 2 × 2 cores and leave one core free, the last one too.
    #expect(pool(8, of: 2, jobManager: 1, nodes: [5]) == [4, 5])
    #expect(pool(8, of: 2, jobManager: 2, nodes: [5]) == [5, 5])  // one core is not enough for 2
    // 7: the last node has 5 − 2 = 3 cores free.
    #expect(pool(7, of: 2, jobManager: 3, nodes: [5]) == [4, 5])
    #expect(pool(7, of: 2, jobManager: 4, nodes: [5]) == [5, 5])
    // One node holds both: 8 − 1 × 4 = 4 free.
    #expect(pool(1, of: 4, jobManager: 4, nodes: [8], fewest: 1) == [1, 8])
    #expect(pool(2, of: 4, jobManager: 4, nodes: [8], fewest: 1) == [2, 8])
  }
}

@Suite struct KeyGroupChoices {
  @Test func theLadderAndItsEdges() {
    // The first at least ten times the parallelism: 10 × 12 = 120, 10 × 12.1 = 121.
    #expect(KeyGroups.count(for: 12.1) == 240)
    #expect(KeyGroups.count(for: 2016) == 20160)
    #expect(KeyGroups.count(for: 2017) == 27720)
    #expect(Engine.maxParallelisms.first == 120)
    #expect(Engine.maxParallelisms.last == 27720)
    #expect(Engine.maxParallelisms.allSatisfy { $0 % 60 == 0 })
    #expect(Engine.model == 2)
  }
}

/// What the largest parallelism allows.
@Suite struct SlotLimit {
  @Test func exactly27720SlotsAreAllowed() throws {
    // x = 27,720 cores are 6,930 × 4 slots; R·t·φ0 = r × 1.48968… × 77 µs
    let perCore = 1 / (1.4896825396825397 * 77e-6)
    let most = try cell(.filter, .relaxed, 27_719.5 * perCore)
    #expect(most.plan?.parallelism == 27720)
    #expect(most.plan?.maxParallelism == 27720)
    let more = try cell(.filter, .relaxed, 27_720.5 * perCore)
    #expect(more.infeasibility?.bindingConstraint == .maxParallelism)
    #expect(more.infeasibility?.largestRate == nil)
  }

  @Test func aPinnedJobHasAsManySlotsAsKeyGroups() throws {
    var workload = Workload.filter
    workload.maxParallelism = 116
    // 114.7 cores as 29 × 4 = 116 slots
    #expect(try cell(workload, .relaxed, 1e6).plan?.parallelism == 116)
    workload.maxParallelism = 115
    // 115 × 1 is left
    #expect(try cell(workload, .relaxed, 1e6).plan?.taskManagers == 115)
    workload.maxParallelism = 114
    #expect(try cell(workload, .relaxed, 1e6).bindingConstraint == .maxParallelism)
  }

  @Test func aLargerShapeIsTriedWhenItsSlotsAreFewer() throws {
    // 1,000 cores at 27.1 slots: 1,000 × ⌈27.1⌉ = 28,000 are too many, 500 × ⌈54.2⌉ = 27,500 and
    // 250 × ⌈108.4⌉ = 27,250 are not.
    var assumptions = Assumptions()
    assumptions[.relaxed, .slotsPerCore] = 27.1
    let rate = 999.5 / (1.4896825396825397 * 77e-6)
    let plan = try cell(.filter, .relaxed, rate, assumptions).plan
    #expect(plan?.coresPerTaskManager == Cores(4))
    #expect(plan?.parallelism == 27_250)
    // Without a larger shape there is no plan.
    assumptions.taskManagerCores = [1]
    #expect(
      try cell(.filter, .relaxed, rate, assumptions).bindingConstraint == .maxParallelism)
  }
}
