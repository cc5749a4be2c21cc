/// A tag of a component of MDX, such as `<TabItem value="a">`: its name begins with a capital.
struct Component {
  let name: String
  let isClosing: Bool
  let isSelfClosing: Bool
  let values: [(key: String, value: String)]
  /// In bytes.
  let length: Int

  private static let longest = 2048

  /// Whether a capital follows, and no word stands before, as in `List<String>`.
  static func mayBegin(at less: Int, in bytes: [UInt8]) -> Bool {
    let isClosing = bytes.byte(less + 1) == UInt8(ascii: "/")
    let start = isClosing ? less + 2 : less + 1
    guard let first = bytes.byte(start), (0x41...0x5A).contains(first),
      let second = bytes.byte(start + 1), second.isAlphanumeric
    else { return false }
    return isClosing || less == 0 || !bytes[less - 1].isWord
  }

  /// Reads the tag that begins with the text's first byte. A name all in capitals is a placeholder, such
  /// as `<NAME>`.
  init?(_ text: ArraySlice<UInt8>) {
    var scanner = Scanner(text.prefix(Self.longest))
    guard scanner.skip("<") else { return nil }
    isClosing = scanner.skip("/")
    let name = scanner.take { $0.isAlphanumeric || $0 == UInt8(ascii: ".") }
    guard name.contains(where: { (0x61...0x7A).contains($0) }) else { return nil }
    var values: [(key: String, value: String)] = []
    while true {
      scanner.skipSpace()
      if scanner.skip("/>") {
        isSelfClosing = true
        break
      }
      if scanner.skip(">") {
        isSelfClosing = false
        break
      }
      if scanner.skip("{") {
        guard Self.expression(&scanner) != nil else { return nil }
        continue
      }
      let key = scanner.take { $0.isWord || $0 == UInt8(ascii: ":") }
      if key.isEmpty { return nil }
      scanner.skipSpace()
      guard scanner.skip("=") else {
        values.append((key.string, ""))
        continue
      }
      scanner.skipSpace()
      guard let value = Self.value(&scanner) else { return nil }
      values.append((key.string, value))
    }
    self.name = name.string
    self.values = values
    length = scanner.position - text.startIndex
  }

  /// Whether HTML has an element of that name, whose letters may be of either size.
  var isHTML: Bool { name != "Aside" && ElementPolicy.verdict(name.lowercased()) != .unknown }

  private static func value(_ scanner: inout Scanner) -> String? {
    if scanner.skip("{") {
      guard let inner = expression(&scanner)?.trimmed, let first = inner.first else { return nil }
      let isText = "\"'`".utf8.contains(first) && inner.last == first && inner.count > 1
      return isText ? inner.dropFirst().dropLast().string : ""
    }
    guard let quote = scanner.peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    scanner.advance()
    let value = scanner.take { $0 != quote }
    guard !scanner.isAtEnd else { return nil }
    scanner.advance()
    return value.string
  }

  /// What stands between two braces, the first of which was read.
  private static func expression(_ scanner: inout Scanner) -> ArraySlice<UInt8>? {
    var depth = 1
    let text = scanner.take { byte in
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      return depth > 0
    }
    return scanner.skip("}") ? text : nil
  }
}
