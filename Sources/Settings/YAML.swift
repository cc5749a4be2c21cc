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
    guard let text = String(validating: bytes.withoutByteOrderMark, as: UTF8.self) else {
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
    let text =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    return PlainMapping.read(text, origin: origin) ?? parse(text, origin: origin)
  }

  /// Reads any YAML, with the library.
  static func parse(_ text: String, origin: Origin) -> Value? {
    if let mistake = YAMLLimits.violation(in: text, origin: origin) {
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
      origin.problems.add(Diagnostic.yaml(error, in: text, origin))
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

  /// The place that follows a text.
  func location(after text: some Sequence<Unicode.Scalar>) -> SourceLocation {
    var (line, column) = (1, 1)
    for scalar in text { (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1) }
    return location(line: line, column: column)
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

  /// The parser's own complaints, in one line and with their places.
  static func yaml(_ error: any Error, in text: String, _ origin: Origin) -> [Diagnostic] {
    guard case YamlError.duplicatedKeysInMapping(let keys, let context) = error else {
      return [complaint(error, in: text, origin)]
    }
    let first = (line: context.mark.line, column: context.mark.column)
    let again = DuplicateKeys(keys, in: text, from: first)
    return keys.map { key in
      let place = again.places[key] ?? first
      if key.utf8.count == 3, key.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        return .error(
          "number-separator", "inside braces a comma ends a value, so that '\(key)' is a key",
          at: origin.location(line: place.line, column: place.column),
          hint: "write numbers without commas between their digits")
      }
      return .error(
        "duplicate-key", "'\(key.shortened)' appears twice in one mapping",
        at: origin.location(line: place.line, column: place.column), hint: "keep one of them")
    }
  }

  private static func complaint(
    _ error: any Error, in text: String, _ origin: Origin
  ) -> Diagnostic {
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
    case YamlError.reader(let problem, let offset, _, _):
      let end = text.index(text.startIndex, offsetBy: offset ?? 0, limitedBy: text.endIndex)
      return .error(
        id, "not valid YAML: \(problem.trimmed)",
        at: origin.location(after: text[..<(end ?? text.startIndex)].unicodeScalars))
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

extension [UInt8] {
  /// Editors of Windows put one before a text.
  fileprivate var withoutByteOrderMark: ArraySlice<UInt8> {
    starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self[...]
  }
}
