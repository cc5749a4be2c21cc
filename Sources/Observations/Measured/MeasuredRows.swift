internal import Report
internal import Sizing
internal import Workloads

/// Planned beside measured: what a row is about, both values, their ratio, and what follows.
struct MeasuredRow: Equatable {
  var title: String
  var planned: String
  var measured: String
  /// Measured over planned; nil where that says nothing.
  var ratio: Double?
  var consequence: String
}

extension MeasuredWorkload {
  var rows: [MeasuredRow] {
    [workPerRecord, perCore, rate, record, skew] + checkpoints
      + [state, bytesPerKey, parallelism, keyGroups]
      .compactMap { $0 } + memory
  }

  private var workPerRecord: MeasuredRow {
    MeasuredRow(
      title: "Work per record", planned: Format.work(plannedWork),
      measured: Format.work(observation.workPerRecord), ratio: factor, consequence: workWords)
  }

  private var workWords: String {
    if abs(factor - 1) <= 0.1 { return "the plan agrees" }
    let times = Format.figure(max(factor, 1 / factor))
    return factor < 1
      ? "the plan allows \(times) times the work; 'headroom calibrate' prints this workload's own numbers"
      : "the job takes \(times) times the planned work: plan it with its own numbers ('headroom calibrate')"
  }

  private var perCore: MeasuredRow {
    MeasuredRow(
      title: "Rate of a busy core", planned: Format.rate(RecordsPerSecond(1 / plannedWork.value)),
      measured: Format.rate(observation.ratePerCore), ratio: 1 / factor,
      consequence: "the same from the other side")
  }

  private var rate: MeasuredRow {
    let design = workload.definition.rate
    let share = observation.rate.value / design.value
    return MeasuredRow(
      title: "Rate", planned: Format.rate(design), measured: Format.rate(observation.rate),
      ratio: share,
      consequence: share > 1.05
        ? "above the peak that the workload is planned for"
        : share < 0.5 ? "far below the peak: observe it again closer to the peak" : "near the peak")
  }

  private var record: MeasuredRow {
    let planned = workload.definition.meanRecord
    guard let measured = observation.recordBytes else {
      return MeasuredRow(
        title: "Record size", planned: Format.memory(planned), measured: "not counted",
        consequence: "the connector counts no bytes: take it from the topic")
    }
    let isNetwork = observation.sources.contains { $0.recordsFrom == .network }
    let ratio = measured.value / planned.value
    return MeasuredRow(
      title: "Record size", planned: Format.memory(planned), measured: Format.memory(measured),
      ratio: ratio,
      consequence: isNetwork
        ? "measured behind the source, after projection, in Flink's own format"
        : abs(ratio - 1) <= 0.1 ? "the plan agrees" : "correct the size in the workload's file")
  }

  private var skew: MeasuredRow {
    guard let measured = observation.skew else {
      return MeasuredRow(
        title: "Skew", planned: Format.figure(plannedSkew), measured: "not known",
        consequence: "no vertex reads from another one")
    }
    return MeasuredRow(
      title: "Skew", planned: Format.figure(plannedSkew), measured: Format.figure(measured),
      ratio: measured / plannedSkew,
      consequence: measured > plannedSkew * 1.1
        ? "the busiest subtask takes more than planned: set 'skew' or 'hotKeyShare'"
        : "within the plan; more subtasks may show more of it")
  }

  private var checkpoints: [MeasuredRow] {
    guard let plan else { return [] }
    guard let measured = observation.checkpoints else {
      return [
        MeasuredRow(
          title: "Checkpoint", planned: Format.size(plan.checkpointBytes), measured: "none",
          consequence: "no checkpoint after the first was completed")
      ]
    }
    let failures =
      measured.failed == 0
      ? "" : "; \(Format.counted(measured.failed, "checkpoint")) failed"
    return [
      MeasuredRow(
        title: "Checkpoint size", planned: Format.size(plan.checkpointBytes),
        measured: Format.size(measured.written),
        ratio: Self.ratio(measured.written.value, plan.checkpointBytes.value),
        consequence: "planned for an interval of \(Format.duration(plan.checkpointInterval))"
          + (measured.interval.map { ", measured at \(Format.duration($0))" } ?? "")),
      MeasuredRow(
        title: "Checkpoint duration", planned: Format.duration(plan.checkpointDuration),
        measured: Format.duration(measured.meanDuration),
        ratio: Self.ratio(measured.meanDuration.value, plan.checkpointDuration.value),
        consequence: "the longest took \(Format.duration(measured.longestDuration))\(failures)"),
    ]
  }

