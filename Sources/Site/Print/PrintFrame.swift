internal import Markup
internal import Pages

/// What stands around the pages of the handbook to print: its title and a table of contents.
struct PrintFrame {
  let theme: Theme
  /// The title of each page.
  let titles: [String]
  let parts: [PrintPart]

  private var here: LinkBase { .page(PrintPage.path) }
  private var words: FrameWords { theme.words }
  private var settings: SiteSettings { theme.settings }

  /// The file that a page is in.
  func file(_ page: Int) -> String {
    let part = parts.firstIndex { $0.pages.contains(page) } ?? 0
    return PrintPage.fileName(ofPart: part + 1)
  }

  func open(_ part: PrintPart, into output: inout Output) {
    let about = part.title.isEmpty ? settings.title : printed(part)
    let title = part.title.isEmpty ? words(.printTitle, about) : about
    open(title: title, about: about, into: &output)
    Tag.h1 { about }.render(into: &output)
    release.render(into: &output)
    back(to: parts.count > 1).render(into: &output)
    contents {
      for page in part.pages { Tag.li { Tag.a(.href("#p\(page)")) { titles[page] } } }
    }.render(into: &output)
  }

  func close(into output: inout Output) {
    output.append("</main>")
    Tag.footer(.class("site-footer")) {
      if !theme.edition.colophon.isEmpty { Tag.p { theme.edition.colophon } }
    }.render(into: &output)
    output.append("</body></html>\n")
  }

  /// The page that lists the parts.
  var list: Output {
    var output = Output()
    let title = words(.printParts, settings.title)
    open(title: title, about: settings.title, into: &output)
    Tag.h1 { title }.render(into: &output)
    release.render(into: &output)
    Tag.p { words[.printAdvice] }.render(into: &output)
    back(to: false).render(into: &output)
    contents {
      for (index, part) in parts.enumerated() {
        Tag.li {
          Tag.a(.href(PrintPage.fileName(ofPart: index + 1))) { part.title }
          let pages = titles[part.pages].joined(separator: ", ")
          if pages != part.title { Tag.small { pages } }
        }
      }
    }.render(into: &output)
    close(into: &output)
    return output
  }

  private func printed(_ part: PrintPart) -> String { "\(settings.title): \(part.title)" }

  private func open(title: String, about: String, into output: inout Output) {
    output.append("<!doctype html>\n<html lang=\"")
    output.append(escaping: settings.language)
    output.append(words.direction == nil ? "\">" : "\" dir=\"rtl\">")
    head(title, about: about).render(into: &output)
    output.append("<body class=\"print\">")
    for sheet in styleSheets { sheet.render(into: &output) }
    output.append("<main id=\"content\">")
  }

  private func contents(@Content _ entries: () -> [HTML]) -> HTML {
    Tag.nav(.class("contents"), .aria("label", words[.contents])) { Tag.ol(content: entries) }
  }

  @Content private var releaseLine: [HTML] {
    if let release = theme.edition.release { Tag.p { words(.release, release) } }
  }

  private var release: HTML { .fragment(releaseLine) }

  private func back(to list: Bool) -> HTML {
    Tag.p(.class("back")) {
      if list {
        Tag.a(.href("index.html")) { words[.allParts] }
        " · "
      }
      Tag.a(.href(here.link(to: .home))) { words[.backToHandbook] }
    }
  }

  /// - Parameter about: what its pages are those of.
  private func head(_ title: String, about: String) -> HTML {
    let tags = HeadTags(theme: theme, here: here)
    let description = words(.printDescription, about)
    return Tag.head {
      Tag.meta(Attribute("charset", "utf-8"))
      Tag.meta(
        .httpEquivalent("Content-Security-Policy"),
        .content(SecurityPolicy.page(answersBack: false)))
      Tag.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
      HeadTags.colors
      Tag.title { title }
      Tag.meta(.name("description"), .content(description))
      Tag.meta(.name("robots"), .content("noindex"))
      HTML.fragment(tags.icons + tags.preview(title: title, description: description))
    }
  }

  /// In the body, where browsers wait for them before they read on. They do not wait for those in a
  /// head without scripts: they would lay out the whole page without any style first, which takes
  /// longer than all else.
  private var styleSheets: [HTML] {
    ([.style] + (theme.overrides.style == nil ? [] : [.extraStyle])).map { (file: ThemeFile) in
      Tag.link(.rel("stylesheet"), .href(here.link(toFile: file.path)))
    }
  }
}
