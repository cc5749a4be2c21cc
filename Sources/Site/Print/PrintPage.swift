internal import Markdown
internal import Markup
internal import Pages

/// The whole handbook on one page, for paper and PDF: every page a part of it, in reading order.
///
/// Ids get their page's number in front, so that each stays the only one; links between pages
/// become links on this one; headings go a level down, below the handbook's own title; what is
/// folded stands open. It has no script.
struct PrintPage {
  static let path = SitePath("print")
  /// A handbook of more pages is too large for one; its readers print what they need.
  static let mostPages = 300

  let theme: Theme
  let pages: [Page]
  private let numbers: [String: Int]

  init(theme: Theme, pages: [Page]) {
    let byPath = Dictionary(pages.map { ($0.path, $0) }) { first, _ in first }
    self.theme = theme
    self.pages = theme.navigation.readingOrder.compactMap { byPath[$0.path] }
    numbers = Dictionary(self.pages.enumerated().map { ($1.path.file, $0) }) { first, _ in first }
  }

  /// The pages as they stand on this one.
  struct Parts: Sendable {
    fileprivate var numbers: [String: Int]
    fileprivate var markup: [SitePath: Output] = [:]

    mutating func add(_ part: Output, of page: SitePath) { markup[page] = part }
  }

  var noParts: Parts { Parts(numbers: numbers) }

  /// The part of a page that the last build made, if its links are still right.
  func part(of page: SitePath, in past: Parts?) -> Output? {
    guard let past, past.numbers == numbers else { return nil }
    return past.markup[page]
  }

  /// A page as it stands on this one, made of its content as it stands on its own.
  func part(of page: Page, content: HTML) -> Output? {
    guard let number = numbers[page.path.file] else { return nil }
    var source = Output()
    if !page.bringsTitle { Tag.h1 { page.title }.render(into: &source) }
    content.forPaper.withColoredCode.render(into: &source)
    let part = PrintPart(number: number, links: LinkRebasing(from: page.path), numbers: numbers)
    let rewritten = part.rewrite(source)
    var output = Output()
    output.append("<div id=\"p\(number)\"></div><section class=\"print-page")
    output.append("\(page.isWide ? " wide" : "") pieces-\(Self.pieces(rewritten.count))\">")
    output.append(contentsOf: rewritten)
    output.append("</section>")
    return output
  }

  /// How tall a part is at most, in steps that the style sheet knows the height of.
  private static func pieces(_ size: Int) -> Int { min(12, size / 5500 + 1) }

  func render(_ parts: Parts) -> OutputFile {
    let frame = PrintFrame(theme: theme, titles: pages.map(\.title))
    var output = Output()
    frame.open(into: &output)
    for page in pages { output.append(contentsOf: parts.markup[page.path] ?? []) }
    frame.close(into: &output)
    return OutputFile(path: Self.path.file, bytes: output)
  }
}
