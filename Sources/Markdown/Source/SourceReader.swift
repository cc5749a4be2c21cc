import Diagnostics

/// Makes a page's bytes ready to parse: valid UTF-8, front matter taken out, includes put in.
struct SourceReader {
  private let file: String
  private var frontMatter: FrontMatterSource?
  private var diagnostics: [Diagnostic] = []

  /// In bytes, with what it includes. A page may take two hundred times its size while it is read,
  /// and nobody writes or reads pages of this size.
  static let largestPage = 2 << 20

  /// Every line of the result is a line of some file; front matter leaves empty lines behind.
  static func read(
    _ bytes: [UInt8], file: String, options: Options, surroundings: Surroundings
  ) -> ReadSource {
    var reader = SourceReader(file: file)
    let text = reader.read(bytes, dialect: options.dialect, surroundings)
    guard options.dialect == .handbook else {
      return ReadSource(
        text: text, frontMatter: reader.frontMatter, diagnostics: reader.diagnostics)
    }
    let (marked, marks) = ForeignMarkScan.apply(to: text)
    return ReadSource(
      text: LayoutHabits.apply(to: marked), frontMatter: reader.frontMatter, marks: marks,
      diagnostics: reader.diagnostics)
  }

  private init(file: String) { self.file = file }

  private mutating func read(
    _ bytes: [UInt8], dialect: Dialect, _ surroundings: Surroundings
  ) -> SourceText {
    guard bytes.count <= Self.largestPage else {
      diagnostics.append(.pageTooLarge(file: file))
      return whole(TextLines([]))
    }
    var lines = TextLines(bytes.repaired(as: file, &diagnostics))
    guard dialect == .handbook else { return whole(lines) }
    if let found = FrontMatterSource.find(in: lines) {
      frontMatter = found.frontMatter
      lines = lines.blanking(first: found.lineCount)
    }
    return Includes.mayStand(in: lines.bytes) ? including(lines, surroundings) : whole(lines)
  }

  private func whole(_ lines: TextLines) -> SourceText {
    let origin = SourceText.Origin(firstLine: 1, file: file, line: 1, indent: 0)
    return SourceText(lines: lines, origins: [origin])
  }

  private mutating func including(
    _ lines: TextLines, _ surroundings: Surroundings
  ) -> SourceText {
    var includes = Includes(surroundings: surroundings)
    includes.add(lines, of: file, 1..<(lines.count + 1))
    diagnostics += includes.diagnostics
    return SourceText(lines: TextLines(includes.bytes), origins: includes.origins)
  }
}

/// A page's text with what it includes.
struct ReadSource {
  var text: SourceText
  var frontMatter: FrontMatterSource?
  /// What stands in the text for the Markdown of other tools.
  var marks = ForeignMarks()
  /// What was found wrong with the bytes and the includes.
  var diagnostics: [Diagnostic]
}
