internal import Amounts
public import Markup
public import Pages
public import Sizing

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
  /// A class of the theme that colors it.
  public var style: String?
  /// Shown on pages instead of the text.
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

  /// A sign of the model's equations, set as there.
  init(formula: String) {
    self.init(formula)
    graphic = FormulaMarkup(text: formula).html
  }

  public init(_ number: Int, link: SitePath? = nil) {
    self.init(Format.count(number), exact: String(number), link: link)
  }

  public init(_ cores: Cores) {
    self.init(Format.count(cores), exact: Exact.number(cores.value))
  }

  public init(_ number: Double, as format: (Double) -> String) {
    self.init(format(number), exact: Exact.number(number))
  }

  public init<Amount: Quantity>(_ amount: Amount, as format: (Amount) -> String) {
    self.init(format(amount), exact: Exact.number(amount.value))
  }

  public init(_ cost: Cost) {
    self.init(cost.text, exact: Exact.number(cost.amount))
  }

  public static let none = Datum("–", exact: "")
}
