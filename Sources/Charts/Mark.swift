/// What a chart draws. Colors and weights are classes of the theme, never values.
public enum Mark: Equatable, Sendable {
  case line(Line)
  case rule(Rule)
  case bar(Bar)
  case text(Label)
  case symbol(Symbol)
  case leader(Leader)
}

/// One or more runs of connected points, all of one look.
public struct Line: Equatable, Sendable {
  public var runs: [[Point]]
  public var style: String

  public init(_ runs: [[Point]], style: String) {
    self.runs = runs
    self.style = style
  }
}

/// A straight stroke from one place to another.
public struct Rule: Equatable, Sendable {
  public var from: Length
  public var top: Double
  public var to: Length
  public var bottom: Double
  public var style: String

  public init(_ from: Length, _ top: Double, to: Length, _ bottom: Double, style: String) {
    self.from = from
    self.top = top
    self.to = to
    self.bottom = bottom
    self.style = style
  }
}

/// A short stroke from a place to so many pixels beside it, as a label is tied to what it names.
public struct Leader: Equatable, Sendable {
  public var x: Length
  public var y: Double
  /// Pixels to the right.
  public var across: Double
  /// Pixels down.
  public var down: Double
  public var style: String

  public init(x: Length, y: Double, across: Double, down: Double, style: String) {
    self.x = x
    self.y = y
    self.across = across
    self.down = down
    self.style = style
  }
}

/// A filled rectangle.
public struct Bar: Equatable, Sendable {
  public var x: Length
  public var width: Length
  public var y: Double
  public var height: Double
  public var style: String

  public init(x: Length, width: Length, y: Double, height: Double, style: String) {
    self.x = x
    self.width = width
    self.y = y
    self.height = height
    self.style = style
  }
}

/// A line of text, its baseline at `y`.
public struct Label: Equatable, Sendable {
  /// A part of the line with its own look.
  public struct Run: Equatable, Sendable {
    public var text: String
    public var style: String?

    public init(_ text: String, style: String? = nil) {
      self.text = text
      self.style = style
    }
  }

  /// Which end of the text stands at its place.
  public enum Anchor: Equatable, Sendable {
    case start
    case middle
    case end
  }

  public var runs: [Run]
  public var x: Length
  public var y: Double
  /// Pixels to the right of its place.
  public var shift: Double
  public var anchor: Anchor
  public var style: String?

  public init(
    _ runs: [Run], x: Length, y: Double, shift: Double = 0, anchor: Anchor = .start,
    style: String? = nil
  ) {
    self.runs = runs
    self.x = x
    self.y = y
    self.shift = shift
    self.anchor = anchor
    self.style = style
  }

  public init(
    _ text: String, x: Length, y: Double, shift: Double = 0, anchor: Anchor = .start,
    style: String? = nil
  ) {
    self.init([Run(text)], x: x, y: y, shift: shift, anchor: anchor, style: style)
  }

  /// What it says, without its looks.
  public var text: String { runs.map { $0.text }.joined() }
}
