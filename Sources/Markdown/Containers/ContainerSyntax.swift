extension Container {
  /// Reads a line from its first character on, if it begins a container.
  init?(_ line: ArraySlice<UInt8>) {
    var scanner = Scanner(line)
    let found: Container? =
      switch scanner.peek {
      case UInt8(ascii: "!"): Self.admonition(&scanner)
      case UInt8(ascii: "?"): Self.details(&scanner)
      case UInt8(ascii: "="): Self.tab(&scanner)
      case UInt8(ascii: "["): Self.footnote(&scanner)
      case UInt8(ascii: ":"): Self.definition(&scanner)
      case UInt8(ascii: "*"): Self.abbreviation(&scanner)
      default: nil
      }
    guard let found else { return nil }
    self = found
  }

  /// `!!! note "Title"`
  private static func admonition(_ scanner: inout Scanner) -> Container? {
    guard scanner.skip("!!!") else { return nil }
    scanner.skipBlanks()
    return titled(.admonition, &scanner, requiresType: true)
  }

  /// `??? note "Title"`, `???+` open, `???-` closed; the type may be missing.
  private static func details(_ scanner: inout Scanner) -> Container? {
    guard scanner.skip("???") else { return nil }
    let isOpen = scanner.skip("+")
    if !isOpen { _ = scanner.skip("-") }
    scanner.skipBlanks()
    return titled(.details(isOpen: isOpen), &scanner, requiresType: false)
  }

  /// `=== "Title"`, `===!` begins a new set, `===+` is shown first.
  private static func tab(_ scanner: inout Scanner) -> Container? {
    guard scanner.skip("===") else { return nil }
    let marks = scanner.take { $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "+") }
    guard scanner.skipBlanks() > 0, let title = quotedTitle(&scanner) else { return nil }
    return Container(
      form: .tab(
        startsSet: marks.contains(UInt8(ascii: "!")),
        isSelected: marks.contains(UInt8(ascii: "+"))),
      title: title)
  }

  /// `[^label]: text`
  private static func footnote(_ scanner: inout Scanner) -> Container? {
    guard scanner.skip("[^") else { return nil }
    let label = scanner.take { $0 != UInt8(ascii: "]") && !$0.isSpace }
    guard !label.isEmpty, scanner.skip("]:") else { return nil }
    scanner.skipBlanks()
    return Container(form: .footnote(label: label.string), textColumn: scanner.position)
  }

  /// `:   text`, after a paragraph of terms.
  private static func definition(_ scanner: inout Scanner) -> Container? {
    guard scanner.skip(":"), scanner.skipBlanks() > 0, !scanner.isAtEnd else { return nil }
    return Container(form: .definition, textColumn: scanner.position)
  }

  /// `*[SLO]: service level objective`
  private static func abbreviation(_ scanner: inout Scanner) -> Container? {
    guard scanner.skip("*[") else { return nil }
    let short = scanner.take { $0 != UInt8(ascii: "]") }
    guard !short.isEmpty, scanner.skip("]:") else { return nil }
    let long = Array(scanner.rest).trimmed
    return Container(form: .abbreviation(short: short.string, long: long.string))
  }
}

extension Container {
  private static func titled(
    _ form: Form, _ scanner: inout Scanner, requiresType: Bool
  ) -> Container? {
    var classes: [String] = []
    while let byte = scanner.peek, byte.isWord {
      classes.append(scanner.take(while: \.isWord).map(\.lowercased).string)
      scanner.skipBlanks()
    }
    var container = Container(form: form, classes: classes)
    if !scanner.isAtEnd {
      guard let title = quotedTitle(&scanner) else { return nil }
      container.title = title
    }
    if classes.isEmpty {
      guard !requiresType, container.title != nil else { return nil }
      container.classes = ["note"]
    }
    return container
  }

  /// The text between the first quote and the last one, which ends the line.
  private static func quotedTitle(_ scanner: inout Scanner) -> Range<Int>? {
    guard scanner.skip("\"") else { return nil }
    let start = scanner.position
    var end = scanner.bytes.endIndex
    while end > start, scanner.bytes[end - 1].isBlank { end -= 1 }
    guard end > start, scanner.bytes[end - 1] == UInt8(ascii: "\"") else { return nil }
    return start..<(end - 1)
  }
}
