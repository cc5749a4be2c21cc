/// The lines of JavaScript at the beginning of a page of MDX: what it imports and exports.
enum ScriptLines {
  private static let mostLines = 400

  /// Whether the first line that is not empty is one of them.
  static func mayStand(in lines: TextLines) -> Bool {
    firstLine(of: lines).map { isStatement(lines.bytes[lines.content(of: $0)]) } ?? false
  }

  private static func firstLine(of lines: TextLines) -> Int? {
    guard lines.count > 0 else { return nil }
    return (1...lines.count).first { !lines.content(of: $0).isEmpty }
  }

  /// The lines, and the word that each of the statements begins with.
  static func find(
    in lines: TextLines
  ) -> (last: Int, statements: [(word: String, line: Int)])? {
    guard let first = firstLine(of: lines) else { return nil }
    var statements: [(word: String, line: Int)] = []
    var (last, depth) = (0, 0)
    for line in first...min(lines.count, first + mostLines) {
      let text = lines.bytes[lines.content(of: line)]
      if depth == 0 {
        if text.allSatisfy(\.isBlank) { continue }
        guard isStatement(text) else { break }
        statements.append((text.prefix(6).string, line))
      }
      for byte in text {
        if byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "}") { depth -= 1 }
      }
      if depth <= 0 { (last, depth) = (line, 0) }
    }
    return last == 0 ? nil : (last, statements)
  }

  private static func isStatement(_ text: ArraySlice<UInt8>) -> Bool {
    if text.starts(with: "import ") {
      let rest = text.dropFirst(7)
      guard let first = rest.first else { return false }
      if "\"'".utf8.contains(first) { return true }
      if first == UInt8(ascii: "{"), !rest.contains(UInt8(ascii: "}")) { return true }
      return holds(" from '", rest) || holds(" from \"", rest)
    }
    guard text.starts(with: "export ") else { return false }
    let word = text.dropFirst(7).prefix(while: \.isLetter).string
    return ["const", "let", "var", "function", "default", "async", "class"].contains(word)
  }

  private static func holds(_ wanted: StaticString, _ text: ArraySlice<UInt8>) -> Bool {
    text.indices.contains { text[$0] == 0x20 && text[$0...].starts(with: wanted) }
  }
}
