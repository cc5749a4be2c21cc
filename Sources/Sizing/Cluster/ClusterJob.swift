/// One application on a cluster: its TaskManagers and its JobManager.
public struct ClusterJob: Equatable, Sendable {
  /// The caller's identifier for it, any whole number.
  public let id: Int
  /// How many TaskManagers it has.
  public let taskManagers: Int
  /// The size of each TaskManager.
  public let taskManager: NodeShape
  /// The size of its JobManager.
  public let jobManager: NodeShape

  /// An application by its processes.
  public init(id: Int, taskManagers: Int, taskManager: NodeShape, jobManager: NodeShape) {
    self.id = id
    self.taskManagers = taskManagers
    self.taskManager = taskManager
    self.jobManager = jobManager
  }

  /// The processes of a plan.
  public init(id: Int, _ plan: Plan) {
    self.init(
      id: id, taskManagers: plan.taskManagers,
      taskManager: NodeShape(cores: plan.coresPerTaskManager, memory: plan.taskManagerMemory),
      jobManager: NodeShape(
        cores: Cores(Double(plan.jobManagerCores)), memory: plan.jobManagerMemory))
  }
}
