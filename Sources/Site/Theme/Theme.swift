internal import Markdown
internal import Markup
internal import Pages

/// Renders pages with head, header, navigation, outline and footer. A class, because every part of a
/// page holds it.
final class Theme: Sendable {
  let settings: SiteSettings
  let navigation: Navigation
  let edition: Edition
  let overrides: ThemeOverrides
  /// Whether there is a handbook to print.
  let hasPrintPage: Bool
  let hasTouchIcon: Bool
  let shared = SharedParts()

  init(
    settings: SiteSettings, navigation: Navigation, edition: Edition, overrides: ThemeOverrides,
    hasPrintPage: Bool, hasTouchIcon: Bool
  ) {
    (self.settings, self.navigation, self.edition) = (settings, navigation, edition)
    self.overrides = overrides
    (self.hasPrintPage, self.hasTouchIcon) = (hasPrintPage, hasTouchIcon)
  }

  var words: FrameWords { overrides.words }

  var hasFeed: Bool { Feed.isPossible(edition.releases, settings) }

  /// What stands at the top of every sheet of paper.
  var printedTitle: String {
    settings.title + (edition.release.map { " · \($0)" } ?? "")
  }

  /// A team's own markup for a slot, on a page.
  func slot(_ slot: Slot, page: Page, here: LinkBase) -> [HTML] {
    guard let template = overrides.slots[slot] else { return [] }
    let markup = template.render(PageVariables(theme: self, page: page, here: here).all)
    return [slot.wrap(.trusted(Output(markup.utf8)))]
  }

  /// A page with its content, whose links must have been written from that page.
  func render(_ page: Page, content: HTML) -> [UInt8] {
    let content = content.withColoredCode
    let here = LinkBase.page(page.path)
    return document(
      page, content: content, here: here,
      canonical: settings.url.map { $0 + PercentEncoding.encode(path: page.path.folder) })
  }

  /// The page that hosts show for an unknown address, from which its links must work.
  func renderNotFound() -> [UInt8] {
    let (words, advice) = (words, words.split(.notFoundAdvice))
    let page = Page(
      path: .home, title: words[.notFound], description: words[.notFoundText],
      isSearchable: false
    ) { here in
      .fragment([
        Tag.p {
          words[.notFoundText] + (words.isSpaced ? " " : "") + advice.before
          Tag.a(.href(here.link(to: .home))) { words[.homePage] }
          advice.after ?? ""
        },
        Tag.p {
          Tag.button(.class("tool scripted"), .type("button"), .data("search", "")) {
            words[.searchHandbook]
          }
        },
      ])
    }
    let here = LinkBase.anywhere(root: settings.basePath)
    return document(page, content: page.body(here), here: here, canonical: nil)
  }

  private func document(
    _ page: Page, content: HTML, here: LinkBase, canonical: String?
  ) -> [UInt8] {
    let frame = PageFrame(theme: self, page: page, content: content, here: here)
    let head = PageHead(above: frame, canonical: canonical)
    if let layout = overrides.layout {
      return Array(layout.render(LayoutVariables(frame: frame, head: head).variables).utf8)
    }
    return OutputBuffer.bytes(capacity: 1 << 15) { output in
      output.append(markup: "<!doctype html>\n")
      output.append(markup: "<html lang=\"")
      output.append(escaping: settings.language, in: .attribute)
      if let direction = words.direction?.value {
        output.append(markup: "\" dir=\"")
        output.append(escaping: direction, in: .attribute)
      }
      output.append(markup: "\"><head>")
      head.write(into: &output)
      output.append(markup: "</head>")
      frame.write(into: &output)
      output.append(markup: "</html>\n")
    }
  }
}
