extension String {
  /// The text as a terminal and the log of a pipeline may show it. Names come from files, and no file
  /// may write to the reader's terminal or give commands to the runner of the pipeline.
  ///
  /// Line ends and tabs stay; other control characters, and those that turn the direction of text, are
  /// written as `\u001B`. A line that a runner would take for a command gets a backslash.
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

  /// Bytes that text without any of these cases does not have.
  private static func isSuspicious(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\t"): false
    case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE2, UInt8(ascii: ":"), UInt8(ascii: "#"): true
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
    let mayHold = utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }
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

extension Diagnostic {
  /// - Parameter text: where the character is, as a noun: `this heading`.
  public static func misleadingCharacter(
    _ scalar: Unicode.Scalar, in text: String, at place: SourceLocation
  ) -> Diagnostic {
    .warning(
      "misleading-character",
      "\(text) contains U+\(scalar.escape.dropFirst(2)), which changes how it is displayed",
      at: place,
      hint: "remove that character")
  }
}

extension Unicode.Scalar {
  /// Neither a control character nor one that turns the direction of the text around it.
  public var isPrintable: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F: false
    case 0x61C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: false
    default: true
    }
  }

  /// `\u202E`, as JSON writes it too.
  public var escape: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
