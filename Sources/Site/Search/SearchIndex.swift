internal import Markup
internal import Pages

/// What the reader's browser searches: which term stands on which page, made page by page.
///
/// The index knows pages, their headings and their terms. The text itself, for excerpts and to
/// tell which section answers, is in files of its own that are loaded for the pages shown. So are the
/// pages and the places of terms, where a site has many.
struct SearchIndex {
  /// A term on a page.
  private struct Posting {
    var term: UInt32
    /// Doubled, and one more where the page is about the term.
    var page: UInt32
  }

  private var pages: CutList
  private var pageCount: Int { pages.count }
  private var terms = TermTable()
  private var postings: [Posting] = []
  private var text = SearchText()

  static let path = "search-index.js"

  /// The most bytes of an index in one file; of a larger one, a file has about half as many.
  private let largest: Int

  /// A page is about the terms that occur this often on it.
  fileprivate static let often = 4

  init(largest: Int = 1 << 19) {
    self.largest = largest
    pages = CutList(separator: ",\n", size: largest / 2)
  }

  /// A file of the index.
  enum File {
    case made(OutputFile)
    /// One that would be what it was in the last build, and is made where that is not there any more.
    case same(path: String, make: () -> OutputFile)
  }

  /// A page's part of the index, made on its own so that pages can be processed in parallel.
  struct Entry: Sendable {
    /// The page as the index lists it.
    fileprivate var listing = Output()
    fileprivate var texts: Texts = .made([])
    fileprivate var terms: Terms = .recorded([])

    /// A list of string literals: the text before the first heading, which may be empty, then the
    /// text under each heading, so that sections are known by their number.
    enum Texts: Sendable {
      case made(Output)
      case recorded(size: Int, SearchText.Place, make: @Sendable () -> Output)
    }

    /// The terms, and whether the page is about each.
    fileprivate enum Terms: Sendable {
      case made(SearchTerms)
      case recorded(ArraySlice<UInt8>)
    }

    init(_ page: borrowing Page, sections: [TextSection]) {
      var words = EntryWords()
      words.add(page, sections: sections)
      listing = words.listing
      texts = .made(words.texts)
      terms = .made(words.terms)
    }

    /// The part of a page that is known from the record; its text is made only where it is needed.
    init(_ recorded: RecordedEntry, of page: Page) {
      listing = Output(recorded.listing)
      terms = .recorded(recorded.terms)
      texts = .recorded(size: recorded.size, recorded.place) {
        Entry(page, sections: page.searchSections(in: page.body(.page(page.path)))).texts.bytes
      }
    }
  }

  /// An entry while it is made.
  private struct EntryWords {
    var listing = Output()
    var texts = Output()
    var terms = SearchTerms()

    mutating func add(_ page: Page, sections: [TextSection]) {
      begin(page)
      texts.append("[")
      list(Self.lead(of: sections))
      for place in sections.indices {
        guard let id = sections[place].id else { continue }
        let heading = sections[place].heading.composed
        list(name: id)
        list(name: heading)
        terms.add(heading)
        texts.append(",")
        list(sections[place].text)
      }
      texts.append("]")
      listing.append("]")
    }

    /// What stands before the first heading, mostly in one section.
    private static func lead(of sections: [TextSection]) -> String {
      var lead: String?
      for place in sections.indices where sections[place].id == nil {
        lead = lead.map { $0 + " " + sections[place].text } ?? sections[place].text
      }
      return lead ?? ""
    }

    private mutating func list(_ text: String) {
      let text = text.composed
      terms.add(text)
      texts.append(quoting: text)
    }

    /// Begins `["guide/recovery/","Recovery","owner tag","detect","Detect"]`: last an id and a heading of
    /// each section.
    private mutating func begin(_ page: Page) {
      texts.reserveCapacity(1 << 13)
      listing.reserveCapacity(1 << 9)
      listing.append("[")
      listing.append(quoting: PercentEncoding.encode(path: page.path.folder))
      for words in [page.title, page.description] { terms.add(words.composed) }
      for words in page.keywords { terms.add(words.composed) }
      list(name: page.title.composed)
      list(name: page.keywords.joined(separator: " ").composed)
    }

