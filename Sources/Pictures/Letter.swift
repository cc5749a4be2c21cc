/// A letter as lines and arcs on a grid: capitals are 7 high, small letters 5, and y grows upward.
struct Letter: Sendable {
  static let capitalHeight = 7.0

  enum Stroke: Equatable, Sendable {
    case move(Point)
    case line(Point)
    /// Around a center, from one angle to another in degrees; 0 is right and 90 up.
    case arc(center: Point, radii: Point, from: Double, to: Double)
    case dot(Point)
  }

  let width: Double
  let strokes: [Stroke]

  init(width: Double, strokes: [Stroke]) { (self.width, self.strokes) = (width, strokes) }

  /// Reads strokes as the tables write them: `M` and `L` to a point, `A` an arc, `O` an ellipse, `D` a
  /// dot.
  init(width: Double, _ text: String) {
    self.width = width
    var strokes: [Stroke] = []
    for part in text.split(separator: " ") {
      let numbers = part.dropFirst().split(separator: ",").compactMap { Double($0) }
      switch (part.first, numbers.count) {
      case ("M", 2): strokes.append(.move(Point(numbers[0], numbers[1])))
      case ("L", 2): strokes.append(.line(Point(numbers[0], numbers[1])))
      case ("D", 2): strokes.append(.dot(Point(numbers[0], numbers[1])))
      case ("A", 6), ("O", 4):
        strokes.append(
          .arc(
            center: Point(numbers[0], numbers[1]), radii: Point(numbers[2], numbers[3]),
            from: numbers.count == 6 ? numbers[4] : 0, to: numbers.count == 6 ? numbers[5] : 360))
      default: break
      }
    }
    self.strokes = strokes
  }

  /// The lines of the letter in a picture, where y grows downward.
  func lines(at origin: Point, scale: Double) -> [Line] {
    var lines: [Line] = []
    var pen: Point?
    func place(_ point: Point) -> Point {
      Point(origin.x + point.x * scale, origin.y - point.y * scale)
    }
    func draw(to point: Point) {
      let end = place(point)
      if let pen { lines.append(Line(pen, end)) }
      pen = end
    }
    for stroke in strokes {
      switch stroke {
      case .move(let point): pen = place(point)
      case .line(let point): draw(to: point)
      case .dot(let point):
        // Around its center, since a dot of the lines' own thickness looks too small.
        let reach = 0.12
        lines.append(
          Line(place(Point(point.x - reach, point.y)), place(Point(point.x + reach, point.y))))
        lines.append(
          Line(place(Point(point.x, point.y - reach)), place(Point(point.x, point.y + reach))))
        pen = nil
      case .arc(let center, let radii, let from, let to):
        if (to - from).magnitude >= 360 { pen = nil }
        let points = Self.points(
          of: center, radii, from, to, step: Self.step(radius: max(radii.x, radii.y) * scale))
        for point in points { draw(to: point) }
      }
    }
    return lines
  }

  /// Degrees between the corners of what is drawn for an arc; no corner is seen at this step.
  private static func step(radius: Double) -> Double {
    switch radius {
    case ..<6: 30
    case ..<14: 20
    case ..<32: 12
    case ..<70: 9
    default: 6
    }
  }

  private static func points(
    of center: Point, _ radii: Point, _ from: Double, _ to: Double, step: Double
  ) -> [Point] {
    let count = max(1, Int(((to - from).magnitude / step).rounded(.up)))
    return (0...count).map { index in
      let angle = from + (to - from) * Double(index) / Double(count)
      return Point(
        center.x + radii.x * cosine(degrees: angle),
        center.y + radii.y * cosine(degrees: angle - 90))
    }
  }

  /// By its series, which every processor calculates alike.
  private static func cosine(degrees: Double) -> Double {
    var turn = degrees - (degrees / 360).rounded() * 360
    // 0...180, then 0...90 with the sign.
    turn = turn.magnitude
    let sign: Double = turn > 90 ? -1 : 1
    if turn > 90 { turn = 180 - turn }
    let x = turn * 0.017453292519943295
    let square = x * x
    var term = 1.0
    var sum = 1.0
    for n in [2.0, 4, 6, 8, 10, 12, 14] {
      term *= -square / (n * (n - 1))
      sum += term
    }
    return sign * sum
  }
}
