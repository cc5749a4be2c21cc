/// A line of steps, for what comes in whole pieces: it keeps a height and then takes the next one at
/// once, because nothing between the two exists.
public struct Steps: Equatable, Sendable {
  /// A value at a place.
  public struct Tread: Equatable, Sendable {
    /// 0 at the left edge, 1 at the right.
    public var x: Double
    /// Pixels from the top; nil where the value is above the plot.
    public var y: Double?
    /// Where it ends, as a share of the width; nil: halfway to the next place.
    public var end: Double?

    public init(x: Double, y: Double?, end: Double? = nil) {
      self.x = x
      self.y = y
      self.end = end
    }
  }

  /// The parts within the plot, each from its first point to its last.
  public private(set) var runs: [[Point]] = []
  /// Where the line leaves the plot at the top, as shares of the width.
  public private(set) var exits: [Double] = []
  /// The height at its last place; nil where that is above the plot.
  private let last: Tread?

  /// - Parameter treads: from left to right.
  public init(_ treads: [Tread]) {
    last = treads.last
    var run: [Point] = []
    var start = treads.first?.x ?? 0
    for (index, tread) in treads.enumerated() {
      let next = index + 1 < treads.count ? treads[index + 1].x : tread.x
      let end = index + 1 < treads.count ? tread.end ?? (tread.x + next) / 2 : tread.x
      if let y = tread.y {
        if run.isEmpty, index > 0 { run.append(Point(start, 0)) }
        Self.extend(&run, to: end, at: y, from: start)
      } else if !run.isEmpty {
        run.append(Point(start, 0))
        exits.append(start)
        runs.append(run)
        run = []
      }
      start = end
    }
    if !run.isEmpty { runs.append(run) }
  }

  private static func extend(_ run: inout [Point], to end: Double, at y: Double, from start: Double)
  {
    if run.count > 1, run[run.count - 1].y == y {
      run[run.count - 1].x = end
    } else {
      run += [Point(start, y), Point(end, y)]
    }
  }

  /// Where it ends within the plot, or leaves it; nil for a line that never is in it.
  public var end: Point? {
    if let last, let y = last.y { return Point(last.x, y) }
    return exits.last.map { Point($0, 0) }
  }
}
