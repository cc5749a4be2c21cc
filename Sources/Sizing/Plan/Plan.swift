/// The number and size of the machines a workload needs, and how they will perform.
public struct Plan: Equatable, Sendable {
  /// TaskManagers that each constraint alone needs. First, because it is aligned most.
  public let counts: ConstraintCounts
  /// The constraint that needs the most TaskManagers.
  public let bindingConstraint: Constraint

  /// n.
  public let taskManagers: Int
  /// c.
  public let coresPerTaskManager: Cores
  /// Task slots of each TaskManager.
  public let slotsPerTaskManager: Int
  /// Parallel subtasks, n × slots.
  public let parallelism: Int
  /// Key groups, G; they cannot change while a job keeps its state.
  public let maxParallelism: Int

  /// How much memory comes with a core.
  public let memoryClass: MemoryClass
  /// Process memory of one TaskManager.
  public let taskManagerMemory: Bytes
  /// Managed memory as a share of Flink memory, `taskmanager.memory.managed.fraction`.
  public let managedFraction: Double
  /// Network memory, `taskmanager.memory.network.min` and `max`.
  public let networkMemory: Bytes
  /// The JobManager's cores.
  public let jobManagerCores: Int
  /// Process memory of the JobManager.
  public let jobManagerMemory: Bytes
  /// Cores of all TaskManagers and the JobManager.
  public let totalCores: Cores
  /// Process memory of all TaskManagers and the JobManager.
  public let totalMemory: Bytes

  /// The machine and the workload's own memory options.
  let origin: PlanOrigin?
  /// Nodes that hold this job alone.
  public let nodes: Int
  /// Cores of each node given to Flink.
  public let nodeCores: Cores
  /// Memory of each node given to Flink.
  public let nodeMemory: Bytes

  /// Disk of a TaskManager; nil where none is needed.
  public let diskPerTaskManager: Bytes?

  /// All live state, S.
  public let state: Bytes
  /// What a checkpoint uploads, C.
  public let checkpointBytes: Bytes
  /// How long a checkpoint takes, D.
  public let checkpointDuration: Seconds
  /// How long a checkpoint of all state takes.
  public let fullCheckpointDuration: Seconds
  /// Time from checkpoint to checkpoint that the tier asks for, Δ.
  public let plannedInterval: Seconds
  /// Time from checkpoint to checkpoint, Δ': longer where a checkpoint takes more than its share.
  public let checkpointInterval: Seconds
  /// How long a recovery takes and what it is made of.
  public let recovery: Recovery

  /// Records that the TaskManagers get through, cap.
  public let capacity: RecordsPerSecond

  /// Network traffic into a node.
  public let networkInPerNode: BytesPerSecond
  /// Network traffic out of a node.
  public let networkOutPerNode: BytesPerSecond
  /// Cores that the TaskManagers must have for the records, the left side of C1.
  public let cpuDemand: Cores
  /// When exactly-once output shows, at the latest; with at-least-once the buffers' delay (E21).
  public let outputDelay: Seconds
  /// The longest that firing one window keeps the records waiting (E27).
  public let windowBurst: Seconds

  /// Its warnings.
  public let warnings: WarningSet

  /// The kind of machine; nil for generic nodes.
  public var machine: String? { origin?.machine }
  /// Memory options of the workload's own.
  var givenMemory: GivenMemory? { origin?.memory }

  /// E12 slack, `1 − n_i/n`: how much of the TaskManagers a constraint leaves idle, 0 to 1.
  public func slack(of constraint: Constraint) -> Double {
    1 - Double(counts[constraint] ?? taskManagers) / Double(taskManagers)
  }

  /// E15 imbalance, `⌈G/p⌉·p/G`: key groups of the busiest subtask over the mean, from 1.
  public var keyGroupImbalance: Double {
    KeyGroups.imbalance(of: maxParallelism, over: parallelism)
  }

  /// How Flink divides the memory of one TaskManager.
  public var taskManagerParts: TaskManagerMemory {
    if let parts = givenMemory.flatMap({ try? TaskManagerMemory(dividing($0)) }) { return parts }
    var options = MemoryOptions(process: Int64(saturating: taskManagerMemory.value))
    options.managedFraction = managedFraction
    options.networkMin = Int64(saturating: networkMemory.value)
    options.networkMax = options.networkMin
    return TaskManagerMemory(unchecked: options)
  }

  /// How Flink divides the memory of the JobManager.
  public var jobManagerParts: JobManagerMemory {
    if let given = givenMemory?.jobManager,
      let parts = try? JobManagerMemory(given.jobManager(planned: jobManagerMemory))
    {
      return parts
    }
    return JobManagerMemory(
      unchecked: MemoryOptions(process: Int64(saturating: jobManagerMemory.value)))
  }

  /// The options of a TaskManager with the workload's own, and network memory as planned where those
  /// don't decide it.
  private func dividing(_ given: GivenMemory) -> MemoryOptions {
    var options = given.taskManager.taskManager(
      planned: taskManagerMemory, isManaged: managedFraction > 0)
    if !given.taskManager.decidesNetwork {
      options.networkMin = Int64(saturating: networkMemory.value)
      options.networkMax = options.networkMin
    }
    return options
  }
}

/// What all plans of a workload on a kind of node have in common and is more than a number. A class, so
/// that a plan holds one reference, and none where it would be empty.
final class PlanOrigin: Equatable, Sendable {
  /// The kind of machine; nil for generic nodes.
  let machine: String?
  /// Memory options of the workload's own.
  let memory: GivenMemory?

  /// Nil for generic nodes and Flink's own memory options.
  init?(machine: String?, _ memory: GivenMemory?) {
    if machine == nil, memory == nil { return nil }
    self.machine = machine
    self.memory = memory
  }

  static func == (a: PlanOrigin, b: PlanOrigin) -> Bool {
    a === b || (a.machine == b.machine && a.memory == b.memory)
  }
}
