internal import Markup
internal import Pages

/// What the reader's browser searches: which term stands on which page, made page by page.
///
/// The index knows pages, their headings and their terms. The text itself, for excerpts and to
/// tell which section answers, is in files of its own that are loaded for the pages shown.
struct SearchIndex {
  /// A term's pages so far, written as they come.
  private struct Postings {
    private var lastPage = -1
    private(set) var code: Output = []

    /// The step from the page before, doubled, and one more where the page is about the term.
    mutating func add(page: Int, isOften: Bool) {
      code.append(number: 2 * (page - lastPage) + (isOften ? 1 : 0))
      lastPage = page
    }
  }

  private var pages = Output()
  private var pageCount = 0
  private var postings: [String: Postings] = [:]
  private var text = SearchText()

  /// A term met this often on a page is one the page is about.
  private static let often = 4

  /// Takes a page in; gives the file of text that this completes, if any.
  mutating func add(_ page: Page, sections: [TextSection]) -> OutputFile? {
    // The text before the first heading is always there, so that sections can be told by number.
    let lead = sections.filter { $0.id == nil }.map(\.text).joined(separator: " ")
    let headed = sections.filter { $0.id != nil }
    addTerms(of: page, lead: lead, headed)
    list(page, headed)
    pageCount += 1
    return text.add([lead] + headed.map(\.text), page: pageCount - 1)
  }

  private mutating func addTerms(of page: Page, lead: String, _ headed: [TextSection]) {
    var terms = SearchTerms()
    for words in [page.title, page.description, lead] + page.keywords { terms.add(words) }
    for section in headed {
      terms.add(section.heading)
      terms.add(section.text)
    }
    // The order of terms on a page does not show: each term has its own list of pages.
    for (term, count) in terms.counts {
      postings[term, default: Postings()].add(page: pageCount, isOften: count >= Self.often)
    }
  }

  /// `["guide/recovery/","Recovery","owner tag","detect","Detect"]`: then an id and a heading each.
  private mutating func list(_ page: Page, _ headed: [TextSection]) {
    pages.append(pageCount == 0 ? "\n[" : ",\n[")
    pages.append(quoting: PercentEncoding.encode(path: page.path.folder))
    let rest = [page.title, page.keywords.joined(separator: " ")]
    for words in rest + headed.flatMap({ [$0.id ?? "", $0.heading] }) {
      pages.append(",")
      pages.append(quoting: words)
    }
    pages.append("]")
  }

  /// The last file of text, and the index itself.
  mutating func finish() -> [OutputFile] {
    [text.finish(), OutputFile(path: "search-index.js", bytes: index)].compactMap { $0 }
  }

  private var index: Output {
    let terms = postings.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var output = Output()
    output.append("headroomSearch={\"pages\":[")
    output.append(contentsOf: pages)
    output.append(
      "\n],\n\"texts\":[\(text.firstPages.map(String.init).joined(separator: ","))],\n\"terms\":\"")
    output.append(terms: terms)
    output.append("\",\n\"postings\":\"")
    for (number, term) in terms.enumerated() {
      if number > 0 { output.append(" ") }
      output.append(contentsOf: postings[term]?.code ?? [])
    }
    output.append("\"}\n")
    return output
  }
}

extension Output {
  /// A number in printable characters: 64 of them end it, 28 others come before the end.
  fileprivate mutating func append(number: Int) {
    var leading: Output = []
    var rest = number / 64
    while rest > 0 {
      leading.append(Self.digit(64 + rest % 28))
      rest /= 28
    }
    append(contentsOf: leading.reversed())
    append(Self.digit(number % 64))
  }

  /// From `!` on, without the quotation mark and the backslash.
  private static func digit(_ value: Int) -> UInt8 {
    var byte = UInt8(33 + value)
    if byte >= UInt8(ascii: "\"") { byte += 1 }
    if byte >= UInt8(ascii: "\\") { byte += 1 }
    return byte
  }

  /// Sorted terms, each with how much of the one before it repeats as a digit to base 36 in front.
  fileprivate mutating func append(terms: [String]) {
    var last: [UInt8] = []
    for term in terms {
      let letters = Array(term.utf8)
      if !last.isEmpty { append(" ") }
      let shared = zip(last, letters).prefix { $0 == $1 && $0 < 0x80 }.count
      append(String(Swift.min(shared, 35), radix: 36))
      append(contentsOf: letters[Swift.min(shared, 35)...])
      last = letters
    }
  }
}
