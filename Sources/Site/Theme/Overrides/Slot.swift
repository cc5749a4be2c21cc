internal import Markup

/// A place in every page where a team's own markup goes.
enum Slot: String, CaseIterable {
  case headEnd = "head-end"
  case header
  case pageTop = "page-top"
  case pageBottom = "page-bottom"
  case footer
  case announcement

  /// The slot's markup with the element that gives it its look.
  func wrap(_ markup: HTML) -> HTML {
    switch self {
    case .announcement: Tag.div(.class("announcement"), .role("note")) { markup }
    case .pageTop, .pageBottom: Tag.div(.class("prose")) { markup }
    case .headEnd, .header, .footer: markup
    }
  }

  /// What it is for, for the starter and the documentation.
  var purpose: String {
    switch self {
    case .headEnd: "the end of the head: meta elements, links to icons and styles of the site"
    case .header: "the header, before the search button: a logo, a link"
    case .pageTop: "above the content of each page, below its title's breadcrumb"
    case .pageBottom: "below the content of each page: feedback, contacts"
    case .footer: "the footer, above the generator's name"
    case .announcement: "a banner above everything: maintenance, a freeze, a new release"
    }
  }
}
