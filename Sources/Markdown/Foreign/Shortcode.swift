/// A shortcode of Hugo: `{{< name argument key="value" >}}`, or with percent signs. What mdBook puts
/// into its pages, such as `{{#include file}}`, is read as one too.
struct Shortcode {
  let name: String
  /// Whether it ends one of that name: `{{< /name >}}`.
  let isClosing: Bool
  /// Whether it has no end of its own: `{{< name />}}`.
  private(set) var isSelfClosing = false
  /// Whether it is written as a component of MDX.
  private(set) var isComponent = false
  /// The arguments without a key.
  private(set) var arguments: [String] = []
  private var values: [(key: String, value: String)] = []
  /// In bytes, its braces included.
  let length: Int

  /// A shortcode is a line or two; what goes on for longer has lost its end.
  private static let longest = 4096

  /// Reads the shortcode that begins with the text's first byte; nil when there is none.
  init?(_ text: ArraySlice<UInt8>) {
    if text.starts(with: "{{#") {
      guard let found = Self.insertion(text.prefix(Self.longest)) else { return nil }
      (name, length, isClosing) = (found.name, found.length, false)
      return
    }
    var scanner = Scanner(text.prefix(Self.longest))
    let sign: UInt8
    if scanner.skip("{{<") {
      sign = UInt8(ascii: ">")
    } else if scanner.skip("{{%") {
      sign = UInt8(ascii: "%")
    } else {
      return nil
    }
    scanner.skipSpace()
    isClosing = scanner.skip("/")
    scanner.skipSpace()
    name = scanner.take { $0.isWord || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") }.string
    if name.isEmpty || name.hasPrefix("/") { return nil }
    var (arguments, values): ([String], [(key: String, value: String)]) = ([], [])
    while true {
      scanner.skipSpace()
      if scanner.rest.starts(with: "/>}}") || scanner.rest.starts(with: "/%}}") {
        isSelfClosing = true
        scanner.advance()
      }
      if scanner.peek == sign, scanner.rest.dropFirst().starts(with: "}}") { break }
      guard let word = Self.word(&scanner, until: sign) else { return nil }
      if !word.isQuoted, scanner.skip("=") {
        guard let value = Self.word(&scanner, until: sign) else { return nil }
        values.append((word.text, value.text))
      } else {
        arguments.append(word.text)
      }
    }
    (self.arguments, self.values) = (arguments, values)
    length = scanner.position + 3 - text.startIndex
  }

  /// A component of MDX, which is read as a shortcode of its name.
  init(_ component: Component) {
    (name, isClosing, length) = (component.name, component.isClosing, component.length)
    (isSelfClosing, isComponent) = (component.isSelfClosing, true)
    values = component.values
  }

  /// The name and the length of what mdBook would put in the place of a text.
  private static func insertion(_ text: ArraySlice<UInt8>) -> (name: String, length: Int)? {
    var scanner = Scanner(text)
    _ = scanner.skip("{{")
    let name = scanner.take { $0.isWord || $0 == UInt8(ascii: "#") }.string
    guard ["#include", "#rustdoc_include", "#playground", "#title"].contains(name) else {
      return nil
    }
    _ = scanner.take { $0 != UInt8(ascii: "}") && $0 != 0x0A }
    return scanner.skip("}}") ? (name, scanner.position - text.startIndex) : nil
  }

  private static func word(
    _ scanner: inout Scanner, until sign: UInt8
  ) -> (text: String, isQuoted: Bool)? {
    guard let first = scanner.peek, !scanner.rest.starts(with: "{{") else { return nil }
    if "\"`'".utf8.contains(first) {
      scanner.advance()
      let text = scanner.take { $0 != first }
      guard scanner.peek == first else { return nil }
      scanner.advance()
      return (text.string, true)
    }
    let text = scanner.take { !$0.isSpace && $0 != UInt8(ascii: "=") && $0 != sign }
    return text.isEmpty ? nil : (text.string, false)
  }

  /// The value of the first of these keys that it has.
  func value(_ keys: String...) -> String? {
    for key in keys {
      if let found = values.first(where: { $0.key == key }) { return found.value }
    }
    return nil
  }
}

extension Shortcode {
  /// What a shortcode stands for, by the names that Hugo and its common themes give it, and by those of
  /// the components of Docusaurus and Starlight.
  enum Meaning {
    /// A link's destination.
    case reference
    case image
    case figure
    case button
    /// A film or a file of another site, by its address.
    case embedded(address: String)
    case box(type: String)
    case details
    case tabs
    case tab
    case contents
    /// Code up to its end; with the language.
    case code(String)
    /// What is left out with all up to its end.
    case comment
    /// Known to have no meaning here.
    case nothing
    case unknown
  }

