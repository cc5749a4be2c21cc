internal import CCmark
internal import Foundation
internal import Markdown

/// What the dialects cost against `cmark` itself: the same bytes, parsed and rendered in the same
/// process.
struct MarkdownBench {
  private let name: String
  private let pages: [[UInt8]]

  static let heading = """
    | pages | size | cmark | commonmark | github | handbook |
    |---|--:|--:|--:|--:|--:|
    """

  /// The pages of this repository's own handbook, and those of the corpus.
  static let all = [
    MarkdownBench(name: "content/", pages: written(in: "content")),
    MarkdownBench(
      name: "corpus",
      pages: Corpus(count: 200).files.sorted { $0.key < $1.key }
        .filter { $0.key.hasSuffix(".md") }.map { Array($0.value.utf8) }),
  ].filter { !$0.pages.isEmpty }

  private static func written(in folder: String) -> [[UInt8]] {
    (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".md") }.sorted()
      .compactMap { FileManager.default.contents(atPath: folder + "/" + $0).map { Array($0) } }
  }

  /// A row of figures: milliseconds of processor time for all pages, and how often cmark's.
  func row() -> String {
    let base = shortest { pages.reduce(0) { $0 + CommonMark.render($1) } }
    let size = pages.reduce(0) { $0 + $1.count }
    let columns = Dialect.allCases.map { dialect in
      let options = Options(dialect: dialect)
      let cost = shortest {
        pages.reduce(0) {
          $0 + Document(parsing: $1, file: "page.md", options: options).html.count
        }
      }
      return String(format: "%.1f ms, ×%.2f", cost * 1000, cost / base)
    }
    let cmark = String(format: "%.1f ms", base * 1000)
    return "| \(pages.count) of \(name) | \(size / 1000) kB | \(cmark) | "
      + columns.joined(separator: " | ") + " |"
  }

  /// Seconds of processor time of the best of many runs.
  private func shortest(_ body: () -> Int) -> Double {
    var best = Double.infinity
    var bytes = 0
    for _ in 0..<25 {
      let start = CPUTime.now
      bytes = body()
      best = min(best, CPUTime.now - start)
    }
    precondition(bytes > 0)
    return best
  }
}

/// The C library alone.
enum CommonMark {
  /// The length of its HTML.
  static func render(_ source: [UInt8]) -> Int {
    source.withUnsafeBytes { bytes in
      let text = bytes.bindMemory(to: CChar.self)
      guard let node = cmark_parse_document(text.baseAddress, text.count, 0) else { return 0 }
      defer { cmark_node_free(node) }
      guard let html = cmark_render_html(node, CMARK_OPT_UNSAFE) else { return 0 }
      defer { free(html) }
      return strlen(html)
    }
  }
}
