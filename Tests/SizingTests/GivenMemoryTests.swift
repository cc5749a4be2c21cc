import Testing

@testable import Sizing

/// Memory options that a workload sets itself.
@Suite struct GivenMemoryOptions {
  private func sizer(
    machines: [Machine] = [], _ change: (inout MemorySettings) -> Void
  ) throws -> Sizer {
    var memory = MemorySettings()
    change(&memory)
    var workload = Workload.join
    workload.taskManagerMemory = memory
    return try Sizer(workload, machines: machines)
  }

  private func plan(_ sizer: Sizer) throws -> Plan {
    try #require(try sizer.cell(tier: .sub1s, rate: RecordsPerSecond(40_000)).plan)
  }

  @Test func aNodeHoldsWhatIsPutOnIt() throws {
    // 0.5 GiB a core, and a JobManager of 2 GiB beside the last
    let small = try plan(sizer { $0.process = .gibibytes(2) })
    let perNode = Int(small.nodeCores.value / small.coresPerTaskManager.value)
    let last = small.taskManagers - (small.taskManagers - 1) / perNode * perNode
    #expect(small.taskManagerMemory == .gibibytes(2))
    #expect(small.nodeMemory >= .gibibytes(2) * Double(perNode))
    #expect(small.nodeMemory >= .gibibytes(2) * Double(last) + small.jobManagerMemory)
  }

  @Test func aSmallerCacheTakesMoreWork() throws {
    let half = try plan(sizer { $0.managedFraction = 0.1 })
    let usual = try plan(try Sizer(.join))
    #expect(half.cpuDemand > usual.cpuDemand)
    // 4 slots × 2 exchanges × 2 gates × (2·p + 8) × 32 KiB, twice at sub-1s
    #expect(half.networkMemory == .mebibytes(Double(2 * half.parallelism + 8)))
    #expect(usual.networkMemory == .mebibytes(Double(2 * usual.parallelism + 8)))
  }

  @Test func flinkGetsWhatIsSetAndWhatIsPlanned() throws {
    let sizer = try sizer {
      $0.managed = .gibibytes(1)
      $0.overheadFraction = 0.2
    }
    let options = sizer.flinkConfiguration(for: try plan(sizer), tier: .sub1s)
    let values = Dictionary(uniqueKeysWithValues: options.map { ($0.key, $0.value) })
    #expect(values["taskmanager.memory.managed.size"] == "1g")
    #expect(values["taskmanager.memory.managed.fraction"] == nil)
    #expect(values["taskmanager.memory.jvm-overhead.fraction"] == "0.2")
    #expect(values["taskmanager.memory.network.min"] == "144m")  // parallelism 68
    #expect(values["taskmanager.memory.network.max"] == "144m")
    #expect(values["taskmanager.memory.process.size"] == "16g")
  }

  /// Flink divides a process whose size is given by its own rules, so nothing is said of the network.
  @Test func aGivenSizeLeavesTheNetworkToFlink() throws {
    let sizer = try sizer { $0.process = .gibibytes(4) }
    let plan = try plan(sizer)
    #expect(plan.networkMemory.value == 359_703_515)
    let keys = sizer.flinkConfiguration(for: plan, tier: .sub1s).map { $0.key }
    #expect(!keys.contains { $0.hasPrefix("taskmanager.memory.network") })
  }

  @Test func machinesThatAreTooSmallAreNoChoice() throws {
    let machines = [4.0, 16].map {
      Machine(name: "m\(Int($0))", cores: $0, memory: .gibibytes(4 * $0), pricePerHour: $0)
    }
    // 4 cores leave pods about 3.6 cores and 12 GiB
    let large = try plan(sizer(machines: machines) { $0.process = .gibibytes(20) })
    #expect(large.machine == "m16")
    let largest = try #require(machines[1].parts.last).memory  // of at most 8 cores
    let above = Violation.memoryAboveMachines(
      .taskManagerMemory, needed: .gibibytes(64), largest: largest)
    #expect(throws: InvalidInput(violations: [above])) {
      try sizer(machines: machines) { $0.process = .gibibytes(64) }
    }
  }

  /// It was "max parallelism" that could not be satisfied.
  @Test func aJobManagerLargerThanAnyMachineIsAMistake() throws {
    let machines = [Machine(name: "m4", cores: 4, memory: .gibibytes(16))]
    var workload = Workload.filter
    workload.jobManagerMemory = MemorySettings()
    workload.jobManagerMemory?.process = .gibibytes(14)
    let above = Violation.memoryAboveMachines(
      .jobManagerMemory, needed: .gibibytes(14), largest: machines[0].allocatableMemory)
    #expect(throws: InvalidInput(violations: [above])) {
      try Sizer(workload, machines: machines)
    }
    workload.jobManagerMemory?.process = .gibibytes(6)
    let cell = try cell(workload, .relaxed, 1000, machines: machines)
    #expect(cell.plan?.jobManagerMemory == .gibibytes(6))
  }

  @Test func whatFlinkRefusesIsRefused() {
    #expect(
      throws: InvalidInput(violations: [.memoryRefused(.taskManagerMemory, .exceedsFlink)])
    ) { try sizer { $0.process = .mebibytes(700) } }
    var workload = Workload.join
    workload.jobManagerMemory = MemorySettings()
    workload.jobManagerMemory?.process = .mebibytes(256)
    #expect(
      throws: InvalidInput(violations: [.memoryRefused(.jobManagerMemory, .exceedsProcess)])
    ) { try Sizer(workload) }
  }

  @Test func ofTwoMistakesTheTaskManagersIsTold() {
    var workload = Workload.join
    workload.taskManagerMemory = MemorySettings()
    workload.taskManagerMemory?.process = .mebibytes(700)
    workload.jobManagerMemory = MemorySettings()
    workload.jobManagerMemory?.process = .mebibytes(256)
    #expect(
      Sizer.refusal(ofMemoryOf: workload, Assumptions(), machines: [])
        == .memoryRefused(.taskManagerMemory, .exceedsFlink))
  }

  /// A shape that its memory does not fit is left out where a larger one fits.
  @Test func shapesThatFlinkRefusesAreLeftOut() throws {
    let plan = try plan(sizer { $0.heap = .gibibytes(6) })
    #expect(plan.coresPerTaskManager == Cores(4))
    #expect(plan.taskManagerParts.taskHeap == 6 << 30)
  }

  @Test func theHeapOfHashmapIsWhatTheOptionsLeave() throws {
    var workload = Workload.window(keys: 1e7, bytesPerKey: 400)
    workload.backend = .hashmap
    let usual = try #require(
      try Sizer(workload).cell(tier: .relaxed, nearest: RecordsPerSecond(1000)).plan)
    workload.taskManagerMemory = MemorySettings()
    workload.taskManagerMemory?.offHeap = .gibibytes(1)
    let less = try #require(
      try Sizer(workload).cell(tier: .relaxed, nearest: RecordsPerSecond(1000)).plan)
    #expect(less.bindingConstraint == .heap)
    #expect(less.totalCores > usual.totalCores)
  }
}
