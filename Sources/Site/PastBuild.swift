internal import Markup
internal import Pages

/// What a build leaves for the next one of the same handbook, so that only what changed is made
/// again. The next build writes the same bytes with it as without.
///
/// It holds for as long as everything but the Markdown is the same: the other files of the content,
/// and whatever else a site is made from. Whoever keeps it sees to that.
public struct PastBuild: Sendable {
  /// What links led to.
  var resolver: LinkResolver?
  /// The Markdown files by their paths.
  var readings: [String: Loading.Loaded] = [:]
  var pages: [SitePath: RenderedPage] = [:]
  /// What stood around the pages.
  var navigation: Navigation?
  var print: PrintPage.Parts?
  /// The files that no Markdown has a part in; nil when they are to be made.
  var others: [OutputFile]?

  public init() {}
}

/// All that a page of Markdown is read from.
struct PageSource: Equatable, Sendable {
  var text: [UInt8]
  /// The files it includes. One that is missing is an error, after which nothing is kept.
  var includes: [String: [UInt8]] = [:]

  /// Whether the included files are still what they were.
  func isCurrent(in content: FileTree) -> Bool {
    includes.allSatisfy { path, bytes in (try? content.read(path)) == bytes }
  }
}

/// A page as it was written, with what it was made from.
struct RenderedPage: Sendable {
  /// Nil for a page without Markdown.
  var source: PageSource?
  var content: HTML
  var file: OutputFile
  var twin: OutputFile?
  /// What it gives to the search index.
  var entry: SearchIndex.Entry?
}

extension Navigation {
  /// Whether both show the same pages in the same order under the same names.
  func hasSameNames(as other: Navigation) -> Bool {
    readingOrder.elementsEqual(other.readingOrder) {
      $0.path == $1.path && $0.title == $1.title && $0.label == $1.label
    }
  }

  /// Whether both say the same of the pages below one.
  func describesChildren(of path: SitePath, as other: Navigation) -> Bool {
    let (mine, others) = (node(at: path)?.children ?? [], other.node(at: path)?.children ?? [])
    return mine.elementsEqual(others) { $0.description == $1.description }
  }
}
