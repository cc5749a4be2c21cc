internal import Diagnostics
internal import Markdown
internal import Markup
internal import Pages

/// A drawing by Graphviz as a page shows it: in the colors of its theme, without the ids that every
/// drawing has, and with nothing in it that could run.
enum GraphDrawing {
  static func insertion(_ svg: [UInt8], at place: SourceLocation) -> Insertion {
    let text = String(decoding: svg, as: UTF8.self)
    guard let start = text.firstRange(of: "<svg") else {
      return .mistake(
        .noDrawing(.refused("it drew nothing"), at: place))
    }
    // A drawing is cleaned as raw HTML is: it may contain what a page may.
    let document = Document(
      parsing: Array(
        ("<svg class=\"diagram\" role=\"img\" aria-label=\"\(name(of: text))\" fill=\"currentColor\""
          + themed(String(text[start.upperBound...]))).utf8), file: place.file)
    if let mistake = document.diagnostics.first {
      return .mistake(
        Diagnostic(
          mistake.severity, mistake.id, mistake.message, at: place, hint: mistake.hint))
    }
    return .content(Tag.figure { HTML.trusted(document.html) })
  }

  /// What a screen reader says instead of the drawing: its words, as the drawing escapes them.
  private static func name(of svg: String) -> String {
    let words = svg.components(between: "<text", and: "</text>").compactMap { text in
      text.firstIndex(of: ">").map {
        text[text.index(after: $0)...].replacing("\"", with: "&quot;")
      }
    }
    return words.isEmpty ? "Diagram" : "Diagram: " + words.joined(separator: ", ")
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
  /// Every piece between two marks.
  fileprivate func components(between start: String, and end: String) -> [Substring] {
    var found: [Substring] = []
    var rest = self[...]
    while let opening = rest.firstRange(of: start),
      let closing = rest[opening.upperBound...].firstRange(of: end)
    {
      found.append(rest[opening.upperBound..<closing.lowerBound])
      rest = rest[closing.upperBound...]
    }
    return found
  }

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
