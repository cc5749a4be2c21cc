internal import Amounts
internal import Report
internal import Sizing
internal import Diagnostics
internal import Settings

/// Why a text is no gate.
public struct GateMistake: Error {
  public var message: String
  public var hint: String?
}

extension Gate {
  /// Reads `[SCOPE:] METRIC OPERATOR LIMIT`.
  public init(reading text: String) throws(GateMistake) {
    var rest = text[...]
    let scope = Self.scope(of: &rest)
    let word = rest.trimmed.prefix { $0.isLetter }
    guard let metric = Metric.named(String(word)) else {
      throw .unknownMetric(String(word), in: text)
    }
    if scope == .total, !Totals.ofGates.contains(metric) { throw .noSum(metric) }
    rest = rest.trimmed.dropFirst(word.count).trimmed
    guard let comparison = Operator.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else {
      throw GateMistake(
        message: "no comparison after '\(word)' in '\(text)'",
        hint: "one of \(Operator.allCases.map(\.rawValue).joined(separator: " "))")
    }
    var value = String(rest.dropFirst(comparison.rawValue.count).trimmed)
    let currency = metric.kind == .money ? Self.takeCurrency(of: &value) : nil
    self.init(
      text: text.squeezed, scope: scope, metric: metric, comparison: comparison,
      limit: try Self.limit(value, of: metric, comparison), currency: currency)
  }

  /// What follows the amount: `USD` of `+500 USD` and of `500USD`.
  private static func takeCurrency(of limit: inout String) -> String? {
    let amount =
      limit.contains(" ")
      ? limit.prefix { $0 != " " } : limit.prefix { "+-0123456789.%".contains($0) }
    let currency = limit.dropFirst(amount.count).trimmed
    let isAmount = amount.contains { $0.isNumber } && !amount.contains { "%,".contains($0) }
    guard isAmount, currency.first?.isLetter == true || currency.first?.isCurrencySymbol == true,
      !isCount(limit)
    else { return nil }
    limit = String(amount)
    return String(currency)
  }

  /// Whether a limit is a number with a multiplier, `+5k`.
  private static func isCount(_ limit: String) -> Bool {
    let size = limit.drop { "+-".contains($0) }
    if case .success = AmountKind.count.parse(String(size)) { return true }
    return false
  }

  /// What stands before a colon that comes before any comparison.
  private static func scope(of rest: inout Substring) -> Scope {
    guard let colon = rest.firstIndex(of: ":"),
      rest[..<colon].allSatisfy({ !"<>=!".contains($0) })
    else { return .workloads }
    let name = String(rest[..<colon].trimmed)
    rest = rest[rest.index(after: colon)...]
    switch name {
    case "total": return .total
    case "cell": return .cells
    case "workload": return .workloads
    default: return .workload(name)
    }
  }

  private static func limit(_ text: String, of metric: Metric, _ comparison: Operator)
    throws(GateMistake) -> Limit
  {
    let isEquality = comparison == .equal || comparison == .different
    switch metric.kind {
    case .flag:
      guard isEquality, text == "true" || text == "false" else {
        throw .wrongLimit(text, of: metric, example: "\(metric.name) == false")
      }
      return .flag(text == "true")
    case .word:
      let words = metric.words
      guard isEquality, !text.isEmpty else {
        throw .wrongLimit(text, of: metric, example: "\(metric.name) == \(words[0])")
      }
      guard words.contains(text) else {
        throw GateMistake(
          message: "'\(text)' is not a \(metric.title.lowercased())",
          hint: Nearest.hint(for: text, among: words))
      }
      return .word(text)
    case .words, .count, .cores, .rate, .memory, .size, .duration, .bandwidth, .money:
      return try number(text, of: metric)
    }
  }

  /// A limit that nothing reaches would be a gate that is never crossed.
  private static let mostPercent = 1e6

  /// A sign makes it a limit of the change; a percent sign, of the change as a share.
  private static func number(_ text: String, of metric: Metric) throws(GateMistake) -> Limit {
    let isSigned = text.hasPrefix("+") || text.hasPrefix("-")
    let factor = text.hasPrefix("-") ? -1.0 : 1
    let size = isSigned ? String(text.dropFirst().trimmed) : text
    let wrong = GateMistake.wrongLimit(text, of: metric, example: "\(metric.name) > +10%")
    guard size.first?.isNumber == true else { throw wrong }
    if size.hasSuffix("%"), let percent = Double(size.dropLast().trimmed) {
      guard (0...mostPercent).contains(percent) else {
        throw .outOfRange(text, "from 0% to \(Int(mostPercent))%")
      }
      return .share(factor * percent / 100)
    }
    // A bare number is in the unit that the metric's name says: seconds, bytes.
    let parsed = Double(size).map { Result.success($0) } ?? metric.unit.parse(size)
    guard case .success(let amount) = parsed else { throw wrong }
    let range = metric.unit.sensibleRange
    guard range.contains(amount) else {
      throw .outOfRange(text, metric.unit.words(for: range))
    }
    return isSigned ? .change(factor * amount) : .number(amount)
  }
}

extension Metric {
  /// The words that a figure of words may be.
  fileprivate var words: [String] {
    self == .memoryClass ? MemoryClass.allCases.map(\.name) : Constraint.allCases.map(\.name)
  }

  /// How limits of it may be written.
  fileprivate var unit: AmountKind {
    switch kind {
    case .flag, .word, .words, .count, .cores, .money: .count
    case .rate: .rate
    case .memory, .size: .bytes
    case .duration: .duration
    case .bandwidth: .bandwidth
    }
  }
}

extension GateMistake {
  fileprivate static func unknownMetric(_ name: String, in text: String) -> GateMistake {
    if name.isEmpty {
      return GateMistake(
        message: "no metric in '\(text)'", hint: "such as 'totalCores > +10%'")
    }
    let names = Metric.allCases.map(\.name)
    return GateMistake(
      message: "unknown metric '\(name)'",
      hint: Nearest.hint(for: name, among: names))
  }

  fileprivate static func noSum(_ metric: Metric) -> GateMistake {
    GateMistake(
      message: "there is no total of '\(metric.name)'",
      hint: "totals are \(Totals.ofGates.map(\.name).joined(separator: ", "))")
  }

  fileprivate static func outOfRange(_ text: String, _ range: String) -> GateMistake {
    GateMistake(message: "the limit '\(text)' is out of range", hint: range)
  }

  fileprivate static func wrongLimit(_ text: String, of metric: Metric, example: String)
    -> GateMistake
  {
    GateMistake(
      message: text.isEmpty
        ? "no limit for '\(metric.name)'" : "'\(text)' is not a limit for '\(metric.name)'",
      hint: "such as '\(example)'")
  }
}

extension StringProtocol {
  fileprivate var trimmed: SubSequence {
    let front = drop { $0 == " " }
    let end = front.lastIndex { $0 != " " }.map { front.index(after: $0) } ?? front.startIndex
    return front[..<end]
  }

  /// With single spaces.
  fileprivate var squeezed: String { split(separator: " ").joined(separator: " ") }
}
