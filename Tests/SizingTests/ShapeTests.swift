import Testing

@testable import Sizing

/// E11 to E18: number, shape and size of the TaskManagers, with their arithmetic by hand.
@Suite struct Shapes {
  @Test(arguments: [
    (0.5, 1, 1), (1.5, 1, 2),  // two cores as one TaskManager
    (3, 3, 1),  // 4 would be a third more
    (4, 1, 4), (9, 9, 1), (10, 5, 2),  // 10 × 1, 5 × 2, 3 × 4 = 12
    (11, 3, 4),  // 12 are within 10 % of 11
    (29, 15, 2), (30, 8, 4), (1000, 250, 4),
  ])
  func e11Shape(_ cores: Double, _ n: Int, _ each: Double) throws {
    // R·t·φ0 is just below the cores: r = (x − 0.001)/(1.48968 × 77 µs)
    let plan = try cell(.filter, .relaxed, (cores - 0.001) / (1.4896825396825397 * 77e-6)).plan
    #expect(plan?.taskManagers == n)
    #expect(plan?.coresPerTaskManager.value == each)
  }

  @Test func e11WithoutWaste() throws {
    var assumptions = Assumptions()
    assumptions[.shapeWaste] = 0
    let rate = 10.999 / (1.4896825396825397 * 77e-6)
    #expect(try cell(.filter, .relaxed, rate, assumptions).plan?.taskManagers == 11)
    assumptions[.shapeWaste] = 1
    #expect(try cell(.filter, .relaxed, rate / 11, assumptions).plan?.taskManagers == 1)
    #expect(
      try cell(.filter, .relaxed, rate / 11, assumptions).plan?.coresPerTaskManager == Cores(2))
  }

  @Test func e12TheIntervalGivesWayBeforeCoresDo() throws {
    // 500 GB in full every 10 s. Recovery asks for 8 × 4, so a checkpoint gets 16 × 4 at most.
    var workload = Workload.window(keys: 5e8, bytesPerKey: 1000, skew: .medium)
    workload.incremental = false
    let plan = try #require(try cell(workload, .sub500ms, 1000).plan)
    #expect(plan.counts[.recovery] == 8)
    #expect(plan.taskManagers == 16)
    // D = 1 + 5e11 × 1.5/(64 × 50e6) = 235.375 s
    #expect(plan.checkpointInterval.value == 470.75)
    #expect(plan.plannedInterval == Seconds(10))
    #expect(plan.warnings.contains(.intervalStretched))
  }

  @Test(arguments: [
    (LatencyTier.sub500ms, 1.0, 2), (.sub500ms, 2, 3), (.sub500ms, 4, 6), (.sub1s, 4, 4),
    (.sub500ms, 3.8, 6),  // 5.7
  ])
  func e14Slots(_ tier: LatencyTier, _ cores: Double, _ expected: Int) {
    let shape = Hardware.Shape(tenths: Int(cores * 10), at: 0, Assumptions())
    #expect(shape.slots(tier) == expected)
  }

  @Test(arguments: [
    (1.0, 120), (12, 120), (13, 240), (44, 720), (72, 720), (73, 1260), (2772, 27720),
    (9999, 27720),
  ])
  func e15MaxParallelism(_ parallelism: Double, _ expected: Int) {
    #expect(KeyGroups.count(for: parallelism) == expected)
  }

  @Test func e15Imbalance() {
    // ⌈120/7⌉ × 7/120 = 18 × 7/120
    #expect(KeyGroups.imbalance(of: 120, over: 7) == 1.05)
    for p in 1...2772 {
      #expect(KeyGroups.imbalance(of: KeyGroups.count(for: Double(p)), over: p) <= 1.1)
    }
  }

  @Test func e15OneForAMatrix() throws {
    var sizer = try Sizer(.filter)
    let rates = [1e3, 1e5, 1e6].map { RecordsPerSecond($0) }
    func groups() -> [Int?] {
      rates.map { sizer.cell(tier: .relaxed, nearest: $0).plan?.maxParallelism }
    }
    // 1, 12 and 116 subtasks: 1e6 × 1.48968 × 77 µs = 114.7
    #expect(groups() == [120, 120, 1260])
    sizer.chooseKeyGroups(tiers: [.relaxed], rates: rates)
    #expect(groups() == [1260, 1260, 1260])
    // 1.5 slots a core and λ 1.5: 172.1 cores are 44 × 6 slots
    sizer.chooseKeyGroups(tiers: LatencyTier.allCases, rates: rates)
    #expect(groups() == [5040, 5040, 5040])
    var pinned = Workload.filter
    pinned.maxParallelism = 720
    sizer = try Sizer(pinned)
    sizer.chooseKeyGroups(tiers: LatencyTier.allCases, rates: rates)
    #expect(groups() == [720, 720, 720])
  }

  @Test(arguments: [
    // cache of 4 cores at 16 GiB: 0.5 × ⌊15,837,691,904 × 0.4⌋ = 3.1675 GB; hot = 0.2·S
    ("hot state in the cache", 4, 63e9, MemoryClass.standard, false),  // 12.60 ≤ 12.67 GB
    ("more than that", 4, 64e9, .memoryOptimized, false),  // 12.80 > 12.67 GB
    // at 32 GiB: 0.5 × ⌊33,017,561,088 × 0.4⌋ = 6.6035 GB
    ("too much for either", 4, 133e9, .memoryOptimized, true),  // 26.60 > 26.41 GB
  ])
  func e17MemoryClass(
    _ name: String, _ n: Int, _ state: Double, _ memoryClass: MemoryClass, _ below: Bool
  ) {
    let prepared = PreparedWorkload(.window(keys: state / 100), Assumptions())
    let choice = MemoryChoice(
      prepared, Candidate(n, of: 4, on: prepared.hardware[0]), on: prepared.hardware[0])
    #expect(choice.memoryClass == memoryClass)
    #expect(choice.isBelowHotState == below)
    #expect(choice.process.size == .gibibytes(memoryClass == .standard ? 16 : 32))
  }

  @Test(arguments: [(1.0, 1, 2.0), (1000, 1, 2), (1001, 2, 4), (10_000, 2, 4), (10_001, 4, 8)])
  func e18JobManager(_ subtasks: Double, _ cores: Int, _ gibibytes: Double) {
    let size = JobManagerSize.coordinating(subtasks: subtasks)
    #expect(size == JobManagerSize(cores: cores, memory: .gibibytes(gibibytes)))
  }

  /// Even where a larger one may waste nothing.
  @Test func e11TheLargestOfEqualShapes() throws {
    var assumptions = Assumptions()
    assumptions[.shapeWaste] = 0
    // 30,000 × 1.48968 × 77 µs = 3.44 cores: 4 × 1, 2 × 2, 1 × 4
    let plan = try #require(try cell(.filter, .relaxed, 30_000, assumptions).plan)
    #expect(plan.taskManagers == 1 && plan.coresPerTaskManager == Cores(4))
  }

  @Test func e18CountsSlotsUnrounded() {
    // 3 × 1 core have 6 slots at 1.5 a core, but 4.5 coordinate as much as 4.5 of larger ones
    var workload = Workload.filter
    workload.statements.append(Statement(complexity: .simple))
    #expect(demand(workload, .sub500ms, 1).subtasks(on: Cores(3)) == 9)  // × 2 statements
  }
}
