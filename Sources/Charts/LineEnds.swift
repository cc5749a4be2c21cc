/// The names of a chart's lines in a column to its right: each at the end of its line as near as
/// can be, none over another. The chart then needs no legend.
public struct LineEnds: Equatable, Sendable {
  /// What to write at a line's end.
  public struct Name: Equatable, Sendable {
    /// Where the line ends; nil for a line without points, named at the bottom.
    public var end: Point?
    /// Its name, and what else to say under it.
    public var lines: [Label.Run]

    public init(end: Point?, lines: [Label.Run]) {
      self.end = end
      self.lines = lines
    }
  }

  static let lineHeight = 16.0

  public var names: [Name]
  /// The height of the chart, in pixels.
  public var height: Double

  public init(_ names: [Name], height: Double) {
    self.names = names
    self.height = height
  }

  /// The middles of the names, in pixels.
  public var centres: [Double] {
    let wishes = names.map { name in
      LabelColumn.Wish(
        centre: name.end?.y ?? height, height: Double(name.lines.count) * Self.lineHeight)
    }
    return LabelColumn.place(wishes, within: 0...height)
  }

  public var marks: [Mark] {
    zip(names, centres).flatMap { name, centre in
      leaders(name, centre: centre) + labels(name, centre: centre)
    }
  }

  private func labels(_ name: Name, centre: Double) -> [Mark] {
    let top = centre + 4 - Double(name.lines.count - 1) * Self.lineHeight / 2
    return name.lines.enumerated().map { index, line in
      let y = top + Double(index) * Self.lineHeight
      let style = ["label", line.style].compactMap { $0 }.joined(separator: " ")
      return .text(Label(line.text, x: .share(1), y: y, shift: 14, style: style))
    }
  }

  /// A line that ends early is tied to its name across the chart.
  private func leaders(_ name: Name, centre: Double) -> [Mark] {
    guard let end = name.end else { return [] }
    guard end.x < 1 else {
      return [
        .leader(Leader(x: .share(1), y: end.y, across: 10, down: centre - end.y, style: "leader"))
      ]
    }
    return [
      .rule(Rule(.share(end.x), end.y, to: .share(1), centre, style: "leader faint")),
      .leader(Leader(x: .share(1), y: centre, across: 10, down: 0, style: "leader faint")),
    ]
  }
}
