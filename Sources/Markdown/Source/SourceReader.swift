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
    var lines = TextLines(bytes.mended(as: file, &diagnostics))
    guard options.dialect == .handbook else { return whole(lines) }
    if let found = FrontMatter.find(in: lines) {
      frontMatter = found.frontMatter
      lines = lines.blanking(first: found.lineCount)
    }
    return Includes.mayStand(in: lines.bytes) ? including(lines) : whole(lines)
  }

  private func whole(_ lines: TextLines) -> SourceText {
    let origin = SourceText.Origin(firstLine: 1, file: file, line: 1, indent: 0)
    return SourceText(lines: lines, origins: [origin])
  }

  private mutating func including(_ lines: TextLines) -> SourceText {
    var includes = Includes(surroundings: surroundings)
    includes.add(lines, of: file, 1..<(lines.count + 1))
    diagnostics += includes.diagnostics
    return SourceText(lines: TextLines(includes.bytes), origins: includes.origins)
  }
}
