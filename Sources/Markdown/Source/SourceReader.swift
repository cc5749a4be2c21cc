import Diagnostics

/// Makes a page's bytes ready to parse: valid UTF-8, front matter taken out, includes put in.
struct SourceReader {
  let file: String
  let options: Options
  let surroundings: Surroundings
  private(set) var frontMatter: FrontMatter?
  private(set) var diagnostics: [Diagnostic] = []

  init(file: String, options: Options, surroundings: Surroundings) {
    self.file = file
    self.options = options
    self.surroundings = surroundings
  }

  /// Every line of the result is a line of some file; front matter leaves empty lines behind.
  mutating func read(_ bytes: [UInt8]) -> SourceText {
    var lines = TextLines(mended(bytes, of: file))
    guard options.dialect == .handbook else { return whole(lines) }
    if let found = FrontMatter.find(in: lines) {
      frontMatter = found.frontMatter
      let rest = lines.bytes[lines.whole(found.lineCount).upperBound...]
      lines = TextLines([UInt8](repeating: 0x0A, count: found.lineCount) + rest)
    }
    return whole(lines)
  }

  private func whole(_ lines: TextLines) -> SourceText {
    let origin = SourceText.Origin(firstLine: 1, file: file, line: 1, indent: 0)
    return SourceText(lines: lines, origins: [origin])
  }

  /// Drops a byte order mark and replaces what is no UTF-8.
  private mutating func mended(_ bytes: [UInt8], of file: String) -> [UInt8] {
    var bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard let fault = UTF8Fault(in: bytes) else { return bytes }
    diagnostics.append(.invalidUTF8(at: fault.location(in: file)))
    return Array(String(decoding: bytes, as: UTF8.self).utf8)
  }
}
