internal import Diagnostics
internal import Markdown
internal import Pages

/// Resolves links in Markdown files to pages and files of the site.
struct LinkResolver: Equatable, Sendable {
  /// Pages by the file they are made from.
  let pagesBySource: [String: SitePath]
  let pages: Set<SitePath>
  /// Files that are copied or made, by their path in the site.
  let files: Set<String>
  /// Files of workloads that could not be planned and so have no page.
  let unplanned: Set<String>

  /// A page of the site, a file of it, or somewhere else.
  enum Target: Equatable {
    case page(SitePath)
    case file(String)
    /// A workload that could not be planned: its file has the mistake, and not the link.
    case unplanned
    case elsewhere
    /// Nothing is there; with the path from the content's root, unless that is outside.
    case missing(path: String?)
  }

  /// The target of a link on the page of `file`. A link in an included file is resolved from the page
  /// that includes it, else from the included file.
  func target(of link: Destination, in file: String, at page: SitePath) -> Target {
    let found = target(of: link.url, in: file, at: page)
    let writer = link.location.file
    guard case .missing = found, writer != file else { return found }
    let fromWriter = target(of: link.url, in: writer, at: ContentPath.page(of: writer))
    if case .missing = fromWriter { return found }
    return fromWriter
  }

  /// The target of a URL without query and fragment, written in a file of `content/`.
  func target(of url: String, in file: String, at page: SitePath) -> Target {
    if url.isEmpty { return .page(page) }
    if Self.isExternal(url) { return .elsewhere }
    let path = PercentEncoding.decode(url)
    guard let resolved = ContentPath.resolve(path, from: file) else {
      return .missing(path: nil)
    }
    if let found = pagesBySource[resolved] { return .page(found) }
    if files.contains(resolved) { return .file(resolved) }
    // Links as on the rendered site: to folders, relative to the file or to its page.
    let folder = resolved.hasSuffix("index.html") ? String(resolved.dropLast(10)) : resolved
    if pages.contains(SitePath(folder)) { return .page(SitePath(folder)) }
    if let fromPage = ContentPath.resolve(path, from: page.file), fromPage != resolved {
      if pages.contains(SitePath(fromPage)) { return .page(SitePath(fromPage)) }
      if files.contains(fromPage) { return .file(fromPage) }
    }
    if isUnplanned(resolved) { return .unplanned }
    return .missing(path: resolved)
  }

  /// Whether a path is the file or a page of a workload that could not be planned.
  private func isUnplanned(_ path: String) -> Bool {
    if unplanned.isEmpty { return false }
    let parts = path.split(separator: "/")
    guard parts.count > 1 else { return false }
    let start = parts[..<2].joined(separator: "/")
    return ["", ".yaml", ".yml"].contains { unplanned.contains(start + $0) }
  }

  /// Whether a URL names a scheme or a host.
  static func isExternal(_ url: String) -> Bool {
    let bytes = url.utf8
    if bytes.starts(with: "//".utf8) { return true }
    guard let first = bytes.first, isLetter(first) else { return false }
    let end = bytes.first { !isLetter($0) && !isSchemeSign($0) }
    return end == UInt8(ascii: ":")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isSchemeSign(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// What links may lead to, in the order in which the first of two equally near ones is taken.
  var candidates: [String] { pagesBySource.keys.sorted() + files.sorted() }

  /// The one of the candidates closest to a missing target, relative to the file.
  static func nearest(
    to path: String, from file: String, among candidates: [String]
  ) -> String? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let found =
      candidates.first { $0.hasSuffix("/" + name) || $0 == name }
      ?? Nearest.match(for: path, among: candidates)
    return found.map { Self.relative($0, from: file) }
  }

  private static func relative(_ path: String, from file: String) -> String {
    var here = file.split(separator: "/").dropLast().map(String.init)
    var there = path.split(separator: "/").map(String.init)
    while let a = here.first, there.count > 1, a == there.first {
      here.removeFirst()
      there.removeFirst()
    }
    return (here.map { _ in ".." } + there).joined(separator: "/")
  }
}
