internal import Charts
internal import Markup
internal import Pages

/// A chart as a page shows it: its caption above, the same figures as a table folded below.
struct ChartFigure {
  var caption: String
  /// The names of its lines, for narrow screens.
  var key: ChartKey?
  var drawing: HTML
  /// What a script shows of it where the reader points.
  var readings: HTML?
  /// What the chart can't say by itself.
  var note: HTML?
  var table: Table

  func html(_ here: LinkBase) -> HTML {
    Tag.figure(.class("chart")) {
      Tag.figcaption { caption }
      key?.html ?? .empty
      drawing
      readings ?? .empty
      if let note { Tag.p(.class("note")) { note } }
      Tag.details(.class("figures")) {
        Tag.summary { "The figures" }
        table.plain(here)
      }
    }
  }
}
