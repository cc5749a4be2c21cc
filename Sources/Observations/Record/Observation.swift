public import Sizing
internal import Workloads

/// What one running job taught: only numbers and the names of its operators, nothing of the machines it
/// ran on and no secrets, so that it can be committed.
public struct Observation: Equatable, Sendable {
  /// The id of the workload that the job runs.
  public var workload: String
  /// The day it was observed on, as `2026-11-26`; nil: not told.
  public var date: String?
  /// The version of Flink, as `2.3.0`.
  public var flink: String
  /// How far the two readings are apart.
  public var window: Seconds
  /// Time since the job or a subtask of it last started, at the first reading.
  public var age: Seconds
  public var sources: [Source]
  /// Cores that the TaskManagers' processes kept busy, by their CPU time.
  public var cores: Cores
  /// The same by the CPU load, which was read independently.
  public var coresByLoad: Cores
  public var vertices: [Vertex]
  /// Nil for a job that has completed no checkpoint after its first.
  public var checkpoints: Checkpoints?
  public var cluster: Cluster
  /// The options that the numbers depend on, by name.
  public var configuration: [Option]
  /// What the same job took at other rates, newest first.
  public var earlier: [Reading] = []

  public static let schema = "headroom.observation/1"

  /// A source as the job read it.
  public struct Source: Equatable, Sendable {
    /// As its operator is called.
    public var name: String
    public var rate: RecordsPerSecond
    /// Mean size; nil where nothing counts it.
    public var recordBytes: Bytes?
    public var recordsFrom: RecordOrigin?
    /// Nil where the connector does not name them.
    public var partitions: Int?
    public var parallelism: Int
  }

  /// What a record's size was counted by.
  public enum RecordOrigin: String, CaseIterable, Sendable {
    /// Bytes that the connector read.
    case connector
    /// Bytes that the source's subtasks sent on: after projection, in Flink's own format.
    case network
  }

  /// A vertex of the job: operators in one chain.
  public struct Vertex: Equatable, Sendable {
    public var operators: [String]
    public var parallelism: Int
    public var maxParallelism: Int
    public var recordsIn: RecordsPerSecond
    public var recordsOut: RecordsPerSecond
    /// Part of the time that its subtasks worked, 0...1; nil where Flink does not tell, as for sources.
    public var busy: Double?
    /// Part of the time that its subtasks waited for those behind them, 0...1.
    public var backPressured: Double?
    /// Records of the busiest subtask over the mean, from 1; nil without records to count.
    public var skew: Double?
    /// State in the last checkpoint; with increments files that are no longer needed count too.
    public var state: Bytes?
    /// Records that the first phase of its windows gives per record that it takes, 0...1; nil for a
    /// vertex without one, and where nothing counts them.
    public var localOutput: Double?
  }

  /// What another observation of the job fixes about its work.
  public struct Reading: Equatable, Sendable {
    public var date: String?
    public var rate: RecordsPerSecond
    public var cores: Cores
    public var parallelism: Int
  }

  public struct Checkpoints: Equatable, Sendable {
    /// Completed and failed since the job started.
    public var completed: Int
    public var failed: Int
    /// Those that the following is about: completed, no savepoints, not the first.
    public var counted: Int
    /// Mean time between two; nil for one.
    public var interval: Seconds?
    public var meanDuration: Seconds
    public var longestDuration: Seconds
    /// Mean bytes that one wrote.
    public var written: Bytes
    /// All state of the last one.
    public var state: Bytes
  }

  /// The TaskManagers of the job.
  public struct Cluster: Equatable, Sendable {
    public var taskManagers: Int
    public var slotsPerTaskManager: Int
    /// Cores that Java sees in each; of several kinds the mean.
    public var coresPerTaskManager: Double
    public var parallelism: Int
    public var maxParallelism: Int
    /// Bytes of the parts of one TaskManager's memory, by the names that plans use.
    public var configured: [Part]
    /// Bytes in use at the end, of the TaskManager that used the most.
    public var used: [Part]
  }

  public struct Part: Equatable, Sendable {
    public var name: String
    public var bytes: Double
  }

  public struct Option: Equatable, Sendable {
    public var key: String
    public var value: String
  }
}

extension Observation {
  /// Of all sources together.
  public var rate: RecordsPerSecond { sources.reduce(.zero) { $0 + $1.rate } }

  /// CPU time of the TaskManagers per record of all sources.
  public var workPerRecord: CoreSeconds { CoreSeconds(cores.value / rate.value) }

  /// What a plan's range depends on, with the cores that Java sees in all TaskManagers of the job.
  var work: MeasuredWork {
    MeasuredWork(
      perRecord: workPerRecord, rate: rate,
      cores: Cores(cluster.coresPerTaskManager * Double(cluster.taskManagers)))
  }

  /// What it fixes about the job's work, for a later observation.
  var reading: Reading {
    Reading(date: date, rate: rate, cores: cores, parallelism: cluster.parallelism)
  }

  /// Keeps what an earlier observation of the same job took at another rate.
  public mutating func keep(_ previous: Observation) {
    let operators = { (job: Observation) in Set(job.vertices.flatMap { $0.operators }) }
    guard previous.workload == workload, previous.flink == flink,
      operators(previous) == operators(self)
    else { return }
    for other in [previous.reading] + previous.earlier where earlier.count < Self.mostEarlier {
      let isNear = ([reading] + earlier).contains { kept in
        let ratio = kept.rate / other.rate
        return max(ratio, 1 / ratio) < BaseLoad.leastSpread
      }
      if !isNear { earlier.append(other) }
    }
  }

  private static let mostEarlier = 3

  /// Records that a busy core got through.
  public var ratePerCore: RecordsPerSecond { RecordsPerSecond(rate.value / cores.value) }

  /// The mean size over all sources; nil where one of them is not known.
  public var recordBytes: Bytes? {
    var sum = 0.0
    for source in sources {
      guard let bytes = source.recordBytes else { return nil }
      sum += bytes.value * source.rate.value
    }
    return Bytes(sum / rate.value)
  }

  /// The most of any vertex; nil without any.
  public var skew: Double? { vertices.compactMap { $0.skew }.max() }
}
