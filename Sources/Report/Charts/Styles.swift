internal import Charts
internal import Sizing

// The looks of the field's values: a class of the theme each, and never color alone.

extension LatencyTier {
  /// The class of its color and dash.
  var style: String { "tier-" + name }

  /// Its own marker.
  var marker: Symbol.Shape {
    switch self {
    case .sub500ms: .diamond
    case .sub1s: .circle
    case .sub5s: .square
    case .relaxed: .triangle
    }
  }
}

extension Constraint {
  /// The class of its color.
  var style: String { "c-" + name }
}

extension Format {
  /// A number beside an axis, short: 500, 20k, 1.5M.
  static func tick(_ number: Double) -> String {
    let unit = [("", 1.0), ("k", 1e3), ("M", 1e6), ("G", 1e9)].last { number >= $0.1 } ?? ("", 1)
    return figure(number / unit.1) + unit.0
  }
}

/// The distances that time is counted in, in seconds.
enum TimeSteps {
  static let seconds: [Double] =
    [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200]
    + [1, 2, 5, 10, 20, 50, 100, 200, 500].map { $0 * 86_400 }
}
