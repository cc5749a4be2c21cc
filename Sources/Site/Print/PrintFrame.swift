internal import Markup
internal import Pages

/// What stands around the parts of the printed handbook: its title and table of contents.
struct PrintFrame {
  let theme: Theme
  /// The title of each part.
  let titles: [String]

  private var here: LinkBase { .page(PrintPage.path) }
  private var words: FrameWords { theme.words }
  private var settings: SiteSettings { theme.settings }

  func open(into output: inout Output) {
    output.append("<!doctype html>\n<html lang=\"")
    output.append(escaping: settings.language)
    output.append(words.direction == nil ? "\">" : "\" dir=\"rtl\">")
    head.render(into: &output)
    output.append("<body class=\"print\"><main id=\"content\">")
    contents.render(into: &output)
  }

  func close(into output: inout Output) {
    output.append("</main>")
    Tag.footer(.class("site-footer")) {
      if !theme.edition.colophon.isEmpty { Tag.p { theme.edition.colophon } }
    }.render(into: &output)
    output.append("</body></html>\n")
  }

  private var head: HTML {
    Tag.head {
      Tag.meta(Attribute("charset", "utf-8"))
      Tag.meta(
        .httpEquivalent("Content-Security-Policy"),
        .content(SecurityPolicy.page(answersBack: false)))
      Tag.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
      Tag.title { words(.printTitle, settings.title) }
      Tag.meta(
        .name("description"), .content(words(.printDescription, settings.title)))
      Tag.meta(.name("robots"), .content("noindex"))
      Tag.link(.rel("icon"), .href(here.link(toFile: ThemeFile.icon.path)), .type("image/svg+xml"))
      Tag.link(.rel("stylesheet"), .href(here.link(toFile: ThemeFile.style.path)))
      if theme.overrides.style != nil {
        Tag.link(.rel("stylesheet"), .href(here.link(toFile: ThemeFile.extraStyle.path)))
      }
    }
  }

  @Content private var contentsList: [HTML] {
    Tag.h1 { settings.title }
    if let release = theme.edition.release { Tag.p { words(.release, release) } }
    Tag.p(.class("back")) { Tag.a(.href(here.link(to: .home))) { words[.backToHandbook] } }
    Tag.nav(.class("contents"), .aria("label", words[.contents])) {
      Tag.ol {
        for (number, title) in titles.enumerated() {
          Tag.li { Tag.a(.href("#p\(number)")) { title } }
        }
      }
    }
  }

  private var contents: HTML { .fragment(contentsList) }
}
