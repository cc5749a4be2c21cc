internal import Charts
internal import Markup
internal import Report

/// Cores before and after, a pair of bars for each workload that needs more or less. Where none does,
/// what they cost, requested or else by use, if that is in one currency.
struct PairChart {
  let workloads: [WorkloadChange]
  let old: String
  let new: String

  /// More bars than this are read better in the table.
  private static let most = 16
  static let rowHeight = 60.0
  /// The height of the lines that say which bar is which.
  static let keyHeight = 44.0

  /// What the bars show.
  private var metric: Metric {
    let metrics = [.totalCores] + (currencies.count == 1 ? Metric.ofMoney : [])
    return metrics.first { metric in workloads.contains { $0.growth(metric) != 0 } } ?? .totalCores
  }

  private var currencies: Set<String> {
    Set(workloads.flatMap { [$0.old?.design.currency, $0.new?.design.currency] }.compactMap { $0 })
  }

  private var shown: ArraySlice<WorkloadChange> {
    workloads.filter { $0.growth(metric) != 0 }.prefix(Self.most)
  }

  var html: HTML {
    if shown.isEmpty { return .empty }
    return Tag.figure(.class("chart")) {
      Tag.figcaption { title }
      chart.html
    }
  }

  /// Bars from zero to the largest, across whatever width there is.
  var chart: Chart {
    let scale = Scale.linear(0...max(1, shown.flatMap { [size($0.old), size($0.new)] }.max() ?? 1))
    return Chart(
      title: title, layout: "pairs", height: Self.keyHeight + Double(shown.count) * Self.rowHeight,
      marks: key
        + shown.enumerated().flatMap { index, workload in
          pair(workload, top: Self.keyHeight + Double(index) * Self.rowHeight, scale)
        })
  }

  private var title: String {
    "\(metric.title) of each workload that differs, in \(old) and in \(new)"
  }

  private func size(_ workload: SnapshotWorkload?) -> Double {
    workload?.design.number(metric) ?? 0
  }

  /// Which bar is which.
  private var key: [Mark] {
    [("old", old, 4.0), ("new", new, 22.0)].flatMap { style, name, y -> [Mark] in
      [
        .bar(Bar(x: .pixels(0), width: .pixels(12), y: y, height: 12, style: style)),
        .text(Label(name, x: .pixels(18), y: y + 10)),
      ]
    }
  }

  private func pair(_ workload: WorkloadChange, top: Double, _ scale: Scale) -> [Mark] {
    let name = Mark.text(Label(workload.title, x: .pixels(0), y: top + 12, style: "strong"))
    let sides = [("old", workload.old, top + 19), ("new", workload.new, top + 35)]
    return [name]
      + sides.flatMap { style, side, y -> [Mark] in
        let end = scale.position(of: size(side))
        return [
          .bar(Bar(x: .share(0), width: .share(end), y: y, height: 14, style: style)),
          .text(Label(figure(side), x: .share(end), y: y + 11, shift: 6)),
        ]
      }
  }

  private func figure(_ side: SnapshotWorkload?) -> String {
    guard let side else { return "–" }
    return side.design.value(metric)?.text(of: metric) ?? "does not fit"
  }
}
