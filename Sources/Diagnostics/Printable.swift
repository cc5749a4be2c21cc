extension String {
  /// The text as a terminal and the log of a pipeline may show it. Names come from files, and no file
  /// may write to the reader's terminal or give commands to the runner of the pipeline.
  ///
  /// Line ends and tabs stay; other control characters, those that show as nothing and those that turn
  /// the direction of text are written as `\u001B`. A line that a runner would take for a command gets
  /// a backslash.
  public var printable: String {
    guard utf8.contains(where: Self.isSuspicious) else { return self }
    return unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map(Self.harmless).joined(separator: "\n")
  }

  /// The same for a part of a line: line ends are escaped too.
  public var printableLine: String {
    printable.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }.joined(separator: "\\n")
  }

  /// Text in JSON as a terminal and the log of a pipeline may show it. It stays the same JSON: what is
  /// escaped can stand in strings only, and is escaped as JSON does.
  public var printableJSON: String {
    guard utf8.contains(where: { $0 != UInt8(ascii: ":") && Self.isSuspicious($0) }) else {
      return self
    }
    var result = ""
    for scalar in unicodeScalars {
      if scalar == "[", result.endsAsCommand {
        result += scalar.escape
      } else {
        result += scalar.isPrintable || scalar == "\n" ? String(scalar) : scalar.escape
      }
    }
    return result
  }

  /// Bytes that text without any of these cases does not have.
  private static func isSuspicious(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\t"): false
    case 0..<0x20, 0x7F, UInt8(ascii: ":"), UInt8(ascii: "#"): true
    // What begins a character that is not printable.
    case 0xC2, 0xCD, 0xD8, 0xE1...0xE3, 0xEF, 0xF0, 0xF3, 0xF4: true
    default: false
    }
  }

  /// One line without commands, for a terminal or a runner. Runners look for `##[` anywhere.
  private static func harmless(_ line: Substring.UnicodeScalarView) -> String {
    var result = ""
    let isCommand = line.drop { $0 == " " || $0 == "\t" }.starts(with: "::".unicodeScalars)
    var isAtStart = true
    for scalar in line {
      if isCommand, isAtStart, scalar == ":" {
        result += "\\"
        isAtStart = false
      }
      if scalar == "[", result.endsAsCommand { result += "\\" }
      result += scalar.isPrintable || scalar == "\t" ? String(scalar) : scalar.escape
    }
    return result
  }

  /// Whether a bracket after the text would make a runner's command of it.
  private var endsAsCommand: Bool {
    ["##", "##vso"].contains { utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }
}

extension String {
  /// The first character that makes the text show as something else than it is: a control character,
  /// or one that turns the direction of text for good. Line ends and tabs are none, nor are the marks
  /// that text of both directions needs, as long as they are closed again.
  public var misleadingScalar: Unicode.Scalar? {
    let mayHold = hasByte { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }
    guard mayHold else { return nil }
    var open: [Unicode.Scalar] = []
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: break
      case 0..<0x20, 0x7F...0x9F, 0x202D, 0x202E: return scalar
      case 0x202A, 0x202B, 0x2066...0x2068: open.append(scalar)
      case 0x202C, 0x2069: _ = open.popLast()
      default: break
      }
    }
    return open.first
  }
}

extension String {
  /// Whether any of its bytes is one of those that are meant. They are looked at where they lie: going through
  /// a view of the text takes several times as long.
  @inlinable
  public func hasByte(where isMeant: (UInt8) -> Bool) -> Bool {
    utf8.withContiguousStorageIfAvailable { $0.contains(where: isMeant) }
      ?? hasByteElsewhere(where: isMeant)
  }

  // Apart, or the text would be retained for both ways of looking at it.
  @inlinable @inline(never)
  func hasByteElsewhere(where isMeant: (UInt8) -> Bool) -> Bool { utf8.contains(where: isMeant) }
}

extension Diagnostic {
  /// - Parameter text: where the character is, as a noun: `this heading`.
  public static func misleadingCharacter(
    _ scalar: Unicode.Scalar, in text: String, at place: SourceLocation
  ) -> Diagnostic {
    .warning(
      "misleading-character",
      "\(text) contains \(scalar.codePoint), which changes how it is displayed",
      at: place,
      hint: "remove that character")
  }
}

extension Unicode.Scalar {
  /// Whether a reader sees the character as it is: no control character, none that ends a line, turns
  /// the direction of the text around it or shows as nothing, so that two names would look alike or
  /// text would be hidden.
  ///
  /// - Source: Unicode 16, the property `Default_Ignorable_Code_Point`, without the two characters that
  ///   choose between text and picture (U+FE0E and U+FE0F); the categories Cc, Zl and Zp; the marks of
  ///   annotations; code points that are no characters.
  public var isPrintable: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0xFFF9...0xFFFB: false
    // Soft hyphen, grapheme joiner, letter mark, fillers of Hangul and Khmer, selectors of Mongolian.
    case 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F: false
    // Without width, marks and embeddings of direction, invisible operators.
    case 0x200B...0x200F, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0D, 0xFEFF, 0xFFA0: false
    case 0xFDD0...0xFDEF, 0xFFF0...0xFFF8, 0xFFFE...0xFFFF: false
    // Controls of shorthand and of music, tags and further selectors.
    case 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: false
    default: value & 0xFFFE != 0xFFFE
    }
  }

  /// `\u202E`, and `\uDB40\uDC41` beyond four digits: as JSON writes it, so that there is one way.
  public var escape: String {
    UTF16.encode(self).map { units in
      units.map { "\\u" + UInt32($0).hexadecimal }.joined()
    } ?? ""
  }

  /// `U+202E`, as people call it.
  public var codePoint: String { "U+" + value.hexadecimal }
}

extension UInt32 {
  /// At least four digits.
  fileprivate var hexadecimal: String {
    let digits = String(self, radix: 16, uppercase: true)
    return String(repeating: "0", count: Swift.max(0, 4 - digits.utf8.count)) + digits
  }
}