  private var state: MeasuredRow? {
    let planned = workload.sizer.state
    guard let measured = observation.checkpoints?.state, planned > .zero || measured > .zero else {
      return nil
    }
    return MeasuredRow(
      title: "State", planned: Format.size(planned), measured: Format.size(measured),
      ratio: Self.ratio(measured.value, planned.value), consequence: stateWords)
  }

  private var stateWords: String {
    let isIncremental = workload.definition.input.isIncremental
    return isIncremental
      ? "with incremental checkpoints, files that are no longer needed count too; a savepoint has the true size"
      : "of the last full checkpoint"
  }

  private var bytesPerKey: MeasuredRow? {
    let (keys, planned) = (keys, workload.sizer.state)
    guard keys > 0, let measured = observation.checkpoints?.state, measured > .zero else {
      return nil
    }
    return MeasuredRow(
      title: "State per key", planned: Format.size(planned / keys),
      measured: Format.size(measured / keys), ratio: Self.ratio(measured.value, planned.value),
      consequence:
        "if the planned \(Format.figure(keys)) keys are right; the job does not count them")
  }

  private var parallelism: MeasuredRow? {
    guard let plan else { return nil }
    let measured = observation.cluster.parallelism
    return MeasuredRow(
      title: "Parallelism", planned: Format.count(plan.parallelism),
      measured: Format.count(measured),
      ratio: Double(measured) / Double(plan.parallelism),
      consequence: "planned for the measured rate, with room for catching up")
  }

  private var keyGroups: MeasuredRow? {
    let measured = observation.cluster.maxParallelism
    guard let plan, measured > 0 else { return nil }
    let isPinned = workload.definition.input.maxParallelism != nil
    return MeasuredRow(
      title: "Max parallelism", planned: Format.count(plan.maxParallelism),
      measured: Format.count(measured),
      consequence: measured == plan.maxParallelism
        ? "the same"
        : isPinned
          ? "the workload's file has a different value than the job: correct it"
          : "write 'maxParallelism: \(measured)' into the workload's file: a job with state keeps it"
    )
  }

  private var memory: [MeasuredRow] {
    guard let plan else { return [] }
    let (planned, cluster) = (plan.taskManagerParts, observation.cluster)
    let used = { (name: String) in
      cluster.used.first { $0.name == name }.map { "; \(Format.memory(Bytes($0.bytes))) in use" }
        ?? ""
    }
    let parts: [(title: String, name: String, planned: Int64, use: String)] = [
      ("TaskManager memory", "totalProcessMemory", planned.totalProcess, ""),
      ("Task heap", "taskHeap", planned.taskHeap, used("heap")),
      ("Managed memory", "managedMemory", planned.managed, used("managedMemory")),
      ("Network memory", "networkMemory", planned.network, used("networkMemory")),
    ]
    return parts.compactMap { part in
      guard let bytes = cluster.configured.first(where: { $0.name == part.name })?.bytes else {
        return nil
      }
      return MeasuredRow(
        title: part.title, planned: Format.memory(Bytes(Double(part.planned))),
        measured: Format.memory(Bytes(bytes)), ratio: Self.ratio(bytes, Double(part.planned)),
        consequence: "of each TaskManager, as configured\(part.use)")
    }
  }

  private static func ratio(_ measured: Double, _ planned: Double) -> Double? {
    planned > 0 ? measured / planned : nil
  }
}

extension MeasuredWorkload {
  var table: Table {
    Table(
      caption: "\(workload.definition.title), planned and measured",
      columns: [
        .init(title: "What"), .init(title: "Planned", isNumber: true),
        .init(title: "Measured", isNumber: true), .init(title: "Ratio", isNumber: true),
        .init(title: "What follows"),
      ],
      rows: rows.map { row in
        Table.Row(cells: [
          Datum(row.title), Datum(row.planned), Datum(row.measured),
          row.ratio.map { Datum($0, as: Format.figure) } ?? Datum(""), Datum(row.consequence),
        ])
      })
  }

  /// When and how it was observed.
  var origin: String {
    let day = observation.date.map { "On \($0)" } ?? "On a day not recorded"
    return """
      \(day), within \(Format.duration(observation.window)), on \
      \(Format.counted(observation.cluster.taskManagers, "TaskManager")) with Flink \
      \(observation.flink): \(Format.figure(observation.cores.value)) cores in use. The plan is that for the \
      measured rate of \(Format.rate(observation.rate)) at \(workload.definition.tier.name).
      """
  }
}
