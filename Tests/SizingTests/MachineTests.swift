import Testing

@testable import Sizing

/// E19 with machines, with its arithmetic by hand.
@Suite struct Machines {
  static let large = Machine(
    name: "m6i.2xlarge", cores: 8, memory: .gibibytes(32), pricePerHour: 0.384)
  static let small = Machine(
    name: "m6i.xlarge", cores: 4, memory: .gibibytes(16), pricePerHour: 0.192)

  @Test func whatKubernetesKeeps() {
    // 6 % + 1 % + 2 × 0.5 % + 4 × 0.25 % of a core
    #expect(isClose(Self.large.kubernetesCores, 0.09))
    #expect(isClose(Self.small.kubernetesCores, 0.08))
    // 25 % of 4, 20 % of 4, 10 % of 8, 6 % of 16 GiB, and 100 MiB: 1 + 0.8 + 0.8 + 0.96 GiB
    #expect(isClose(Self.large.kubernetesMemory.value, 3.56 * 1_073_741_824 + 104_857_600))
    let huge = Machine(name: "", cores: 1, memory: .gibibytes(228))
    // 1 + 0.8 + 0.8 + 6.72 + 2 % of 100 GiB
    #expect(isClose(huge.kubernetesMemory.value, 11.32 * 1_073_741_824 + 104_857_600))
  }

  @Test func whatIsLeft() {
    // 8 − 0.09 − 0.25 = 7.66; 32,768 − 3,645.44 − 100 − 512 = 28,510.56 MiB
    #expect(Self.large.allocatableTenths == 76)
    #expect(Self.large.allocatableMemory == .mebibytes(28_510))
    // 4 − 0.08 − 0.25 = 3.67; 16,384 − 2,662.4 − 100 − 512 = 13,109.6 MiB
    #expect(Self.small.allocatableTenths == 36)
    #expect(Self.small.allocatableMemory == .mebibytes(13_109))
    var own = Self.large
    own.reserved = Machine.Reserve(cores: 1.5, memory: .gibibytes(2))
    #expect(own.allocatableTenths == 65)
    #expect(own.allocatableMemory == .gibibytes(30))
  }

  @Test func parts() {
    func parts(_ machine: Machine) -> [[Double]] {
      machine.parts.map { [Double($0.count), Double($0.tenths), $0.memory.value / 1_048_576] }
    }
    // an eighth would have 0.9 cores
    #expect(parts(Self.large) == [[4, 19, 7127], [2, 38, 14_255], [1, 76, 28_510]])
    #expect(parts(Self.small) == [[2, 18, 6554], [1, 36, 13_109]])
    // Of 15.6 cores a half is below 8; a part of all of them would leave most of them unused.
    let wide = Machine(name: "", cores: 16, memory: .gibibytes(64))
    #expect(parts(wide).map { $0[0] } == [8, 4, 2])
    // 2 GiB for each at least
    let lean = Machine(
      name: "", cores: 8, memory: .gibibytes(5),
      reserved: Machine.Reserve(cores: 0, memory: .gibibytes(1)))
    #expect(parts(lean).map { $0[0] } == [2, 1])
  }