    private mutating func list(name: String) {
      listing.append(",")
      listing.append(quoting: name)
    }
  }

  /// Adds a page; returns the file of texts that this completes, if any.
  mutating func add(_ entry: Entry) -> File? {
    let page = pageCount
    pages.add { $0.append(contentsOf: entry.listing) }
    switch entry.terms {
    case .made(let made):
      let numbers = terms.add(made.table)
      for (number, occurrences) in zip(numbers, made.table.occurrences) {
        post(number, isOften: occurrences >= Self.often, on: page)
      }
    case .recorded(let recorded): add(recorded, on: page)
    }
    return text.add(entry.texts, page: page)
  }

  private mutating func post(_ term: Int, isOften: Bool, on page: Int) {
    postings.append(Posting(term: UInt32(term), page: UInt32(2 * page + (isOften ? 1 : 0))))
  }

  /// A byte for a term's length, doubled, and one more where the page is about it; then its letters.
  private mutating func add(_ recorded: ArraySlice<UInt8>, on page: Int) {
    recorded.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        let (length, isOften) = (Int(bytes[start] / 2), bytes[start] % 2 == 1)
        let end = Swift.min(start + 1 + length, bytes.count)
        let term = Term(Term.Bytes(rebasing: bytes[(start + 1)..<end]))
        post(terms.number(of: term), isOften: isOften, on: page)
        start = end
      }
    }
  }

  /// Where the text of the next page goes.
  var nextPlace: SearchText.Place { text.nextPlace }

  /// The last file of texts, and the index itself.
  ///
  /// - Parameter before: how many pages the last build had here, if that is known.
  mutating func finish(pagesBefore before: Int? = nil) -> [File] {
    [text.finish(isSameEnd: pageCount == before)].compactMap { $0 } + index.map(File.made)
  }

  /// One file; for a site of many pages, one with the terms, and others for the rest.
  private var index: [OutputFile] {
    let order = terms.sorted()
    let places = self.places(of: order)
    var letters = Output()
    letters.append(terms: order.lazy.map { terms[$0] })
    let isWhole = pages.text.count + letters.count + places.text.count <= largest
    var output = Output()
    output.append("headroomSearch={\"pages\":")
    if isWhole {
      output.append("[\n")
      output.append(contentsOf: pages.text)
      output.append("\n]")
    } else {
      output.append("\(pages.parts.count)")
    }
    output.append(",\n\"texts\":[\(Self.list(text.firstPages))],\n\"terms\":\"")
    output.append(contentsOf: letters)
    output.append("\",\n\"postings\":")
    if isWhole {
      output.append("\"")
      output.append(contentsOf: places.text)
      output.append("\"")
    } else {
      output.append("[\(Self.list(places.parts.map(\.item)))]")
    }
    output.append("}\n")
    let file = OutputFile(path: Self.path, bytes: output)
    return isWhole
      ? [file]
      : [file] + pages.files("pages", open: "[\n", close: "\n]")
        + places.files("terms", open: "\"", close: "\"")
  }

  private static func list(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: ",")
  }

  /// The pages of each term.
  private func places(of order: [Int]) -> CutList {
    var list = CutList(separator: " ", size: largest / 2)
    let (ends, places) = pagesByTerm
    for term in order {
      list.add { $0.append(pages: places[(term == 0 ? 0 : ends[term - 1])..<ends[term]]) }
    }
    return list
  }

  /// The pages of all postings, sorted by term and then by page, and where each term's pages end.
  private var pagesByTerm: (ends: [Int], pages: [UInt32]) {
    var ends = [Int](repeating: 0, count: terms.count)
    for posting in postings { ends[Int(posting.term)] += 1 }
    var end = 0
    for term in ends.indices {
      end += ends[term]
      ends[term] = end
    }
    var next = ends
    var pages = [UInt32](repeating: 0, count: postings.count)
    for posting in postings.reversed() {
      next[Int(posting.term)] -= 1
      pages[next[Int(posting.term)]] = posting.page
    }
    return (ends, pages)
  }
}

/// A page's part of the index as the record has it.
extension SearchIndex {
  struct RecordedEntry: Sendable {
    fileprivate let listing: ArraySlice<UInt8>
    fileprivate let place: SearchText.Place
    /// The length of the text, in bytes.
    fileprivate let size: Int
    fileprivate let terms: ArraySlice<UInt8>

