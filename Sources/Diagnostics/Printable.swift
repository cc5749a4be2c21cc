extension String {
  /// The text as a terminal and the log of a pipeline may show it. Names come from files, and no file
  /// may write to the reader's terminal or give commands to the runner of the pipeline.
  ///
  /// Line ends and tabs stay; other control characters, and those that turn the direction of text, are
  /// written as `\u001B`. A line that a runner would take for a command gets a backslash.
  public var printable: String {
    guard utf8.contains(where: Self.isSuspicious) else { return self }
    var lines = split(separator: "\n", omittingEmptySubsequences: false).map(Self.escaped)
    for index in lines.indices {
      let start = lines[index].drop { $0 == " " || $0 == "\t" }
      if start.hasPrefix("::") {
        lines[index].insert("\\", at: start.startIndex)
      }
      lines[index] = lines[index].replacing("##[", with: "##\\[").replacing(
        "##vso[", with: "##vso\\[")
    }
    return lines.joined(separator: "\n")
  }

  /// The same for a part of a line: line ends are escaped too.
  public var printableLine: String {
    printable.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
  }

  /// Bytes that text without any of these cases does not have.
  private static func isSuspicious(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\t"): false
    case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE2, UInt8(ascii: ":"), UInt8(ascii: "#"): true
    default: false
    }
  }

  private static func escaped(_ line: Substring) -> String {
    if line.unicodeScalars.allSatisfy(\.isPrintable) { return String(line) }
    return line.unicodeScalars.map { scalar in
      scalar.isPrintable || scalar == "\t" ? String(scalar) : scalar.escape
    }.joined()
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
