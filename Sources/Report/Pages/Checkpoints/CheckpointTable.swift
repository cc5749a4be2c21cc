internal import Pages
internal import Sizing
internal import Workloads

/// What to set for checkpoints, for one workload or for all.
enum CheckpointTable {
  /// One workload at one cell, a setting a row.
  static func settings(of workload: PlannedWorkload, cell: Cell) -> Table {
    let advice = workload.sizer.checkpointRecommendation(for: cell)
    let rows: [(String, String)] = advice.map { self.rows($0) } ?? []
    return Table(
      caption: "Checkpoint settings of \(workload.definition.title) at \(cell.tier.name)",
      columns: [.init(title: "Setting"), .init(title: "Recommendation")],
      rows: rows.map { Table.Row(cells: [Datum($0.0), Datum($0.1)]) })
  }

  private static func rows(_ advice: CheckpointRecommendation) -> [(String, String)] {
    [
      ("Interval", Format.duration(advice.interval)),
      ("Timeout", Format.duration(advice.timeout)),
      ("Minimum pause", Format.duration(advice.minimumPause)),
      ("Concurrent", Format.counted(advice.concurrent, "checkpoint")),
      ("Mode", "EXACTLY_ONCE"),
      ("Incremental", yes(advice.incremental)),
      (
        "Unaligned",
        advice.alignedTimeout.map { "yes, after \(Format.duration($0)) aligned" } ?? "no"
      ),
      ("Tolerated failures", Format.count(advice.toleratedFailures)),
      ("Retained", "\(Format.counted(advice.retained, "checkpoint")), also after cancellation"),
      ("Local recovery", yes(advice.localRecovery)),
      ("Expected size", Format.size(advice.size)),
      (
        "Expected duration",
        "\(Format.duration(advice.duration)), \(Format.share(advice.shareOfInterval)) of the interval"
      ),
      ("Upload bandwidth", Format.bandwidth(advice.uploadBandwidth)),
      ("Space in the store", Format.size(advice.storeSpace)),
    ]
  }

  /// Every workload and tier at its design rate.
  static func overview(of workloads: [PlannedWorkload]) -> Table {
    Table(
      caption: "Checkpoints of every workload at its design rate",
      columns: [
        .init(title: "Workload"), .init(title: "Tier"),
        .init(title: "Interval", unit: "s", isNumber: true),
        .init(title: "Size", unit: "bytes", isNumber: true),
        .init(title: "Duration", unit: "s", isNumber: true),
        .init(title: "Timeout", unit: "s", isNumber: true),
        .init(title: "Minimum pause", unit: "s", isNumber: true), .init(title: "Mode"),
        .init(title: "Incremental"), .init(title: "Unaligned"),
        .init(title: "Store", unit: "bytes", isNumber: true),
        .init(title: "Recovery", unit: "s", isNumber: true),
      ],
      rows: workloads.flatMap { workload in workload.tiers.map { overviewRow(workload, $0) } })
  }

  private static func overviewRow(_ workload: PlannedWorkload, _ tier: LatencyTier) -> Table.Row {
    let cell = workload.cell(tier, workload.definition.rate)
    let name = Datum(workload.definition.title, link: workload.path)
    guard let plan = cell.plan, let advice = workload.sizer.checkpointRecommendation(for: cell)
    else {
      let missing = Array(repeating: Datum.none, count: 9)
      return Table.Row(cells: [name, Datum(tier.name), Datum("does not fit")] + missing)
    }
    return Table.Row(
      cells: [
        name, Datum(tier.name), Datum(advice.interval, as: Format.duration),
        Datum(advice.size, as: Format.size),
        Datum(advice.duration, as: Format.duration),
        Datum(advice.timeout, as: Format.duration),
        Datum(advice.minimumPause, as: Format.duration), Datum("EXACTLY_ONCE"),
        Datum(yes(advice.incremental)), Datum(yes(advice.alignedTimeout != nil)),
        Datum(advice.storeSpace, as: Format.size),
        Datum(plan.recovery.total, as: Format.duration),
      ], isMarked: tier == workload.definition.tier)
  }

  private static func yes(_ flag: Bool) -> String { flag ? "yes" : "no" }
}
