internal import Diagnostics
internal import Markdown
internal import Markup
internal import Pages

/// A Markdown page for programs: without its front matter, with its values filled in.
struct WrittenMarkdown: Sendable {
  let source: [UInt8]
  let frontMatter: Markdown.FrontMatter?
  let insertions: Insertions

  var text: String {
    let lines = String(decoding: source, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let body = lines.dropFirst(linesOfFrontMatter).joined(separator: "\n")
    return filled(body.drop(while: \.isNewline))
  }

  /// With the two lines around it.
  private var linesOfFrontMatter: Int {
    guard let frontMatter else { return 0 }
    let text = frontMatter.text
    let newlines = text.count { $0 == UInt8(ascii: "\n") }
    return frontMatter.firstLine + newlines
      + (text.last == UInt8(ascii: "\n") || text.isEmpty ? 0 : 1)
  }

  /// The text with `{{ name }}` replaced where a value has that name.
  private func filled(_ text: Substring) -> String {
    var result = ""
    var rest = text
    while let open = rest.firstRange(of: "{{"),
      let close = rest[open.upperBound...].firstRange(of: "}}")
    {
      let name = rest[open.upperBound..<close.lowerBound].filter { !$0.isWhitespace }
      result += rest[..<open.lowerBound]
      switch insertions.value(name, SourceLocation(file: "")) {
      case .content(let html): result += html.plainText
      case .mistake: result += rest[open.lowerBound..<close.upperBound]
      }
      rest = rest[close.upperBound...]
    }
    return result + rest
  }
}
