import Sizing
import Testing

@Suite struct ClusterPlans {
  static let node = NodeShape(cores: Cores(8), memory: .gibibytes(32))

  static func job(_ id: Int, _ count: Int, cores: Int, gibibytes: Double) -> ClusterJob {
    ClusterJob(
      id: id, taskManagers: count,
      taskManager: NodeShape(cores: Cores(Double(cores)), memory: .gibibytes(gibibytes)),
      jobManager: NodeShape(cores: Cores(1), memory: .gibibytes(2)))
  }

  @Test func processesShareNodes() {
    // 3 × 4 cores on two nodes, the fourth half and both JobManagers with 2 × 1 core.
    let plan = ClusterPlan(
      [Self.job(1, 3, cores: 4, gibibytes: 16), Self.job(2, 2, cores: 1, gibibytes: 4)],
      on: Self.node)
    #expect(plan.nodes.count == 3)  // the floor
    #expect(plan.nodes.map(\.freeCores.value) == [0, 0, 8])
    #expect(plan.usedCores == Cores(16))
    #expect(plan.totalCores == Cores(24))
    #expect(plan.survivesOneNode)
    #expect(plan.spareNodes == 0)
  }

  @Test func memoryBindsToo() {
    // 32 GiB each: one a node though cores are free.
    let plan = ClusterPlan([Self.job(1, 4, cores: 1, gibibytes: 32)], on: Self.node)
    #expect(plan.nodes.map(\.freeCores.value) == [7, 7, 7, 7, 7])  // the JobManager on a fifth
    #expect(!plan.survivesOneNode)
  }

  @Test func aSpareNodeMakesUpForALostOne() {
    let jobs = [Self.job(1, 8, cores: 4, gibibytes: 16)]
    #expect(!ClusterPlan(jobs, on: Self.node).survivesOneNode)
    let spare = ClusterPlan(jobs, on: Self.node, spareNodes: 1)
    #expect(spare.survivesOneNode)
    #expect(spare.spareNodes == 1)
    #expect(spare.nodes.count == 6)  // 4 full, the JobManager's, the spare
  }

  @Test func whatFitsNoNodeIsNamed() {
    let plan = ClusterPlan([Self.job(7, 2, cores: 16, gibibytes: 16)], on: Self.node)
    #expect(plan.tooLarge.map(\.job) == [7])
    #expect(plan.tooLarge.map(\.count) == [2])
    #expect(!plan.survivesOneNode)
  }

  @Test func theOrderOfApplicationsDoesNotMatter() {
    let jobs = (0..<50).map { Self.job($0, $0 % 7 + 1, cores: 1 << ($0 % 3), gibibytes: 8) }
    let plan = ClusterPlan(jobs, on: Self.node, spareNodes: 1)
    #expect(plan == ClusterPlan(jobs.reversed(), on: Self.node, spareNodes: 1))
  }

  @Test func noNodeHasMoreThanItHolds() {
    let jobs = (0..<2000).map { Self.job($0, $0 % 23, cores: 1 << ($0 % 3), gibibytes: 5) }
    let plan = ClusterPlan(jobs, on: Self.node)
    var processes = 0
    for node in plan.nodes {
      let cores = node.pods.reduce(0) { $0 + Int($1.size.cores.value) * $1.count }
      let memory = node.pods.reduce(0.0) { $0 + $1.size.memory.value * Double($1.count) }
      #expect(Cores(Double(cores)) + node.freeCores == Cores(8))
      #expect(memory + node.freeMemory.value == Self.node.memory.value)
      #expect(node.freeCores >= .zero && node.freeMemory >= .zero)
      processes += node.pods.reduce(0) { $0 + $1.count }
    }
    #expect(processes == jobs.reduce(0) { $0 + $1.taskManagers + 1 })
  }

  @Test(arguments: [Int.min, -1, 0, Int.max])
  func extremeNumbersDoNoHarm(_ number: Int) {
    let job = Self.job(1, number, cores: number, gibibytes: .infinity)
    let shape = NodeShape(cores: Cores(Double(number)), memory: Bytes(.nan))
    #expect(ClusterPlan([job], on: shape, fewestNodes: 1).usedCores >= .zero)
    #expect(ClusterPlan([job], on: Self.node, spareNodes: number).nodes.count >= 3)
  }
}
