internal import Diagnostics
internal import Markdown
internal import Pages

/// A link to an id of a page; checked when all pages are known.
struct AnchoredLink: Sendable {
  var page: SitePath
  var fragment: String
  var location: SourceLocation
}

/// Where the links of a Markdown file lead, told in one pass.
struct PageLinks: Sendable {
  var anchored: [AnchoredLink] = []
  /// The pages they lead to, without their own.
  var linked: Set<SitePath> = []
  var external: [ExternalLink] = []

  init() {}

  init(of document: Document, in file: String, at page: SitePath, _ resolver: LinkResolver) {
    for link in document.links {
      switch resolver.target(of: link, in: file, at: page) {
      case .page(let target): add(link, to: target, from: page)
      case .elsewhere where link.isWeb:
        external.append(ExternalLink(url: link.written, location: link.location))
      case .file, .elsewhere, .missing: break
      }
    }
  }

  private mutating func add(_ link: Destination, to target: SitePath, from page: SitePath) {
    if target != page { linked.insert(target) }
    guard let fragment = link.fragment, !fragment.isEmpty, !fragment.hasPrefix(":~:") else {
      return
    }
    anchored.append(
      AnchoredLink(
        page: target, fragment: PercentEncoding.decode(fragment), location: link.location))
  }
}

extension Destination {
  /// To a page of another host, as against mail and the like.
  fileprivate var isWeb: Bool {
    let start = url.prefix(8).lowercased()
    return ["https://", "http://", "//"].contains { start.hasPrefix($0) }
  }
}
