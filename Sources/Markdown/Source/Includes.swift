import Diagnostics

/// Puts the lines of other files in the place of `--8<--` lines, and remembers where each came
/// from.
struct Includes {
  let surroundings: Surroundings
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var bytes: [UInt8] = []
  private(set) var origins: [SourceText.Origin] = []
  private var lineCount = 0
  private var bytesRead = 0
  private var filesRead = 0
  /// Whether the page is as large as it may be; what would come next is left out.
  private var isFull = false
  /// The files being read, the innermost last.
  private var open: [String] = []

  /// Files that include each other can grow without end.
  private static let largest = SourceReader.largestPage
  private static let largestRead = 256 << 20
  private static let mostFiles = 10_000
  private static let deepest = 32

  init(surroundings: Surroundings) { self.surroundings = surroundings }

  /// Whether a page could include anything.
  static func mayStand(in bytes: [UInt8]) -> Bool {
    bytes.holds("8<-") || bytes.holds("@include:") || bytes.holds("<<< ")
  }

  /// Adds the lines of a file, and those it includes.
  mutating func add(
    _ lines: TextLines, of file: String, _ numbers: Range<Int>, indent: ArraySlice<UInt8> = []
  ) {
    open.append(file)
    var isList = false
    var runStart: Int?
    var fence: CodeBegin?
    for number in numbers {
      let content = lines.content(of: number)
      var line = IncludeLine(lines.bytes[content])
      // In code it is shown.
      if fence != nil, case .code = line?.form { line = nil }
      fence = CodeBegin.open(after: lines.bytes[content], fence)
      if line == nil, !isList {
        if runStart == nil { runStart = number }
        append(
          lines.bytes[lines.whole(number)], indent, from: file, number,
          startsRun: runStart == number)
        continue
      }
      runStart = nil
      if let line {
        include(line, of: lines, file, number, indent, &isList)
      } else {
        includeListed(lines, file, number, indent)
      }
    }
    open.removeLast()
  }

  private mutating func append(
    _ line: ArraySlice<UInt8>, _ indent: ArraySlice<UInt8>, from file: String, _ number: Int,
    startsRun: Bool
  ) {
    lineCount += 1
    if startsRun {
      origins.append(
        SourceText.Origin(firstLine: lineCount, file: file, line: number, indent: indent.count))
    }
    bytes.append(contentsOf: indent)
    if let semicolon = IncludeLine.escape(in: line) {
      bytes.append(contentsOf: line[..<semicolon] + line[(semicolon + 1)...])
    } else {
      bytes.append(contentsOf: line)
    }
    if let last = line.last, last != 0x0A, last != 0x0D { bytes.append(0x0A) }
  }
}

extension Includes {
  private mutating func include(
    _ line: IncludeLine, of lines: TextLines, _ file: String, _ number: Int,
    _ indent: ArraySlice<UInt8>, _ isList: inout Bool
  ) {
    switch line.form {
    case .mark: isList.toggle()
    case .sectionEdge: break
    case .code(let path, let part, let language):
      let inner = indent + lines.bytes[line.indent]
      append(Array("~~~~~~\(language)\n".utf8)[...], inner, from: file, number, startsRun: true)
      let column = line.pathStart - lines.whole(number).lowerBound + 1
      let place = SourceLocation(file: file, line: number, column: column)
      _ = include(path, part, at: place, inner)
      append(Array("~~~~~~\n".utf8)[...], inner, from: file, number, startsRun: true)
    case .file(let path, let part):
      let column = line.pathStart - lines.whole(number).lowerBound + 1
      let place = SourceLocation(file: file, line: number, column: column)
      if !include(path, part, at: place, indent + lines.bytes[line.indent]) {
        append(lines.bytes[lines.whole(number)], indent, from: file, number, startsRun: true)
      }
    }
  }

