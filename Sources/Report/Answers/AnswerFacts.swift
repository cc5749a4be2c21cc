internal import Sizing
internal import Workloads

/// What a few words say of an answer, in a terminal and in running text.
struct AnswerFacts {
  let workload: PlannedWorkload
  let cell: Cell

  /// E22, in cores: `5 (nexmark) to 45 (conservative)`.
  var range: String? {
    guard let range = workload.profileRange(of: cell), let low = range.low.cell.plan else {
      return nil
    }
    guard let high = range.high.cell.plan else {
      return "\(end(low, range.low)) cores; with \(range.high.profile) it does not fit"
    }
    if low.totalCores == high.totalCores {
      return range.isMeasured
        ? "the same with \(Format.share(MeasuredWork.error)) more or less work than measured"
        : "the same with every profile"
    }
    return "\(end(low, range.low)) to \(end(high, range.high)) cores"
  }

  private func end(_ plan: Plan, _ end: ProfileRange.End) -> String {
    "\(Format.count(plan.totalCores)) (\(end.profile))"
  }

  /// E9b, each with its name.
  var failures: String {
    workload.sizer.recoveries(of: cell).map {
      "\(Format.duration($0.recovery.total)) \($0.kind.name)"
    }.joined(separator: ", ")
  }

  /// E28; nil for a cell that does not fit.
  var kafka: KafkaSide? { workload.sizer.kafkaSide(of: cell) }

  /// E28 of the sources, in their order.
  var partitions: String? {
    kafka.map { $0.partitions.map { Format.count($0) }.joined(separator: ", ") }
  }
}

/// What the pods of a workload request, twice: while it moves to a new version side by side, both run
/// (E31).
struct QuotaNeed {
  let cores: Cores
  let memory: Bytes
  /// Each process is one.
  let pods: Int

  /// Nil for a cell that does not fit.
  init?(_ cell: DeployedCell) {
    guard cell.fits else { return nil }
    cores = cell.cores * 2
    memory = cell.memory * 2
    pods = 2 * (cell.taskManagers + cell.plans.count)
  }

  /// `90 cores, 356 GiB, 24 pods`.
  var words: String {
    """
    \(Format.counted(cores)), \(Format.memory(memory)), \(Format.counted(pods, "pod"))
    """
  }
}
