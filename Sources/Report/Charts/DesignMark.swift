internal import Charts

/// The design point of a chart by rate: a ring with its number.
struct DesignMark {
  let place: Point
  let text: String
  /// The baseline of the number.
  let row: Double
  /// Whether the number is to the left of the ring.
  let isLeft: Bool

  var marks: [Mark] {
    let down = row - place.y
    return [
      .leader(
        Leader(
          x: .share(place.x), y: place.y + (down < 0 ? -7 : 7), across: isLeft ? -5 : 5,
          down: down < 0 ? down + 9 : down - 17, style: "leader")),
      .symbol(Symbol(.ring, x: .share(place.x), y: place.y, style: "ring")),
      .text(
        Label(
          text, x: .share(place.x), y: row, shift: isLeft ? -8 : 8,
          anchor: isLeft ? .end : .start, style: "design")),
    ]
  }
}
