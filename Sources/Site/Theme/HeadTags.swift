internal import Markup
internal import Pages

/// Tags that the heads of all pages have, those of the handbook and those to print.
struct HeadTags {
  let theme: Theme
  let here: LinkBase

  /// What browsers on phones draw around the page: its background.
  static var colors: HTML {
    .fragment([color("#ffffff", scheme: "light"), color("#10151b", scheme: "dark")])
  }

  private static func color(_ color: String, scheme: String) -> HTML {
    Tag.meta(
      .name("theme-color"), .content(color),
      Attribute("media", "(prefers-color-scheme: \(scheme))"))
  }

  @Content var icons: [HTML] {
    Tag.link(.rel("icon"), .href(here.link(toFile: ThemeFile.icon.path)), .type("image/svg+xml"))
    if theme.hasTouchIcon {
      Tag.link(.rel("apple-touch-icon"), .href(here.link(toFile: ThemeFile.touchIcon.path)))
    }
  }

  /// What link previews say of a page that has no picture of its own; the picture's address has to
  /// be complete.
  @Content func preview(title: String, description: String) -> [HTML] {
    Self.property("og:type", "article")
    Self.property("og:site_name", theme.settings.title)
    Self.property("og:title", title)
    Self.property("og:description", description)
    if let url = theme.settings.url {
      Self.property("og:image", url + PercentEncoding.encode(path: PreviewPicture.common))
      Self.property("og:image:alt", theme.settings.title)
      Self.pictureSize
    }
  }

  static var pictureSize: HTML {
    .fragment([
      property("og:image:width", "1200"), property("og:image:height", "630"),
      Tag.meta(.name("twitter:card"), .content("summary_large_image")),
    ])
  }

  static func property(_ name: String, _ content: String) -> HTML {
    Tag.meta(Attribute("property", name), .content(content))
  }
}
