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

  /// What is in the element, written as bytes: its elements are the same on every page.
  func write(into output: inout OutputBuffer) {
    output.append(frame.shared.part(.basics) { .fragment(basics) })
    output.append(markup: "<title>")
    output.append(escaping: title, in: .content)
    output.append(markup: "</title>")
    let description = description
    output.append("<meta name=\"description\" content=\"", description)
    output.append(frame.shared.part(.files) { .fragment(files) })
    writeAddress(into: &output)
    writePreview(description, into: &output)
    output.append(frame.slot(.headEnd))
  }

  @Content private var basics: [HTML] {
    Tag.meta(Attribute("charset", "utf-8"))
    Tag.meta(
      .httpEquivalent("Content-Security-Policy"),
      .content(SecurityPolicy.page(answersBack: theme.edition.answersBack)))
    Tag.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
    HeadTags.colors
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
    HTML.fragment(HeadTags(theme: theme, here: here).icons)
    Tag.link(.rel("stylesheet"), .href(here.link(toFile: ThemeFile.style.path)))
    if theme.overrides.style != nil {
      Tag.link(.rel("stylesheet"), .href(here.link(toFile: ThemeFile.extraStyle.path)))
    }
    Tag.script(.src(here.link(toFile: ThemeFile.earlyScript.path)))
    Tag.script(.src(here.link(toFile: ThemeFile.script.path)), .defer)
  }

  /// The page's canonical address, its Markdown twin and the feed.
  private func writeAddress(into output: inout OutputBuffer) {
    if let canonical, let url = theme.settings.url {
      output.append("<link rel=\"canonical\" href=\"", canonical)
      Breadcrumb.data(
        for: frame.page, ancestors: theme.navigation.ancestors(of: frame.page.path), url: url
      ).render(into: &output)
    }
    if frame.page.isSearchable {
      output.append(
        "<link rel=\"alternate\" href=\"",
        here.link(toFile: MarkdownTwin.path(of: frame.page.path, source: frame.page.source)),
        "\" type=\"text/markdown\">")
    }
    if theme.hasFeed {
      Tag.link(
        .rel("alternate"), .href(here.link(toFile: WellKnownFile.feed.rawValue)),
        .type("application/rss+xml"), .title(theme.words[.releases])
      ).render(into: &output)
    }
  }

  /// Open Graph properties, for link previews.
  private func writePreview(_ description: String, into output: inout OutputBuffer) {
    let common = frame.shared.part(.preview) {
      .fragment([property("og:type", "article"), property("og:site_name", theme.settings.title)])
    }
    output.append(common)
    output.append("<meta property=\"og:title\" content=\"", frame.page.title)
    output.append("<meta property=\"og:description\" content=\"", description)
    if let canonical { output.append("<meta property=\"og:url\" content=\"", canonical) }
    if let url = theme.settings.url { output.append(picture(at: url)) }
  }

  /// The picture for link previews, which are shown elsewhere and need its full address.
  @Content private func picture(at url: String) -> [HTML] {
    let own = PreviewPicture.path(of: frame.page)
    property("og:image", url + PercentEncoding.encode(path: own ?? PreviewPicture.common))
    property("og:image:alt", own == nil ? theme.settings.title : description)
    HTML.trusted(frame.shared.part(.picture) { HeadTags.pictureSize })
  }

  private func property(_ name: String, _ content: String) -> HTML {
    HeadTags.property(name, content)
  }
}

extension OutputBuffer {
  /// A tag up to an attribute's value, the value, and the rest of the tag.
  fileprivate mutating func append(
    _ start: StaticString, _ value: String, _ end: StaticString = "\">"
  ) {
    append(markup: start)
    append(escaping: value, in: .attribute)
    append(markup: end)
  }
}
