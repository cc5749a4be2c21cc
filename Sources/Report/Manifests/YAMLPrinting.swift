extension YAMLDocument {
  /// The document as a file.
  var text: String {
    var printer = YAMLPrinter()
    for comment in comments { printer.comment(comment) }
    printer.block(root, indentation: 0)
    return printer.text
  }
}

extension [YAMLDocument] {
  /// The documents as one file, as `kubectl apply` reads several.
  var text: String { map { $0.text }.joined(separator: "---\n") }
}

/// Prints YAML in block style, two spaces a level.
struct YAMLPrinter {
  private(set) var text = ""
  /// What stands before the next line in place of its spaces: the dash of a list's element.
  private var dash: String?

  /// A comment on lines of its own.
  mutating func comment(_ comment: String) {
    for line in Self.lines(comment) { text += "# \(line)\n" }
  }

  /// A value that begins a line.
  mutating func block(_ node: YAMLNode, indentation: Int) {
    switch node {
    case .mapping(let entries) where !entries.isEmpty:
      for entry in entries { line(entry, indentation: indentation) }
    case .list(let values) where !values.isEmpty:
      for value in values { element(value, indentation: indentation) }
    case .text, .quoted, .literal, .integer, .number, .flag, .list, .mapping:
      begin(indentation)
      text += inline(node)
      text += "\n"
    }
  }

  private mutating func begin(_ indentation: Int) {
    text += dash ?? spaces(indentation)
    dash = nil
  }

  private mutating func line(_ entry: YAMLNode.Entry, indentation: Int) {
    begin(indentation)
    text += YAMLScalar.plainOrQuoted(entry.key)
    text += ":"
    let comment = entry.comment.map { "  # " + Self.lines($0).joined(separator: " ") } ?? ""
    if entry.value.isBlock {
      text += comment + "\n"
      block(entry.value, indentation: indentation + 2)
    } else if case .literal(let lines) = entry.value {
      text += " |-" + comment + "\n"
      let indent = spaces(indentation + 2)
      // By bytes, since a dashboard has hundreds of lines.
      let end = UInt8(ascii: "\n")
      for line in lines.utf8.split(separator: end, omittingEmptySubsequences: false) {
        if !line.isEmpty { text += indent }
        text += Substring(line)
        text += "\n"
      }
    } else {
      text += " " + inline(entry.value) + comment + "\n"
    }
  }

  /// An element's first line stands behind its dash, the others below it.
  private mutating func element(_ value: YAMLNode, indentation: Int) {
    dash = (dash ?? spaces(indentation)) + "- "
    block(value, indentation: indentation + 2)
  }

  private func inline(_ node: YAMLNode) -> String {
    switch node {
    case .text(let text): YAMLScalar.plainOrQuoted(text)
    case .quoted(let text), .literal(let text): YAMLScalar.quoted(text)
    case .integer(let number): String(number)
    case .number(let number): number.description
    case .flag(let flag): flag ? "true" : "false"
    case .list: "[]"
    case .mapping: "{}"
    }
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

  /// The lines of a comment; a line break must not end the comment.
  private static func lines(_ comment: String) -> [String] {
    if !comment.isEmpty, comment.utf8.allSatisfy(YAMLScalar.isPrintableASCII) { return [comment] }
    let printable = String(
      String.UnicodeScalarView(
        comment.unicodeScalars.map { YAMLScalar.isLineBreak($0) ? "\n" : $0 }.filter {
          $0 == "\n" || YAMLScalar.isPrintable($0)
        }))
    return printable.split(separator: "\n").map(String.init)
  }
}

extension YAMLNode {
  /// Whether the value stands on lines of its own.
  fileprivate var isBlock: Bool {
    switch self {
    case .mapping(let entries): !entries.isEmpty
    case .list(let values): !values.isEmpty
    case .text, .quoted, .literal, .integer, .number, .flag: false
    }
  }
}
