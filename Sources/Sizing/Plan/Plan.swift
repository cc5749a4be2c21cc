/// The number and size of the machines a workload needs, and how they will perform.
public struct Plan: Equatable, Sendable {
  /// The constraint that needs the most TaskManagers.
  public let bindingConstraint: Constraint
  /// TaskManagers that each constraint alone needs.
  public let counts: ConstraintCounts

  /// n.
  public let taskManagers: Int
  /// c.
  public let coresPerTaskManager: Int
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
  /// Network memory as a share of Flink memory, `taskmanager.memory.network.fraction`.
  public let networkFraction: Double
  /// The JobManager's cores.
  public let jobManagerCores: Int
  /// Process memory of the JobManager.
  public let jobManagerMemory: Bytes
  /// Cores of all TaskManagers and the JobManager.
  public let totalCores: Int
  /// Process memory of all TaskManagers and the JobManager.
  public let totalMemory: Bytes

  /// Nodes that hold this job alone.
  public let nodes: Int
  /// Cores of each node given to Flink.
  public let nodeCores: Int
  /// Memory of each node given to Flink.
  public let nodeMemory: Bytes

  /// All live state, S.
  public let state: Bytes
  /// What a checkpoint uploads, C.
  public let checkpointBytes: Bytes
  /// What a checkpoint of all state uploads.
  public var fullCheckpointBytes: Bytes { state }
  /// How long a checkpoint takes, D.
  public let checkpointDuration: Seconds
  /// How long a checkpoint of all state takes.
  public let fullCheckpointDuration: Seconds
  /// Time from checkpoint to checkpoint, Δ.
  public let checkpointInterval: Seconds
  /// How long a recovery takes and what it is made of.
  public let recovery: Recovery

  /// Network traffic into a node.
  public let networkInPerNode: BytesPerSecond
  /// Network traffic out of a node.
  public let networkOutPerNode: BytesPerSecond
  /// Cores that the TaskManagers must have for the records, the left side of C1.
  public let cpuDemand: Cores
  /// When exactly-once output shows, at the latest; with at-least-once the buffers' delay (E21).
  public let outputDelay: Seconds

  /// Its warnings.
  public let warnings: WarningSet
  /// With the warning `network-buffers`, the network fraction that suffices; above 1, none does.
  public let sufficientNetworkFraction: Double?

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
    var options = MemoryOptions(process: Int64(saturating: taskManagerMemory.value))
    options.managedFraction = managedFraction
    options.networkFraction = networkFraction
    return TaskManagerMemory(unchecked: options)
  }

  /// How Flink divides the memory of the JobManager.
  public var jobManagerParts: JobManagerMemory {
    JobManagerMemory(
      unchecked: MemoryOptions(process: Int64(saturating: jobManagerMemory.value)))
  }
}
