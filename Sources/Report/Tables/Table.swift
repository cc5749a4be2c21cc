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
    /// Whether it sums up the others, or says what their sum is made of; it stays below them however
    /// they are sorted.
    public var isTotal = false

    public init(
      id: String? = nil, cells: [Datum], isMarked: Bool = false, isTotal: Bool = false
    ) {
      self.id = id
      self.cells = cells
      self.isMarked = isMarked
      self.isTotal = isTotal
    }

    /// A row that sums up the others.
    static func total(_ cells: [Datum]) -> Row {
      Row(cells: cells, isMarked: true, isTotal: true)
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
