import Testing

/// A reader of the part of PromQL that rules and dashboards here are written in. It refuses what
/// Prometheus refuses: unknown functions, ranges where there may be none, labels of no metric.
///
/// - Source: Prometheus, "Querying basics", "Operators" and "Functions".
struct PromQL {
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  enum Kind {
    case scalar
    case instant
    case range
  }

  struct Series {
    var metric: String
    var labels: [String]
  }

  private(set) var series: [Series] = []
  private var rest: Substring

  static func series(of expression: String) throws -> [Series] {
    var reader = PromQL(rest: expression[...])
    let kind = try reader.comparisons()
    reader.skipSpace()
    guard reader.rest.isEmpty else { throw Fault(description: "left over: \(reader.rest)") }
    guard kind != .range else { throw Fault(description: "a range is no result") }
    return reader.series
  }

  private init(rest: Substring) { self.rest = rest }

  // By precedence: and, comparisons, sums, products.
  private mutating func comparisons() throws -> Kind {
    var kind = try comparison()
    while takesWord("and") || takesWord("or") || takesWord("unless") {
      let other = try comparison()
      guard kind == .instant, other == .instant else { throw Fault(description: "sets of vectors") }
      kind = .instant
    }
    return kind
  }

  private mutating func comparison() throws -> Kind {
    try operation(["==", "!=", ">=", "<=", ">", "<"]) { reader throws in
      try reader.operation(["+", "-"]) { reader throws in
        try reader.operation(["*", "/"]) { reader throws in try reader.value() }
      }
    }
  }

  private mutating func operation(
    _ signs: [String], _ operand: (inout PromQL) throws -> Kind
  ) throws -> Kind {
    var kind = try operand(&self)
    while let sign = signs.first(where: { takes($0) }) {
      let other = try operand(&self)
      guard kind != .range, other != .range else { throw Fault(description: "\(sign) of ranges") }
      kind = kind == .instant || other == .instant ? .instant : .scalar
    }
    return kind
  }

  private static let aggregations: Set<String> = ["sum", "max", "min", "avg", "count"]
  /// What each function takes, and gives.
  private static let functions: [String: (takes: Kind, gives: Kind)] = [
    "rate": (.range, .instant), "increase": (.range, .instant), "deriv": (.range, .instant),
    "avg_over_time": (.range, .instant), "max_over_time": (.range, .instant),
    "changes": (.range, .instant), "absent": (.instant, .instant), "vector": (.scalar, .instant),
  ]

  private mutating func value() throws -> Kind {
    skipSpace()
    if takes("(") {
      let kind = try comparisons()
      try expect(")")
      return kind
    }
    if let first = rest.first, first.isNumber || first == "." {
      let text = rest.prefix { $0.isNumber || $0 == "." || $0 == "e" }
      guard Double(text) != nil else { throw Fault(description: "no number: \(text)") }
      rest = rest.dropFirst(text.count)
      return .scalar
    }
    let name = word()
    guard !name.isEmpty else { throw Fault(description: "no value: \(rest.prefix(20))") }
    if Self.aggregations.contains(name) { return try aggregation() }
    if let function = Self.functions[name] {
      try expect("(")
      guard try comparisons() == function.takes else { throw Fault(description: "\(name) of what") }
      try expect(")")
      return function.gives
    }
    return try selector(name)
  }

  private mutating func aggregation() throws -> Kind {
    if takesWord("by") || takesWord("without") {
      try expect("(")
      repeat {
        skipSpace()
        if word().isEmpty { throw Fault(description: "no label") }
      } while takes(",")
      try expect(")")
    }
    try expect("(")
    guard try comparisons() == .instant else { throw Fault(description: "sum of no vector") }
    try expect(")")
    return .instant
  }

  private mutating func selector(_ metric: String) throws -> Kind {
    var labels: [String] = []
    if takes("{") {
      repeat {
        skipSpace()
        labels.append(word())
        guard ["=~", "!~", "!=", "="].contains(where: { takes($0) }) else {
          throw Fault(description: "no matcher of \(labels)")
        }
        skipSpace()
        try quoted()
      } while takes(",")
      try expect("}")
    }
    series.append(Series(metric: metric, labels: labels))
    guard takes("[") else { return .instant }
    let range = rest.prefix { $0 != "]" }
    let isTime = range == "$__rate_interval" || Self.isDuration(String(range))
    guard isTime else { throw Fault(description: "no time: \(range)") }
    rest = rest.dropFirst(range.count)
    try expect("]")
    return .range
  }

  static func isDuration(_ text: String) -> Bool {
    guard let unit = text.last, "smhdwy".contains(unit), let number = Int(text.dropLast()) else {
      return false
    }
    return number > 0
  }

  private mutating func quoted() throws {
    guard rest.first == "\"" else { throw Fault(description: "no text") }
    let text = rest.dropFirst().prefix { $0 != "\"" }
    // Nothing here needs an escape; a backslash would begin one.
    guard !text.contains("\\"), !text.contains("\n") else { throw Fault(description: "an escape") }
    rest = rest.dropFirst(text.count + 1)
    try expect("\"")
  }

  private mutating func word() -> String {
    let text = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ":") }
    rest = rest.dropFirst(text.count)
    return String(text)
  }

  private mutating func takesWord(_ name: String) -> Bool {
    skipSpace()
    guard rest.hasPrefix(name), rest.dropFirst(name.count).first.map({ !$0.isLetter }) ?? true
    else { return false }
    rest = rest.dropFirst(name.count)
    return true
  }

  private mutating func takes(_ sign: String) -> Bool {
    skipSpace()
    guard rest.hasPrefix(sign) else { return false }
    rest = rest.dropFirst(sign.count)
    return true
  }

  private mutating func expect(_ sign: String) throws {
    guard takes(sign) else { throw Fault(description: "\(sign) expected: \(rest.prefix(20))") }
  }

  private mutating func skipSpace() { rest = rest.drop { $0 == " " || $0 == "\n" } }
}

@Suite struct ReadingPromQL {
  @Test(arguments: [
    "sum(rate(a{b=\"c\", d=~\"e.*\"}[5m])) / 1e9 > 3 and sum(f) < 2", "absent(a)", "vector(3)",
    "max by (b, c) (avg_over_time(a[10m])) > 700", "a", "sum(a) / (sum(b) / 1e9)",
  ])
  func takesWhatPrometheusTakes(_ text: String) throws { _ = try PromQL.series(of: text) }

  @Test(arguments: [
    "sum(rate(a))", "a[5m]", "rate(a[5])", "sum(a", "sum a", "a{b}", "a{b=\"c}", "a >", "who(a)",
    "a[5m] > 3", "3 and a", "a b", "", "sum(3)", "a{b=\"c\"d=\"e\"}",
  ])
  func refusesTheRest(_ text: String) {
    #expect(throws: PromQL.Fault.self) { try PromQL.series(of: text) }
  }
}
