public import Amounts
internal import Diagnostics

extension Value {
  /// Any text but an empty one.
  public func text() -> String? {
    guard let scalar, !isNull else {
      wrongType(expected: "text")
      return nil
    }
    if scalar.isOnlyWhiteSpace {
      reject("empty-text", "this text is empty", hint: "write a text, or remove its key")
      return nil
    }
    if let character = scalar.misleadingScalar {
      origin.problems.add(.misleadingCharacter(character, in: "this text", at: location))
    }
    return scalar
  }

  /// `true` or `false`, and nothing that merely looks like it.
  public func flag() -> Bool? {
    switch scalar {
    case "true": return true
    case "false": return false
    case "yes", "Yes", "YES", "on", "On", "ON", "y", "Y", "True", "TRUE":
      wrongType(expected: "true or false", hint: "write 'true'")
      return nil
    case "no", "No", "NO", "off", "Off", "OFF", "n", "N", "False", "FALSE":
      wrongType(expected: "true or false", hint: "write 'false'")
      return nil
    default:
      wrongType(expected: "true or false")
      return nil
    }
  }

  /// One of a few words.
  public func choice<Choice>(
    of kind: String, among choices: [Choice], named name: (Choice) -> String
  ) -> Choice? {
    guard let scalar else {
      wrongType(expected: "a \(kind)")
      return nil
    }
    if let found = choices.first(where: { name($0) == scalar }) { return found }
    let names = choices.map(name)
    reject(
      "unknown-" + kind.replacingSpaces, "unknown \(kind) '\(scalar.shortened)'",
      hint: Nearest.hint(for: scalar, among: names))
    return nil
  }

  /// A whole number in a range.
  public func whole(in range: ClosedRange<Int>) -> Int? {
    guard let scalar, let number = Int(scalar) else {
      let hint = self.scalar.flatMap(Self.whole).map { "write \($0)" }
      wrongType(expected: "a whole number", hint: hint)
      return nil
    }
    guard range.contains(number) else {
      reject(
        "out-of-range", "\(number) is out of range",
        hint: "from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  /// An amount with its unit, in the unit's base: `40k/s`, `1 KiB`, `90 s`, `20%`.
  public func amount(_ unit: AmountKind, in range: ClosedRange<Double>? = nil) -> Double? {
    guard let scalar else {
      wrongType(expected: unit.description)
      return nil
    }
    switch unit.parse(scalar) {
    case .success(let amount):
      let range = range ?? unit.sensibleRange
      if range.contains(amount) {
        questionPoint(in: scalar, unit)
        return amount
      }
      reject(
        "out-of-range", "'\(scalar.shortened)' is out of range",
        hint: unit.words(for: range) + unit.percentage(for: amount))
    case .failure:
      if isNull {
        wrongType(expected: "\(unit) such as '\(unit.example)'")
        return nil
      }
      let advice = unit.advice(on: scalar, in: range ?? unit.sensibleRange)
      reject(advice.mistake.rawValue, advice.message, hint: advice.hint)
    }
    return nil
  }
}

extension Value {
  /// A point between thousands is a decimal point here, which makes a number a thousand times smaller.
  fileprivate func questionPoint(in text: String, _ unit: AmountKind) {
    guard let thousands = unit.inThousands(text) else { return }
    warn(
      "decimal-point", "the point in '\(text)' is a decimal point",
      hint: "write '\(thousands)' if it separates thousands, otherwise fewer decimals")
  }

  /// How a text that stands for a whole number is written: `1260`, or two for `1,260` and the like.
  fileprivate static func whole(_ text: String) -> String? {
    let texts = [text] + AmountKind.count.advice(on: text).spellings
    let numbers =
      [AmountKind.count.inThousands(text)].compactMap { $0.flatMap { Int($0) } }
      + texts.compactMap { text in
        (try? AmountKind.count.parse(text).get()).flatMap { Int(exactly: $0) }
      }
    var seen: Set<Int> = []
    let quoted = numbers.filter { seen.insert($0).inserted }.map { "'\($0)'" }
    return quoted.isEmpty
      ? nil : quoted.joined(separator: " or ") + (quoted.count > 1 ? ", whichever is meant" : "")
  }
}

extension AmountKind {
  /// What to write for a fraction that was given in percent.
  fileprivate func percentage(for amount: Double) -> String {
    guard self == .fraction, amount > 1, amount <= 100 else { return "" }
    let percent = AmountKind.number.spell(amount)
    return "; \(percent) percent is written '\(percent)%'"
  }
}

extension String {
  fileprivate var replacingSpaces: String { split(separator: " ").joined(separator: "-") }
}

extension String {
  /// Whether there is nothing to read in it.
  public var isOnlyWhiteSpace: Bool {
    // Few texts begin with a blank, and asking what a character is takes long.
    if let first = utf8.first, first > 0x20, first < 0x7F { return false }
    return allSatisfy(\.isWhitespace)
  }
}
