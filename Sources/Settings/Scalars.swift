public import Amounts
internal import Diagnostics

extension Value {
  /// Any text but an empty one.
  public func text() -> String? {
    guard let scalar, !isNull else {
      wrongType(expected: "text")
      return nil
    }
    if scalar.allSatisfy(\.isWhitespace) {
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
      wrongType(expected: "a whole number")
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
      if range.contains(amount) { return amount }
      reject(
        "out-of-range", "'\(scalar.shortened)' is out of range",
        hint: unit.words(for: range))
    case .failure(.missingUnit(let example)):
      reject(
        "missing-unit", "'\(scalar.shortened)' has no unit",
        hint: "\(unit.description) is written '\(example)'")
    case .failure(.unknownUnit(let suffix)):
      reject(
        "unknown-unit", "unknown unit '\(suffix.shortened)'",
        hint: "\(unit.description) is written \(unit.spellings)")
    case .failure(.noNumber):
      wrongType(expected: "\(unit.description) such as '\(unit.example)'")
    }
    return nil
  }
}

extension String {
  fileprivate var replacingSpaces: String { split(separator: " ").joined(separator: "-") }
}
