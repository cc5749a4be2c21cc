internal import Markup
internal import Pages

/// What a team's templates may show of the site and the page they stand on.
struct PageVariables {
  let theme: Theme
  let page: Page
  let here: LinkBase

  /// As Mustache reads them. Unknown values are left out, so that `{{#…}}` tests for them.
  var all: [String: Any] {
    ["site": site, "page": pageFacts, "root": here.link(toFile: "")]
  }

  private var site: [String: Any] {
    let settings = theme.settings
    return known([
      "title": settings.title, "url": settings.url, "description": settings.description,
      "repository": settings.repository, "release": theme.edition.release,
      "colophon": theme.edition.colophon,
    ])
  }

  private var pageFacts: [String: Any] {
    let settings = theme.settings
    var facts = known([
      "title": page.title, "description": page.description, "path": page.path.folder,
      "url": settings.url.map { $0 + PercentEncoding.encode(path: page.path.folder) },
      "source": page.source,
      "edit": page.source.flatMap { source in
        settings.edit.map { $0 + PercentEncoding.encode(path: source) }
      },
      "lastChange": page.source.flatMap { theme.edition.lastChanges[$0] },
    ])
    facts["isHome"] = page.path == .home
    facts["isWide"] = page.isWide
    return facts
  }

  private func known(_ facts: [String: String?]) -> [String: Any] {
    facts.compactMapValues { $0 }
  }
}
