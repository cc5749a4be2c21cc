internal import Markup
internal import Pages

/// What the record knows of a page of the site: which files it has, and its part of the search index.
struct RecordedPage {
  /// Whether Markdown has a part in it.
  let isMarkdown: Bool
  private let hasTwin: Bool
  private let hasPicture: Bool
  private let entry: SearchIndex.RecordedEntry?

  init(_ bytes: ArraySlice<UInt8>) throws(PackedReader.Damage) {
    var reader = PackedReader(bytes)
    isMarkdown = try reader.flag()
    hasTwin = try reader.flag()
    hasPicture = try reader.flag()
    entry = try reader.flag() ? try SearchIndex.RecordedEntry(&reader) : nil
  }

  static func pack(
    _ page: RenderedPage, place: SearchText.Place?, into packed: inout PackedBytes
  ) {
    packed.add(page.source != nil)
    packed.add(page.twin != nil)
    packed.add(page.picture != nil)
    packed.add(page.entry != nil && place != nil)
    if let entry = page.entry, let place { entry.pack(into: &packed, at: place) }
  }

  /// The page with the files that are there.
  func rendered(_ page: Page, source: PageSource?) -> RenderedPage {
    RenderedPage(
      source: source, content: nil, file: OutputFile(keptAt: page.path.file),
      twin: hasTwin
        ? OutputFile(keptAt: MarkdownTwin.path(of: page.path, source: page.source)) : nil,
      picture: hasPicture ? PreviewPicture.path(of: page).map(OutputFile.init(keptAt:)) : nil,
      entry: entry.map { SearchIndex.Entry($0, of: page) })
  }
}
