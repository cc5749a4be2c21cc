/// A place across a chart: a share of whatever width the reader's screen gives, or so many pixels.
public enum Length: Equatable, Sendable {
  /// 0 at the left edge, 1 at the right.
  case share(Double)
  case pixels(Double)

  /// As SVG writes it: `12.5%`, `40`.
  var text: String {
    switch self {
    case .share(let share): Coordinate.text(share * 100, decimals: 2) + "%"
    case .pixels(let pixels): Coordinate.text(pixels)
    }
  }
}

/// A point of a line: across as a share of the width, down in pixels.
public struct Point: Equatable, Sendable {
  /// 0 at the left edge, 1 at the right.
  public var x: Double
  /// Pixels from the top.
  public var y: Double

  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// Numbers in SVG, short: at most one or two decimals, and none that say nothing.
enum Coordinate {
  static func text(_ number: Double, decimals: Int = 1) -> String {
    guard number.isFinite else { return "0" }
    let scale = decimals == 0 ? 1 : decimals == 1 ? 10 : 100
    let scaled = Int((min(max(number, -1e6), 1e6) * Double(scale)).rounded())
    let (whole, rest) = abs(scaled).quotientAndRemainder(dividingBy: scale)
    var text = scaled < 0 ? "-" : ""
    text += String(whole)
    if rest > 0 {
      let digits = String(rest + scale).dropFirst()
      text += "." + (digits.last == "0" ? digits.dropLast() : digits)
    }
    return text
  }
}
