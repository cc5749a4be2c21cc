internal import Amounts
internal import Sizing
internal import Workloads

/// What a cluster reports through Flink's Prometheus reporter, as PromQL.
///
/// The series are told by `namespace` and `pod`, which a PodMonitor adds. A job's own name is not known
/// here, and two jobs may share it.
///
/// - Source: Flink, "Metrics" and "Metric Reporters": `flink_`, the scope without its variables, and the
///   metric's name. All but `pendingRecords`, which connectors give, were read off a running Flink 2.3.
struct ClusterSeries {
  let namespace: String
  /// The cluster's name, letters, digits and `-` only.
  let name: String

  init(_ cluster: DeployedCluster) {
    namespace = cluster.workload.definition.environment.namespace
    name = cluster.name
  }

  /// The processes that report.
  private enum Process {
    case jobManager
    case taskManager
  }

  /// A JobManager's pod is one of a Deployment, a TaskManager's is named by Flink. Neither pattern fits
  /// the pods of a cluster whose name goes on after this one's.
  ///
  /// - Source: Flink, native Kubernetes; Kubernetes, names of the pods of a Deployment.
  private func pods(of process: Process) -> String {
    switch process {
    case .jobManager: "\(name)-[a-z0-9]+-[a-z0-9]{5}"
    case .taskManager: "\(name)-taskmanager-[0-9]+-[0-9]+"
    }
  }

  private func series(_ metric: String, _ process: Process, more: String = "") -> String {
    "flink_\(metric){namespace=\"\(namespace)\", pod=~\"\(pods(of: process))\"\(more)}"
  }

  private func job(_ metric: String) -> String { series("jobmanager_job_\(metric)", .jobManager) }

  private func status(_ metric: String) -> String {
    series("taskmanager_Status_\(metric)", .taskManager)
  }

  // MARK: Of the JobManager

  var taskManagers: String {
    "max(\(series("jobmanager_numRegisteredTaskManagers", .jobManager)))"
  }
  /// 1 where nothing of the job is reported.
  var absence: String { "absent(\(job("numRestarts")))" }
  func restarts(within time: String) -> String { "sum(increase(\(job("numRestarts"))[\(time)]))" }
  func failedCheckpoints(within time: String) -> String {
    "sum(increase(\(job("numberOfFailedCheckpoints"))[\(time)]))"
  }
  func completedCheckpoints(within time: String) -> String {
    "sum(increase(\(job("numberOfCompletedCheckpoints"))[\(time)]))"
  }
  /// In seconds.
  var checkpointDuration: String { "max(\(job("lastCheckpointDuration"))) / 1000" }
  /// What the last checkpoint wrote.
  var checkpointBytes: String { "max(\(job("lastCheckpointSize")))" }
  /// All that the last checkpoint refers to.
  var state: String { "max(\(job("lastCheckpointFullSize")))" }

  // MARK: Of the TaskManagers

  /// Records a second that the sources give.
  func rate(over time: String) -> String {
    let sources = ", operator_name=~\"Source:.*\""
    let records = series("taskmanager_job_task_operator_numRecordsOut", .taskManager, more: sources)
    return "sum(rate(\(records)[\(time)]))"
  }
  /// Records that the sources know of and have not read.
  var lag: String {
    "sum(\(series("taskmanager_job_task_operator_pendingRecords", .taskManager)))"
  }
  /// Cores that the processes keep busy; the counter is in nanoseconds.
  func cores(over time: String) -> String {
    "sum(rate(\(status("JVM_CPU_Time"))[\(time)])) / 1e9"
  }
  func ratePerCore(over time: String) -> String {
    "\(rate(over: time)) / (\(cores(over: time)))"
  }
  /// Milliseconds of a second that the busiest subtask of each task works.
  func busy(over time: String) -> String { slowest("busyTimeMsPerSecond", over: time) }
  func backPressured(over time: String) -> String {
    slowest("backPressuredTimeMsPerSecond", over: time)
  }
  var heapUsed: String { "max(\(status("JVM_Memory_Heap_Used")))" }
  var managedUsed: String { "max(\(status("Flink_Memory_Managed_Used")))" }

  private func slowest(_ metric: String, over time: String) -> String {
    let series = series("taskmanager_job_task_\(metric)", .taskManager)
    return "max by (task_name) (avg_over_time(\(series)[\(time)]))"
  }
}

extension Seconds {
  /// As PromQL and rules write it, in whole minutes from this one on, at least one: `5m`.
  var minutesText: String { "\(max(1, Int(clamping: (value / 60).rounded(.up))))m" }
}
