/// What a plan asks of Kafka (E28).
public struct KafkaSide: Equatable, Sendable {
  /// Partitions that suit each source, in their order: as many as it has where they divide evenly
  /// over the subtasks.
  public let partitions: [Int]
  /// Rate at which all sources are read while a backlog is worked off.
  public let catchUpRead: BytesPerSecond
  /// How long topics must keep records.
  public let retention: Seconds
  /// What that is in bytes, before replication.
  public let retainedBytes: Bytes
  /// The least transaction timeout, in whole minutes; nil for a sink that is at-least-once.
  public let transactionTimeout: Seconds?
  /// The same where a checkpoint may take as long as its own timeout allows and the node with the
  /// JobManager may be lost. A transaction that expires before its job is back loses its records.
  public let safeTransactionTimeout: Seconds?
  /// Whether brokers allow the safe timeout by default.
  ///
  /// - Source: Kafka, transaction.max.timeout.ms, 15 min.
  public var fitsBrokerDefault: Bool { safeTransactionTimeout.map { $0 <= .minutes(15) } ?? true }
  /// When the output of any record is visible at the latest if a TaskManager is lost; nil for a sink
  /// that is at-least-once.
  public let outputDelayAfterFailure: Seconds?
  /// Transactional ids in use, parallelism × sinks; nil for a sink that is at-least-once.
  public let transactionalIDs: Int?
}

extension Sizer {
  /// E28 Kafka's side of a cell; nil when it is infeasible.
  public func kafkaSide(of cell: Cell) -> KafkaSide? {
    guard let plan = cell.plan else { return nil }
    let needed = partitionsNeeded(tier: cell.tier, rate: cell.rate)
    let isTransactional = workload.delivery == .exactlyOnce
    let recovery = longestRecovery(of: cell, plan)
    let checkpoint = plan.checkpointInterval + plan.checkpointDuration
    let open = checkpoint + recovery
    // What came last is read when the job is current again. What came just after a checkpoint waited
    // for the next, which failed, and is in the first one after the restart.
    let late = max(recovery + checkpoint, plan.recovery.restart + checkpoint + checkpoint)
    let longest = max(
      plan.checkpointDuration, checkpointRecommendation(for: plan, tier: cell.tier).timeout)
    let longestRestart = recoveries(of: cell).map { $0.recovery.restart }.max() ?? .zero
    let longestOpen = plan.checkpointInterval + longest + max(recovery, longestRestart)
    let retention = recovery + (workload.backlog?.length ?? .zero)
    return KafkaSide(
      partitions: zip(workload.sources, needed).map { source, needed in
        Self.evenPartitions(plan.parallelism, atLeast: max(source.partitions ?? 1, needed))
      },
      catchUpRead: (catchUpLimit(of: cell)?.rate ?? plan.capacity) * prepared.flows.meanRecord,
      retention: retention,
      retainedBytes: Bytes((cell.rate * prepared.flows.meanRecord).value * retention.value),
      transactionTimeout: isTransactional ? open.wholeMinutes : nil,
      safeTransactionTimeout: isTransactional ? longestOpen.wholeMinutes : nil,
      outputDelayAfterFailure: isTransactional ? late : nil,
      transactionalIDs: isTransactional ? plan.parallelism * sinks : nil)
  }

  /// The recovery as planned, or the longer one that disks, lookups or the network make of it.
  private func longestRecovery(of cell: Cell, _ plan: Plan) -> Seconds {
    guard let limit = catchUpLimit(of: cell), limit.recovery.value.isFinite else {
      return plan.recovery.total
    }
    return max(plan.recovery.total, limit.recovery)
  }

  /// Sinks of the application: one where no statement says what it reads, as the output of all of
  /// them is given as one.
  private var sinks: Int { workload.isGraph ? max(1, workload.sinkIndices.count) : 1 }

  /// The least number of partitions, at least so many, that divides the parallelism or is a multiple
  /// of it.
  static func evenPartitions(_ parallelism: Int, atLeast least: Int) -> Int {
    if least < parallelism {
      for partitions in least..<parallelism where parallelism % partitions == 0 {
        return partitions
      }
    }
    return (max(least, parallelism) + parallelism - 1) / parallelism * parallelism
  }
}

extension Seconds {
  /// The same or up to a minute more.
  fileprivate var wholeMinutes: Seconds { .minutes((value / 60).rounded(.up)) }
}
