/// An axis: a scale with the values it names and what it measures.
public struct Axis: Equatable, Sendable {
  /// A named value.
  public struct Notch: Equatable, Sendable {
    /// 0 at the lower end of the scale, 1 at the upper.
    public var position: Double
    public var label: String
    public var isMinor: Bool
  }

  public var scale: Scale
  /// What it measures, with its unit.
  public var title: String
  public var notches: [Notch]

  public init(
    _ scale: Scale, title: String, atMost count: Int, steps: [Double]? = nil,
    label: (Double) -> String
  ) {
    self.scale = scale
    self.title = title
    notches = scale.ticks(atMost: count, steps: steps).map { tick in
      Notch(
        position: scale.position(of: tick.value), label: label(tick.value), isMinor: tick.isMinor)
    }
  }

  /// Along the bottom edge of a chart: labels below, the title under them.
  public func along(bottom: Double) -> [Mark] {
    let labels = notches.map { mark in
      Mark.text(
        Label(
          mark.label, x: .share(mark.position), y: bottom + 18, anchor: .middle,
          style: mark.isMinor ? "quiet minor" : "quiet"))
    }
    let line = Line([[Point(0, bottom), Point(1, bottom)]], style: "axis")
    return [.line(line)] + labels + [
      .text(Label(title, x: .share(0.5), y: bottom + 38, anchor: .middle, style: "quiet"))
    ]
  }

  /// Along the left edge: labels outside, fine lines across, the title so many pixels above.
  public func upward(from bottom: Double, titleAbove gap: Double = 14) -> [Mark] {
    let rows = notches.map { bottom * (1 - $0.position) }
    let grid = Line(rows.map { [Point(0, $0), Point(1, $0)] }, style: "grid")
    let labels = zip(notches, rows).map { mark, row in
      Mark.text(
        Label(mark.label, x: .share(0), y: row + 4, shift: -8, anchor: .end, style: "quiet"))
    }
    return [.line(grid)] + labels + [
      .text(Label(title, x: .share(0), y: -gap, shift: -8, style: "quiet"))
    ]
  }
}
