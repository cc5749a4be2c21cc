/// An answer as a picture for link previews, 1200 by 630 pixels: large enough to be read in a chat.
public struct AnswerPicture: Sendable {
  /// How much of what is planned something needs.
  public struct Bar: Sendable {
    public var name: String
    /// 0...1.
    public var share: Double
    public var ink: Color

    public init(_ name: String, share: Double, ink: Color) {
      (self.name, self.share, self.ink) = (name, share, ink)
    }
  }

  public static let width = 1200
  public static let height = 630

  /// What it is the answer of: a handbook's title.
  public var source: String
  public var title: String
  /// `45`, and `cores` beside it.
  public var figure = ""
  public var unit = ""
  /// A part of a sentence in a color of its own, and the rest.
  public var reason = ""
  public var point = ""
  public var details: [String] = []
  public var bars: [Bar] = []
  /// Of the figure's reason, and of the edge.
  public var ink = AnswerPicture.accent

  static let accent = Color(0x0a58ca)
  private static let text = Color(0x1a2027)
  private static let muted = Color(0x566270)
  private static let faint = Color(0xd5dce4)
  private static let ground = Color(0xffffff)
  private static let margin = 72.0

  public init(source: String, title: String) { (self.source, self.title) = (source, title) }

  public var png: [UInt8] { drawn.png }

  var drawn: Picture {
    var picture = Picture(width: Self.width, height: Self.height, ground: Self.ground)
    picture.fill(x: 0..<Self.width, y: (Self.height - 14)..<Self.height, ink)
    Mark(place: Point(Self.margin, 56), size: 52).draw(on: &picture)
    write(source, size: 22, at: Point(Self.margin + 70, 93), Self.muted, room: 900, on: &picture)
    let room = bars.isEmpty ? Double(Self.width) - 2 * Self.margin : 610
    if figure.isEmpty {
      write(
        title, size: 74, weight: 0.13, at: Point(Self.margin, 330), Self.text, room: room,
        on: &picture)
    } else {
      write(
        title, size: 46, weight: 0.13, at: Point(Self.margin, 212), Self.text, room: room,
        on: &picture)
      answer(room: room, on: &picture)
    }
    for (index, detail) in details.enumerated() {
      let place = Point(Self.margin, 524 + 44 * Double(index))
      write(detail, size: 22, at: place, Self.muted, room: room, on: &picture)
    }
    drawBars(on: &picture)
    return picture
  }

  private func answer(room: Double, on picture: inout Picture) {
    // Words take less room than a number.
    let size: Double = unit.isEmpty ? 84 : 132
    let number = Lettering(size: size, weight: 0.13).fitting(figure, in: room)
    number.draw(figure, at: Point(Self.margin, 388), Self.text, on: &picture)
    let end = Self.margin + number.width(of: figure) + 36
    write(
      unit, size: 52, at: Point(end, 388), Self.muted, room: Self.margin + room - end, on: &picture)
    let words = Lettering(size: 28, weight: 0.13)
    let both = reason.isEmpty ? point : "\(reason) \(point)"
    let fitted = words.fitting(both, in: room)
    let reasonWidth = reason.isEmpty ? 0 : fitted.width(of: reason + " ") + fitted.size * 0.2
    fitted.draw(reason, at: Point(Self.margin, 464), ink, on: &picture)
    var plain = fitted
    plain.weight = 0.105
    plain.draw(point, at: Point(Self.margin + reasonWidth, 464), Self.muted, on: &picture)
  }

  private func drawBars(on picture: inout Picture) {
    let (left, right) = (760.0, Double(Self.width) - Self.margin)
    let step = min(62, 400 / Double(max(1, bars.count)))
    for (index, bar) in bars.enumerated() {
      let y = 168 + step * Double(index)
      let isFirst = index == 0
      Lettering(size: 17, weight: isFirst ? 0.14 : 0.115)
        .draw(bar.name, at: Point(left, y), isFirst ? bar.ink : Self.muted, on: &picture)
      let line = { (share: Double) in
        Line(Point(left + 6, y + 20), Point(left + 6 + (right - left - 12) * share, y + 20))
      }
      picture.stroke([line(1)], thickness: 12, Self.faint)
      picture.stroke(
        [line(min(1, max(0.001, bar.share)))], thickness: 12, bar.ink, over: Self.faint)
    }
  }

  /// A line of text; nothing where a character has no letter.
  private func write(
    _ text: String, size: Double, weight: Double = 0.115, at place: Point, _ ink: Color,
    room: Double, on picture: inout Picture
  ) {
    guard Lettering.hasLetters(for: text) else { return }
    Lettering(size: size, weight: weight).fitting(text, in: room)
      .draw(text, at: place, ink, on: &picture)
  }
}

/// The handbook's mark, as its icon shows it.
public struct Mark: Sendable {
  var place: Point
  var size: Double

  /// The mark alone, for the screen of a phone; the phone rounds its corners.
  public static var touchIcon: [UInt8] {
    var picture = Picture(width: 180, height: 180, ground: AnswerPicture.accent)
    Mark(place: Point(18, 18), size: 144).drawBars(on: &picture)
    return picture.png
  }

  func draw(on picture: inout Picture) {
    // A square with round corners, as lines that cover it.
    let radius = size * 5 / 24
    let (low, high) = (radius, size - radius)
    let steps = max(1, Int((high - low) / radius) + 1)
    let rows = (0...steps).map { low + (high - low) * Double($0) / Double(steps) }
    let lines = rows.map { Line(at(low, $0), at(high, $0)) }
    let sides = [Line(at(low, low), at(low, high)), Line(at(high, low), at(high, high))]
    picture.stroke(lines + sides, thickness: radius * 2, AnswerPicture.accent)
    drawBars(on: &picture)
  }

  func drawBars(on picture: inout Picture) {
    let unit = size / 24
    let bars = [(5.0, 13.0), (10, 10), (15, 13.5), (20, 11)].map { x, top in
      Line(at(x * unit, 18 * unit), at(x * unit, top * unit))
    }
    picture.stroke(bars, thickness: 2.6 * unit, Color(0xffffff), over: AnswerPicture.accent)
    let dashes = [4.0, 10, 16].map { Line(at($0 * unit, 6 * unit), at(($0 + 3) * unit, 6 * unit)) }
    picture.stroke(dashes, thickness: 2 * unit, Color(0x9cc4ff), over: AnswerPicture.accent)
  }

  private func at(_ x: Double, _ y: Double) -> Point { Point(place.x + x, place.y + y) }
}
