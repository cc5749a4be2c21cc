internal import Markup

extension YAMLDocument {
  /// The document as a file.
  var text: String { [self].text }
}

extension [YAMLDocument] {
  /// The documents as one file, as `kubectl apply` reads several.
  var bytes: [UInt8] {
    OutputBuffer.bytes(capacity: 1 << 12) { output in
      for (index, document) in enumerated() {
        if index > 0 { output.append(markup: "---\n") }
        var printer = YAMLPrinter()
        for comment in document.comments { printer.comment(comment, to: &output) }
        printer.block(document.root, indentation: 0, to: &output)
      }
    }
  }

  /// The same as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Prints YAML in block style, two spaces a level.
struct YAMLPrinter {
  /// How far in the dash of a list's element stands, and those of elements that begin with it; empty
  /// where the next line begins with spaces.
  private var dashes: [Int] = []

  /// A comment on lines of its own.
  func comment(_ comment: String, to output: inout OutputBuffer) {
    for line in Self.lines(comment) {
      output.append(markup: "# ")
      output.append(line)
      output.append(markup: "\n")
    }
  }

  /// A value that begins a line.
  mutating func block(_ node: YAMLNode, indentation: Int, to output: inout OutputBuffer) {
    switch node {
    case .mapping(let entries) where !entries.isEmpty:
      for entry in entries { line(entry, indentation: indentation, to: &output) }
    case .list(let values) where !values.isEmpty:
      for value in values { element(value, indentation: indentation, to: &output) }
    case .text, .quoted, .literal, .integer, .number, .flag, .list, .mapping:
      begin(indentation, &output)
      output.append(inline(node))
      output.append(markup: "\n")
    }
  }

  private mutating func begin(_ indentation: Int, _ output: inout OutputBuffer) {
    guard let first = dashes.first else { return Self.indent(indentation, &output) }
    Self.indent(first, &output)
    for _ in dashes { output.append(markup: "- ") }
    dashes.removeAll()
  }

  private static func indent(_ count: Int, _ output: inout OutputBuffer) {
    for _ in 0..<count { output.append(UInt8(ascii: " ")) }
  }

  private mutating func line(
    _ entry: YAMLNode.Entry, indentation: Int, to output: inout OutputBuffer
  ) {
    begin(indentation, &output)
    output.append(YAMLScalar.plainOrQuoted(entry.key))
    output.append(markup: ":")
    if entry.value.isBlock {
      end(entry, &output)
      block(entry.value, indentation: indentation + 2, to: &output)
    } else if case .literal(let text) = entry.value {
      output.append(markup: " |-")
      end(entry, &output)
      literal(text, indentation: indentation + 2, to: &output)
    } else {
      output.append(markup: " ")
      output.append(inline(entry.value))
      end(entry, &output)
    }
  }

  /// Ends a line with what a reader should know.
  private func end(_ entry: YAMLNode.Entry, _ output: inout OutputBuffer) {
    if let comment = entry.comment {
      output.append(markup: "  # ")
      output.append(Self.lines(comment).joined(separator: " "))
    }
    output.append(markup: "\n")
  }

  /// Lines as they are; an empty one has no spaces.
  private func literal(_ text: String, indentation: Int, to output: inout OutputBuffer) {
    // By bytes, since a dashboard has hundreds of lines.
    let end = UInt8(ascii: "\n")
    for line in Array(text.utf8).split(separator: end, omittingEmptySubsequences: false) {
      if !line.isEmpty { Self.indent(indentation, &output) }
      output.append(line)
      output.append(end)
    }
  }

  /// An element's first line stands behind its dash, the others below it.
  private mutating func element(
    _ value: YAMLNode, indentation: Int, to output: inout OutputBuffer
  ) {
    dashes.append(indentation)
    block(value, indentation: indentation + 2, to: &output)
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
