/// A shortcode of Hugo: `{{< name argument key="value" >}}`, or with percent signs. What mdBook puts
/// into its pages, such as `{{#include file}}`, is read as one too.
struct Shortcode {
  let name: String
  /// Whether it ends one of that name: `{{< /name >}}`.
  let isClosing: Bool
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
      // `{{< name />}}` has no end of its own.
      if scanner.peek == UInt8(ascii: "/") { scanner.advance() }
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
    guard let first = scanner.peek else { return nil }
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
  /// What a shortcode stands for, by the names that Hugo and its common themes give it.
  enum Meaning {
    /// A link's destination.
    case reference
    case image
    case box(type: String)
    case details
    case tabs
    case tab
    case contents
    /// Code up to its end; with the language.
    case code(String)
    /// Known to have no meaning here, such as a comment.
    case nothing
    case unknown
  }

  var meaning: Meaning {
    switch name {
    case "ref", "relref": .reference
    case "figure", "img", "image": .image
    case "hint", "alert", "notice", "callout", "admonition", "admonitions", "pageinfo":
      .box(type: boxType)
    case "note", "tip", "info", "warning", "caution", "danger", "important", "success":
      .box(type: name)
    case "details", "expand", "collapse", "spoiler": .details
    case "tabs", "tabpane", "tabset": .tabs
    case "tab": .tab
    case "toc", "table_of_contents": .contents
    case "highlight", "code": .code(arguments.first ?? value("lang", "language") ?? "")
    case "mermaid", "goat": .code(name)
    case "comment", "html-comment", "#title": .nothing
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

  /// The title of a box or a tab, if it has one.
  var title: String? {
    switch meaning {
    case .details: value("title", "summary", "header", "label") ?? arguments.first { $0 != "open" }
    case .tab: value("header", "title", "name", "label") ?? arguments.first
    case .box where ["notice", "callout", "admonition"].contains(name) && arguments.count > 1:
      arguments[1]
    case .box: value("title", "heading")
    case .reference, .image, .tabs, .contents, .code, .nothing, .unknown: nil
    }
  }

  /// Whether it stands in running text even where it stands alone on its line.
  var isInline: Bool {
    switch meaning {
    case .reference, .image: true
    case .box, .details, .tabs, .tab, .contents, .code, .nothing, .unknown: false
    }
  }
}
