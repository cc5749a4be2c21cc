/// Finds where keys of a mapping stand again; the library tells only where the first one by its name
/// stands first.
struct DuplicateKeys {
  /// Counted from 1, columns in scalars.
  typealias Place = (line: Int, column: Int)

  /// Where each of the keys stands last.
  private(set) var places: [String: Place] = [:]
  private let keys: Set<String>
  private let lines: [Line]
  private let first: Place

  private typealias Line = Substring.UnicodeScalarView

  /// - Parameter first: where one of the keys stands first.
  init(_ keys: [String], in text: String, from first: Place) {
    self.keys = Set(keys)
    self.first = first
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(first.line - 1) else { return }
    let start = lines[first.line - 1].prefix(first.column - 1)
    if start.allSatisfy({ " -?".unicodeScalars.contains($0) }) {
      lookInBlock()
    } else {
      lookInBrackets()
    }
  }

  /// In a mapping of lines all keys begin at the same column, and what stands left of it ends the
  /// mapping.
  private mutating func lookInBlock() {
    for (number, line) in lines.enumerated().dropFirst(first.line) {
      let indent = line.prefix { $0 == " " }.count
      let rest = line.dropFirst(indent)
      if rest.allSatisfy({ $0 == "\r" || $0 == "\t" }) || rest.first == "#" { continue }
      if indent < first.column - 1 { return }
      if indent == first.column - 1 { note(rest, (number + 1, indent + 1)) }
    }
  }

  /// In a mapping in braces keys follow a comma that stands in no bracket further inside.
  private mutating func lookInBrackets() {
    var (depth, quote): (Int, Unicode.Scalar?) = (0, nil)
    var mayBegin = false
    for (number, line) in lines.enumerated().dropFirst(first.line - 1) {
      var column = number == first.line - 1 ? first.column + 1 : 1
      var rest = line.dropFirst(column - 1)
      while let scalar = rest.first {
        if let open = quote {
          if scalar == open { quote = nil }
        } else if mayBegin, depth == 0, scalar != " ", scalar != "," {
          note(rest, (number + 1, column))
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
          if depth < 0 { return }
        }
        rest = rest.dropFirst()
        column += 1
      }
    }
  }

  /// Notes the key that a text begins with, if it is one of those looked for.
  private mutating func note(_ text: Line, _ place: Place) {
    guard let start = text.first else { return }
    let isQuoted = start == "\"" || start == "'"
    let name =
      isQuoted ? text.dropFirst().prefix { $0 != start } : text.prefix { $0 != ":" && $0 != "," }
    var key = String(String.UnicodeScalarView(name))
    while !isQuoted, key.last == " " { key.removeLast() }
    let rest = text.dropFirst(name.count + (isQuoted ? 2 : 0)).drop { $0 == " " }
    if rest.first == ":", keys.contains(key) { places[key] = place }
  }
}