  var meaning: Meaning {
    switch name {
    case "ref", "relref": .reference
    case "figure": .figure
    case "img", "image": .image
    case "button": .button
    case "youtube", "vimeo", "gist": .embedded(address: embeddedAddress)
    case "hint", "alert", "notice", "callout", "admonition", "admonitions", "pageinfo",
      "Admonition", "Aside", "Callout":
      .box(type: boxType)
    case "note", "tip", "info", "warning", "caution", "danger", "important", "success",
      "Note", "Tip", "Info", "Warning", "Caution", "Danger":
      .box(type: name.lowercased())
    case "card", "Card": .box(type: "note")
    case "details", "expand", "collapse", "spoiler", "Accordion", "Expandable": .details
    case "tabs", "tabpane", "tabset", "Tabs": .tabs
    case "tab", "TabItem", "Tab": .tab
    case "toc", "table_of_contents": .contents
    case "highlight", "code": .code(arguments.first ?? value("lang", "language") ?? "")
    case "mermaid", "goat": .code(name)
    case "katex", "math": .code("math")
    case "comment", "html-comment": .comment
    case "#title": .nothing
    default: .unknown
    }
  }

  private var boxType: String {
    let written = arguments.first ?? value("type", "color", "context", "level") ?? "note"
    let type = written.lowercased()
    switch type {
    case "primary", "secondary", "light", "dark", "": return "note"
    default: return type.utf8.allSatisfy(\.isWord) ? type : "note"
    }
  }

  private var embeddedAddress: String {
    let id = arguments.first ?? value("id") ?? ""
    return switch name {
    case "youtube": "https://www.youtube.com/watch?v=\(id)"
    case "vimeo": "https://vimeo.com/\(id)"
    default: "https://gist.github.com/\(arguments.prefix(2).joined(separator: "/"))"
    }
  }

  /// The title of a box or a tab, if it has one.
  var title: String? {
    switch meaning {
    case .details: value("title", "summary", "header", "label") ?? arguments.first { $0 != "open" }
    case .tab: value("header", "title", "name", "label", "value") ?? arguments.first
    case .box where name.lowercased() == "card":
      joined(["header", "title", "subtitle", "description", "footer"])
    case .box where ["notice", "callout", "admonition"].contains(name) && arguments.count > 1:
      arguments[1]
    case .box(let type) where type == name: value("title", "heading") ?? arguments.first
    case .box: value("title", "heading")
    case .figure: caption
    case .unknown: value("title", "header", "summary", "label")
    case .reference, .image, .button, .embedded, .tabs, .contents, .code, .comment, .nothing: nil
    }
  }

  /// What stands below a figure, as Markdown.
  private var caption: String? {
    let title = value("title").map { $0.isEmpty ? "" : "**\($0)**" }
    var parts = [title ?? "", value("caption") ?? ""]
    if let source = value("attr") {
      parts.append(value("attrlink").map { "[\(source)](<\($0)>)" } ?? source)
    }
    let text = parts.filter { !$0.isEmpty }.joined(separator: " ")
    return text.isEmpty ? nil : text
  }

  private func joined(_ keys: [String]) -> String? {
    let texts = keys.compactMap { value($0) }.filter { !$0.isEmpty }
    return texts.isEmpty ? nil : texts.joined(separator: " · ")
  }

  /// Whether it stands in running text even where it stands alone on its line.
  var isInline: Bool {
    switch meaning {
    case .reference, .image, .button, .embedded: true
    case .box, .details, .tabs, .tab, .contents, .code, .figure, .comment, .nothing, .unknown: false
    }
  }

  /// Whether it frames what stands up to its end.
  var isFrame: Bool {
    switch meaning {
    case .box, .details, .tabs, .tab, .code: true
    case .reference, .image, .button, .embedded, .contents, .figure, .comment, .nothing, .unknown:
      false
    }
  }

  /// Whether what stands in it is code, as in the panes of tabs of Docsy; with the language that they have.
  func codeLanguage(in pane: Shortcode) -> String? {
    guard pane.name == "tabpane", name == "tab", !isSelfClosing,
      (value("text") ?? pane.value("text")) != "true"
    else { return nil }
    let isNamed = (value("langEqualsHeader") ?? pane.value("langEqualsHeader")) == "true"
    let language = value("lang") ?? (isNamed ? value("header") : pane.value("lang")) ?? ""
    return language.lowercased()
  }
}
