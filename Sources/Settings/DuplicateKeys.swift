/// Finds where a key stands for the second time; the library tells only of the first.
enum DuplicateKeys {
  typealias Place = (line: Int, column: Int)

  /// - Parameter first: where the key stands first, counted from 1, columns in scalars.
  static func find(
    _ key: String, in text: String, from first: Place
  ) -> (first: Place, second: Place?) {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(first.line - 1) else { return (first, nil) }
    return (first, inBlock(key, lines, first) ?? inBrackets(key, lines, first))
  }

  private typealias Line = Substring.UnicodeScalarView

  /// In a mapping of lines all keys begin at the same column, and what stands left of it ends the
  /// mapping.
  private static func inBlock(_ key: String, _ lines: [Line], _ first: Place) -> Place? {
    let start = lines[first.line - 1].prefix(first.column - 1)
    guard start.allSatisfy({ " -?".unicodeScalars.contains($0) }) else { return nil }
    for (number, line) in lines.enumerated().dropFirst(first.line) {
      let indent = line.prefix { $0 == " " }.count
      let rest = line.dropFirst(indent)
      if rest.allSatisfy({ $0 == "\r" || $0 == "\t" }) || rest.first == "#" { continue }
      if indent < first.column - 1 { return nil }
      if indent == first.column - 1, begins(rest, with: key) { return (number + 1, indent + 1) }
    }
    return nil
  }

  /// In a mapping in braces keys follow a comma that stands in no bracket further inside.
  private static func inBrackets(_ key: String, _ lines: [Line], _ first: Place) -> Place? {
    var (depth, quote): (Int, Unicode.Scalar?) = (0, nil)
    var mayBegin = false
    for (number, line) in lines.enumerated().dropFirst(first.line - 1) {
      var rest = number == first.line - 1 ? line.dropFirst(first.column) : line
      while let scalar = rest.first {
        if let open = quote {
          if scalar == open { quote = nil }
        } else if mayBegin, depth == 0, scalar != " ", scalar != "," {
          if begins(rest, with: key) { return (number + 1, line.count - rest.count + 1) }
          mayBegin = false
          if scalar == "\"" || scalar == "'" { quote = scalar }
        } else {
          switch scalar {
          case "\"", "'": quote = scalar
          case "[", "{": depth += 1
          case "]", "}": depth -= 1
          case ",": mayBegin = true
          default: break
          }
          if depth < 0 { return nil }
        }
        rest = rest.dropFirst()
      }
    }
    return nil
  }

  /// Whether a key and its colon stand at the beginning of a text, quoted or not.
  private static func begins(_ text: Line, with key: String) -> Bool {
    let scalars = key.unicodeScalars
    for quote in ["", "\"", "'"] as [String] {
      let written = quote + key + quote
      guard text.starts(with: written.unicodeScalars) else { continue }
      let rest = text.dropFirst(written.unicodeScalars.count).drop { $0 == " " }
      if rest.first == ":", !scalars.isEmpty { return true }
    }
    return false
  }
}
