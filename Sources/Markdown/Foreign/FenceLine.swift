/// A line of `:::note[Title]`, which begins a box as in Docusaurus, Starlight and VitePress, or of
/// `/// note | Title` as in PyMdown; or one of the signs alone, which ends it.
struct FenceLine {
  /// Empty for a line that ends a box.
  let name: String
  let title: ArraySlice<UInt8>?
  /// How often the sign stands there: a box ends at a line with as many as it began with.
  let signs: Int
  let sign: UInt8

  /// Reads a line from its first character on.
  init?(_ line: ArraySlice<UInt8>) {
    guard let sign = line.first, sign == UInt8(ascii: ":") || sign == UInt8(ascii: "/") else {
      return nil
    }
    var scanner = Scanner(line)
    signs = scanner.take { $0 == sign }.count
    guard signs >= 3 else { return nil }
    self.sign = sign
    let blanks = scanner.skipBlanks()
    if scanner.isAtEnd {
      (name, title) = ("", nil)
      return
    }
    // A path such as `///etc` is none.
    if sign == UInt8(ascii: "/"), blanks == 0 { return nil }
    let isBraced = scanner.skip("{")
    scanner.skipBlanks()
    _ = isBraced && scanner.skip(".")
    name = scanner.take { $0.isWord || $0 == UInt8(ascii: ".") }.map(\.lowercased).string
    if name.isEmpty { return nil }
    let attributes = isBraced ? scanner.take { $0 != UInt8(ascii: "}") } : []
    _ = isBraced && scanner.skip("}")
    title = Self.title(&scanner) ?? Self.title(in: attributes)
  }

  /// The value of `title` or `label` in an attribute list.
  private static func title(in list: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var scanner = Scanner(list)
    while !scanner.isAtEnd {
      let key = scanner.take(while: \.isWord)
      guard scanner.skip("=") else {
        scanner.advance()
        continue
      }
      let value: ArraySlice<UInt8>
      if let quote = scanner.peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        scanner.advance()
        value = scanner.take { $0 != quote }
      } else {
        value = scanner.take { !$0.isSpace && $0 != UInt8(ascii: "}") }
      }
      if key.elementsEqual("title".utf8) || key.elementsEqual("label".utf8) { return value }
    }
    return nil
  }

  private static func title(_ scanner: inout Scanner) -> ArraySlice<UInt8>? {
    scanner.skipBlanks()
    if scanner.skip("[") {
      let end = scanner.bytes.lastIndex(of: UInt8(ascii: "]")) ?? scanner.bytes.endIndex
      return scanner.bytes[scanner.position..<max(scanner.position, end)]
    }
    _ = scanner.skip("|")
    scanner.skipBlanks()
    let rest = scanner.rest.trimmed
    if let brace = rest.firstIndex(of: UInt8(ascii: "{")), rest.last == UInt8(ascii: "}") {
      let before = rest[..<brace].trimmed
      return before.isEmpty ? title(in: rest[brace...]) : before
    }
    return rest.isEmpty ? nil : rest
  }

  enum Meaning {
    case box(type: String)
    case details
    case tab
    /// Tabs of what code it holds.
    case codeGroup
    case end
    case unknown
  }

  var meaning: Meaning {
    // Quarto's names.
    let name = name.hasPrefix("callout-") ? String(name.dropFirst(8)) : name
    return switch name {
    case "": .end
    case "note", "tip", "info", "warning", "caution", "danger", "important", "success", "question",
      "failure", "bug", "example", "quote", "abstract", "hint", "attention", "error", "admonition":
      .box(type: name)
    case "details", "collapse", "dropdown": .details
    case "tab": .tab
    case "code-group": .codeGroup
    default: .unknown
    }
  }
}
