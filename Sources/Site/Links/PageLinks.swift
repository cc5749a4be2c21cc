internal import Diagnostics
internal import Markdown
internal import Pages

/// A link to an id of a page; checked when all pages are known.
struct AnchoredLink: Sendable {
  var page: SitePath
  var fragment: String
  /// The address as the page writes it.
  var written: String
  var location: SourceLocation
}

/// A link to nothing.
struct MissingLink: Sendable {
  var url: String
  var isImage: Bool
  var location: SourceLocation
  /// The file whose page has the link.
  var file: String
  /// What it leads to from the content's root, unless that is outside.
  var path: String?
  /// The whole reference, as the page writes it.
  var written = ""
  /// What follows `#`.
  var fragment: String?
}

/// Where the links of a Markdown file lead.
struct PageLinks: Sendable {
  var anchored: [AnchoredLink] = []
  /// The pages they lead to, without their own, each with the place of the first link.
  var linked: [SitePath: SourceLocation] = [:]
  var external: [ExternalLink] = []
  var missing: [MissingLink] = []
  /// How many there are in all.
  var count = 0

  /// Adds a link of a page and what it was found to lead to.
  mutating func add(
    _ link: Destination, to target: LinkResolver.Target, written: String, from page: SitePath,
    in file: String
  ) {
    count += 1
    switch target {
    case .page(let target): add(link, toPage: target, written: written, from: page)
    case .repository(let address):
      external.append(ExternalLink(url: address, location: link.location))
    case .elsewhere where link.isWeb:
      external.append(ExternalLink(url: link.written, location: link.location))
    case .missing(let path):
      missing.append(
        MissingLink(
          url: link.url, isImage: link.isImage, location: link.location, file: file, path: path,
          written: written, fragment: link.fragment))
    case .file, .unplanned, .elsewhere: break
    }
  }

  private mutating func add(
    _ link: Destination, toPage target: SitePath, written: String, from page: SitePath
  ) {
    if target != page, linked[target] == nil { linked[target] = link.location }
    guard let fragment = link.fragment, !fragment.isEmpty, !fragment.hasPrefix(":~:") else {
      return
    }
    anchored.append(
      AnchoredLink(
        page: target, fragment: PercentEncoding.decode(fragment), written: written,
        location: link.location))
  }
}

extension Destination {
  /// To a page of another host, as against mail and the like.
  fileprivate var isWeb: Bool {
    let start = url.prefix(8).lowercased()
    return ["https://", "http://", "//"].contains { start.hasPrefix($0) }
  }
}
