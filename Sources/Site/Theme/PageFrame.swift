internal import Markup
internal import Pages

/// Everything around the content of a page, in the body. A class, as each of its elements holds it
/// while it is made.
final class PageFrame {
  let theme: Theme
  let page: Page
  let content: HTML
  let here: LinkBase
  let shared: SharedParts.Place
  // The frame avoids ids of the content, such as that of a heading "Content".
  let mainID: String
  let navigationID: String

  init(theme: Theme, page: Page, content: HTML, here: LinkBase) {
    let taken = page.anchors.union(content.ids)
    mainID = Self.freeID("content", besides: taken)
    navigationID = Self.freeID("navigation", besides: taken)
    shared = theme.shared.place(of: here)
    self.theme = theme
    self.page = page
    self.content = content
    self.here = here
  }

  private static func freeID(_ name: String, besides taken: Set<String>) -> String {
    taken.contains(name) ? freeID(name + "_", besides: taken) : name
  }

  private var navigation: Navigation { theme.navigation }
  private var words: FrameWords { theme.words }

  /// The body element, written as bytes: its elements are the same on every page.
  func write(into output: inout OutputBuffer) {
    output.append(markup: "<body")
    output.append(markup: look)
    output.append(markup: "><a class=\"skip\" href=\"#")
    output.append(escaping: mainID, in: .attribute)
    output.append(markup: "\">")
    output.append(escaping: words[.skip], in: .content)
    output.append(markup: "</a>")
    output.append(slot(.announcement))
    header.render(into: &output)
    output.append(markup: "<div class=\"frame")
    output.append(markup: hasOutline ? " outlined\">" : "\">")
    writeNavigation(into: &output)
    writeMain(into: &output)
    if hasOutline { writeOutline(into: &output) }
    output.append(markup: "</div>")
    footer.render(into: &output)
    output.append(markup: "</body>")
  }

  private func writeMain(into output: inout OutputBuffer) {
    output.append(markup: "<main id=\"")
    output.append(escaping: mainID, in: .attribute)
    output.append(markup: "\">")
    writeBreadcrumb(into: &output)
    output.append(title)
    output.append(slot(.pageTop))
    writeArticle(into: &output)
    output.append(slot(.pageBottom))
    writeSteps(into: &output)
    output.append(markup: "</main>")
  }

  private var look: StaticString {
    page.isSheet ? " class=\"wide sheet\"" : page.isWide ? " class=\"wide\"" : ""
  }

  /// A team's own markup for a slot, on this page.
  func slot(_ slot: Slot) -> [HTML] { theme.slot(slot, page: page, here: here) }

  func writeNavigation(into output: inout OutputBuffer) {
    let tree = NavigationTree(navigation: navigation, current: page.path, here: here)
    shared.write(
      .navigation, navigationID + " " + mainID, into: &output, around: { tree.write(into: &$0) }
    ) { entries in
      Tag.nav(.class("site-nav"), .id(navigationID), .aria("label", words[.handbook])) {
        Tag.div(.class("scroll")) {
          Tag.a(.class("close"), .href("#" + mainID)) { words[.closeNavigation] }
          Tag.ul(.class("top")) { entries }
        }
      }
    }
  }

  /// The page's name, unless its content brings it.
  var title: [HTML] {
    if page.bringsTitle { return [] }
    return [Tag.h1(page.hidesTitle ? .class("visually-hidden") : nil) { page.title }]
  }

  var header: HTML {
    if theme.overrides.slots[.header] != nil { return header(with: slot(.header)) }
    return .trusted(shared.part(.header, navigationID) { header(with: []) })
  }

  private func header(with slot: [HTML]) -> HTML {
    Tag.header(.class("site-header")) {
      brand
      slot
      tools
    }
  }

  @Content private var brand: [HTML] {
    Tag.a(
      .class("icon-button menu"), .href("#" + navigationID),
      .aria("label", words[.openNavigation])
    ) { Icon.menu }
    Tag.a(.class("brand"), .href(here.link(to: .home))) {
      Icon.brand
      theme.settings.title
    }
    release
  }

  @Content private var tools: [HTML] {
    if let repository = theme.settings.repository {
      Tag.a(.class("icon-button repository"), .href(repository), .rel("noopener")) {
        words[.repository]
      }
    }
    Tag.button(
      .class("icon-button search-button scripted"), .type("button"), .data("search", ""),
      .aria("label", words[.search]), .aria("keyshortcuts", "/")
    ) {
      Icon.search
      Tag.span { words[.search] }
      Tag.kbd { "/" }
    }
    Tag.button(
      .class("icon-button scripted"), .type("button"), .data("theme-switch", ""),
      .aria("label", words[.theme])
    ) { Icon.themes }
  }

