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
  /// Paths of the content that are known to be no part of the site: what other tools render or write.
  var others = PathPatterns()
  /// Pages that only another program renders, by their address.
  var unrendered: Set<SitePath> = []
  /// The path under which the site is served, which links may begin with.
  var basePath = "/"
  /// Where files are found that are not part of the site.
  var repository: SourceRepository?
  /// The name of the content folder itself.
  var folderName: String?
  /// Folders of the content, with or without a page.
  var folders: Set<String> = []
  /// Pages by the last part of their path, where only one has it.
  var pagesByName: [String: SitePath] = [:]
  /// Files of the content folder that the settings exclude.
  var leftOut: Set<String> = []
  /// Markdown files that are parts of pages and no pages.
  var parts: Set<String> = []
  /// Whether links without the name of a file are those of the rendered site, as Hugo leaves them.
  var linksAddresses = false
  /// Folders whose files are added, relative to the content folder.
  var mounts: [String] = []

  /// A page of the site, a file of it, or somewhere else.
  enum Target: Equatable {
    case page(SitePath)
    case file(String)
    /// Nothing of the site, and no mistake: a workload that could not be planned, whose file has the
    /// mistake, or something that is known to be outside.
    case unplanned
    /// A file of the repository that holds the content.
    case repository(String)
    case elsewhere
    /// Nothing is there; with the path from the content's root, unless that is outside.
    case missing(path: String?)
  }

  /// The target of a link on the page of `file`. A link in an included file is resolved from the page
  /// that includes it, else from the included file.
  func target(of link: Destination, in file: String, at page: SitePath) -> Target {
    if link.isName, let found = target(ofName: link.url, in: file, at: page) { return found }
    let found = target(of: link.url, in: file, at: page)
    if link.isImage, case .repository = found { return .missing(path: nil) }
    let writer = link.location.file
    guard case .missing = found, writer != file else { return found }
    let fromWriter = target(of: link.url, in: writer, at: ContentPath.page(of: writer))
    if case .missing = fromWriter { return found }
    return fromWriter
  }

  /// The target of a URL without query and fragment, written in a file of `content/`.
  func target(of url: String, in file: String, at page: SitePath) -> Target {
    if url.isEmpty { return .page(page) }
    if Self.isExternal(url), !url.hasPrefix(Self.pathScheme) { return .elsewhere }
    let path = withoutAlias(PercentEncoding.decode(url))
    let resolved = ContentPath.resolve(path, from: file)
    // Most links name a file, for which no other way counts.
    if let resolved, !linksAddresses || Self.namesFile(path), let found = target(at: resolved) {
      return found
    }
    let ways = ways(to: url, in: file, at: page)
    for way in ways { if let found = target(at: way) { return found } }
    if let resolved, isUnplanned(resolved) { return .unplanned }
    if let resolved, reasonLeftOut(resolved) != nil { return .missing(path: resolved) }
    if ways.contains(where: isElsewhere) { return .unplanned }
    if resolved == nil || resolved.map(folders.contains) == true,
      let address = repository?.address(of: path, from: file)
    {
      return .repository(address)
    }
    return .missing(path: resolved)
  }

  /// The paths from the content's root that a URL may stand for: from its file or from the root, as on
  /// the rendered site relative to the page, or from the root of the host.
  func ways(to url: String, in file: String, at page: SitePath) -> [String] {
    let path = withoutAlias(PercentEncoding.decode(url))
    let fromFile =
      ContentPath.resolve(path, from: file) ?? pathThroughParent(path, from: file)
      ?? pathThroughMount(path, from: file)
    let fromPage = ContentPath.resolve(path, from: page.file)
    let relative =
      linksAddresses && !Self.namesFile(path) ? [fromPage, fromFile] : [fromFile, fromPage]
    return (relative + [pathBelowBase(path), pathBelowFolder(path)]).compactMap { $0 }
      + pathsOfStaticFiles(path)
  }

  /// Whether a path ends with the name of a file, and not with that of a folder.
  private static func namesFile(_ path: String) -> Bool {
    let last = path.split(separator: "/").last ?? ""
    return last.contains(".") && last != "." && last != ".."
  }

  /// What Docusaurus writes before a path that its router is to leave alone.
  private static let pathScheme = "pathname://"

  /// Docusaurus names its project's folder `@site`, whose documents and static files have one root.
  private func withoutAlias(_ path: String) -> String {
    if path.hasPrefix(Self.pathScheme) { return String(path.dropFirst(Self.pathScheme.count)) }
    guard path.hasPrefix("@site/") else { return path }
    for folder in ["static", "docs"] + [folderName].compactMap({ $0 }) {
      let alias = "@site/\(folder)/"
      if path.hasPrefix(alias) { return "/" + path.dropFirst(alias.count) }
    }
    return path
  }

  /// Why a file of the content is not part of the site; nil where it is none, or is one.
  func reasonLeftOut(_ path: String) -> Reason? {
    if parts.contains(path) { return .isPart }
    return leftOut.contains(path) && !path.hasSuffix(".mdx") ? .isExcluded : nil
  }

  enum Reason {
    case isPart, isExcluded
  }

  /// The page or file at a path from the content's root.
  private func target(at path: String) -> Target? {
    if let found = pagesBySource[path] { return .page(found) }
    if files.contains(path) { return .file(path) }
    let page =
      path.hasSuffix("index.html")
      ? SitePath(String(path.dropLast(10)))
      : SitePath(path.hasSuffix(".html") ? String(path.dropLast(5)) : path)
    return pages.contains(page) ? .page(page) : nil
  }

  /// A path that leaves the content folder and enters it again by its name.
  private func pathThroughParent(_ path: String, from file: String) -> String? {
    guard let folderName, path.hasPrefix("."),
      let found = ContentPath.resolve(path, from: folderName + "/" + file),
      found.hasPrefix(folderName + "/")
    else { return nil }
    return String(found.dropFirst(folderName.count + 1))
  }

  /// A path from the root of a site whose documents are in a folder of the same name.
  private func pathBelowFolder(_ path: String) -> String? {
    guard let folderName, path.hasPrefix("/" + folderName + "/") else { return nil }
    return ContentPath.resolve(String(path.dropFirst(folderName.count + 1)), from: "")
  }

  /// Paths from the root to files that other programs keep in a folder of their own, without its name.
  private func pathsOfStaticFiles(_ path: String) -> [String] {
    guard path.hasPrefix("/") else { return [] }
    return ["public", "static"].filter(folders.contains).compactMap {
      ContentPath.resolve($0 + path, from: "")
    }
  }

  /// A path that leaves the content folder for one whose files are added to it.
  private func pathThroughMount(_ path: String, from file: String) -> String? {
    if mounts.isEmpty { return nil }
    var parts = file.split(separator: "/").dropLast()[...]
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    for mount in mounts {
      let folder = mount.split(separator: "/").filter { $0 != "." }
      if parts.starts(with: folder) { return parts.dropFirst(folder.count).joined(separator: "/") }
    }
    return nil
  }

  /// A path from the root of the host, where that is not the site's.
  private func pathBelowBase(_ path: String) -> String? {
    guard basePath.utf8.count > 1, path.hasPrefix(basePath) else { return nil }
    return ContentPath.resolve("/" + path.dropFirst(basePath.count), from: "")
  }

  /// Whether a path is known to be no part of the site.
  private func isElsewhere(_ path: String) -> Bool {
    if unrendered.contains(SitePath(path)) || others.matches(path) { return true }
    return path.hasSuffix(".mdx") && unrendered.contains(ContentPath.page(of: path))
  }

  /// The page that a name stands for: Hugo looks from the file, from the root, and for the only page of
  /// that name.
  private func target(ofName name: String, in file: String, at page: SitePath) -> Target? {
    if name.isEmpty { return .page(page) }
    for way in [name, "/" + name, name + ".md", "/" + name + ".md", name + "/_index.md"] {
      switch target(of: way, in: file, at: page) {
      case .page(let found): return .page(found)
      case .file(let found): return .file(found)
      case .unplanned, .repository, .elsewhere, .missing: break
      }
    }
    let last = name.split(separator: "/").last.map(String.init) ?? name
    return pagesByName[last.hasSuffix(".md") ? String(last.dropLast(3)) : last].map(Target.page)
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
    // Every folder has an index, and a file is not what its own link is meant for.
    let isIndex = ["index.md", "_index.md", "README.md", "index.html"].contains(name)
    let found =
      (isIndex
        ? nil : candidates.first { $0 != file && ($0.hasSuffix("/" + name) || $0 == name) })
      ?? Nearest.match(for: path, among: candidates.lazy.filter { $0 != file })
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
