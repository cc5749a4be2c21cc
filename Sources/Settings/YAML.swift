internal import Diagnostics
internal import Yams

/// Reads YAML so that every value knows its place.
public enum YAML {
  /// The root of a file, or nil when it is no YAML; what is wrong goes to `problems`.
  ///
  /// - Parameter emptiness: what is said of a file without anything in it.
  public static func parse(
    file: String, bytes: [UInt8], emptiness: String, problems: Problems
  ) -> Value? {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      problems.add(.invalidUTF8(bytes, file: file))
      return nil
    }
    let before = problems.all.count
    let value = parse(text, file: file, problems: problems)
    if value == nil, problems.all.count == before {
      problems.add(.error("empty-file", emptiness, at: SourceLocation(file: file)))
    }
    return value
  }

  /// The root of a document, or nil when it is empty or no YAML; what is wrong goes to `problems`.
  ///
  /// `firstLine` is the line of the file on which the text begins: front matter begins below its
  /// fence.
  public static func parse(
    _ text: String, file: String, firstLine: Int = 1, problems: Problems
  ) -> Value? {
    let origin = Origin(file: file, lineOffset: firstLine - 1, problems: problems)
    return PlainMapping.read(text, origin: origin) ?? parse(text, origin: origin)
  }

  /// Reads any YAML, with the library.
  static func parse(_ text: String, origin: Origin) -> Value? {
    if let mistake = Limits.violation(in: text, origin: origin) {
      origin.problems.add(mistake)
      return nil
    }
    do {
      // No resolver, since every value is read as the type its key has, never as what it looks like.
      // The encoding is named because finding the default one reads the environment every time.
      return try Yams.compose(yaml: text, .basic, .default, .utf8).map {
        Value(node: $0, origin: origin)
      }
    } catch {
      origin.problems.add(.yaml(error, in: origin))
      return nil
    }
  }
}

/// Where values come from and where their mistakes go.
struct Origin {
  let file: String
  let lineOffset: Int
  let problems: Problems

  func location(line: Int, column: Int) -> SourceLocation {
    SourceLocation(file: file, line: max(1, line + lineOffset), column: max(1, column))
  }
}

extension Diagnostic {
  /// Placed at the first byte that belongs to no character.
  fileprivate static func invalidUTF8(_ bytes: [UInt8], file: String) -> Diagnostic {
    var place = SourceLocation(file: file)
    var (decoder, rest) = (UTF8(), bytes.makeIterator())
    while case .scalarValue(let scalar) = decoder.decode(&rest) {
      if scalar == "\n" {
        (place.line, place.column) = (place.line + 1, 1)
      } else {
        place.column += 1
      }
    }
    return .error("invalid-utf8", "not valid UTF-8", at: place)
  }

  /// The parser's own complaint, in one line and with its place.
  static func yaml(_ error: any Error, in origin: Origin) -> Diagnostic {
    let id = "yaml-syntax"
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      // What was begun says more of the slip than where the parser gave up.
      let place = context?.mark ?? mark
      let doing = context.map { " \($0.text.trimmed)" } ?? ""
      return .error(
        id, "not valid YAML: \(problem.trimmed)\(doing)",
        at: origin.location(line: place.line, column: place.column))
    case YamlError.duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.sorted().map { "'\($0)'" }.joined(separator: ", ")
      return .error(
        "duplicate-key", "\(names) stands twice in one mapping",
        at: origin.location(line: context.mark.line, column: context.mark.column),
        hint: "keep one of them")
    case YamlError.reader(let problem, _, _, _):
      return .error(
        id, "not valid YAML: \(problem.trimmed)", at: origin.location(line: 1, column: 1))
    default:
      return .error(id, "not valid YAML", at: origin.location(line: 1, column: 1))
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " || $0 == "\n" }.reversed().drop { $0 == " " || $0 == "\n" }.reversed())
  }
}

/// What no honest file needs and a hostile one would use to eat the machine.
private enum Limits {
  static let aliases = 100
  static let nesting = 64
  static let size = 4 << 20

  /// A cheap look at the text before the parser builds anything from it.
  static func violation(in text: String, origin: Origin) -> Diagnostic? {
    let start = origin.location(line: 1, column: 1)
    if text.utf8.count > size {
      return .error("yaml-too-large", "more than 4 MiB of YAML", at: start, hint: "split the file")
    }
    var depth = 0
    var deepest = 0
    var aliasCount = 0
    var previous = UInt8(ascii: "\n")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "*") where previous == UInt8(ascii: " ") || previous == UInt8(ascii: "["):
        aliasCount += 1
      default: break
      }
      deepest = max(deepest, depth)
      if !(byte == UInt8(ascii: " ") && previous == UInt8(ascii: " ")) { previous = byte }
    }
    if deepest > nesting || indentation(of: text) > nesting * 4 {
      return .error("yaml-too-deep", "YAML nested more than \(nesting) deep", at: start)
    }
    if aliasCount > aliases {
      return .error("yaml-aliases", "more than \(aliases) YAML aliases", at: start)
    }
    return nil
  }

  private static func indentation(of text: String) -> Int {
    var deepest = 0
    var current = 0
    var atStart = true
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\n") {
        (current, atStart) = (0, true)
      } else if atStart, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") {
        current += 1
      } else if atStart {
        deepest = max(deepest, current)
        atStart = false
      }
    }
    return deepest
  }
}
