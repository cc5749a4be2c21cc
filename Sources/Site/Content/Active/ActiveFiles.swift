internal import Concurrency
internal import Diagnostics
internal import Pages

/// What becomes of files of the content that a browser would run: `assets.active` in handbook.yaml.
enum ActiveFiles: String, CaseIterable, Sendable {
  case allow
  case refuse

  /// What is wrong with files that are to be copied.
  func mistakes(in assets: [String], of content: FileTree) -> [Diagnostic] {
    switch self {
    case .allow: []
    case .refuse:
      Concurrently.map(assets.count) { number in
        ActiveFile.danger(of: assets[number], in: content).map {
          Diagnostic.activeFile(assets[number], $0)
        }
      }.compactMap { $0 }
    }
  }
}

/// A file that runs, as a part of the site, in the browser of whoever opens its address.
///
/// Pages never hold script of their authors, but every file of a site has the same rights as its
/// pages: a file that runs can read what a reader may read there and act for them. What decides is
/// how hosts and browsers take a file, which they do by its name, or by its beginning where the name
/// says nothing to them.
enum ActiveFile {
  enum Danger: Equatable {
    /// HTML in one of its forms.
    case page
    case script
    /// A transformation that a drawing or another XML file may ask for.
    case transformation
    /// A drawing or other XML that nobody can look into, since it is compressed or too large.
    case unseen
    case inMarkup(MarkupDanger)
    /// It begins like HTML, and its name tells hosts and browsers nothing else.
    case beginsLikeHTML
  }

  static func danger(of path: String, in content: FileTree) -> Danger? {
    switch FileKind(of: path) {
    case .page: .page
    case .script: .script
    case .transformation: .transformation
    case .compressedMarkup: .unseen
    case .drawing: markupDanger(of: path, isDrawing: true, in: content)
    case .markup: markupDanger(of: path, isDrawing: false, in: content)
    case .inert: nil
    case .other: beginsLikeHTML(path, in: content) ? .beginsLikeHTML : nil
    }
  }

  /// In bytes. A drawing of this size is none that a page shows.
  private static let largestMarkup = 16 << 20

  private static func markupDanger(
    of path: String, isDrawing: Bool, in content: FileTree
  ) -> Danger? {
    // A file that can't be read is told of where it is copied.
    guard let bytes = try? content.read(path, first: largestMarkup + 1) else { return nil }
    if bytes.count > largestMarkup { return .unseen }
    return MarkupScan.danger(in: bytes, isDrawing: isDrawing).map(Danger.inMarkup)
  }

  /// Whether the first characters may begin a tag. Browsers look at no more where a host does not say
  /// what a file is.
  ///
  /// - Source: WHATWG, MIME Sniffing, "Identifying a resource with an unknown MIME type".
  private static func beginsLikeHTML(_ path: String, in content: FileTree) -> Bool {
    guard let start = try? content.read(path, first: 1445) else { return false }
    return start.first { !" \t\n\r\u{0C}".utf8.contains($0) } == UInt8(ascii: "<")
  }
}

extension Diagnostic {
  fileprivate static func activeFile(_ path: String, _ danger: ActiveFile.Danger) -> Diagnostic {
    .error(
      "active-file", "a browser would run this file as part of the site: \(danger.words)",
      at: SourceLocation(file: path),
      hint: danger.way + ", or set 'assets: { active: allow }' in handbook.yaml")
  }
}

extension ActiveFile.Danger {
  /// Why a browser would.
  var words: String {
    switch self {
    case .page: "it is HTML"
    case .script: "it is a script"
    case .transformation: "it is an XML transformation, which can produce HTML"
    case .unseen: "it is markup that is compressed or larger than 16 MiB, so it can't be checked"
    case .inMarkup(let danger): danger.words
    case .beginsLikeHTML: "it begins like HTML, and its extension names no other type"
    }
  }

  /// What an author can do without allowing all such files.
  fileprivate var way: String {
    switch self {
    case .page: "write it as Markdown"
    case .script, .transformation: "remove it"
    case .unseen: "convert it to PNG"
    case .inMarkup: "remove that from the file, convert a drawing to PNG"
    case .beginsLikeHTML: "change its extension to .txt"
    }
  }
}
