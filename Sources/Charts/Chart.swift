public import Markup

/// A drawing as a value: what it shows, how high it is, and its marks from back to front.
///
/// Places across are shares of the width and text is of one size, so the same chart reads on a
/// phone and on a wide screen.
public struct Chart: Equatable, Sendable {
  /// What it shows, in one sentence, for readers who can't see it.
  public var title: String
  /// The class of the theme that leaves room for its labels.
  public var layout: String
  /// Pixels; nil takes the width there is.
  public var width: Double?
  /// Pixels from the top edge to the bottom one; labels may stand outside of both.
  public var height: Double
  public var marks: [Mark]

  public init(title: String, layout: String, width: Double? = nil, height: Double, marks: [Mark]) {
    self.title = title
    self.layout = layout
    self.width = width
    self.height = height
    self.marks = marks
  }

  /// As an image with its text alternative.
  public var html: HTML { svg(.role("img"), .aria("label", title)) }

  /// As a part of what the text beside it says, without an alternative of its own.
  public var inText: HTML { svg() }

  func svg(_ alternative: Attribute...) -> HTML {
    let size = [
      width.map { Attribute("width", Coordinate.text($0)) },
      Attribute("height", Coordinate.text(height)),
    ]
    return Tag.svg(
      attributes: [.class("plot " + layout)] + alternative + size.compactMap { $0 }
    ) { Drawing(height: height).html(marks) }
  }
}

/// Drawings that flow like words: side by side while there is room, then on the next line.
public struct ChartFlow: Equatable, Sendable {
  /// What they show together.
  public var title: String
  public var layout: String
  public var pieces: [Chart]

  public init(title: String, layout: String, pieces: [Chart]) {
    self.title = title
    self.layout = layout
    self.pieces = pieces
  }

  /// As one image with its text alternative.
  public var html: HTML {
    Tag.div(.class("flow " + layout), .role("img"), .aria("label", title)) {
      for piece in pieces { piece.svg(.aria("hidden", "true")) }
    }
  }
}
