public import Markup

extension HTML {
  /// The same with the code of generated pages colored as that of written ones is, by the language
  /// its element names. For pages; what is searched and the Markdown twin take the words without.
  public var withColoredCode: HTML { colored ?? self }

  /// Nil where nothing changes, so that most of a page is not copied.
  private var colored: HTML? {
    switch self {
    case .text, .trusted: return nil
    case .fragment(let children): return Self.colored(children).map { .fragment($0) }
    case .element(.code, let attributes, let children):
      guard let language = Self.language(attributes), Highlighter.knows(language) else {
        return nil
      }
      let code = Array(HTML.fragment(children).plainText.utf8)
      return .element(
        .code, attributes, [.trusted(Output(Highlighter.highlight(code, language: language)))])
    case .element(.svg, _, _), .element(.math, _, _), .element(.table, _, _): return nil
    case .element(let tag, let attributes, let children):
      return Self.colored(children).map { .element(tag, attributes, $0) }
    }
  }

  private static func colored(_ children: [HTML]) -> [HTML]? {
    var changed: [HTML]?
    for (index, child) in children.enumerated() {
      guard let child = child.colored else { continue }
      if changed == nil { changed = children }
      changed?[index] = child
    }
    return changed
  }

  private static func language(_ attributes: [Attribute]) -> String? {
    let look = attributes.first { $0.name == "class" }?.value ?? ""
    guard look.hasPrefix("language-") else { return nil }
    return String(look.dropFirst("language-".count))
  }
}
