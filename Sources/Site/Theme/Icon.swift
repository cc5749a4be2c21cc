internal import Markup

/// The icons of the frame, in the color of its text.
enum Icon {
  static let menu = stroke("M4 7h16M4 12h16M4 17h16")
  /// A screen, a sun and a moon: the style sheet shows the one of the chosen theme.
  static let themes = HTML.fragment([
    stroke("M4 5h16v11H4zM9 20h6M12 16v4"),
    stroke(
      "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.500 1.500M17.500 17.500 19 19M19 5l-1.500 1.500M6.500 17.500 5 19"
    ),
    stroke("M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9z"),
  ])
  static let search = stroke(
    "M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.500 15.500 20 20")
  /// Bars below a dashed ceiling: what is used, and the room above it.
  static let brand = stroke("M5 20v-5M10 20v-8M15 20v-4.500M20 20v-7M3 6h3M9 6h3M15 6h3M21 6h0")

  private static func stroke(_ path: String) -> HTML {
    Tag.svg(
      Attribute("viewBox", "0 0 24 24"), Attribute("width", "20"), Attribute("fill", "none"),
      Attribute("stroke", "currentColor"), Attribute("stroke-width", "2"),
      Attribute("stroke-linecap", "round"), .aria("hidden", "true")
    ) {
      Tag.path(Attribute("d", path))
    }
  }
}
