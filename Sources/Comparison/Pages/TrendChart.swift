internal import Amounts
internal import Report
internal import Markup

/// One figure from release to release.
struct Trend {
  struct Point {
    var name: String
    /// Nil where the figure did not exist.
    var value: Double?
  }

  var title: String
  var points: [Point]
  var format: (Double) -> String

  /// Says in words what the line shows.
  var sentence: String {
    let known = points.compactMap { point in point.value.map { (point.name, $0) } }
    guard let first = known.first, let last = known.last else { return "\(title): no figures" }
    let values = known.map(\.1)
    return """
      \(title): from \(format(first.1)) in \(first.0) to \(format(last.1)) in \(last.0), \
      between \(format(values.min() ?? 0)) and \(format(values.max() ?? 0))
      """
  }

  /// Where the points are in a box, whose bottom is `lowest`; unknown ones are left out.
  fileprivate func places(in box: Box, lowest: Double) -> [(x: Double, y: Double, point: Point)] {
    let highest = points.compactMap(\.value).max() ?? 0
    let span = highest - lowest
    return points.enumerated().compactMap { index, point in
      guard let value = point.value else { return nil }
      let x = box.left + box.width * Double(index) / Double(max(1, points.count - 1))
      let y = box.top + box.height * (span == 0 ? 0.5 : 1 - (value - lowest) / span)
      return (x, y, point)
    }
  }
}

private struct Box {
  var left, top, width, height: Double
}

extension Trend {
  /// A small line chart from zero, with its figures written at its points.
  var chart: HTML {
    let places = places(in: Box(left: 12, top: 30, width: 196, height: 66), lowest: 0)
    let labelled = places.count <= 3 ? Set(places.indices) : [0, places.count - 1]
    return Tag.svg(
      .class("trend"), Attribute("viewBox", "0 0 220 120"), .role("img"), .aria("label", sentence)
    ) {
      Tag.title { sentence }
      Tag.line(.length("x1", 4), .length("y1", 96), .length("x2", 216), .length("y2", 96))
      Tag.polyline(Attribute("points", Self.list(places.map { ($0.x, $0.y) })))
      for (index, place) in places.enumerated() {
        Tag.circle(.length("cx", place.x), .length("cy", place.y), .length("r", 3))
        if labelled.contains(index) {
          let anchor = index == 0 ? "start" : index == places.count - 1 ? "end" : "middle"
          let x = index == 0 ? 4 : index == places.count - 1 ? 216 : place.x
          Self.text(format(place.point.value ?? 0), class: "figure \(anchor)", x: x, y: place.y - 8)
          Self.text(place.point.name, class: anchor, x: x, y: 113)
        }
      }
    }
  }

  /// A line no higher than a row of a table, over the range of its own figures.
  var sparkline: HTML {
    let lowest = points.compactMap(\.value).min() ?? 0
    let places = places(in: Box(left: 3, top: 4, width: 114, height: 16), lowest: lowest)
    return Tag.svg(
      .class("spark"), Attribute("viewBox", "0 0 120 24"), .role("img"), .aria("label", sentence)
    ) {
      Tag.title { sentence }
      if places.count > 1 {
        Tag.polyline(Attribute("points", Self.list(places.map { ($0.x, $0.y) })))
      }
      if let last = places.last {
        Tag.circle(.length("cx", last.x), .length("cy", last.y), .length("r", 2.5))
      }
    }
  }

  private static func list(_ points: [(Double, Double)]) -> String {
    points.map { x, y in
      "\(Exact.number((x * 10).rounded() / 10)),\(Exact.number((y * 10).rounded() / 10))"
    }.joined(separator: " ")
  }

  private static func text(_ text: String, class name: String, x: Double, y: Double) -> HTML {
    Tag.text(.class(name), .length("x", x), .length("y", y)) { text }
  }
}

extension Attribute {
  /// A coordinate, to a tenth of a pixel.
  static func length(_ name: String, _ value: Double) -> Attribute {
    Attribute(name, Exact.number((value * 10).rounded() / 10))
  }
}