  /// A line of the list between two marks is a path.
  private mutating func includeListed(
    _ lines: TextLines, _ file: String, _ number: Int, _ indent: ArraySlice<UInt8>
  ) {
    let content = lines.bytes[lines.content(of: number)]
    let path = Array(content).trimmed
    guard !path.isEmpty, path.first != UInt8(ascii: ";") else { return }
    let blanks = content.prefix(while: \.isBlank)
    let place = SourceLocation(file: file, line: number, column: blanks.count + 1)
    guard case .file(let name, let part) = IncludeLine.file(path.string) else { return }
    _ = include(name, part, at: place, indent + blanks)
  }

  /// Returns false when the line is to stay as it is written.
  private mutating func include(
    _ path: String, _ part: IncludeLine.Part, at place: SourceLocation, _ indent: ArraySlice<UInt8>
  ) -> Bool {
    if isFull { return true }
    switch surroundings.include(path, place) {
    case .asWritten: return false
    case .broken(let diagnostic): diagnostics.append(diagnostic)
    case .text(let text, let file):
      bytesRead += text.count
      filesRead += 1
      if open.contains(file) || open.count >= Self.deepest {
        diagnostics.append(.includeCycle(path, at: place))
      } else if filesRead > Self.mostFiles || bytesRead > Self.largestRead
        || bytes.count + text.count > Self.largest
      {
        isFull = true
        diagnostics.append(.includeTooLarge(at: place))
      } else {
        let lines = TextLines(text.repaired(as: file, &diagnostics))
        if let numbers = numbers(part, of: lines, path, at: place) {
          add(lines, of: file, numbers, indent: indent)
        }
      }
    }
    return true
  }

  /// The lines that a part of a file has.
  private mutating func numbers(
    _ part: IncludeLine.Part, of lines: TextLines, _ path: String, at place: SourceLocation
  ) -> Range<Int>? {
    switch part {
    case .whole: return 1..<(lines.count + 1)
    case .lines(let range):
      let first = max(1, min(range.lowerBound, lines.count + 1))
      return first..<max(first, min(range.upperBound, lines.count) + 1)
    case .section(let name):
      let start = edge(true, name, of: lines, from: 1)
      guard let start else {
        diagnostics.append(.includeSection(name, of: path, at: place))
        return nil
      }
      return (start + 1)..<(edge(false, name, of: lines, from: start + 1) ?? lines.count + 1)
    }
  }

  private func edge(_ isStart: Bool, _ name: String, of lines: TextLines, from first: Int) -> Int? {
    guard first <= lines.count else { return nil }
    return (first...lines.count).first { number in
      IncludeLine(lines.bytes[lines.content(of: number)])?.form
        == .sectionEdge(isStart: isStart, name: name)
    }
  }
}

/// The beginning of a block of code between two lines of signs.
private struct CodeBegin {
  let sign: UInt8
  let count: Int

  /// What is open behind a line.
  static func open(after line: ArraySlice<UInt8>, _ open: CodeBegin?) -> CodeBegin? {
    let text = line.drop(while: \.isBlank)
    guard let sign = text.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else {
      return open
    }
    let count = text.prefix { $0 == sign }.count
    guard count > 2 else { return open }
    let rest = text.dropFirst(count)
    guard let open else {
      return sign == UInt8(ascii: "`") && rest.contains(sign)
        ? nil : CodeBegin(sign: sign, count: count)
    }
    return sign == open.sign && count >= open.count && rest.allSatisfy(\.isBlank) ? nil : open
  }
}

extension [UInt8] {
  /// Drops a byte order mark and replaces what is no UTF-8.
  func repaired(as file: String, _ diagnostics: inout [Diagnostic]) -> [UInt8] {
    let bytes = starts(with: [0xEF, 0xBB, 0xBF]) ? Array(dropFirst(3)) : self
    guard let fault = UTF8Fault(in: bytes) else { return bytes }
    diagnostics.append(.invalidUTF8(at: fault.location(in: file)))
    return Array(String(decoding: bytes, as: UTF8.self).utf8)
  }
}
