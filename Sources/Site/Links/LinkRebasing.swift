internal import Markup
internal import Pages

/// Reads the links of a rendered page, so that its HTML can stand somewhere else too.
///
/// A page is rendered once, with its links relative to itself. What else holds its content writes
/// those links anew and needs no second rendering.
struct LinkRebasing: Sendable {
  /// How links of the page begin that lead to the site's pages and files.
  private let wayToRoot: String

  init(from page: SitePath) { wayToRoot = String(repeating: "../", count: page.depth) }

  /// The path from the site's root in a URL of the page, with query and fragment; nil for a URL
  /// that leads elsewhere or within the page.
  func path(in url: String) -> Substring? {
    if !wayToRoot.isEmpty { return url.hasPrefix(wayToRoot) ? url.dropFirst(wayToRoot.count) : nil }
    guard let first = url.utf8.first, !"#?/".utf8.contains(first), !LinkResolver.isExternal(url)
    else { return nil }
    return url[...]
  }

  /// The value of an attribute with its URLs rewritten; `rewrite` gets paths from the site's root.
  func value(
    of attribute: String, _ value: String, rewriting rewrite: (Substring) -> String
  ) -> String {
    switch attribute {
    case "href", "xlink:href", "src", "poster": path(in: value).map(rewrite) ?? value
    case "srcset":
      value.split(separator: ", ").map { candidate in
        let parts = candidate.split(separator: " ", maxSplits: 1)
        let url = parts.first.map(String.init) ?? ""
        return ([path(in: url).map(rewrite) ?? url] + parts.dropFirst().map(String.init))
          .joined(separator: " ")
      }.joined(separator: ", ")
    default: value
    }
  }

  /// The HTML of the page with its links written from another place.
  func rewrite(_ html: Output, for place: LinkBase) -> Output {
    TagRewriter.rewrite(
      html, rename: { $0 },
      attributes: { _, name, value in
        self.value(of: name, value) { place.link(toEncoded: $0) }
      }, adding: { _ in "" })
  }
}

extension LinkBase {
  /// The link to a path from the site's root that is percent-encoded already.
  fileprivate func link(toEncoded path: Substring) -> String {
    switch self {
    case .page(let page): String(repeating: "../", count: page.depth) + path
    case .anywhere(let root): root + path
    }
  }
}
