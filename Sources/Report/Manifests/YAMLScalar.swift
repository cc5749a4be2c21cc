internal import Diagnostics

/// How text is written so that every YAML parser, 1.1 or 1.2, reads the same text back.
enum YAMLScalar {
  /// The text as it is where that is safe, else in quotes.
  static func plainOrQuoted(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

  /// The text in double quotes, with everything escaped that would not survive.
  static func quoted(_ text: String) -> String {
    if text.utf8.allSatisfy({
      isPrintableASCII($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }) {
      return "\"\(text)\""
    }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      default:
        if isPrintable(scalar) {
          quoted.unicodeScalars.append(scalar)
        } else {
          quoted += escape(scalar)
        }
      }
    }
    return quoted + "\""
  }

  /// Whether text without quotes is read back as the same text. Rather quotes than a guess: only
  /// letters, digits and a little punctuation go without.
  private static func isPlain(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, let last = bytes.last else { return false }
    guard isLetter(first) || isDigit(first) || first == UInt8(ascii: "/"),
      last != UInt8(ascii: " "), last != UInt8(ascii: ":")
    else { return false }
    var previous = UInt8(ascii: " ")
    for byte in bytes {
      guard isHarmless(byte) else { return false }
      if previous == UInt8(ascii: ":"), byte == UInt8(ascii: " ") { return false }
      previous = byte
    }
    if bytes.count <= longestReserved, reserved.contains(text.lowercased()) { return false }
    return !isDigit(first) || bytes.contains(where: isNeverInNumbers)
  }

  /// Words that YAML 1.1 or 1.2 reads as a truth value or nothing.
  private static let reserved: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "y", "n", "null",
  ]

  private static let longestReserved = 5

  // By bytes: all that goes without quotes is ASCII.
  private static func isHarmless(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "+"), UInt8(ascii: "@"):
      true
    default: isLetter(byte) || isDigit(byte)
    }
  }

  /// Letters in no number of any base and in no date.
  private static func isNeverInNumbers(_ byte: UInt8) -> Bool {
    isLetter(byte) && !"abcdefotxz".utf8.contains(byte | 0x20)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Whether a byte is a character of ASCII that shows, or a space.
  static func isPrintableASCII(_ byte: UInt8) -> Bool { (0x20...0x7E).contains(byte) }

  /// What YAML lets stand in a double-quoted line as it is, line breaks of any kind left out, and what
  /// whoever reviews a manifest can see.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
      0x10000...0x10FFFF:
      scalar.isPrintable
    default: false
    }
  }

  static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let (sign, width) =
      switch scalar.value {
      case ...0xFF: ("\\x", 2)
      case ...0xFFFF: ("\\u", 4)
      default: ("\\U", 8)
      }
    return sign + String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}
