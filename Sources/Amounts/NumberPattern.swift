/// Regular expressions of the decimal numbers in a range, for schemas.
enum NumberPattern {
  /// The numbers from `low` to `high`, and perhaps some with a fraction just below the ends' whole
  /// parts; none where no number of the range can be written without an exponent.
  static func decimals(from low: Double, to high: Double) -> String? {
    guard low <= high, high >= 0, high < 1e18 else { return nil }
    let (first, last) = (Int(max(low, 0).rounded(.down)), Int(high.rounded(.down)))
    let endsWhole = high == high.rounded()
    var parts: [String] = []
    if first == 0 { parts += [below1(low, high)].compactMap { $0 } }
    let from = max(first, 1)
    let to = endsWhole ? last - 1 : last
    if from <= to { parts.append("0*(\(whole(from, to)))(\\.[0-9]*)?") }
    if endsWhole, last >= max(from, 1) { parts.append("0*\(last)(\\.0*)?") }
    return parts.isEmpty ? nil : parts.joined(separator: "|")
  }

  /// What begins with a zero or a point.
  private static func below1(_ low: Double, _ high: Double) -> String? {
    if high == 0 { return "0+(\\.0*)?" }
    return low <= 0 ? "0+(\\.[0-9]*)?|\\.[0-9]+" : "0*\\.0*[1-9][0-9]*"
  }

  /// The whole numbers of a range, without leading zeros.
  static func whole(_ low: Int, _ high: Int) -> String {
    let (a, b) = (digits(low), digits(high))
    if a.count == b.count { return sameLength(a[...], b[...]) }
    var parts = [sameLength(a[...], Array(repeating: 9, count: a.count)[...])]
    if b.count - a.count > 1 {
      let (least, most) = (a.count, b.count - 2)
      parts.append("[1-9][0-9]{\(least == most ? "\(least)" : "\(least),\(most)")}")
    }
    parts.append(sameLength([1] + Array(repeating: 0, count: b.count - 1), b[...]))
    return parts.joined(separator: "|")
  }

  private static func digits(_ number: Int) -> [Int] {
    String(number).utf8.map { Int($0) - 48 }
  }

  private static func sameLength(_ a: ArraySlice<Int>, _ b: ArraySlice<Int>) -> String {
    guard let low = a.first, let high = b.first else { return "" }
    let rest = a.count - 1
    if rest == 0 { return span(low, high) }
    let (lows, highs) = (a.dropFirst(), b.dropFirst())
    if low == high { return "\(low)" + group(sameLength(lows, highs)) }
    let isLowest = lows.allSatisfy { $0 == 0 }
    let isHighest = highs.allSatisfy { $0 == 9 }
    let (nines, zeros) = (Array(repeating: 9, count: rest), Array(repeating: 0, count: rest))
    var parts: [String] = []
    if !isLowest { parts.append("\(low)" + group(sameLength(lows, nines[...]))) }
    let (from, to) = (isLowest ? low : low + 1, isHighest ? high : high - 1)
    if from <= to { parts.append(span(from, to) + (rest == 1 ? "[0-9]" : "[0-9]{\(rest)}")) }
    if !isHighest { parts.append("\(high)" + group(sameLength(zeros[...], highs))) }
    return parts.joined(separator: "|")
  }

  private static func group(_ pattern: String) -> String {
    pattern.contains("|") ? "(\(pattern))" : pattern
  }

  private static func span(_ low: Int, _ high: Int) -> String {
    low == high ? "\(low)" : "[\(low)-\(high)]"
  }
}

extension AmountKind {
  /// A regular expression of the texts that are whole numbers of a range above zero or from zero on.
  public static func wholePattern(in range: ClosedRange<Int>) -> String {
    "^\\+?0*(\(NumberPattern.whole(range.lowerBound, range.upperBound)))$"
  }

  /// A regular expression of the texts that are amounts of a range. Numbers with an exponent may be
  /// outside it.
  public func pattern(in range: ClosedRange<Double>) -> String {
    let exponents = "([0-9]+\\.?[0-9]*|\\.[0-9]+)[eE][-+]?[0-9]+" + unitPattern
    let parts = scales.compactMap { scale -> String? in
      let low = Self.clean(range.lowerBound / scale.factor)
      let high = Self.clean(range.upperBound / scale.factor)
      return NumberPattern.decimals(from: low, to: high).map { "(\($0)) *\(scale.unit)" }
    }
    return "^(" + (parts + [exponents]).joined(separator: "|") + ")$"
  }

  /// 29 % of 100 is 29, and not a hair less.
  private static func clean(_ number: Double) -> Double {
    abs(number - number.rounded()) < 1e-9 * max(1, abs(number)) ? number.rounded() : number
  }

  /// The units as patterns, with what one of each is in base units; of names for the same unit one is
  /// enough.
  private var scales: [(unit: String, factor: Double)] {
    let multipliers: [(unit: String, factor: Double)] = [
      ("", 1), ("k", 1e3), ("M", 1e6), ("[GB]", 1e9),
    ]
    switch self {
    case .rate: return multipliers.map { ($0.0 + "/s", $0.1) }
    case .bytes: return Self.byteUnits.map { ($0.name, $0.factor) }
    case .bandwidth:
      return Self.byteUnits.map { ($0.name + "/s", $0.factor) }
        + multipliers.map { ($0.0 + "bit/s", $0.1 / 8) }
    case .duration: return Self.timeUnits.map { ($0.name, $0.factor) }
    case .share: return [("%", 0.01)]
    case .fraction: return [("%", 0.01), ("", 1)]
    case .count: return multipliers
    case .number: return [("", 1)]
    }
  }
}
