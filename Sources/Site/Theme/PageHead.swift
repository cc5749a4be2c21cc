internal import Markup
internal import Pages

/// The head element of a page.
final class PageHead {
  /// What stands below it; it knows the page.
  let frame: PageFrame
  /// The page's canonical address; nil when the site's own is unknown.
  let canonical: String?

  init(above frame: PageFrame, canonical: String?) {
    (self.frame, self.canonical) = (frame, canonical)
  }

  private var theme: Theme { frame.theme }
  private var here: LinkBase { frame.here }

  var html: HTML { Tag.head { children } }

  @Content var children: [HTML] {
    theme.shared.part("basics", at: here) { .fragment(basics) }
    Tag.title { title }
    Tag.meta(.name("description"), .content(description))
    theme.shared.part("files", at: here) { .fragment(files) }
    address
    preview
    frame.slot(.headEnd)
  }

  @Content private var basics: [HTML] {
    Tag.meta(Attribute("charset", "utf-8"))
    Tag.meta(
      .httpEquivalent("Content-Security-Policy"),
      .content(SecurityPolicy.page(answersBack: theme.edition.answersBack)))
    Tag.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
    themeColor("#ffffff", scheme: "light")
    themeColor("#10151b", scheme: "dark")
  }

  /// What browsers on phones draw around the page: its background.
  private func themeColor(_ color: String, scheme: String) -> HTML {
    Tag.meta(
      .name("theme-color"), .content(color),
      Attribute("media", "(prefers-color-scheme: \(scheme))"))
  }

  private var title: String {
    frame.page.path == .home
      ? frame.page.title : "\(frame.page.title) · \(theme.settings.title)"
  }

  private var description: String {
    if !frame.page.description.isEmpty { return frame.page.description }
    return "\(frame.page.title): \(theme.settings.description ?? theme.settings.title)"
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
    if let canonical, let url = theme.settings.url {
      Tag.link(.rel("canonical"), .href(canonical))
      Breadcrumb.data(
        for: frame.page, ancestors: theme.navigation.ancestors(of: frame.page.path), url: url)
    }
    if frame.page.isSearchable {
      Tag.link(
        .rel("alternate"), .href(here.link(toFile: MarkdownTwin.path(of: frame.page))),
        .type("text/markdown"))
    }
    if theme.hasFeed {
      Tag.link(
        .rel("alternate"), .href(here.link(toFile: WellKnownFile.feed.rawValue)),
        .type("application/rss+xml"),
        .title(theme.words[.releases]))
    }
  }

  /// Open Graph properties, for link previews.
  @Content private var preview: [HTML] {
    theme.shared.part("preview", at: here) {
      .fragment([property("og:type", "article"), property("og:site_name", theme.settings.title)])
    }
    property("og:title", frame.page.title)
    property("og:description", description)
    if let canonical { property("og:url", canonical) }
  }

  private func property(_ name: String, _ content: String) -> HTML {
    Tag.meta(Attribute("property", name), .content(content))
  }
}
