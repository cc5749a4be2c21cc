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

  /// The pages as they stand on this one, with what they were made from.
  struct Parts: Sendable {
    fileprivate struct Part: Sendable {
      var source: PageSource?
      var markup: [UInt8]
    }

    fileprivate var numbers: [String: Int]
    fileprivate var all: [Part]
  }

  /// Makes the parts; those of the last build that are still right are taken from there.
  func parts(_ sources: [SitePath: PageSource], after past: Parts?) -> Parts {
    let known = past?.numbers == numbers ? past?.all : nil
    let all = Concurrently.map(pages.count) { number in
      let source = sources[pages[number].path]
      if let part = known?[number], part.source == source { return part }
      return Parts.Part(source: source, markup: part(number))
    }
    return Parts(numbers: numbers, all: all)
  }

  func render(_ parts: Parts) -> OutputFile {
    let frame = PrintFrame(theme: theme, titles: pages.map(\.title))
    var output = Output()
    frame.open(into: &output)
    for part in parts.all { output.append(contentsOf: part.markup) }
    frame.close(into: &output)
    return OutputFile(path: Self.path.file, bytes: output)
  }

  private func part(_ number: Int) -> [UInt8] {
    let page = pages[number]
    var source = Output()
    if !page.bringsTitle { Tag.h1 { page.title }.render(into: &source) }
    page.body(.page(Self.path)).render(into: &source)
    let rewritten = TagRewriter.rewrite(
      source, rename: Self.oneLevelDown, attributes: { value(of: $1, $2, on: number) },
      adding: { $0 == "details" ? " open" : "" })
    var output = Output()
    output.append("<div id=\"p\(number)\"></div><section class=\"print-page")
    output.append("\(page.isWide ? " wide" : "") pieces-\(Self.pieces(rewritten.count))\">")
    output.append(contentsOf: rewritten)
    output.append("</section>")
    return output
  }

  /// How tall a part is at most, in steps that the style sheet knows the height of.
  private static func pieces(_ size: Int) -> Int { min(12, size / 5500 + 1) }

  private static func oneLevelDown(_ tag: String) -> String {
    switch tag {
    case "h1": "h2"
    case "h2": "h3"
    case "h3": "h4"
    case "h4": "h5"
    case "h5": "h6"
    default: tag
    }
  }

  private func value(of name: String, _ value: String, on page: Int) -> String {
    switch name {
    case "id": "p\(page)-" + value
    case "for", "headers", "aria-labelledby", "aria-describedby", "aria-controls":
      value.split(separator: " ").map { "p\(page)-" + $0 }.joined(separator: " ")
    case "href", "xlink:href": target(value, from: page)
    default: Self.references(in: value, on: page)
    }
  }

  /// Where a link leads on this page, or where it led before when that is no page of the handbook.
  private func target(_ url: String, from page: Int) -> String {
    let parts = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let fragment = parts.count == 2 ? String(parts[1]) : nil
    if parts[0].isEmpty { return "#p\(page)" + (fragment.map { "-" + $0 } ?? "") }
    guard parts[0].hasPrefix("../") else { return url }
    let file = PercentEncoding.decode(
      parts[0].dropFirst(3).split(separator: "&amp;").joined(separator: "&"))
    guard let number = numbers[file] else { return url }
    return "#p\(number)" + (fragment.map { "-" + $0 } ?? "")
  }

  /// `url(#clip)` names an id of its own page.
  private static func references(in value: String, on page: Int) -> String {
    // Few values have a bracket, and looking for text in all took a third of the time of this page.
    guard value.utf8.contains(UInt8(ascii: "(")), let range = value.firstRange(of: "url(#") else {
      return value
    }
    return String(value[..<range.upperBound]) + "p\(page)-" + value[range.upperBound...]
  }
}
