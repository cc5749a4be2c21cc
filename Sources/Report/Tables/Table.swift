internal import Amounts
public import Markup
public import Pages

/// Figures in rows and columns, before anyone decides how they are printed.
public struct Table: Sendable {
  public struct Column: Sendable {
    public var title: String
    /// What the exact values are in, for downloads: `bytes`, `seconds`.
    public var unit: String?
    public var isNumber = false
    /// Whether readers choose rows by its values, which are few.
    public var isChoice = false

    public init(
      title: String, unit: String? = nil, isNumber: Bool = false, isChoice: Bool = false
    ) {
      self.title = title
      self.unit = unit
      self.isNumber = isNumber
      self.isChoice = isChoice
    }
  }

  public struct Row: Sendable {
    /// Names the row for links to it.
    public var id: String?
    public var cells: [Datum]
    public var isMarked = false

    public init(id: String? = nil, cells: [Datum], isMarked: Bool = false) {
      self.id = id
      self.cells = cells
      self.isMarked = isMarked
    }
  }

  /// What the table shows, as one sentence part.
  public var caption: String
  public var columns: [Column]
  public var rows: [Row]

  public init(caption: String, columns: [Column], rows: [Row]) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }
}

/// One entry of a table: for people, and exactly.
public struct Datum: Sendable {
  /// As people read it: 30 GB.
  public var text: String
  /// As programs read it: 30000000000. The text when nil.
  public var exact: String?
  /// A second, quieter line.
  public var detail: String?
  public var link: SitePath?
  /// The place on the linked page.
  public var anchor: String?
  /// A class of the theme that colours it.
  public var style: String?
  /// Drawn on pages, where there is nothing to write.
  public var graphic: HTML?

  public init(
    _ text: String, exact: String? = nil, detail: String? = nil, link: SitePath? = nil,
    style: String? = nil
  ) {
    self.text = text
    self.exact = exact
    self.detail = detail
    self.link = link
    self.style = style
  }

  public init(_ number: Int, link: SitePath? = nil) {
    self.init(Format.count(number), exact: String(number), link: link)
  }

  public init(_ number: Double, as format: (Double) -> String) {
    self.init(format(number), exact: Exact.number(number))
  }

  public static let none = Datum("–", exact: "")
}
