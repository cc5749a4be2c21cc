internal import Charts
internal import Markup
internal import Report
internal import Sizing

/// Predicted against measured work per record, on logarithmic scales: on the line the plan is right, above
/// it the plan is careful, below it the job takes more than planned.
struct AgreementChart {
  static let height = 320.0

  let workloads: [MeasuredWorkload]
  private let x: Axis
  private let y: Axis

  init(_ workloads: [MeasuredWorkload]) {
    self.workloads = workloads
    let values = workloads.flatMap {
      [$0.plannedWork.value * 1e6, $0.observation.workPerRecord.value * 1e6]
    }
    let scale = Scale.logarithmic(covering: values)
    x = Axis(scale, title: "measured, µs of CPU a record", atMost: 8, label: Self.tick)
    y = Axis(scale, title: "planned, µs of CPU a record", atMost: 8, label: Self.tick)
  }

  private static func tick(_ number: Double) -> String { Format.figure(number) }

  var chart: Chart {
    let points = workloads.map(place)
    let agreement = Line([[Point(0, Self.height), Point(1, 0)]], style: "axis")
    return Chart(
      title: title, layout: "lines", height: Self.height,
      marks: y.upward(from: Self.height) + x.along(bottom: Self.height) + [.line(agreement)]
        + points.map { .symbol(Symbol(.circle, x: .share($0.x), y: $0.y, style: "mark")) }
        + names(of: points))
  }

  /// Beside their points, those at the right to the left of them, and none over another.
  private func names(of points: [Point]) -> [Mark] {
    [false, true].flatMap { isLeft in
      let named = points.indices.filter { (points[$0].x > 0.6) == isLeft }
      let wishes = named.map { LabelColumn.Wish(centre: points[$0].y, height: 14) }
      let rows = LabelColumn.place(wishes, within: 0...Self.height)
      return zip(named, rows).map { index, row in
        Mark.text(
          Label(
            workloads[index].id, x: .share(points[index].x), y: row + 4, shift: isLeft ? -9 : 9,
            anchor: isLeft ? .end : .start, style: "halo"))
      }
    }
  }

  private func place(_ workload: MeasuredWorkload) -> Point {
    let across = x.scale.position(of: workload.observation.workPerRecord.value * 1e6)
    let up = y.scale.position(of: workload.plannedWork.value * 1e6)
    return Point(across, Self.height * (1 - up))
  }

  private var title: String {
    let careful = workloads.count { $0.factor < 0.9 }
    let short = workloads.count { $0.factor > 1.1 }
    return """
      Planned against measured work per record of \(Format.counted(workloads.count, "workload")): \
      \(Format.count(careful)) planned with more than measured, \(Format.count(short)) with less.
      """
  }
}