    init(_ reader: inout PackedReader) throws(PackedReader.Damage) {
      listing = try reader.slice()
      place = SearchText.Place(file: try reader.number(), index: try reader.number())
      size = try reader.number()
      terms = try reader.slice()
    }
  }
}

extension SearchIndex.Entry {
  func pack(into packed: inout PackedBytes, at place: SearchText.Place) {
    packed.add(listing)
    packed.add(place.file)
    packed.add(place.index)
    packed.add(texts.size)
    switch terms {
    case .recorded(let bytes): packed.add(bytes)
    case .made(let made):
      packed.add(
        made.table.packed { length, occurrences in
          UInt8(2 * length + (occurrences >= SearchIndex.often ? 1 : 0))
        })
    }
  }
}

extension SearchIndex.Entry.Texts {
  /// In bytes.
  var size: Int {
    switch self {
    case .made(let text): text.count
    case .recorded(let size, _, _): size
    }
  }

  var bytes: Output {
    switch self {
    case .made(let text): text
    case .recorded(_, _, let make): make()
    }
  }

  /// Where it was in the last build, if it is the same.
  var recorded: SearchText.Place? {
    switch self {
    case .made: nil
    case .recorded(_, let place, _): place
    }
  }
}

/// A list in one text, and where it is cut into files of a bounded size.
private struct CutList {
  private let separator: String
  private let size: Int
  private(set) var text = Output()
  private(set) var count = 0
  /// The first item of each part, and where that begins in the text.
  private(set) var parts: [(item: Int, start: Int)] = []

  init(separator: String, size: Int) { (self.separator, self.size) = (separator, size) }

  mutating func add(_ write: (inout Output) -> Void) {
    if count > 0 { text.append(separator) }
    if parts.isEmpty || text.count - parts[parts.count - 1].start >= size {
      parts.append((count, text.count))
    }
    write(&text)
    count += 1
  }

  /// A script for each part, which puts it into `headroomParts` under the name of its file.
  func files(_ name: String, open: String, close: String) -> [OutputFile] {
    parts.indices.map { part in
      let end =
        part + 1 < parts.count
        ? parts[part + 1].start - separator.utf8.count : text.count
      var file = Output()
      file.append("((window.headroomParts=window.headroomParts||{})[\"\(name)-\(part)\"]=")
      file.append(open)
      file.append(contentsOf: text[parts[part].start..<end])
      file.append(close)
      file.append(")\n")
      return OutputFile(path: "\(SearchText.folder)/\(name)-\(part).js", bytes: file)
    }
  }
}

extension Output {
  /// A number in printable characters: one of 64 for its last digit, others of 28 before it.
  fileprivate mutating func append(number: Int) {
    if number >= 64 { append(leading: number / 64) }
    append(Self.digit(number % 64))
  }

  private mutating func append(leading number: Int) {
    if number >= 28 { append(leading: number / 28) }
    append(Self.digit(64 + number % 28))
  }

  /// From `!` on, without the quotation mark and the backslash.
  private static func digit(_ value: Int) -> UInt8 {
    var byte = UInt8(33 + value)
    if byte >= UInt8(ascii: "\"") { byte += 1 }
    if byte >= UInt8(ascii: "\\") { byte += 1 }
    return byte
  }

  /// The steps from page to page, doubled, and one more where the page is about the term.
  fileprivate mutating func append(pages: ArraySlice<UInt32>) {
    var last = -1
    for page in pages {
      append(number: 2 * (Int(page / 2) - last) + Int(page % 2))
      last = Int(page / 2)
    }
  }

  /// Sorted terms, each with how much of the one before it repeats as a digit to base 36 in front.
  fileprivate mutating func append(terms: some Sequence<Output>) {
    var last: Output = []
    for letters in terms {
      if !last.isEmpty { append(" ") }
      let shared = zip(last, letters).prefix { $0 == $1 && $0 < 0x80 }.count
      append(String(Swift.min(shared, 35), radix: 36))
      append(contentsOf: letters.dropFirst(Swift.min(shared, 35)))
      last = letters
    }
  }
}
