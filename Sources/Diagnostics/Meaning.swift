/// Whether a name that looks like another one says something else, so that it is no slip for it: its
/// numbers differ, `sub-2s` and `sub-1s`, or a word that says the opposite, `at-most-once` and
/// `at-least-once`.
enum Meaning {
  static func differs(_ a: String, _ b: String) -> Bool {
    let (x, y) = (Parts(a), Parts(b))
    if !x.numbers.isEmpty, !y.numbers.isEmpty, x.numbers != y.numbers { return true }
    if zip(x.units, y.units).contains(where: {
      $0 != $1 && units.contains($0) && units.contains($1)
    }) {
      return true
    }
    return x.words.count == y.words.count && zip(x.words, y.words).contains(where: areOpposite)
  }

  private static func areOpposite(_ a: String, _ b: String) -> Bool {
    if a == b { return false }
    if opposites.contains(where: { $0 == a && $1 == b || $0 == b && $1 == a }) { return true }
    return negations.contains { a == $0 + b || b == $0 + a }
  }

  private static let negations = ["un", "non", "in", "dis", "no"]

  private static let opposites = [
    ("most", "least"), ("more", "less"), ("min", "max"), ("minimum", "maximum"), ("in", "out"),
    ("input", "output"), ("read", "write"), ("before", "after"), ("first", "last"), ("old", "new"),
    ("on", "off"), ("start", "stop"), ("start", "end"), ("open", "close"), ("up", "down"),
    ("low", "high"), ("sync", "async"), ("source", "sink"), ("stateless", "stateful"),
    ("inner", "outer"), ("left", "right"), ("upper", "lower"), ("hot", "cold"), ("allow", "deny"),
    ("include", "exclude"), ("enable", "disable"), ("warn", "fail"),
  ]

  /// What may stand behind a number, and makes another one of it.
  private static let units = [
    "ns", "us", "ms", "s", "m", "min", "h", "d", "k", "g", "b", "kb", "mb", "gb",
  ]
}

/// The words and numbers of a name.
private struct Parts {
  /// In small letters; a capital letter begins a word.
  private(set) var words: [String] = []
  /// Without zeros in front.
  private(set) var numbers: [String] = []
  /// The words that follow a number at once.
  private(set) var units: [String] = []

  init(_ name: String) {
    var before: UInt8?
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): addDigit(byte, after: before)
      case UInt8(ascii: "a")...UInt8(ascii: "z"): addLetter(byte, after: before)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        // A capital begins a word, but not in one of capitals only.
        let begins = before.map { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") } ?? true
        addLetter(byte | 0x20, after: begins ? nil : before)
      default: break
      }
      before = byte
    }
    numbers = numbers.map { number in
      let digits = number.utf8.drop { $0 == UInt8(ascii: "0") }
      return digits.isEmpty ? "0" : String(decoding: digits, as: UTF8.self)
    }
  }

  private mutating func addDigit(_ digit: UInt8, after before: UInt8?) {
    let text = String(decoding: [digit], as: UTF8.self)
    if let before, Self.isDigit(before), let last = numbers.last {
      numbers[numbers.count - 1] = last + text
    } else {
      numbers.append(text)
    }
  }

  private mutating func addLetter(_ letter: UInt8, after before: UInt8?) {
    let text = String(decoding: [letter], as: UTF8.self)
    let follows = before.map(Self.isDigit) ?? false
    let continues = before.map { Self.isLetter($0) } ?? false
    if continues, let last = words.last {
      words[words.count - 1] = last + text
      if isUnit { units[units.count - 1] = last + text }
    } else {
      words.append(text)
      isUnit = follows
      if follows { units.append(text) }
    }
  }

  /// Whether the last word follows a number at once.
  private var isUnit = false

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }
}
