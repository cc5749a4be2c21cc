internal import Diagnostics
internal import Markdown
internal import Markup

/// A drawing by Graphviz as a page shows it: in the colours of its theme, with no ids that another
/// drawing has too, and nothing in it that could run.
enum GraphDrawing {
  static func insertion(_ svg: [UInt8], at place: SourceLocation) -> Markdown.Insertion {
    let text = String(decoding: svg, as: UTF8.self)
    guard let start = text.firstRange(of: "<svg") else {
      return .broken(
        .noDrawing(.refused("it drew nothing"), at: place))
    }
    // What a page may not contain, a drawing may not either: it goes the way of raw HTML.
    let document = Document(
      parsing: Array(
        ("<svg class=\"diagram\" role=\"img\" fill=\"currentColor\""
          + themed(String(text[start.upperBound...]))).utf8), file: place.file)
    if let mistake = document.diagnostics.first {
      return .broken(
        Diagnostic(
          mistake.severity, mistake.id, mistake.message, at: place, hint: mistake.hint))
    }
    return .html(Tag.figure { HTML.trusted(document.html) })
  }

  private static func themed(_ svg: String) -> String {
    svg.without(from: "<!--", to: "-->").without(from: "<title>", to: "</title>")
      .without(from: " id=\"", to: "\"").without(from: " class=\"", to: "\"")
      .replacing("xlink:title=", with: "aria-label=").replacing("xlink:href=", with: "href=")
      .replacing("\"black\"", with: "\"currentColor\"")
      .replacing("\"transparent\"", with: "\"none\"")
      .replacing("pt\"", with: "\"")
      .split(whereSeparator: \.isNewline).joined(separator: "\n")
      .replacing("\n viewBox", with: " viewBox")
  }
}

extension String {
  /// With every piece between two marks left out, the marks too.
  fileprivate func without(from start: String, to end: String) -> String {
    var result = ""
    var rest = self[...]
    while let opening = rest.firstRange(of: start),
      let closing = rest[opening.upperBound...].firstRange(of: end)
    {
      result += rest[..<opening.lowerBound]
      rest = rest[closing.upperBound...]
    }
    return result + rest
  }
}
