/// What TaskManagers run on, in the units of the constraints. Cores are counted in tenths, so that
/// parts of a machine's allocatable cores are exact.
final class Hardware: Sendable {
  /// TaskManagers that may be chosen, in order of growth.
  let shapes: [Shape]
  /// The memory of each shape, in the same order.
  let memory: [ShapeMemory]
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
  /// What every plan on it takes of it.
  let planOrigin: PlanOrigin?

  /// A size of TaskManager: few numbers, since every cell compares and copies them.
  struct Shape: Sendable {
    /// Where it and its memory stand in the hardware's lists.
    let place: Int
    /// Cores in tenths.
    let tenths: Int
    let cores: Double
    /// E14 slots of a TaskManager by tier, `⌈c × slots per core⌉`.
    ///
    /// - Source: founding notes, boosted parallelism; 1.5 is an assumption.
    private let slotsByTier: SIMD4<Int32>

    func slots(_ tier: LatencyTier) -> Int { Int(slotsByTier[tier.rawValue]) }

    init(tenths: Int, at place: Int, _ assumptions: Assumptions) {
      self.place = place
      self.tenths = tenths
      let cores = Double(tenths) / 10
      self.cores = cores
      func slots(_ tier: LatencyTier) -> Int32 {
        Int32(clamping: Int(roundingUp: cores * assumptions[tier, .slotsPerCore]))
      }
      slotsByTier = SIMD4(slots(.sub500ms), slots(.sub1s), slots(.sub5s), slots(.relaxed))
    }
  }

  /// The memory that a TaskManager of a shape may have.
  struct ShapeMemory: Sendable {
    /// Its part of a machine; nil for generic nodes.
    let part: Machine.Part?
    /// The process with the standard memory per core, or with its part of the machine's memory.
    let standard: ProcessMemory
    /// The process with more memory per core; nil for a part of a machine.
    let optimized: ProcessMemory?
  }

  /// Generic nodes, whose cores and memory are what Flink may use. Shapes whose memory Flink would
  /// refuse are left out.
  init(_ assumptions: Assumptions, isOnDisk: Bool, _ given: GivenMemory?) {
    let sizes = assumptions.taskManagerCores.compactMap { cores -> (Int, ShapeMemory)? in
      func process(_ memoryClass: MemoryClass) -> ProcessMemory? {
        let size = assumptions.memoryPerCore(memoryClass) * Double(cores)
        guard let given else { return ProcessMemory(size, assumptions, isOnDisk: isOnDisk) }
        return ProcessMemory(
          planned: size, given.taskManager, assumptions, isOnDisk: isOnDisk)
      }
      let isSized = given?.taskManager.isSized ?? false
      let optimized = isSized ? nil : process(.memoryOptimized)
      guard let standard = process(.standard) ?? optimized else { return nil }
      return (10 * cores, ShapeMemory(part: nil, standard: standard, optimized: optimized))
    }
    memory = sizes.map { $1 }
    shapes = sizes.indices.map { Shape(tenths: sizes[$0].0, at: $0, assumptions) }
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
      (cachePerCore, heapPerCore) = Self.leastPerCore(shapes, memory)
    }
    machine = nil
    planOrigin = PlanOrigin(machine: nil, given)
  }

  /// A machine divided by 1, 2, 4 … into TaskManagers.
  init(_ machine: Machine, _ assumptions: Assumptions, isOnDisk: Bool, _ given: GivenMemory?) {
    let memory = machine.parts.compactMap { part -> ShapeMemory? in
      let process =
        given.map {
          ProcessMemory(planned: part.memory, $0.taskManager, assumptions, isOnDisk: isOnDisk)
        } ?? ProcessMemory(part.memory, assumptions, isOnDisk: isOnDisk)
      guard let process, process.size <= part.memory else { return nil }
      return ShapeMemory(part: part, standard: process, optimized: nil)
    }
    self.memory = memory
    shapes = memory.indices.map {
      Shape(tenths: memory[$0].part?.tenths ?? 0, at: $0, assumptions)
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
      cachePerCore = (memory.first?.standard.cache ?? .zero) / cores
      heapPerCore = Self.heap(ofProcess: memory.first?.standard.size ?? .zero) / cores
    } else {
      (cachePerCore, heapPerCore) = Self.leastPerCore(shapes, memory)
    }
    self.machine = machine
    planOrigin = PlanOrigin(machine: machine.name, given)
  }

  /// Cache and task heap that come with a core at least, where the workload's own options decide
  /// them: a size of process need not grow with the cores.
  private static func leastPerCore(
    _ shapes: [Shape], _ memory: [ShapeMemory]
  ) -> (cache: Bytes, heap: Bytes) {
    func least(_ part: (ProcessMemory) -> Bytes) -> Bytes {
      zip(shapes, memory).map { part($1.standard) / $0.cores }.min() ?? Bytes(1)
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
