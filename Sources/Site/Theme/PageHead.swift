internal import Markup
internal import Pages

/// The head element of a page.
final class PageHead {
  let theme: Theme
  let page: Page
  let here: LinkBase
  /// The page's canonical address; nil when the site's own is unknown.
  let canonical: String?

  init(theme: Theme, page: Page, here: LinkBase, canonical: String?) {
    (self.theme, self.page, self.here, self.canonical) = (theme, page, here, canonical)
  }

  private var settings: SiteSettings { theme.settings }

  var html: HTML { Tag.head { children } }

  @Content var children: [HTML] {
    theme.shared.part("basics", at: here) { .fragment(basics) }
    Tag.title { title }
    Tag.meta(.name("description"), .content(description))
    theme.shared.part("files", at: here) { .fragment(files) }
    address
    preview
    theme.slot(.headEnd, page: page, here: here)
  }

  @Content private var basics: [HTML] {
    Tag.meta(Attribute("charset", "utf-8"))
    Tag.meta(.httpEquivalent("Content-Security-Policy"), .content(SecurityPolicy.page))
    Tag.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
  }

  private var title: String {
    page.path == .home ? page.title : "\(page.title) · \(settings.title)"
  }

  private var description: String {
    page.description.isEmpty
      ? "\(page.title): \(settings.description ?? settings.title)" : page.description
  }

  @Content private var files: [HTML] {
    Tag.link(.rel("icon"), .href(here.link(toFile: ThemeFile.icon.path)), .type("image/svg+xml"))
    Tag.link(.rel("stylesheet"), .href(here.link(toFile: ThemeFile.style.path)))
    if theme.overrides.style != nil {
      Tag.link(.rel("stylesheet"), .href(here.link(toFile: ThemeFile.extraStyle.path)))
    }
    Tag.script(.src(here.link(toFile: ThemeFile.earlyScript.path)))
    Tag.script(.src(here.link(toFile: ThemeFile.script.path)), .defer)
  }

  /// The page's canonical address, its Markdown twin and the feed.
  @Content private var address: [HTML] {
    if let canonical, let url = settings.url {
      Tag.link(.rel("canonical"), .href(canonical))
      Breadcrumb.data(
        for: page, ancestors: theme.navigation.ancestors(of: page.path), url: url)
    }
    if page.isSearchable {
      Tag.link(
        .rel("alternate"), .href(here.link(toFile: MarkdownTwin.path(of: page))),
        .type("text/markdown"))
    }
    if theme.hasFeed {
      Tag.link(
        .rel("alternate"), .href(here.link(toFile: WellKnownFile.feed.rawValue)),
        .type("application/rss+xml"),
        .title("Releases"))
    }
  }

  /// Open Graph properties, for link previews.
  @Content private var preview: [HTML] {
    property("og:type", "article")
    property("og:site_name", settings.title)
    property("og:title", page.title)
    property("og:description", description)
    if let canonical { property("og:url", canonical) }
  }

  private func property(_ name: String, _ content: String) -> HTML {
    Tag.meta(Attribute("property", name), .content(content))
  }
}
