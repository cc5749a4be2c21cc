/// One tag as it stands in a page, read by CommonMark's grammar of tags.
struct RawTag {
  struct Attribute {
    var name: ArraySlice<UInt8>
    /// Without its quotes; nil for a name alone.
    var value: ArraySlice<UInt8>?

    func hasName(of other: Attribute) -> Bool {
      name.elementsEqual(other.name) { $0.lowercased == $1.lowercased }
    }
  }

  private(set) var name: ArraySlice<UInt8>
  /// The name in small letters.
  let element: String
  private(set) var isClosing: Bool
  /// `<rect/>`: the slash has no meaning in HTML, and ends the element in SVG.
  private(set) var isSelfClosing = false
  private(set) var attributes: [Attribute] = []
  /// Where the text goes on after the tag.
  private(set) var end: Int

  private static let unquotedEnds = ByteSet("\"'=<>`") { $0.isSpace }
  private static let nameMarks = ByteSet(":.@") { $0.isWord }

  /// Reads the tag that begins with the text's first byte; nil when that `<` begins none.
  init?(_ text: ArraySlice<UInt8>) {
    var scanner = Scanner(text)
    guard scanner.skip("<") else { return nil }
    isClosing = scanner.skip("/")
    guard scanner.peek?.isLetter == true else { return nil }
    name = scanner.take { $0.isAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
    element = name.map(\.lowercased).string
    end = 0
    while scanner.skipSpace() > 0, let attribute = Self.attribute(&scanner) {
      attributes.append(attribute)
    }
    if !isClosing { isSelfClosing = scanner.skip("/") }
    guard scanner.skip(">"), !isClosing || attributes.isEmpty else { return nil }
    end = scanner.position
  }

  private static func attribute(_ scanner: inout Scanner) -> Attribute? {
    let name = scanner.take(while: nameMarks.contains)
    guard let first = name.first, !first.isDigit else { return nil }
    let afterName = scanner
    scanner.skipSpace()
    guard scanner.skip("=") else {
      scanner = afterName
      return Attribute(name: name)
    }
    scanner.skipSpace()
    return value(&scanner).map { Attribute(name: name, value: $0) }
  }

  private static func value(_ scanner: inout Scanner) -> ArraySlice<UInt8>? {
    for quote in [UInt8(ascii: "\""), UInt8(ascii: "'")] where scanner.peek == quote {
      scanner.advance()
      let value = scanner.take { $0 != quote }
      guard !scanner.isAtEnd else { return nil }
      scanner.advance()
      return value
    }
    let value = scanner.take { !unquotedEnds.contains($0) }
    return value.isEmpty ? nil : value
  }

  /// Whether HTML has no end tag for it.
  var isVoid: Bool {
    ["br", "hr", "img", "input", "source", "track", "wbr", "col", "area"].contains(element)
  }

  /// The attributes without those whose name an earlier one has.
  var uniqueAttributes: [Attribute] {
    guard attributes.count > 1 else { return attributes }
    // Few names are compared faster than hashed.
    if attributes.count < 10 {
      return attributes.indices.filter { index in
        !attributes[..<index].contains { $0.hasName(of: attributes[index]) }
      }.map { attributes[$0] }
    }
    var seen: Set<String> = []
    return attributes.filter { seen.insert($0.name.map(\.lowercased).string).inserted }
  }

  func value(of wanted: String) -> ArraySlice<UInt8>?? {
    attributes.first { $0.name.elementsEqual(wanted.utf8) { $0.lowercased == $1 } }.map(\.value)
  }
}
