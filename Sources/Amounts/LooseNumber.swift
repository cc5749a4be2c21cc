/// A number as people write it: with its thousands apart, or a comma before its fraction.
struct LooseNumber {
  /// One meaning of the digits.
  struct Reading {
    /// As files have it: `40000`, `0.5`.
    var digits: String
    var value: Double
    /// When this is meant and not the first reading.
    var condition: String?
  }

  /// None for what is no number in any country.
  let readings: [Reading]
  /// The first separator that a file's number may not have.
  let separator: Character?
  /// What follows the number, without blanks before it.
  let rest: String
  /// The same with a blank before it where there is one.
  let end: String

  /// Nil for a text that does not begin with a number.
  init?(_ text: String) {
    var scan = Scan(text)
    guard scan.readGroups() else { return nil }
    rest = scan.rest
    end = scan.isSpaced ? " " + rest : rest
    separator =
      scan.separators.count == 1 && scan.separators[0] == "."
      ? nil : scan.separators.first { $0 != "." } ?? scan.separators.first
    readings = scan.meanings.compactMap { digits, condition in
      Double(digits).flatMap { value in
        value.isFinite ? Reading(digits: digits, value: value, condition: condition) : nil
      }
    }
  }
}

/// Digits in groups, with what stands between them.
private struct Scan {
  private let characters: [Character]
  private var index = 0
  private var sign = ""
  private var exponent = ""
  private(set) var groups: [String] = []
  private(set) var separators: [Character] = []

  init(_ text: String) { characters = Array(text) }

  var rest: String { String(characters[index...].drop { $0.isBlank }) }
  var isSpaced: Bool { peek(0)?.isBlank ?? false }

  /// Whether there is a number.
  mutating func readGroups() -> Bool {
    if peek(0) == "-" || peek(0) == "+" {
      sign = peek(0) == "-" ? "-" : ""
      index += 1
    }
    groups.append(digits())
    while let separator = peek(0), separator.separatesDigits, isDigit(1) {
      if separator.isBlank, groups[0].count > 3 || !isGroupOfThree(1) { break }
      index += 1
      separators.append(separator)
      groups.append(digits())
    }
    readExponent()
    return groups.contains { !$0.isEmpty }
  }

  private mutating func digits() -> String {
    let start = index
    while isDigit(0) { index += 1 }
    return String(characters[start..<index])
  }

  private mutating func readExponent() {
    guard peek(0) == "e" || peek(0) == "E" else { return }
    let signed = peek(1) == "-" || peek(1) == "+" ? 1 : 0
    guard isDigit(1 + signed) else { return }
    let start = index
    index += 1 + signed
    _ = digits()
    exponent = String(characters[start..<index])
  }

  private func peek(_ ahead: Int) -> Character? {
    index + ahead < characters.count ? characters[index + ahead] : nil
  }

  private func isDigit(_ ahead: Int) -> Bool {
    peek(ahead).map { $0 >= "0" && $0 <= "9" } ?? false
  }

  private func isGroupOfThree(_ ahead: Int) -> Bool {
    isDigit(ahead) && isDigit(ahead + 1) && isDigit(ahead + 2) && !isDigit(ahead + 3)
  }

  /// What the groups may mean, the likeliest first.
  var meanings: [(digits: String, condition: String?)] {
    guard let last = separators.last else { return [(written(groups), nil)] }
    let before = separators.dropLast()
    let points = separators.count { $0 == last }
    guard last == "." || last == ",", points == 1 else {
      return isGrouped(groups) && Set(separators).count == 1 ? [(written(groups), nil)] : []
    }
    guard before.isEmpty else {
      let isGrouped = Set(before).count == 1 && isGrouped(groups.dropLast())
      return isGrouped ? [(decimal, nil)] : []
    }
    if last == ",", isGrouped(groups), groups[0] != "0" {
      return [(written(groups), nil), (decimal, "if the comma is a decimal point")]
    }
    return [(decimal, nil)]
  }

  /// The last group as a fraction.
  private var decimal: String {
    sign + groups.dropLast().joined() + "." + (groups.last ?? "") + exponent
  }

  private func written(_ groups: [String]) -> String { sign + groups.joined() + exponent }

  /// Whether groups are thousands: of three digits each, but for the first; in India of two before the
  /// last.
  private func isGrouped(_ groups: some BidirectionalCollection<String>) -> Bool {
    guard let first = groups.first, (1...3).contains(first.count) else { return false }
    let others = groups.dropFirst()
    return others.allSatisfy { $0.count == 3 }
      || (others.last?.count == 3 && others.dropLast().allSatisfy { $0.count == 2 })
  }
}

extension Character {
  /// A space of any width that people put between thousands.
  var isBlank: Bool {
    self == " " || self == "\u{A0}" || self == "\u{202F}" || self == "\u{2009}" || self == "\t"
  }

  fileprivate var separatesDigits: Bool {
    isBlank || self == "," || self == "." || self == "_" || self == "'" || self == "\u{2019}"
  }
}
