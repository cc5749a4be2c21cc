import Sizing
import Testing

/// The order of the packing, and when a cluster survives the loss of a node.
@Suite struct Packings {
  private func shape(_ cores: Int, _ gibibytes: Double) -> NodeShape {
    NodeShape(cores: Cores(Double(cores)), memory: .gibibytes(gibibytes))
  }

  private func job(
    _ id: Int, _ count: Int, _ size: NodeShape, jobManager: NodeShape? = nil
  ) -> ClusterJob {
    ClusterJob(
      id: id, taskManagers: count, taskManager: size,
      jobManager: jobManager ?? NodeShape(cores: Cores(1), memory: .gibibytes(1)))
  }

  private func words(_ plan: ClusterPlan) -> [[String]] {
    plan.nodes.map { node in
      node.pods.map { "\($0.job)\($0.role == .jobManager ? "j" : "t")×\($0.count)" }
    }
  }

  @Test func largeProcessesComeFirstByCoresThenMemoryThenId() {
    let jobs = [
      job(4, 1, shape(2, 4)), job(3, 1, shape(2, 8)), job(2, 1, shape(2, 8)),
      job(1, 1, shape(4, 2)),
    ]
    let plan = ClusterPlan(jobs, on: shape(64, 256), fewestNodes: 1)
    #expect(
      words(plan) == [["1t×1", "2t×1", "3t×1", "4t×1", "1j×1", "2j×1", "3j×1", "4j×1"]])
  }

  @Test func ofEqualProcessesTaskManagersComeFirst() {
    let jobs = [job(2, 2, shape(1, 1)), job(1, 3, shape(1, 1))]
    let plan = ClusterPlan(jobs, on: shape(64, 256), fewestNodes: 1)
    #expect(words(plan) == [["1t×3", "1j×1", "2t×2", "2j×1"]])
  }

  @Test func ofOneJobSaidTwiceTheFewerComeFirst() {
    let jobs = [job(1, 3, shape(1, 1)), job(1, 2, shape(1, 1))]
    let plan = ClusterPlan(jobs, on: shape(64, 256), fewestNodes: 1)
    #expect(words(plan) == [["1t×2", "1t×3", "1j×1", "1j×1"]])
  }

  @Test func aJobWithoutTaskManagersHasItsJobManagerOnly() {
    let plan = ClusterPlan([job(1, 0, shape(1, 1))], on: shape(8, 32), fewestNodes: 1)
    #expect(words(plan) == [["1j×1"]])
    #expect(plan.tooLarge.isEmpty)
  }

  @Test func theFirstNodeWithRoomTakesAProcess() {
    // 3-core processes leave 2 of 8 cores on each node; the 2-core ones go there, from the first.
    let jobs = [job(1, 4, shape(3, 1)), job(2, 1, shape(2, 1))]
    let plan = ClusterPlan(jobs, on: shape(8, 32), fewestNodes: 1)
    #expect(words(plan) == [["1t×2", "2t×1"], ["1t×2", "1j×1", "2j×1"]])
    #expect(plan.nodes.map(\.freeCores.value) == [0, 0])
    // 32 GiB less 2 × 1 and 1 on either.
    #expect(plan.nodes.map(\.freeMemory) == [.gibibytes(29), .gibibytes(28)])
    #expect(plan.usedCores == Cores(16))
    #expect(plan.usedMemory == .gibibytes(7))
  }

  @Test func equalSizesGoOnWhereTheLastWent() {
    // Jobs 1 and 2 have processes of one size; memory tells 3's apart.
    let jobs = [
      job(1, 2, shape(2, 16)), job(2, 2, shape(2, 16)), job(3, 3, shape(2, 1)),
    ]
    let plan = ClusterPlan(jobs, on: shape(8, 33), fewestNodes: 1)
    // 33 − 32 GiB leave room for one process of 1 GiB on either of the first nodes.
    #expect(
      words(plan) == [
        ["1t×2", "3t×1"], ["2t×2", "3t×1"], ["3t×1", "1j×1", "2j×1", "3j×1"],
      ])
  }

  @Test func memoryFillsANodeExactly() {
    let plan = ClusterPlan([job(1, 4, shape(1, 16))], on: shape(8, 32), fewestNodes: 1)
    #expect(words(plan) == [["1t×2"], ["1t×2"], ["1j×1"]])
    #expect(plan.nodes[0].freeMemory == .zero)
  }

  @Test func theMostProcessesOfOneJob() {
    let most = ClusterPlan([job(1, 27_720, shape(8, 1))], on: shape(8, 32))
    #expect(most.tooLarge.isEmpty)
    #expect(most.nodes.count == 27_721)
    let more = ClusterPlan([job(1, 27_721, shape(8, 1))], on: shape(8, 32))
    #expect(more.tooLarge.map(\.count) == [27_721])
    #expect(more.nodes.count == 3)
  }

  @Test func theFewestNodes() {
    let jobs = [job(1, 1, shape(1, 1))]
    #expect(ClusterPlan(jobs, on: shape(8, 32)).nodes.count == 3)
    #expect(ClusterPlan(jobs, on: shape(8, 32), fewestNodes: 5).nodes.count == 5)
    #expect(ClusterPlan([], on: shape(8, 32), fewestNodes: -1).nodes.isEmpty)
    #expect(ClusterPlan([], on: shape(8, 32), fewestNodes: .max).nodes.count == 27_720)
  }

  @Test func aClusterOfOneNodeSurvivesWhenNothingRunsOnIt() {
    #expect(ClusterPlan([], on: shape(8, 32), fewestNodes: 1).survivesOneNode)
    #expect(
      !ClusterPlan([job(1, 1, shape(1, 1))], on: shape(8, 32), fewestNodes: 1).survivesOneNode)
  }

  @Test func everyNodeIsLostOnce() {
    // 8, 4 + 4 and 4 + 1 cores: 3 free on the last node. The loss of the first needs 8.
    let jobs = [job(1, 1, shape(8, 1)), job(2, 3, shape(4, 1), jobManager: shape(1, 1))]
    let plan = ClusterPlan(jobs, on: shape(8, 32))
    #expect(words(plan) == [["1t×1"], ["2t×2"], ["2t×1", "1j×1", "2j×1"]])
    #expect(!plan.survivesOneNode)
    let spare = ClusterPlan(jobs, on: shape(8, 32), spareNodes: 2)
    #expect(spare.spareNodes == 1)
    #expect(spare.survivesOneNode)
  }

  @Test func anEmptyNodeTakesTheProcessesOfALostOne() {
    // 30 and 20 GiB of 32: memory keeps them on nodes of their own.
    let jobs = [job(1, 1, shape(2, 30)), job(2, 1, shape(2, 20))]
    #expect(ClusterPlan(jobs, on: shape(8, 32), fewestNodes: 3).survivesOneNode)
    #expect(!ClusterPlan(jobs, on: shape(8, 32), fewestNodes: 2).survivesOneNode)
  }

  @Test func freeCoresOfManyNodesDoNotAddUp() {
    // Twelve processes of 2 cores fill four nodes of 7 but for one core each.
    let jobs = [job(1, 11, shape(2, 1), jobManager: shape(2, 1))]
    let plan = ClusterPlan(jobs, on: shape(7, 32), fewestNodes: 1)
    #expect(plan.nodes.map(\.freeCores.value) == [1, 1, 1, 1])
    #expect(!plan.survivesOneNode)
    let roomy = ClusterPlan(jobs, on: shape(8, 6), fewestNodes: 6)
    // 4 × 2 cores a node: 3 nodes full, 3 empty.
    #expect(roomy.nodes.map(\.freeCores.value) == [0, 0, 0, 8, 8, 8])
    #expect(roomy.survivesOneNode)
  }

  @Test func spareNodesAreBounded() {
    // One process a node on a hundred nodes: a spare one takes any of them.
    let jobs = [job(1, 100, shape(8, 1), jobManager: shape(8, 1))]
    #expect(ClusterPlan(jobs, on: shape(8, 32), spareNodes: 0).spareNodes == 0)
    #expect(ClusterPlan(jobs, on: shape(8, 32), spareNodes: -1).spareNodes == 0)
    #expect(ClusterPlan(jobs, on: shape(8, 32), spareNodes: 3).spareNodes == 1)
    // What fits no node is not helped by more of them.
    let large = [job(1, 1, shape(16, 1))]
    #expect(ClusterPlan(large, on: shape(8, 32), spareNodes: 3).spareNodes == 0)
  }

  @Test func aPlanBecomesAJob() throws {
    let plan = try #require(try cell(.join, .sub1s, 40_000).plan)
    #expect(
      ClusterJob(id: 7, plan)
        == ClusterJob(
          id: 7, taskManagers: 11, taskManager: NodeShape(cores: Cores(4), memory: .gibibytes(16)),
          jobManager: NodeShape(cores: Cores(1), memory: .gibibytes(2))))
  }

  @Test func coresCountInTenths() {
    // 3.6 cores hold 1.8 twice, or 1.2 three times: doubles would say twice.
    let plan = ClusterPlan(
      [
        ClusterJob(
          id: 1, taskManagers: 6, taskManager: NodeShape(cores: Cores(1.2), memory: .gibibytes(1)),
          jobManager: NodeShape(cores: Cores(1.2), memory: .gibibytes(1)))
      ], on: NodeShape(cores: Cores(3.6), memory: .gibibytes(32)), fewestNodes: 1)
    #expect(words(plan) == [["1t×3"], ["1t×3"], ["1j×1"]])
    #expect(plan.usedCores == Cores(8.4))
    #expect(plan.totalCores == Cores(10.8))
  }
}
