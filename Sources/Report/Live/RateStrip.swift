internal import Charts
public import Markup
internal import Sizing
public import Workloads

/// A band along a slider of rates: what binds at each, a tick where it takes another TaskManager, and
/// where nothing fits.
public struct RateStrip {
  private let cells: [Cell]
  /// The largest rate of all sources that fits; nil where none or each of the rates does.
  private let largest: RecordsPerSecond?
  /// The place of the plan's rate.
  private let plan: Int

  /// - Parameters:
  ///   - rates: where the slider stops, growing.
  ///   - plan: the place of the plan's rate among them.
  public init(_ workload: PlannedWorkload, rates: [Double], plan: Int) {
    let cluster = workload.mainCluster
    let tier = workload.definition.tier
    self.plan = plan
    let cells = rates.map { cluster.cell(tier, RecordsPerSecond($0 * cluster.arriving)) }
    self.cells = cells
    let unfit = cells.firstIndex { $0.plan == nil } ?? 0
    let limit =
      unfit == 0
      ? nil
      : cluster.largestFitting(
        tier, from: cells[unfit - 1].rate.value, to: cells[unfit].rate.value)
    largest = limit.map { RecordsPerSecond($0.rate.value / cluster.arriving) }
  }

  private static let height = 14.0

  public var html: HTML {
    Chart(title: title, layout: "strip", height: Self.height, marks: bands + ticks + [mark]).html
  }

  private func place(_ index: Int) -> Double { Double(index) / Double(max(cells.count - 1, 1)) }

  /// Neighbors with one constraint as one bar.
  private var bands: [Mark] {
    var marks: [Mark] = []
    var start = 0
    for index in cells.indices where index + 1 == cells.count || !isAlike(index, index + 1) {
      let (from, to) = (
        max(0, place(start) - 0.5 * place(1)), min(1, place(index) + 0.5 * place(1))
      )
      let style = cells[index].bindingConstraint.style
      marks.append(
        .bar(
          Bar(
            x: .share(from), width: .share(to - from), y: 0, height: 4,
            style: "fill \(style)" + (cells[index].plan == nil ? " unfit" : ""))))
      start = index + 1
    }
    return marks
  }

  private func isAlike(_ a: Int, _ b: Int) -> Bool {
    cells[a].bindingConstraint == cells[b].bindingConstraint
      && (cells[a].plan == nil) == (cells[b].plan == nil)
  }

  /// Where it takes more TaskManagers, unless nearly every rate does.
  private var ticks: [Mark] {
    let steps = cells.indices.dropFirst().filter { index in
      guard let now = cells[index].plan, let before = cells[index - 1].plan else { return false }
      return now.totalCores > before.totalCores
    }
    guard steps.count * 3 < cells.count * 2 else { return [] }
    return steps.map { line(at: $0, style: "axis") }
  }

  private var mark: Mark { line(at: plan, style: "ring") }

  private func line(at index: Int, style: String) -> Mark {
    .leader(
      Leader(x: .share(place(index)), y: 5, across: 0, down: Self.height - 5, style: style))
  }

  private var title: String {
    guard let unfit = cells.first(where: { $0.plan == nil }) else { return "Every rate fits." }
    return largest.map {
      "Fits up to \(Format.fitting($0)), then \(unfit.bindingConstraint.name) does not."
    }
      ?? "No rate fits, because of \(unfit.bindingConstraint.name)."
  }
}
