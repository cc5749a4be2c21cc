internal import Markdown
internal import Markup
internal import Pages

/// The whole handbook for paper and PDF: its pages in reading order, in parts that a browser lays out
/// at once. A handbook that is one part is on one page; the parts of a larger one are listed there.
///
/// Ids get their page's number in front, so that each stays the only one; links between pages
/// become links on these; headings go a level down, below the handbook's own title; what is
/// folded stands open. It has no script.
struct PrintPage {
  static let path = SitePath("print")
  /// A handbook of more pages is too large; its readers print what they need.
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

  /// The file of a part, counted from 1: beside the list of the parts, so that links out of both are
  /// the same.
  static func file(ofPart number: Int) -> String { "\(path.folder)\(fileName(ofPart: number))" }

  static func fileName(ofPart number: Int) -> String { "part-\(number).html" }

  /// The pages as they are printed.
  struct Printed: Sendable {
    fileprivate var numbers: [String: Int]
    fileprivate var markup: [SitePath: Output] = [:]

    mutating func add(_ markup: Output, of page: SitePath) { self.markup[page] = markup }
  }

  var nothingPrinted: Printed { Printed(numbers: numbers) }

  /// What the last build made of a page, if its links are still right.
  func printed(_ page: SitePath, in past: Printed?) -> Output? {
    guard let past, past.numbers == numbers else { return nil }
    return past.markup[page]
  }

  /// A page as it is printed, made of its content as it stands on its own.
  func printed(_ page: Page, content: HTML) -> Output? {
    guard let number = numbers[page.path.file] else { return nil }
    var source = Output()
    if !page.bringsTitle { Tag.h1 { page.title }.render(into: &source) }
    content.forPaper.withColoredCode.render(into: &source)
    let links = LinkRebasing(from: page.path)
    let rewritten = PrintedPage(number: number, links: links, numbers: numbers).rewrite(source)
    var output = Output()
    output.append("<div id=\"p\(number)\"></div><section class=\"print-page")
    output.append("\(page.isWide ? " wide" : "") pieces-\(Self.pieces(rewritten.count))\">")
    output.append(contentsOf: rewritten)
    output.append("</section>")
    return output
  }

  /// How tall a page is at most, in steps that the style sheet knows the height of.
  private static func pieces(_ size: Int) -> Int { min(12, size / 5500 + 1) }

  func files(_ printed: Printed) -> [OutputFile] {
    let markup = pages.map { printed.markup[$0.path] ?? [] }
    let entries = zip(pages, markup).map { page, markup in
      PrintPart.Entry(section: section(of: page), elements: markup.elementCount + 3)
    }
    let parts = PrintPart.all(of: entries)
    let frame = PrintFrame(theme: theme, titles: pages.map(\.title), parts: parts)
    if parts.count == 1 { return [file(parts[0], at: Self.path.file, in: frame, markup)] }
    let list = OutputFile(path: Self.path.file, bytes: frame.list)
    return [list]
      + parts.enumerated().map { index, part in
        file(part, at: Self.file(ofPart: index + 1), in: frame, markup)
      }
  }

  private func file(
    _ part: PrintPart, at path: String, in frame: PrintFrame, _ markup: [Output]
  ) -> OutputFile {
    var output = Output()
    frame.open(part, into: &output)
    for page in part.pages {
      output.append(
        contentsOf: PrintPart.resolve(markup[page]) {
          part.pages.contains($0) ? "" : frame.file($0)
        })
    }
    frame.close(into: &output)
    return OutputFile(path: path, bytes: output)
  }

  /// The home page stands before the first section.
  private func section(of page: Page) -> String {
    if page.path == .home, pages.count > 1, pages[1].path != .home { return section(of: pages[1]) }
    let ancestors = theme.navigation.ancestors(of: page.path)
    return ancestors.dropFirst().first?.title ?? page.title
  }
}

extension Output {
  /// How many elements begin in it.
  fileprivate var elementCount: Int {
    var count = 0
    var isAfterBracket = false
    for byte in self {
      if isAfterBracket, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) {
        count += 1
      }
      isAfterBracket = byte == UInt8(ascii: "<")
    }
    return count
  }
}
