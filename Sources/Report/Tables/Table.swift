internal import Amounts
internal import Markup
internal import Pages

/// Figures in rows and columns, before anyone decides how they are printed.
struct Table: Sendable {
  struct Column: Sendable {
    var title: String
    /// What the exact values are in, for downloads: `bytes`, `seconds`.
    var unit: String?
    var isNumber = false
    /// Whether readers choose rows by its values, which are few.
    var isChoice = false
  }

  struct Row: Sendable {
    /// Names the row for links to it.
    var id: String?
    var cells: [Datum]
    var isMarked = false
  }

  /// What the table shows, as one sentence part.
  var caption: String
  var columns: [Column]
  var rows: [Row]
}

/// One entry of a table: for people, and exactly.
struct Datum: Sendable {
  /// As people read it: 30 GB.
  var text: String
  /// As programs read it: 30000000000. The text when nil.
  var exact: String?
  /// A second, quieter line.
  var detail: String?
  var link: SitePath?
  /// The place on the linked page.
  var anchor: String?
  /// A class of the theme that colours it.
  var style: String?
  /// Drawn on pages, where there is nothing to write.
  var graphic: HTML?

  init(
    _ text: String, exact: String? = nil, detail: String? = nil, link: SitePath? = nil,
    style: String? = nil
  ) {
    self.text = text
    self.exact = exact
    self.detail = detail
    self.link = link
    self.style = style
  }

  init(_ number: Int, link: SitePath? = nil) {
    self.init(Format.count(number), exact: String(number), link: link)
  }

  init(_ number: Double, as format: (Double) -> String) {
    self.init(format(number), exact: Exact.number(number))
  }

  static let none = Datum("–", exact: "")
}
