import Diagnostics

/// One page on its way from text to HTML.
struct Page {
  let options: Options
  let surroundings: Surroundings
  var source: SourceText
  var tree = Tree()
  var diagnostics: [Diagnostic] = []

  var footnotes = Footnotes()
  var abbreviations = Abbreviations()
  /// Pieces of the page that wait to be parsed on their own.
  var fragments: [Fragment] = []
  /// Where the page's link reference definitions stand in its text.
  var referenceDefinitions: [Range<Int>] = []
  /// Table rows are filled up to the width of the header, but not without end.
  var paddingCellsLeft = 65_536
  var ids = IdentifierPool()
  var outline: [Heading] = []
  /// The headings and sets of tabs, in the order of the page.
  var nodesToName: [Node.Index] = []
  /// The nodes of the outline.
  var headings: [Node.Index] = []
  var links: [Destination] = []
  var host = Host()
  var continuation = ContinuationStart()
  var missingFootnotes = 0
  /// Whether anything can be struck through.
  var hasTildes = false
  /// The last line end looked for in the tree's bytes.
  var lineEnd = (after: 0, index: 0)
  var tabSets = 0
  /// How many `svg` elements are open in the raw HTML read so far.
  var drawingDepth = 0

  var isHandbook: Bool { options.dialect == .handbook }

  func container(of node: Node.Index) -> Container? {
    let detail = Int(tree[node].detail)
    return tree.containers.indices.contains(detail) ? tree.containers[detail] : nil
  }

  mutating func report(_ make: (SourceLocation) -> Diagnostic, line: Int32, column: Int32) {
    diagnostics.append(make(source.location(line: Int(line), byteColumn: Int(column))))
  }
}

extension Page {
  /// Reads a page's text and makes its tree what is to be rendered, phase by phase.
  static func reading(
    _ source: [UInt8], file: String, options: Options, surroundings: Surroundings
  ) -> (page: Page, root: Node.Index, frontMatter: FrontMatter?) {
    var reader = SourceReader(file: file, options: options, surroundings: surroundings)
    let text = reader.read(source)
    var page = Page(
      options: options, surroundings: surroundings, source: text, diagnostics: reader.diagnostics)
    page.host.searchBudget = 4 * text.lines.bytes.count + 65_536
    let root = page.parse(Passage(lines: text.lines))
    page.shapeBlocks(below: root)
    page.finishInlines(below: root)
    page.nameHeadings()
    return (page, root, reader.frontMatter)
  }
}

extension Document {
  /// Reads and renders a page; whatever the bytes, there is HTML, and diagnostics for the rest.
  ///
  /// - Parameter file: The page's path, for the places of diagnostics.
  public init(
    parsing source: [UInt8], file: String, options: Options = Options(),
    surroundings: Surroundings = .none
  ) {
    let (page, root, frontMatter) = Page.reading(
      source, file: file, options: options, surroundings: surroundings)
    html = page.render(root)
    self.frontMatter = frontMatter
    page.describe(root, in: &self)
  }
}
