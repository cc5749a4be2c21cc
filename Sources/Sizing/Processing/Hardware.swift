/// What TaskManagers run on, in the units of the constraints. Cores are counted in tenths, so that
/// parts of a machine's allocatable cores are exact.
final class Hardware: Sendable {
  /// TaskManagers that may be chosen, in order of growth.
  let shapes: [Shape]
  /// Step in which cores are searched, tenths of a core: whole cores on generic nodes.
  let step: Int
  /// Allocatable cores of the largest node, in tenths.
  let nodeTenths: Int
  /// The bandwidth of a node that may be used, use·NIC.
  let usableNetwork: BytesPerSecond
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

  /// A size of TaskManager.
  struct Shape: Equatable, Sendable {
    /// Cores in tenths.
    let tenths: Int
    /// Process memory; nil where the memory class decides.
    let memory: Bytes?
    /// How many a node holds; nil for generic nodes.
    let perNode: Int?

    var cores: Double { Double(tenths) / 10 }
  }

  /// Generic nodes, whose cores and memory are what Flink may use.
  init(_ assumptions: Assumptions) {
    shapes = assumptions.taskManagerCores.map { Shape(tenths: 10 * $0, memory: nil, perNode: nil) }
    step = 10
    nodeTenths = 10 * (assumptions.nodeCores.last ?? 1)
    usableNetwork = assumptions.usableNetwork
    disk = assumptions.diskSize
    diskThroughput = assumptions.diskThroughput
    let core = Int64(saturating: assumptions.memoryPerCore(.standard).value)
    cachePerCore = Self.cache(ofProcess: core, assumptions)
    heapPerCore = Self.heap(ofProcess: core)
    machine = nil
  }

  /// A machine divided by 1, 2, 4 … into TaskManagers of at most eight cores.
  init(_ machine: Machine, _ assumptions: Assumptions) {
    shapes = machine.shapes
    step = 1
    nodeTenths = machine.allocatableTenths
    usableNetwork =
      (machine.network ?? BytesPerSecond(assumptions[.networkPerNode])) * assumptions[.networkShare]
    disk = machine.disk ?? assumptions.diskSize
    diskThroughput =
      machine.diskThroughput.map { $0 / max(machine.cores, 1) } ?? assumptions.diskThroughput
    let smallest = shapes.first
    let process = Int64(saturating: smallest?.memory?.value ?? 0)
    let cores = max(smallest?.cores ?? 1, 0.1)
    cachePerCore = Self.cache(ofProcess: process, assumptions) / cores
    heapPerCore = Self.heap(ofProcess: process) / cores
    self.machine = machine
  }

  /// E4's μ: `χ ×` the managed memory of a TaskManager at Flink's default fractions.
  ///
  /// - Source: assumption for χ; E16 for the managed memory.
  private static func cache(ofProcess process: Int64, _ assumptions: Assumptions) -> Bytes {
    let memory = TaskManagerMemory(unchecked: MemoryOptions(process: process))
    return Bytes(max(0, Double(memory.managed))) * assumptions[.cacheShare]
  }

  /// The task heap with nothing managed and a network fraction of 0.15.
  ///
  /// - Source: C8; E16 for the heap.
  private static func heap(ofProcess process: Int64) -> Bytes {
    var options = MemoryOptions(process: process)
    options.managedFraction = 0
    options.networkFraction = 0.15
    return Bytes(max(1, Double(TaskManagerMemory(unchecked: options).taskHeap)))
  }
}
