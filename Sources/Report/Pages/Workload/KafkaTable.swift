internal import Sizing
internal import Workloads

/// What the workload asks of Kafka (E28), and of the store that keeps its checkpoints (E29).
struct KafkaTable {
  let workload: PlannedWorkload
  let cell: Cell

  /// Whether there is a table, without making it.
  var hasTable: Bool { cell.plan != nil && workload.sizer.kafkaSide(of: cell) != nil }

  /// Nil for a cell that does not fit.
  var table: Table? {
    guard let side = workload.sizer.kafkaSide(of: cell), let plan = cell.plan else { return nil }
    let rows = partitions(side) + reading(side) + transactions(side, plan) + store(plan)
    return Table(
      caption: "What Kafka and the checkpoint store have to provide",
      columns: [.init(title: "Setting"), .init(title: "Value"), .init(title: "Why")],
      rows: rows.map { Table.Row(cells: [Datum($0.0), Datum($0.1), Datum($0.2)]) })
  }

  private typealias Row = (String, String, String)

  private func partitions(_ side: KafkaSide) -> [Row] {
    let definition = workload.definition
    return zip(definition.input.sources, side.partitions).enumerated().map { index, pair in
      let name =
        definition.sources.count > 1 && index < definition.sources.count
        ? "Partitions needed: \(definition.sources[index].name)" : "Partitions needed"
      let has = pair.0.partitions.map {
        $0 == pair.1 ? "as many as the topic has" : "the topic has \(Format.count($0))"
      }
      return (
        name, Format.count(pair.1),
        "\(spread(pair.1)); \(has ?? "the file does not say how many the topic has")"
      )
    }
  }

  private func spread(_ partitions: Int) -> String {
    guard let parallelism = cell.plan?.parallelism, partitions < parallelism else {
      return "the same number for each of the source's subtasks"
    }
    let idle = Format.counted(parallelism - partitions, "subtask")
    return "the fewest for this rate, which leave \(idle) of the source idle"
  }

  private func reading(_ side: KafkaSide) -> [Row] {
    [
      (
        "Read rate", Format.bandwidth(side.catchUpRead),
        "while a backlog is worked off, from all partitions together"
      ),
      (
        "Least retention", Format.duration(side.retention),
        "\(Format.size(side.retainedBytes)) before replication: a recovery"
          + (workload.definition.input.backlog == nil ? "" : " and the backlog")
          + "; add how long the job may stand still before somebody repairs it, such as a weekend"
      ),
    ]
  }

  /// How many ids a broker holds that forgets each after a week.
  ///
  /// - Source: Kafka, transactional.id.expiration.ms, 7 days; the Kafka connector from 3.0 on names
  ///   a transaction by its subtask and checkpoint.
  private func remembered(_ ids: Int, _ plan: Plan) -> Double {
    Double(ids) * max(1, Seconds.minutes(7 * 24 * 60) / plan.checkpointInterval)
  }

  private func transactions(_ side: KafkaSide, _ plan: Plan) -> [Row] {
    guard let timeout = side.transactionTimeout, let safe = side.safeTransactionTimeout,
      let ids = side.transactionalIDs, let late = side.outputDelayAfterFailure
    else { return [] }
    let broker =
      side.fitsBrokerDefault
      ? "the brokers' default allows 15 min"
      : "the brokers' transaction.max.timeout.ms must be raised from its default of 15 min"
    let delay = Format.duration(plan.checkpointInterval + plan.checkpointDuration)
    return [
      (
        "Output visible after", "\(delay); after a failure, \(Format.duration(late))",
        """
        at most: output waits for the checkpoint, and after the loss of a TaskManager for the \
        recovery and the first checkpoint after it; each further failed checkpoint adds an interval
        """
      ),
      (
        "transaction.timeout.ms", Format.duration(safe),
        """
        covers a checkpoint interval, a checkpoint as long as its timeout and a recovery or the loss of \
        the JobManager's node; records of a transaction that expires first are lost \
        (\(Format.duration(timeout)) covers the expected checkpoint); \(broker)
        """
      ),
      (
        "Transactional ids", "\(Format.count(ids)) at once",
        """
        one for each subtask of each sink; Flink's sink takes new ones with each checkpoint, and \
        brokers remember \(Format.figure(remembered(ids, plan))) in the 7 days of \
        transactional.id.expiration.ms
        """
      ),
    ]
  }

  private func store(_ plan: Plan) -> [Row] {
    let store = workload.sizer.checkpointStore(for: plan)
    guard store.space > .zero else { return [] }
    return [
      (
        "Requests to the store", "\(Format.figure(store.requests)) a second",
        "files of a checkpoint, one for each subtask and statement with state"
      ),
      (
        "Space in the store", Format.size(store.space), "three checkpoints and a savepoint"
      ),
    ]
  }
}
