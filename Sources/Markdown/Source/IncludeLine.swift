/// A line that asks for another file's lines: `--8<-- "path"`.
struct IncludeLine {
  enum Form: Equatable {
    case file(path: String, part: Part)
    /// The lines of a file as code in a language.
    case code(path: String, part: Part, language: String)
    /// `--8<--` alone: one path a line follows, until the next such line.
    case mark
    /// `--8<-- [start:name]` or `[end:name]`, wherever it stands in a line.
    case sectionEdge(isStart: Bool, name: String)
  }

  /// Which lines of the file are meant.
  enum Part: Equatable {
    case whole
    case lines(ClosedRange<Int>)
    case section(String)
  }

  let form: Form
  /// The blanks before the mark, which go before each included line.
  let indent: Range<Int>
  /// Where the path begins.
  let pathStart: Int

  init?(_ line: ArraySlice<UInt8>) {
    guard line.contains(UInt8(ascii: "<")) else { return nil }
    if let edge = Self.sectionEdge(line) {
      (form, indent, pathStart) = (edge, line.startIndex..<line.startIndex, line.startIndex)
      return
    }
    var scanner = Scanner(line)
    scanner.skipBlanks()
    indent = line.startIndex..<scanner.position
    if let found = Self.vitePress(scanner.rest) {
      (form, pathStart) = found
      return
    }
    guard Self.skipMark(&scanner) else { return nil }
    scanner.skipBlanks()
    pathStart = scanner.position + 1
    if scanner.isAtEnd {
      form = .mark
    } else if let path = Self.quoted(scanner.rest) {
      form = Self.file(path)
    } else {
      return nil
    }
  }

  /// Where the semicolon stands with which a line asks for nothing: `;--8<-- "path"`.
  static func escape(in line: ArraySlice<UInt8>) -> Int? {
    let text = line.drop(while: \.isBlank)
    guard text.first == UInt8(ascii: ";"), IncludeLine(text.dropFirst().trimmed) != nil else {
      return nil
    }
    return text.startIndex
  }

  /// `<!--@include: ./path-->` and `<<< @/path`, of VitePress, whose paths are relative to the file or
  /// to the root. Lines in braces are a part of the former and highlighted in the latter.
  private static func vitePress(_ text: ArraySlice<UInt8>) -> (Form, Int)? {
    var scanner = Scanner(text)
    let isCode = scanner.skip("<<<")
    if !isCode {
      guard scanner.skip("<!--") else { return nil }
      scanner.skipBlanks()
      guard scanner.skip("@include:") else { return nil }
    } else if scanner.peek != 0x20 {
      return nil
    }
    scanner.skipBlanks()
    let start = scanner.position
    let written = scanner.take { !$0.isSpace && !"{#<>".utf8.contains($0) }.string
    let path = !isCode && written.hasSuffix("--") ? String(written.dropLast(2)) : written
    let isPath = ["@/", "./", "../"].contains { path.hasPrefix($0) }
    guard path.contains("."), isCode ? isPath : text.holdsEndOfComment else { return nil }
    var file = path
    if path.hasPrefix("@/") {
      file = String(path.dropFirst(2))
    } else if !path.hasPrefix(".") {
      file = "./" + path
    }
    if isCode {
      let language = path.split(separator: ".").last.map(String.init) ?? ""
      return (.code(path: file, part: .whole, language: language), start)
    }
    guard scanner.skip("{") else { return (.file(path: file, part: .whole), start) }
    let bounds = scanner.take { $0 != UInt8(ascii: "}") }.string
      .split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    let first = (bounds.first ?? nil) ?? 1
    let last = bounds.count > 1 ? bounds[1] ?? .max : first
    return (.file(path: file, part: first <= last ? .lines(first...last) : .whole), start)
  }

  private static func skipMark(_ scanner: inout Scanner) -> Bool {
    let dash = UInt8(ascii: "-")
    guard !scanner.take(while: { $0 == dash }).isEmpty, scanner.skip("8<") else { return false }
    return !scanner.take { $0 == dash }.isEmpty
  }

  private static func quoted(_ text: ArraySlice<UInt8>) -> String? {
    let text = Array(text).trimmed
    guard text.count > 2, let quote = text.first, quote == text.last,
      quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    else { return nil }
    return text.dropFirst().dropLast().string
  }

  /// Splits `path:2:5` and `path:name`.
  static func file(_ written: String) -> Form {
    let parts = written.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1, let path = parts.first, !written.contains("://") else {
      return .file(path: written, part: .whole)
    }
    if parts.count == 2, !parts[1].isEmpty, Int(parts[1]) == nil {
      return .file(path: path, part: .section(parts[1]))
    }
    let first = Int(parts[1]) ?? 1
    let last = parts.count > 2 ? Int(parts[2]) ?? .max : .max
    return .file(path: path, part: first <= last ? .lines(first...last) : .whole)
  }

  private static func sectionEdge(_ line: ArraySlice<UInt8>) -> Form? {
    var rest = line
    while let less = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = line[(less + 1)...]
      if line[..<less].suffix(2).elementsEqual("-8".utf8) { return edge(rest) }
    }
    return nil
  }

  private static func edge(_ text: ArraySlice<UInt8>) -> Form? {
    var scanner = Scanner(text)
    guard !scanner.take(while: { $0 == UInt8(ascii: "-") }).isEmpty else { return nil }
    scanner.skipBlanks()
    let isStart = scanner.skip("[start:")
    guard isStart || scanner.skip("[end:") else { return nil }
    let name = scanner.take { $0 != UInt8(ascii: "]") }
    return .sectionEdge(isStart: isStart, name: Array(name).trimmed.string)
  }
}

extension ArraySlice<UInt8> {
  fileprivate var holdsEndOfComment: Bool { trimmed.suffix(3).elementsEqual("-->".utf8) }
}
