internal import Pages

/// What a build writes down of its pages for the next run of the program: what other pages, the
/// navigation and the search index have to know of each, but not its content.
///
/// A page whose file is the one it was is not read again: its files in the site stay as they are.
struct PageRecord: Sendable {
  private let bytes: [UInt8]
  /// Where the facts of each Markdown file stand.
  private let readings: [String: Range<Int>]
  /// The same for each page.
  private let pages: [SitePath: Range<Int>]
  /// How many pages the search index had.
  let searchable: Int
  let hasPrintPage: Bool
  /// Whether a Markdown file is the one that the facts are of.
  private let isCurrent: @Sendable (String) -> Bool
  /// Whether a file of the site is the one that was written.
  private let isInPlace: @Sendable (String) -> Bool

  /// Nil for bytes that no build of this version wrote as a whole.
  init?(
    _ bytes: [UInt8], isCurrent: @escaping @Sendable (String) -> Bool,
    isInPlace: @escaping @Sendable (String) -> Bool
  ) {
    var reader = PackedReader(bytes[...])
    guard let searchable = try? reader.number(), let hasPrintPage = try? reader.flag(),
      let readings = try? reader.list({ (reader) throws(PackedReader.Damage) in
        (try reader.text(), try reader.slice().indices)
      }),
      let pages = try? reader.list({ (reader) throws(PackedReader.Damage) in
        (SitePath(try reader.text()), try reader.slice().indices)
      }), reader.isAtEnd
    else { return nil }
    self.bytes = bytes
    (self.searchable, self.hasPrintPage) = (searchable, hasPrintPage)
    self.readings = Dictionary(readings) { first, _ in first }
    self.pages = Dictionary(pages) { first, _ in first }
    (self.isCurrent, self.isInPlace) = (isCurrent, isInPlace)
  }

  /// The facts of a file, whether or not it is still the one that they are of.
  func reading(of file: String) -> RecordedReading? {
    readings[file].flatMap { RecordedReading(bytes[$0], file: file) }
  }

  /// The facts of a file that is the one it was, with all that it includes.
  func currentReading(of file: String) -> RecordedReading? {
    guard isCurrent(file), let reading = reading(of: file), !reading.isReadAgain,
      reading.includes.allSatisfy(isCurrent)
    else { return nil }
    return reading
  }

  /// A page whose files are in the site as they were written.
  func page(_ page: Page, source: PageSource?) -> RenderedPage? {
    guard source == nil || source == .unread, let range = pages[page.path],
      let recorded = try? RecordedPage(bytes[range]), recorded.isMarkdown == (source != nil)
    else { return nil }
    let rendered = recorded.rendered(page, source: source)
    return rendered.files.allSatisfy { isInPlace($0.path) } ? rendered : nil
  }

  /// A file of the site that stays as it is; nil for one that is not as it was written.
  func file(_ path: String) -> OutputFile? { isInPlace(path) ? OutputFile(keptAt: path) : nil }

  /// The bytes of a new record as they come, page by page.
  struct Writer {
    var hasPrintPage = false
    private var readings = PackedBytes()
    private var pages = PackedBytes()
    private var counts = (readings: 0, pages: 0, searchable: 0)
    private var scratch = PackedBytes()

    mutating func add(_ loaded: Loading.Loaded, after past: PageRecord?) {
      counts.readings += 1
      readings.add(loaded.file)
      if loaded.source == .unread, let known = past?.readings[loaded.file], let past {
        return readings.add(past.bytes[known])
      }
      readings.add(through: &scratch) { RecordedReading.pack(loaded, into: &$0) }
    }

    /// - Parameter place: where the page's text is among the files of the search index.
    mutating func add(_ page: SitePath, _ rendered: RenderedPage, place: SearchText.Place?) {
      counts.pages += 1
      if rendered.entry != nil { counts.searchable += 1 }
      pages.add(page.folder)
      pages.add(through: &scratch) { RecordedPage.pack(rendered, place: place, into: &$0) }
    }

    /// All of it one after the other, not joined: that would take as much memory again.
    var pieces: [[UInt8]] {
      var start = PackedBytes()
      start.add(counts.searchable)
      start.add(hasPrintPage)
      start.add(counts.readings)
      var middle = PackedBytes()
      middle.add(counts.pages)
      return [start.bytes, readings.bytes, middle.bytes, pages.bytes]
    }
  }
}
