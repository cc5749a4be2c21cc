internal import Amounts
internal import Report
internal import Markup

/// Cores before and after, a pair of bars for each workload that needs more or less. Where none does,
/// what they cost, if that is in one currency.
struct PairChart {
  let workloads: [WorkloadChange]
  let old: String
  let new: String

  /// More bars than this are read better in the table.
  private static let most = 16
  private static let (width, pitch, labels, figures) = (640.0, 44.0, 190.0, 64.0)

  /// What the bars show.
  private var metric: Metric {
    workloads.contains { $0.growth(.totalCores) != 0 } || currencies.count != 1
      ? .totalCores : .cost
  }

  private var currencies: Set<String> {
    Set(workloads.flatMap { [$0.old?.design.currency, $0.new?.design.currency] }.compactMap { $0 })
  }

  private var shown: ArraySlice<WorkloadChange> {
    workloads.filter { $0.growth(metric) != 0 }.prefix(Self.most)
  }

  var html: HTML {
    if shown.isEmpty { return .empty }
    let largest = shown.flatMap { [size($0.old), size($0.new)] }.max() ?? 1
    let height = Double(shown.count) * Self.pitch + 28
    return Tag.figure(.class("chart-scroll"), .tabindex(0), .role("group"), .aria("label", title)) {
      Tag.svg(
        .class("pairs"),
        Attribute("viewBox", "0 0 \(Exact.number(Self.width)) \(Exact.number(height))"),
        .role("img"), .aria("label", title)
      ) {
        Tag.title { title }
        key
        for (row, workload) in shown.enumerated() {
          pair(workload, top: 28 + Double(row) * Self.pitch, largest: max(1, largest))
        }
      }
    }
  }

  private var title: String {
    "\(metric.title) of each workload that differs, in \(old) and in \(new)"
  }

  private func size(_ workload: SnapshotWorkload?) -> Double {
    workload?.design.number(metric) ?? 0
  }

  /// Which bar is which.
  @Content private var key: [HTML] {
    Self.bar("old", x: Self.labels, y: 4, width: 12)
    Self.text(old, x: Self.labels + 18, y: 15)
    Self.bar("new", x: Self.labels + 140, y: 4, width: 12)
    Self.text(new, x: Self.labels + 158, y: 15)
  }

  @Content private func pair(_ workload: WorkloadChange, top: Double, largest: Double) -> [HTML] {
    let room = Self.width - Self.labels - Self.figures
    Self.text(workload.id, x: Self.labels - 8, y: top + 21, end: true)
    for (name, side, y) in [("old", workload.old, top), ("new", workload.new, top + 17)] {
      let length = room * size(side) / largest
      Self.bar(name, x: Self.labels, y: y, width: length)
      Self.text(figure(side), x: Self.labels + length + 6, y: y + 11)
    }
  }

  private func figure(_ side: SnapshotWorkload?) -> String {
    guard let side else { return "–" }
    return side.design.value(metric)?.text(of: metric) ?? "does not fit"
  }

  private static func bar(_ name: String, x: Double, y: Double, width: Double) -> HTML {
    Tag.rect(
      .class(name), .length("x", x), .length("y", y), .length("width", width), .length("height", 14)
    )
  }

  private static func text(_ text: String, x: Double, y: Double, end: Bool = false) -> HTML {
    Tag.text(end ? .class("end") : nil, .length("x", x), .length("y", y)) { text }
  }
}

extension Attribute {
  /// A coordinate, to a tenth of a pixel.
  static func length(_ name: String, _ value: Double) -> Attribute {
    Attribute(name, Exact.number((value * 10).rounded() / 10))
  }
}
