/// What is wrong with a text that is no amount, and how to write what was most likely meant.
public struct AmountAdvice: Equatable, Sendable {
  public enum Mistake: String, Sendable {
    case noNumber = "wrong-type"
    case separator = "number-separator"
    case missingUnit = "missing-unit"
    case unknownUnit = "unknown-unit"
  }

  public var mistake: Mistake
  /// What is wrong: `unknown unit 'K/s'`.
  public var message: String
  /// What to do about it: `write '40k/s'`. A value stands in it only where it means the same.
  public var hint: String?
  /// The texts in the hint that are amounts of the kind.
  public var spellings: [String]
}

/// How a file would have what a text may mean.
struct AmountReading {
  var spelling: String
  /// When it is meant, of several: `if it counts in 1024s`.
  var condition: String?
  /// What makes the spelling equal to the text where it does not look like it: `which is 40k/min`.
  var remark: String?
}

extension AmountKind {
  /// - Parameters:
  ///   - text: what `parse` does not understand.
  ///   - range: what the amount may be; a hint with another one would be refused in turn.
  public func advice(on text: String, in range: ClosedRange<Double>? = nil) -> AmountAdvice {
    var advice = advice(ofAnySize: text)
    let amounts = advice.spellings.compactMap { try? parse($0).get() }
    if let range, !amounts.isEmpty, !amounts.contains(where: range.contains) {
      advice.hint = "\(self) here is \(words(for: range))"
      advice.spellings = []
    }
    return advice
  }

  private func advice(ofAnySize text: String) -> AmountAdvice {
    let text = text.trimmedOfBlanks
    let (prefix, bare) = withoutPrefix(text)
    guard let number = LooseNumber(bare), !isRange(number.rest), !number.readings.isEmpty else {
      return noNumber(text, specialReadings(of: bare))
    }
    let readings = readings(of: number, in: bare)
    if !prefix.isEmpty { return noNumber(text, readings) }
    let (mistake, message) = mistake(in: text, number)
    return AmountAdvice(
      mistake: mistake, message: message,
      hint: readings.isEmpty ? usualSpelling(insteadOf: number.rest) : Self.hint(readings),
      spellings: readings.map { $0.spelling })
  }

  private func mistake(in text: String, _ number: LooseNumber) -> (AmountAdvice.Mistake, String) {
    if let separator = number.separator {
      let name =
        separator.isBlank ? "a space" : separator == "'" ? "an apostrophe" : "'\(separator)'"
      return (.separator, "the number in '\(text.shortened)' has \(name) between its digits")
    }
    if number.rest.isEmpty { return (.missingUnit, "'\(text.shortened)' has no unit") }
    return (.unknownUnit, "unknown unit '\(number.rest.shortened)'")
  }

  private func noNumber(_ text: String, _ readings: [AmountReading]) -> AmountAdvice {
    let isRange = LooseNumber(text).map { self.isRange($0.rest) } ?? false
    return AmountAdvice(
      mistake: .noNumber,
      message: "expected \(self) such as '\(example)', found '\(text.shortened)'",
      hint: readings.isEmpty
        ? (isRange ? "write one number, not a range" : nil) : Self.hint(readings),
      spellings: readings.map { $0.spelling })
  }

  /// How amounts are written, where nothing is known of what was meant.
  private func usualSpelling(insteadOf unit: String) -> String {
    switch self {
    case .number: "convert it to a number without a unit, such as '0.25'"
    case .rate where LooseUnits.isOfBytes(unit):
      "a rate counts records: divide this by the size of a record, and write it such as '40k/s'"
    case .rate, .bytes, .bandwidth, .duration, .share, .fraction, .count:
      "\(self) is written \(spellings)"
    }
  }

  private static func hint(_ readings: [AmountReading]) -> String {
    let quoted = readings.map { reading in
      "'\(reading.spelling)'" + (reading.remark.map { ", \($0)" } ?? "")
    }
    guard quoted.count > 1 else { return "write " + (quoted.first ?? "") }
    if readings.contains(where: { $0.condition != nil }) {
      let others = zip(quoted, readings).dropFirst().map {
        ", or \($0)" + ($1.condition.map { " " + $0 } ?? "")
      }
      return "write " + quoted[0] + others.joined()
    }
    return "write " + quoted.dropLast().joined(separator: ", ") + " or \(quoted[quoted.count - 1])"
      + ", whichever is meant"
  }