  /// The release this site shows, with a link to the list of releases.
  @Content private var release: [HTML] {
    let history = SitePath("releases")
    if let name = theme.edition.release {
      if navigation.node(at: history) == nil {
        Tag.span(.class("badge release")) { name }
      } else {
        Tag.a(.class("badge release"), .href(here.link(to: history))) { name }
      }
    }
  }

  /// The way to the page's folder, which its pages share.
  func writeBreadcrumb(into output: inout OutputBuffer) {
    guard let folder = page.path.parent else { return }
    output.append(
      shared.part(.breadcrumb, folder.folder) {
        let ancestors = navigation.ancestors(of: page.path)
        return ancestors.isEmpty ? .empty : breadcrumb(of: ancestors)
      })
  }

  private func breadcrumb(of ancestors: [NavigationNode]) -> HTML {
    Tag.nav(.class("breadcrumb"), .aria("label", words[.breadcrumb])) {
      Tag.ol {
        for node in ancestors { Tag.li { Tag.a(.href(here.link(to: node.path))) { node.title } } }
      }
    }
  }

  /// Prose has a readable line length, data the full width. A folder without content lists its pages.
  func writeArticle(into output: inout OutputBuffer) {
    output.append(markup: page.isWide ? "<div class=\"data\">" : "<div class=\"prose\">")
    content.render(into: &output)
    if content.isEmpty || page.listsChildren {
      let children = (navigation.node(at: page.path)?.children ?? []).filter { !$0.isExternal }
      if content.isEmpty || !children.isEmpty {
        ChildList(children: children, here: here).html.render(into: &output)
      }
    }
    output.append(markup: "</div>")
  }

  /// The ways to the page before and to the next one.
  func writeSteps(into output: inout OutputBuffer) {
    // Of the theme itself, as `navigation` is a copy.
    let previous = theme.navigation.previous(of: page.path)
    let next = theme.navigation.next(of: page.path)
    guard page.isSearchable, previous != nil || next != nil else { return }
    output.append(markup: "<nav class=\"step\" aria-label=\"")
    output.append(escaping: words[.steps], in: .attribute)
    output.append(markup: "\">")
    if let previous {
      output.append(markup: "<a class=\"previous\" href=\"")
      append(previous, as: .previous, markup: "\" rel=\"prev\"><small>", to: &output)
    }
    if let next {
      output.append(markup: "<a class=\"next\" href=\"")
      append(next, as: .next, markup: "\" rel=\"next\"><small>", to: &output)
    }
    output.append(markup: "</nav>")
  }

  private func append(
    _ node: NavigationNode, as word: FrameWord, markup: StaticString,
    to output: inout OutputBuffer
  ) {
    output.append(here.wayToRoot)
    output.append(node.file)
    output.append(markup: markup)
    output.append(escaping: words[word], in: .content)
    output.append(markup: "</small>")
    output.append(escaping: node.title, in: .content)
    output.append(markup: "</a>")
  }

  /// A few headings are found without it, and data needs the room.
  var hasOutline: Bool { page.outline.count > (page.isWide ? 3 : 1) }

  func writeOutline(into output: inout OutputBuffer) {
    shared.write(.outline, into: &output, around: writeHeadings) { headings in
      Tag.aside(.class("outline")) {
        Tag.div {
          Tag.nav(.aria("label", words[.onThisPage])) {
            Tag.p { words[.onThisPage] }
            Tag.ul { headings }
          }
        }
      }
    }
  }

  private func writeHeadings(into output: inout OutputBuffer) {
    for heading in page.outline {
      output.append(markup: "<li class=\"level-")
      output.append(String(heading.level))
      output.append(markup: "\"><a href=\"#")
      output.append(escaping: heading.id, in: .attribute)
      output.append(markup: "\">")
      output.append(escaping: heading.text, in: .content)
      output.append(markup: "</a></li>")
    }
  }

  var footer: HTML {
    Tag.footer(.class("site-footer")) {
      slot(.footer)
      if let edit = theme.settings.edit, let source = page.source {
        Tag.p { Tag.a(.href(edit + PercentEncoding.encode(path: source))) { words[.editPage] } }
      }
      if let day = page.source.flatMap({ theme.edition.lastChanges[$0] }) {
        Tag.p { words(.lastChanged, day) }
      }
      if theme.hasPrintPage {
        Tag.p { Tag.a(.href(here.link(to: PrintPage.path))) { words[.printHandbook] } }
      }
      if !theme.edition.colophon.isEmpty { Tag.p { theme.edition.colophon } }
    }
  }
}

/// The pages of a folder, as cards.
struct ChildList {
  let children: [NavigationNode]
  let here: LinkBase

  var html: HTML {
    Tag.ul(.class("children")) {
      for child in children {
        Tag.li {
          Tag.a(.href(here.link(to: child.path))) {
            child.title
            if !child.description.isEmpty { Tag.span { child.description } }
          }
        }
      }
    }
  }
}