  @Test func theCheapestPlanWins() throws {
    // R·T = 1.48968 × 1e5 × 77 µs = 11.47 cores.
    // Large: 7 × 1.9, 4 a node and the JobManager beside the last: 2 nodes, so 3 × 0.384;
    // small: 7 × 1.8 on 4 nodes, the JobManager beside the last: 4 × 0.192
    let plan = try #require(
      try cell(.filter, .relaxed, 1e5, machines: [Self.large, Self.small]).plan)
    #expect(plan.machine == "m6i.xlarge")
    #expect(plan.nodes == 4)
    #expect(plan.coresPerTaskManager == Cores(1.8) && plan.taskManagers == 7)
    #expect(plan.totalCores == Cores(13.6))
    #expect(plan.nodeCores == Cores(3.6))
    #expect(plan.taskManagerMemory == .mebibytes(6554))
    // At half the price the large one.
    var cheap = Self.large
    cheap.pricePerHour = 0.192
    let other = try cell(.filter, .relaxed, 1e5, machines: [cheap, Self.small]).plan
    #expect(other?.machine == "m6i.2xlarge")
    #expect(other?.nodes == 3)
    // 2 × 7.6 and 4 × 3.8 are 15.2 cores, more than a tenth above 7 × 1.9 = 13.3.
    #expect(other?.taskManagers == 7)
  }

  /// What a machine that costs more could do with fewer cores or TaskManagers counts for nothing.
  @Test func dearerMachinesSayNothingOfCheaperOnes() throws {
    func machine(_ name: String, cores: Double, _ price: Double) -> Machine {
      Machine(
        name: name, cores: cores, memory: .gibibytes(4 * cores),
        reserved: Machine.Reserve(cores: 0, memory: .zero), pricePerHour: price)
    }
    // 4.59 cores: 5 × 1 of the first, 1 × 6 of the second, 2 × 3 of the third
    let machines = [
      machine("a", cores: 4, 1), machine("b", cores: 6, 1), machine("c", cores: 3, 0.1),
    ]
    for order in [machines, machines.reversed()] {
      let plan = try #require(try cell(.filter, .relaxed, 40_000, machines: order).plan)
      #expect(plan.machine == "c")
      #expect(plan.taskManagers == 2 && plan.coresPerTaskManager == Cores(3))
    }
  }

  @Test func ofEqualMachinesTheFirstIsChosen() throws {
    var twin = Self.large
    twin.name = "twin"
    for machines in [[Self.large, twin], [twin, Self.large]] {
      let plan = try #require(try cell(.filter, .relaxed, 40_000, machines: machines).plan)
      #expect(plan.machine == machines[0].name)
    }
  }

  @Test func itsCoresAreExplained() throws {
    let sizer = try Sizing.Sizer(.filter, machines: [Self.large])
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(40_000))
    let inputs = try #require(sizer.derivation(of: cell)["E11"]).inputs
    // 7.6, 3.8 and 1.9 cores, each on the three nodes that are the fewest
    func values(_ symbol: String) -> [Double] {
      inputs.filter { $0.symbol == symbol }.map { ($0.value * 1000).rounded() / 1000 }
    }
    #expect(values("n·c") == [5.7, 7.6, 7.6])
    #expect(values("cost") == [1.152, 1.152, 1.152])
  }

  @Test func withoutPricesTheFewestCores() throws {
    var (large, small) = (Self.large, Self.small)
    large.pricePerHour = nil
    small.pricePerHour = 0.192
    // 3 × 7.6 = 22.8 cores, or 4 × 3.6 = 14.4
    let plan = try cell(.filter, .relaxed, 1e5, machines: [large, small]).plan
    #expect(plan?.machine == "m6i.xlarge")
  }

  @Test func theMachinesOwnNetworkAndDisk() {
    var machine = Self.large
    machine.network = .megabytes(1000)
    machine.disk = .gigabytes(475)
    machine.diskThroughput = .megabytes(800)
    let hardware = Hardware(machine, Assumptions(), isOnDisk: true, nil)
    #expect(isClose(hardware.usableNetwork.value, 600e6))
    #expect(hardware.disk == .gigabytes(475))
    #expect(hardware.diskThroughput == .megabytes(100))  // of each of 8 cores
    let usual = Hardware(Self.large, Assumptions(), isOnDisk: true, nil)
    #expect(isClose(usual.usableNetwork.value, 234e6))
    #expect(usual.diskThroughput == .megabytes(62.5))
    // cache of a 1.9-core part of 7,127 MiB: overhead 712.7, Flink 6,158.3, managed 2,463.3 MiB
    #expect(abs(usual.cachePerCore.value - 0.5 * 2463.32 * 1_048_576 / 1.9) < 1e4)
  }

  /// The fewest nodes cost the same whatever is on them: one TaskManager of a whole machine would
  /// request 7.6 cores for 4.6.
  @Test func theFewestNodesDoNotMakeTaskManagersLarge() throws {
    // 40,000 /s × 1.48968 × 77 µs = 4.59 cores: 3 × 1.9 = 5.7, 2 × 3.8 and 1 × 7.6 = 7.6
    let plan = try #require(try cell(.filter, .relaxed, 40_000, machines: [Self.large]).plan)
    #expect(plan.taskManagers == 3 && plan.coresPerTaskManager == Cores(1.9))
    #expect(plan.nodes == 3)
    // 7.1 cores: 4 × 1.9, 2 × 3.8 and 1 × 7.6 are all 7.6
    let full = try #require(try cell(.filter, .relaxed, 62_000, machines: [Self.large]).plan)
    #expect(full.taskManagers == 1 && full.coresPerTaskManager == Cores(7.6))
  }

  @Test func aJobManagerThatFitsNoNode() throws {
    // 2.66 cores a node, and p × statements beyond 10,000 asks for a JobManager of 4.
    let tiny = Machine(name: "tiny", cores: 3, memory: .gibibytes(12))
    let cell = try cell(.filter, .relaxed, 1.2e8, machines: [tiny])
    #expect(cell.bindingConstraint == .maxParallelism)
    #expect(
      try Sizing.Sizer(.filter, machines: [tiny, Self.large])
        .cell(tier: .relaxed, rate: RecordsPerSecond(1.2e8)).plan?.machine == "m6i.2xlarge")
  }

  @Test func mistakes() {
    var machine = Self.large
    machine.cores = 1
    #expect(fields([machine]) == ["machines[0].cores"])  // 0.69 cores are left
    machine.cores = .nan
    machine.memory = .zero
    machine.pricePerHour = -1
    machine.network = .zero
    machine.disk = .zero
    machine.diskThroughput = .zero
    #expect(
      fields([Self.small, machine]) == [
        "machines[1].cores", "machines[1].memory", "machines[1].pricePerHour",
        "machines[1].network", "machines[1].disk", "machines[1].diskThroughput",
      ])
    machine = Self.large
    machine.reserved = Machine.Reserve(cores: 9, memory: .gibibytes(33))
    #expect(fields([machine]) == ["machines[0].reserved", "machines[0].reserved"])
  }

  private func fields(_ machines: [Machine]) -> [String] {
    do throws(InvalidInput) {
      _ = try Sizer(.filter, machines: machines)
      return []
    } catch { return error.violations.map(\.field.name) }
  }
}
