internal import Markdown
internal import Markup
public import Pages

/// A page in a file by itself, to send or to print: its style is in it, and around it is nothing.
public struct StandalonePage {
  private let page: Page
  private let settings: SiteSettings
  private let style: [UInt8]
  private let printedTitle: String

  /// - Parameters:
  ///   - content: the handbook's folder, which may have a style of its own.
  ///   - release: the release that the page is of.
  public init(_ page: Page, settings: SiteSettings, content: FileTree, release: String?) {
    self.page = page
    self.settings = settings
    style = ThemeFile.styleSheet + (ThemeOverrides(content).style ?? [])
    printedTitle = settings.title + (release.map { " · \($0)" } ?? "")
  }

  /// The file. Its links lead to the published handbook; without an address there are none.
  public var bytes: [UInt8] {
    let here = LinkBase.anywhere(root: settings.url ?? "")
    let content = page.body(here).withColoredCode
    var output = Output()
    output.append("<!doctype html>\n")
    Tag.html(.lang(settings.language), FrameWords(settings.language).direction) {
      Tag.head {
        Tag.meta(Attribute("charset", "utf-8"))
        Tag.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
        Tag.title { "\(page.title) · \(settings.title)" }
        // Nothing in a style sheet may end its element.
        HTML.trusted(
          Output("<style>".utf8) + Self.safe(style + ThemeFile.pageTitle(printedTitle))
            + Output("</style>".utf8))
      }
      Tag.body(.class("wide sheet alone")) {
        Tag.main {
          Tag.h1 { page.title }
          Tag.div(.class("data")) { settings.url == nil ? Self.withoutLinks(content) : content }
        }
      }
    }.render(into: &output)
    output.append("\n")
    return output
  }

  private static func safe(_ style: [UInt8]) -> [UInt8] {
    String(decoding: style, as: UTF8.self).split(
      separator: "</", omittingEmptySubsequences: false
    ).joined(separator: "<\\/").utf8.map { $0 }
  }

  private static func withoutLinks(_ html: HTML) -> HTML {
    switch html {
    case .text, .trusted: html
    case .fragment(let children): .fragment(children.map(withoutLinks))
    case .element(.a, let attributes, let children):
      .element(.a, attributes.filter { $0.name != "href" }, children.map(withoutLinks))
    case .element(let tag, let attributes, let children):
      .element(tag, attributes, children.map(withoutLinks))
    }
  }
}