  /// `10-20k/s`.
  private func isRange(_ rest: String) -> Bool {
    for sign in ["-", "–", "—", "..", "to "] where rest.hasPrefix(sign) {
      let end = String(rest.dropFirst(sign.count)).trimmedOfBlanks.drop { $0 == "." }
      return end.first.map { $0 >= "0" && $0 <= "9" } ?? false
    }
    // 10k/s-20k/s
    return rest.contains("-") && LooseNumber(String(rest.split(separator: "-").last ?? "")) != nil
  }

  /// What a text that is an amount would be where a point stands between thousands: `40000/s` for
  /// `40.000/s`. Nil where nobody would take it so: a rate or count has no thousandths.
  public func inThousands(_ text: String) -> String? {
    guard self == .rate || self == .count else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...3).contains(parts[0].utf8.count), parts[0] != "0",
      parts[0].allSatisfy({ $0 >= "0" && $0 <= "9" })
    else { return nil }
    let digits = parts[1].prefix { $0 >= "0" && $0 <= "9" }
    let rest = String(parts[1].dropFirst(digits.count)).trimmedOfBlanks
    guard digits.utf8.count == 3, rest == (self == .rate ? "/s" : "") else { return nil }
    return parts[0] + digits + rest
  }

  /// What stands before a number and does not change it: `~`, `+`, or a currency.
  private func withoutPrefix(_ text: String) -> (prefix: String, rest: String) {
    let words = ["~", "≈", "+", "ca.", "ca", "circa", "about", "approx.", "approximately"]
    let currency = self == .number ? LooseUnits.currency(before: text) : ""
    let prefix = words.filter(text.hasPrefix).max { $0.count < $1.count } ?? currency
    let rest = String(text.dropFirst(prefix.count)).trimmedOfBlanks
    return LooseNumber(rest) == nil ? ("", text) : (prefix, rest)
  }

  /// What a number with what follows it may mean.
  private func readings(of number: LooseNumber, in text: String) -> [AmountReading] {
    if self == .duration, let seconds = LooseTimes.sum(text) {
      return [AmountReading(spelling: spell(seconds), remark: "which is \(text)")]
    }
    return number.readings.flatMap { reading in
      units(for: reading, rest: number.rest).map { unit in
        let condition = [reading.condition, unit.condition].compactMap { $0 }
          .joined(separator: ", and ")
        return AmountReading(
          spelling: spelling(of: reading, unit), condition: condition.isEmpty ? nil : condition,
          remark: unit.isConverted ? "which is \(reading.digits)\(number.end)" : nil)
      }
    }.filter { if case .success = parse($0.spelling) { true } else { false } }
  }

  private func spelling(of number: LooseNumber.Reading, _ unit: LooseUnit) -> String {
    switch unit.meaning {
    case .unit(let name): number.digits + name
    case .factor(let factor): spell(significant(number.value * factor))
    }
  }

  /// Seven digits are enough for anything that is measured.
  private func significant(_ value: Double) -> Double {
    var scale = 1.0
    while value != 0, abs(value) * scale < 1e6, scale < 1e12 { scale *= 10 }
    return (value * scale).rounded() / scale
  }

  /// A duration as a clock or ISO 8601 has it.
  private func specialReadings(of text: String) -> [AmountReading] {
    guard self == .duration else { return [] }
    return LooseTimes.iso(text).map {
      [AmountReading(spelling: spell($0), remark: "which is \(text)")]
    } ?? []
  }
}

extension String {
  var trimmedOfBlanks: String {
    let front = drop { $0.isBlank }
    let end = front.lastIndex { !$0.isBlank }.map { front.index(after: $0) } ?? front.startIndex
    return String(front[..<end])
  }

  /// Enough of a long text to recognize it.
  fileprivate var shortened: String { count > 40 ? prefix(39) + "…" : self }

  /// With the letters A to Z small.
  var small: String {
    String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// Without one of several endings, the longest that it has; nil when it has none.
  func without(anyOf endings: [String]) -> String? {
    endings.filter(hasSuffix).max { $0.count < $1.count }.map {
      String(dropLast($0.count)).trimmedOfBlanks
    }
  }
}
