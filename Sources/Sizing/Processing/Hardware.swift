/// What TaskManagers run on, in the units of the constraints. Cores are counted in tenths, so that
/// parts of a machine's allocatable cores are exact.
final class Hardware: Sendable {
  /// TaskManagers that may be chosen, in order of growth.
  let shapes: [Shape]
  /// Step in which cores are searched, tenths of a core: whole cores on generic nodes.
  let step: Int
  /// Allocatable cores of the largest node, in tenths.
  let nodeTenths: Int
  /// Allocatable memory of a machine; zero for generic nodes, whose memory follows the plan's.
  let nodeMemory: Bytes
  /// The bandwidth of a node that may be used, use·NIC.
  let usableNetwork: BytesPerSecond
  /// All of it, NIC.
  let lineRate: BytesPerSecond
  /// Disk of a TaskManager.
  let disk: Bytes
  /// Bytes per second that a core's part of a disk writes.
  let diskThroughput: BytesPerSecond
  /// Cache that comes with a core, μ.
  let cachePerCore: Bytes
  /// Task heap that comes with a core when nothing is managed.
  let heapPerCore: Bytes
  /// The machine; nil for generic nodes.
  let machine: Machine?
  /// Its name: a plan takes nothing else of it.
  let machineName: String?

  /// A size of TaskManager. A class, so that candidates share it instead of copying it.
  final class Shape: Sendable {
    /// Cores in tenths.
    let tenths: Int
    /// Its part of a machine; nil for generic nodes.
    let part: Machine.Part?
    /// The process with the standard memory per core, or with its part of the machine's memory.
    let standard: ProcessMemory
    /// The process with more memory per core; nil for a part of a machine.
    let optimized: ProcessMemory?

    let cores: Double
    /// E14 slots of a TaskManager by tier, `⌈c × slots per core⌉`.
    ///
    /// - Source: founding notes, boosted parallelism; 1.5 is an assumption.
    private let slotsByTier: SIMD4<Int32>

    func slots(_ tier: LatencyTier) -> Int { Int(slotsByTier[tier.rawValue]) }

    init(
      tenths: Int, part: Machine.Part?, standard: ProcessMemory, optimized: ProcessMemory?,
      _ assumptions: Assumptions
    ) {
      self.tenths = tenths
      self.part = part
      self.standard = standard
      self.optimized = optimized
      let cores = Double(tenths) / 10
      self.cores = cores
      func slots(_ tier: LatencyTier) -> Int32 {
        Int32(clamping: Int(roundingUp: cores * assumptions[tier, .slotsPerCore]))
      }
      slotsByTier = SIMD4(slots(.sub500ms), slots(.sub1s), slots(.sub5s), slots(.relaxed))
    }
  }

  /// Generic nodes, whose cores and memory are what Flink may use. Shapes whose memory Flink would
  /// refuse are left out.
  init(_ assumptions: Assumptions, isOnDisk: Bool, _ given: GivenMemory?) {
    shapes = assumptions.taskManagerCores.compactMap { cores in
      func process(_ memoryClass: MemoryClass) -> ProcessMemory? {
        let size = assumptions.memoryPerCore(memoryClass) * Double(cores)
        guard let given else { return ProcessMemory(size, assumptions, isOnDisk: isOnDisk) }
        return ProcessMemory(
          planned: size, given.taskManager, assumptions, isOnDisk: isOnDisk)
      }
      let isSized = given?.taskManager.isSized ?? false
      let optimized = isSized ? nil : process(.memoryOptimized)
      guard let standard = process(.standard) ?? optimized else { return nil }
      return Shape(
        tenths: 10 * cores, part: nil, standard: standard, optimized: optimized, assumptions)
    }
    step = 10
    nodeTenths = 10 * (assumptions.nodeCores.last ?? 1)
    nodeMemory = .zero
    usableNetwork = assumptions.usableNetwork
    lineRate = BytesPerSecond(assumptions[.networkPerNode])
    disk = assumptions.diskSize
    diskThroughput = assumptions.diskThroughput
    let core = assumptions.memoryPerCore(.standard)
    if given == nil {
      cachePerCore = ProcessMemory(core, assumptions, isOnDisk: isOnDisk).cache
      heapPerCore = Self.heap(ofProcess: core)
    } else {
      (cachePerCore, heapPerCore) = Self.leastPerCore(shapes)
    }
    machine = nil
    machineName = nil
  }

  /// A machine divided by 1, 2, 4 … into TaskManagers.
  init(_ machine: Machine, _ assumptions: Assumptions, isOnDisk: Bool, _ given: GivenMemory?) {
    shapes = machine.parts.compactMap { part in
      let process =
        given.map {
          ProcessMemory(planned: part.memory, $0.taskManager, assumptions, isOnDisk: isOnDisk)
        } ?? ProcessMemory(part.memory, assumptions, isOnDisk: isOnDisk)
      guard let process, process.size <= part.memory else { return nil }
      return Shape(
        tenths: part.tenths, part: part, standard: process, optimized: nil, assumptions)
    }
    step = 1
    nodeTenths = machine.allocatableTenths
    nodeMemory = machine.allocatableMemory
    lineRate = machine.network ?? BytesPerSecond(assumptions[.networkPerNode])
    usableNetwork = lineRate * assumptions[.networkShare]
    disk = machine.disk ?? assumptions.diskSize
    diskThroughput =
      machine.diskThroughput.map { $0 / max(machine.cores, 1) } ?? assumptions.diskThroughput
    if given == nil {
      let cores = shapes.first?.cores ?? 1
      cachePerCore = (shapes.first?.standard.cache ?? .zero) / cores
      heapPerCore = Self.heap(ofProcess: shapes.first?.standard.size ?? .zero) / cores
    } else {
      (cachePerCore, heapPerCore) = Self.leastPerCore(shapes)
    }
    self.machine = machine
    machineName = machine.name
  }

  /// Cache and task heap that come with a core at least, where the workload's own options decide
  /// them: a size of process need not grow with the cores.
  private static func leastPerCore(_ shapes: [Shape]) -> (cache: Bytes, heap: Bytes) {
    func least(_ part: (ProcessMemory) -> Bytes) -> Bytes {
      shapes.map { part($0.standard) / $0.cores }.min() ?? Bytes(1)
    }
    return (least { $0.cache }, least { $0.givenHeap ?? Bytes(1) })
  }

  /// The task heap with nothing managed and a network fraction of 0.15.
  ///
  /// - Source: C8; E16 for the heap.
  private static func heap(ofProcess size: Bytes) -> Bytes {
    var options = MemoryOptions(process: Int64(saturating: size.value))
    options.managedFraction = 0
    options.networkFraction = 0.15
    return Bytes(max(1, Double(TaskManagerMemory(unchecked: options).taskHeap)))
  }
}
