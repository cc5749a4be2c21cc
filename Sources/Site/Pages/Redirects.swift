internal import Diagnostics
internal import Markup
internal import Pages
internal import Settings

/// Another address of a page, as its front matter writes it.
struct Alias: Sendable {
  let written: String
  let location: SourceLocation
  /// Whether it is the address that the page has with another program, which yields to any page.
  private(set) var isAddress = false

  init?(_ value: Value) {
    guard let text = value.text() else { return nil }
    written = text
    location = value.location
  }

  /// The file at that address: that of a page, or a file of its own such as `a/b.html`; nil when it is
  /// outside the site.
  var file: String? {
    if let path { return path.file }
    guard written.hasSuffix(".html"), let folder = Alias(written: String(written.dropLast(5))).path
    else { return nil }
    return folder.folder.dropLast() + ".html"
  }

  /// One that an earlier build read.
  init(recorded written: String, isAddress: Bool, at location: SourceLocation) {
    (self.written, self.isAddress, self.location) = (written, isAddress, location)
  }

  private init(written: String) {
    self.written = written
    location = SourceLocation(file: "")
  }

  /// The address that another program gives the page of a file: from the root with a slash in it, else
  /// in the folder of the file. Nil for what is no address of a site, such as a pattern, and for the
  /// address that the page has anyway.
  init?(address: String, of file: String, at location: SourceLocation) {
    guard !address.contains(":"), !address.hasPrefix(".") else { return nil }
    let folder = ContentPath.folders(of: file).first
    written = address.contains("/") ? address : (folder.map { $0 + "/" } ?? "") + address
    (self.location, isAddress) = (location, true)
    guard let path = self.file, path != ContentPath.page(of: file).file else { return nil }
  }

  /// The path of the page at that address; nil when it is outside the site. The name of a Markdown
  /// file means the page that file had.
  var path: SitePath? {
    guard !LinkResolver.isExternal(written), mayStandInAddress,
      let path = ContentPath.resolve("/" + written, from: ""),
      path.split(separator: "/").allSatisfy(Self.mayBeFolder)
    else { return nil }
    if path.hasSuffix(".md") { return ContentPath.page(of: path) }
    if path.hasSuffix("index.html") { return SitePath(String(path.dropLast("index.html".count))) }
    return path.hasSuffix(".html") ? nil : SitePath(path)
  }

  /// Whether the text is a path and no more: no query, no fragment, nothing that hosts and systems read
  /// in more than one way.
  private var mayStandInAddress: Bool {
    let bytes = Array(written.utf8)
    guard bytes.count <= 1024, written.misleadingScalar == nil else { return false }
    return bytes.indices.allSatisfy { index in
      switch bytes[index] {
      case 0..<0x20, 0x7F, UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "#"): false
      // `%2e%2e` is `..` to some, and the name of a folder to others.
      case UInt8(ascii: "%"):
        index + 2 >= bytes.count
          || !bytes[index + 1...index + 2].allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
      default: true
      }
    }
  }

  /// Whether a folder may have a name: hidden ones are others', such as `.git`, and Windows has no
  /// folders by the names of its devices.
  private static func mayBeFolder(_ name: Substring) -> Bool {
    let stem = name.prefix { $0 != "." }.uppercased()
    let isDevice =
      ["CON", "PRN", "AUX", "NUL"].contains(stem)
      || stem.count == 4 && (stem.hasPrefix("COM") || stem.hasPrefix("LPT"))
        && stem.last?.isNumber == true
    return name.utf8.count <= 255 && !name.hasPrefix(".") && !isDevice && !name.hasSuffix(" ")
      && !name.hasSuffix(".")
  }
}

/// A page at an alias that redirects to the page's own path.
struct Redirect: Sendable {
  let alias: Alias
  /// The file of the site, from its root.
  let path: String
  let target: Page

  /// A redirect for each alias, and what is wrong with those that can't have one.
  static func of(
    _ written: [WrittenPage], to pages: [Page],
    besides listed: [(alias: Alias, target: String)] = [], sources: [String: SitePath] = [:]
  ) -> (redirects: [Redirect], diagnostics: [Diagnostic]) {
    if listed.isEmpty, written.allSatisfy({ $0.aliases.isEmpty }) { return ([], []) }
    let known = Dictionary(pages.map { ($0.path, $0) }) { first, _ in first }
    var (redirects, diagnostics): ([Redirect], [Diagnostic]) = ([], [])
    for origin in written {
      guard let target = known[origin.page.path] else { continue }
      for alias in origin.aliases {
        if alias.isAddress, alias.path.map({ known[$0] != nil }) == true { continue }
        if let path = alias.file {
          redirects.append(Redirect(alias: alias, path: path, target: target))
        } else {
          diagnostics.append(.badAlias(alias))
        }
      }
    }
    for (alias, file) in listed {
      let name = String(file.prefix { $0 != "#" })
      let target = ContentPath.resolve("/" + name, from: "").flatMap {
        known[sources[$0] ?? SitePath($0)]
      }
      switch (alias.file, target) {
      case (nil, _): diagnostics.append(.badAlias(alias))
      case (_, nil):
        diagnostics.append(
          .brokenLink(file, isImage: false, at: alias.location, nearest: nil))
      case (let path?, let target?):
        redirects.append(Redirect(alias: alias, path: path, target: target))
      }
    }
    return (redirects, diagnostics)
  }

  /// Redirects by a meta element, names the canonical address for search engines, and has a link.
  func file(_ settings: SiteSettings, _ words: FrameWords) -> OutputFile {
    let moved = words.split(.moved)
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[..<$0] } ?? ""
    let link = LinkBase.page(SitePath(String(folder))).link(to: target.path)
    let canonical = settings.url.map { $0 + PercentEncoding.encode(path: target.path.folder) }
    var output = Output()
    output.append("<!doctype html>\n")
    Tag.html(.lang(settings.language), words.direction) {
      Tag.head {
        Tag.meta(Attribute("charset", "utf-8"))
        Tag.meta(.httpEquivalent("refresh"), .content("0; url=" + link))
        Tag.meta(.name("robots"), .content("noindex"))
        Tag.link(.rel("canonical"), .href(canonical ?? link))
        Tag.title { target.title }
      }
      Tag.body {
        Tag.p {
          moved.before
          Tag.a(.href(link)) { target.title }
          moved.after ?? ""
        }
      }
    }.render(into: &output)
    output.append("\n")
    return OutputFile(path: path, bytes: output)
  }
}
