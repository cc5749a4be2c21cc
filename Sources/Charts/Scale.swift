/// Where values stand between the two ends of an axis.
public struct Scale: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    case linear
    /// Equal ratios take equal room; for positive values.
    case logarithmic
  }

  public let kind: Kind
  /// The values at the two ends.
  public let domain: ClosedRange<Double>

  /// Equal steps take equal room.
  public static func linear(_ domain: ClosedRange<Double>) -> Scale {
    Scale(kind: .linear, domain: domain)
  }

  /// Equal ratios take equal room, between positive ends.
  public static func logarithmic(_ domain: ClosedRange<Double>) -> Scale {
    Scale(kind: .logarithmic, domain: domain)
  }

  /// A logarithmic scale from the round number (1, 2, 5 times a power of ten) at or below the
  /// least value to the one at or above the greatest, or at or above a limit where that is less.
  public static func logarithmic(covering values: [Double], upTo limit: Double? = nil) -> Scale {
    let positive = values.filter { $0 > 0 && $0.isFinite }
    let lower = RoundNumber.below(positive.min() ?? 1)
    let most = positive.max() ?? 10
    let upper = RoundNumber.above(limit.map { min($0, most) } ?? most)
    return .logarithmic(lower...max(upper, RoundNumber.above(lower * 1.5)))
  }

  /// 0 at the lower end, 1 at the upper; values beyond an end stand at it.
  public func position(of value: Double) -> Double {
    let (low, high, at) = (measure(domain.lowerBound), measure(domain.upperBound), measure(value))
    guard high > low else { return 0.5 }
    return min(max((at - low) / (high - low), 0), 1)
  }

  private func measure(_ value: Double) -> Double {
    switch kind {
    case .linear: value
    case .logarithmic: decimalLogarithm(max(value, .leastNormalMagnitude))
    }
  }
}

/// The numbers people count in: 1, 2 and 5 times a power of ten.
enum RoundNumber {
  static let steps = [1.0, 2, 5]

  /// The power of ten at or below a positive number.
  static func decade(of value: Double) -> Double {
    var decade = 1.0
    while decade <= value / 10, decade < 1e300 { decade *= 10 }
    while decade > value, decade > 1e-300 { decade /= 10 }
    return decade
  }

  /// The round number at or below a positive number.
  static func below(_ value: Double) -> Double {
    let decade = decade(of: value)
    return (steps.last { $0 * decade <= value } ?? 1) * decade
  }

  /// The round number at or above a positive number.
  static func above(_ value: Double) -> Double {
    let decade = decade(of: value)
    return (steps.first { $0 * decade >= value } ?? 10) * decade
  }
}
