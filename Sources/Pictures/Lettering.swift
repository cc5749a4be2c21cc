/// Text of lines of one thickness with round ends, drawn from this project's own letters.
public struct Lettering: Sendable {
  /// The height of capitals and digits, in pixels.
  public var size: Double
  /// The thickness of its lines as a share of the height.
  public var weight: Double

  public init(size: Double, weight: Double = 0.115) { (self.size, self.weight) = (size, weight) }

  /// Pixels a unit of the letters' grid takes.
  private var scale: Double { size / Letter.capitalHeight }
  private var gap: Double { 0.85 + weight * Letter.capitalHeight }

  /// Whether there is a letter for each of its characters.
  public static func hasLetters(for text: String) -> Bool {
    text.unicodeScalars.allSatisfy { Letter.all[$0] != nil }
  }

  /// How wide a text is drawn, in pixels.
  public func width(of text: String) -> Double {
    let letters = text.unicodeScalars.compactMap { Letter.all[$0] }
    let widths = letters.reduce(0) { $0 + $1.width }
    return scale * (widths + gap * Double(max(0, letters.count - 1)))
  }

  /// The same, smaller by whole pixels where the text would be too wide.
  public func fitting(_ text: String, in width: Double) -> Lettering {
    var fitted = self
    let needed = self.width(of: text)
    if needed > width { fitted.size = max(1, (size * width / needed).rounded(.down)) }
    return fitted
  }

  /// Draws a text from the left of its first letter, on a baseline; characters without a letter are
  /// left out.
  public func draw(_ text: String, at start: Point, _ ink: Color, on picture: inout Picture) {
    var x = start.x
    var columns: [Int] = []
    var styles: [LetterShape.Style] = []
    for scalar in text.unicodeScalars {
      guard let letter = Letter.all[scalar] else { continue }
      // Large letters need no part of a pixel to stand evenly.
      let steps: Double = size < 30 ? 4 : 1
      let place = (x * steps).rounded() / steps
      let column = place.rounded(.down)
      columns.append(Int(column))
      styles.append(
        LetterShape.Style(letter: scalar, size: size, weight: weight, shift: place - column))
      x += (letter.width + gap) * scale
    }
    picture.draw(
      zip(LetterShape.shapes(of: styles), columns), baseline: Int(start.y.rounded()), ink)
  }
}
