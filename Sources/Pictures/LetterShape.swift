internal import Synchronization

/// A letter as the pixels it covers: drawn once, and copied wherever it stands.
struct LetterShape: Sendable {
  /// What decides which pixels are covered. Sizes and places are rounded, so that few shapes are needed.
  struct Style: Hashable, Sendable {
    var letter: Unicode.Scalar
    /// The height of capitals, in pixels.
    var size: Double
    /// The thickness of lines as a share of the height.
    var weight: Double
    /// How far right of a whole pixel its origin is: 0..<1.
    var shift: Double
  }

  /// The pixels' levels, as a picture of one ink holds them.
  let picture: Picture
  /// Where the letter's origin is in the picture.
  let left: Int
  let baseline: Int

  private init(_ style: Style) {
    let letter = Letter.all[style.letter] ?? Letter(width: 0, strokes: [])
    let (scale, thickness) = (style.size / Letter.capitalHeight, style.weight * style.size)
    let lines = letter.lines(at: Point(0, 0), scale: scale)
    let points = lines.flatMap { [$0.start, $0.end] }
    let reach = thickness / 2 + 2
    func extent(_ values: [Double]) -> (low: Int, high: Int) {
      (
        Int(((values.min() ?? 0) - reach).rounded(.down)),
        Int(((values.max() ?? 0) + reach).rounded(.up)) + 1
      )
    }
    let (x, y) = (extent(points.map(\.x)), extent(points.map(\.y)))
    (left, baseline) = (-x.low, -y.low)
    var picture = Picture(width: x.high - x.low, height: y.high - y.low, ground: Color(0xffffff))
    picture.stroke(
      letter.lines(at: Point(Double(left) + style.shift, Double(baseline)), scale: scale),
      thickness: thickness, Color(0))
    self.picture = picture
  }

  private static let known = Mutex<[Style: LetterShape]>([:])

  /// The shapes of a text's letters.
  static func shapes(of styles: [Style]) -> [LetterShape] {
    known.withLock { known in
      styles.map { style in
        if let shape = known[style] { return shape }
        let shape = LetterShape(style)
        known[style] = shape
        return shape
      }
    }
  }
}
