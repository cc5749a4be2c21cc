internal import Markup
internal import Pages

/// What a build leaves for the next one of the same handbook, so that only what changed is made
/// again. The next build writes the same bytes with it as without.
///
/// It holds for as long as everything but the Markdown is the same: the other files of the content, the
/// names of all, and whatever else a site is made from. Whoever keeps it sees to that.
public struct PastBuild: Sendable {
  /// What an earlier run of the program wrote down, in place of all that follows.
  private(set) var record: PageRecord?
  /// What links led to.
  var resolver: LinkResolver?
  /// How Markdown was read.
  var terms: Loading.Terms?
  /// The Markdown files by their paths.
  var readings: [String: Loading.Loaded] = [:]
  var pages: [SitePath: RenderedPage] = [:]
  /// What stood around the pages.
  var navigation: Navigation?
  var print: PrintPage.Printed?
  /// The files that no Markdown has a part in; nil when they are to be made.
  var others: [OutputFile]?

  public init() {}

  /// What was read, of which nothing is rendered.
  init(_ read: ReadContent) {
    readings = read.files.byFile
    (resolver, terms) = (read.resolver, read.terms)
  }

  /// A build of an earlier run of the program, by the record that it returned. What was damaged since
  /// is as if there had been none.
  ///
  /// - Parameters:
  ///   - isCurrent: whether a Markdown file of the content is the one that it was then.
  ///   - isInPlace: whether a file of the site is the one that was written then.
  public init(
    record: [UInt8], isCurrent: @escaping @Sendable (String) -> Bool,
    isInPlace: @escaping @Sendable (String) -> Bool
  ) {
    self.record = PageRecord(record, isCurrent: isCurrent, isInPlace: isInPlace)
  }

  /// What holds also after other settings and other files of data, by their bytes and not their names: the
  /// Markdown that shows nothing of them.
  public var withoutData: PastBuild {
    var past = PastBuild()
    (past.resolver, past.terms) = (resolver, terms)
    past.readings = readings.filter { !$0.value.showsData }
    return past
  }

  var hasPrintPage: Bool { record?.hasPrintPage ?? (print != nil) }

  /// What was read from a file, as far as that is the same.
  func reading(of file: String, by loading: Loading) -> Loading.Loaded? {
    if let record { return record.currentReading(of: file)?.loaded(by: loading) }
    guard let past = readings[file], let source = past.source,
      (try? loading.content.read(file)) == source.text, source.isCurrent(in: loading.content)
    else { return nil }
    return past
  }

  /// A page as it was rendered, when it was made from the same.
  func page(_ page: Page, source: PageSource?) -> RenderedPage? {
    if let record { return record.page(page, source: source) }
    guard let rendered = pages[page.path], rendered.source == source else { return nil }
    return rendered
  }
}

/// All that a page of Markdown is read from.
struct PageSource: Equatable, Sendable {
  private let held: PageText
  /// The files it includes. One that is missing is an error, after which nothing is kept.
  var includes: [String: [UInt8]] = [:]
  /// Addresses that were written otherwise, by how the page's own text has them: those of headings.
  var corrections: [String: String] = [:]
  /// Whether it is known from the record alone.
  private(set) var isUnread = false

  init(_ held: PageText, includes: [String: [UInt8]] = [:]) {
    (self.held, self.includes) = (held, includes)
  }

  var text: [UInt8] { held.forms.source }

  /// Lets the page's text go, which is read again if somebody asks for it.
  func letGo(readAgain: @escaping @Sendable (_ file: String) -> PageText.Forms) {
    if !isUnread { held.letGo(readAgain: readAgain) }
  }

  static func == (a: PageSource, b: PageSource) -> Bool {
    a.isUnread == b.isUnread && a.includes == b.includes && a.corrections == b.corrections
      && (a.held === b.held || a.text == b.text)
  }

  /// A source that is the one it was, without its text.
  static let unread: PageSource = {
    var source = PageSource(PageText(.init(source: []), of: ""))
    source.isUnread = true
    return source
  }()

  /// Whether the included files are still what they were.
  func isCurrent(in content: FileTree) -> Bool {
    includes.allSatisfy { path, bytes in
      // No more than tells the difference.
      (try? content.read(path, first: bytes.count + 1)) == bytes
    }
  }
}

/// A page as it was written, with what it was made from. A class, because it is handed from one list to
/// another.
final class RenderedPage: Sendable {
  /// Nil for a page without Markdown.
  let source: PageSource?
  /// Nil where it was not made again.
  let content: HTML?
  let file: OutputFile
  let twin: OutputFile?
  /// For links to it.
  let picture: OutputFile?
  /// What it gives to the search index.
  let entry: SearchIndex.Entry?

  init(
    source: PageSource?, content: HTML?, file: OutputFile, twin: OutputFile?,
    picture: OutputFile?, entry: SearchIndex.Entry?
  ) {
    (self.source, self.content, self.file) = (source, content, file)
    (self.twin, self.picture, self.entry) = (twin, picture, entry)
  }

  /// The same with another frame around its content.
  func framed(as bytes: Output) -> RenderedPage {
    RenderedPage(
      source: source, content: content, file: OutputFile(path: file.path, bytes: bytes),
      twin: twin, picture: picture, entry: entry)
  }

  var files: [OutputFile] { [file] + [twin, picture].compactMap { $0 } }
}

extension Navigation {
  /// The pages that have another name than they had; nil when there are other pages, or the same
  /// in another order.
  func renamed(since before: Navigation) -> [SitePath]? {
    guard readingOrder.elementsEqual(before.readingOrder, by: { $0.path == $1.path }) else {
      return nil
    }
    // In a written tree a page's neighbors are not those of its folder.
    if isWritten, !root.isSame(as: before.root) { return nil }
    return zip(readingOrder, before.readingOrder).compactMap { now, then in
      now.title == then.title && now.label == then.label ? nil : now.path
    }
  }

  /// Whether the frame of a page may name one of these: the pages of every folder on the way to it,
  /// and its two neighbours in reading order. The home page may name all.
  func names(_ renamed: [SitePath], around page: SitePath) -> Bool {
    if renamed.isEmpty { return false }
    if page == .home { return true }
    let neighbours = [previous(of: page)?.path, next(of: page)?.path]
    return renamed.contains { other in
      page.folder.hasPrefix(other.parent?.folder ?? "") || neighbours.contains(other)
    }
  }

  /// Whether both describe the pages below one alike.
  func describesChildren(of path: SitePath, as other: Navigation) -> Bool {
    let (mine, others) = (node(at: path)?.children ?? [], other.node(at: path)?.children ?? [])
    return mine.elementsEqual(others) { $0.description == $1.description }
  }
}

extension NavigationNode {
  /// Whether both have the same entries below them.
  fileprivate func isSame(as other: NavigationNode) -> Bool {
    title == other.title && label == other.label && file == other.file
      && children.elementsEqual(other.children) { $0.isSame(as: $1) }
  }
}
