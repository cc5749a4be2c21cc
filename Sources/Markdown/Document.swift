public import Diagnostics
public import Pages

/// A rendered page and what is known of it.
public struct Document: Sendable {
  public var html: [UInt8] = []
  /// The plain text of the first first-level heading.
  public var title: String?
  /// The YAML or TOML at its top.
  public var frontMatter: FrontMatterSource?
  /// The headings in order, of all levels.
  public var outline: [Heading] = []
  /// Every id in the page: headings, footnotes, tabs, attribute lists and raw HTML.
  public var anchors: Set<String> = []
  /// The text under each heading, for search.
  public var sections: [TextSection] = []
  /// The first paragraph's plain text, at most 160 characters, cut at a word.
  public var description: String?
  public var diagnostics: [Diagnostic] = []
  /// What the dialect does not know and so leaves out, each time it stands in the page.
  public var unknownNames: [UnknownName] = []
}

extension Document {
  /// In bytes, with what it includes: a larger page is an error and stays empty.
  public static let largestSource = SourceReader.largestPage

  /// Reads and renders a page; whatever the bytes, there is HTML, and diagnostics for the rest.
  ///
  /// The phases, in order, each of which makes a value of the one before it: the source with what
  /// it includes; blocks as CommonMark has them, and containers; tables, alerts and directives of
  /// those; running text; links and raw HTML; ids and outline; HTML and plain text.
  ///
  /// - Parameter file: The page's path, for the places of diagnostics.
  public init(
    parsing bytes: [UInt8], file: String, options: Options = Options(),
    surroundings: Surroundings = .none
  ) {
    let source = SourceReader.read(
      bytes, file: file, options: options, surroundings: surroundings)
    let page = FinishedPage.read(source, options: options, surroundings: surroundings)
    html = Renderer.render(page, options: options)
    frontMatter = source.frontMatter
    diagnostics = page.diagnostics
    guard options.dialect == .handbook else { return }
    unknownNames = page.unknownNames
    outline = page.outline
    title = page.outline.first { $0.level == 1 }?.text
    anchors = page.anchors
    sections = SectionTexts.read(from: page)
    description = Description.find(in: page)
  }
}

extension FinishedPage {
  /// Parses a page and resolves what it refers to.
  static func read(
    _ source: ReadSource, options: Options, surroundings: Surroundings
  ) -> FinishedPage {
    var parser = BlockParser(source, options: options)
    let root = parser.parse(Passage(lines: source.text.lines))
    let blocks = BlockTransforms.apply(
      to: consume parser, root: root, surroundings: surroundings)
    let inlines = InlineTransforms.apply(
      to: consume blocks, options: options, surroundings: surroundings)
    let resolved = ReferenceResolution.apply(
      to: consume inlines, options: options, surroundings: surroundings)
    return OutlineBuilder.apply(to: consume resolved)
  }
}
