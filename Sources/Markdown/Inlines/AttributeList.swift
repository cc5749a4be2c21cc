/// The id, classes and attributes of `{ #id .class key="value" }`.
struct AttributeList {
  var id: String?
  var classes: [String] = []
  var values: [(name: String, value: String)] = []
  /// How many bytes the list takes, braces included.
  private(set) var length = 0

  init() {}

  /// Reads a list that begins with the text's first byte; nil when there is none.
  ///
  /// A word alone is an attribute only where a colon after the brace marks a list: `{json}` is text.
  init?(_ text: ArraySlice<UInt8>) {
    var scanner = Scanner(text)
    guard scanner.skip("{"), scanner.peek != UInt8(ascii: "{") else { return nil }
    var isCertain = scanner.skip(":")
    scanner.skipBlanks()
    while let byte = scanner.peek, byte != UInt8(ascii: "}") {
      guard let isMarked = readOne(&scanner) else { return nil }
      isCertain = isCertain || isMarked
      scanner.skipBlanks()
    }
    guard isCertain, scanner.skip("}") else { return nil }
    length = scanner.position - text.startIndex
  }

  /// Reads one attribute; nil when there is none, false for a word alone.
  private mutating func readOne(_ scanner: inout Scanner) -> Bool? {
    if scanner.skip("#") {
      id = scanner.take(while: Self.isInName).string
      return id?.isEmpty == false ? true : nil
    }
    if scanner.skip(".") {
      let name = scanner.take(while: Self.isInName).string
      classes.append(name)
      return name.isEmpty ? nil : true
    }
    let name = scanner.take(while: Self.isInName).map(\.lowercased).string
    guard !name.isEmpty else { return nil }
    guard scanner.skip("=") else {
      values.append((name, ""))
      // No text has a word such as `data-x` in braces.
      return name.hasPrefix("data-")
    }
    guard let value = Self.value(&scanner) else { return nil }
    set(name, value)
    return true
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    byte.isWord || byte >= 0x80 || ":.".utf8.contains(byte)
  }

  private static func value(_ scanner: inout Scanner) -> String? {
    for quote in [UInt8(ascii: "\""), UInt8(ascii: "'")] where scanner.peek == quote {
      scanner.advance()
      let value = scanner.take { $0 != quote }.string
      guard !scanner.isAtEnd else { return nil }
      scanner.advance()
      return value
    }
    return scanner.take { !$0.isSpace && $0 != UInt8(ascii: "}") }.string
  }

  private mutating func set(_ name: String, _ value: String) {
    switch name {
    case "id": id = value
    case "class": classes += value.split(separator: " ").map(String.init)
    default: values.append((name, value))
    }
  }
}
