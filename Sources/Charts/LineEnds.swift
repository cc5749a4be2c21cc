/// The names of a chart's lines in a column to its right: each at the end of its line as near as
/// can be, none over another. The chart then needs no legend.
///
/// Lines that end early are tied to their names across the chart. Where two such ties would meet or
/// cross, their lines get one label together.
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

  /// The names of one label, with its place.
  public struct Block: Equatable, Sendable {
    public var names: [Name]
    /// Its middle, in pixels.
    public var centre: Double

    /// The names from the top, and after them once what is said of all.
    public var lines: [Label.Run] {
      let common = names.first.map { Array($0.lines.dropFirst()) } ?? []
      let isCommon = names.allSatisfy { Array($0.lines.dropFirst()) == common }
      return isCommon ? names.flatMap { $0.lines.prefix(1) } + common : names.flatMap { $0.lines }
    }

    public var height: Double { Double(lines.count) * LineEnds.lineHeight }

    /// Where its leader starts: as far to the right as the last of its lines.
    public var end: Point? {
      let ends = names.compactMap { $0.end }
      guard let x = ends.map({ $0.x }).max() else { return nil }
      let last = ends.filter { $0.x == x }
      return Point(x, last.reduce(0) { $0 + $1.y } / Double(last.count))
    }
  }

  static let lineHeight = 16.0
  /// Leaders nearer than this look like one, in pixels.
  static let nearest = 6.0

  public var names: [Name]
  /// The height of the chart, in pixels.
  public var height: Double

  public init(_ names: [Name], height: Double) {
    self.names = names
    self.height = height
  }

  /// From the top down.
  public var blocks: [Block] {
    let order = names.indices.sorted { a, b in
      let (first, second) = (names[a].end, names[b].end)
      // Of lines that leave the plot, the first to do so is the highest.
      return (first?.y ?? height, first?.x ?? 0, a) < (second?.y ?? height, second?.x ?? 0, b)
    }
    var blocks = place(order.map { Block(names: [names[$0]], centre: 0) })
    while let above = blocks.indices.dropLast().first(where: { meet(blocks[$0], blocks[$0 + 1]) }) {
      blocks[above].names += blocks[above + 1].names
      blocks.remove(at: above + 1)
      blocks = place(blocks)
    }
    return blocks
  }

  private func place(_ blocks: [Block]) -> [Block] {
    let wishes = blocks.map { block in
      LabelColumn.Wish(centre: middle(of: block), height: block.height)
    }
    return zip(blocks, LabelColumn.place(wishes, within: 0...height)).map { block, centre in
      Block(names: block.names, centre: centre)
    }
  }

  /// Growing from block to block, so that their order is that of their lines' ends.
  private func middle(of block: Block) -> Double {
    block.names.reduce(0) { $0 + ($1.end?.y ?? height) } / Double(max(block.names.count, 1))
  }

  /// Whether the leader of a block is not clearly above that of the next.
  private func meet(_ above: Block, _ below: Block) -> Bool {
    guard let a = above.end, let b = below.end, min(a.x, b.x) < 1 else { return false }
    let x = max(a.x, b.x)
    return row(of: below, at: x) - row(of: above, at: x) < Self.nearest
  }

  /// Where a block's leader is at a place to the right of its start.
  private func row(of block: Block, at x: Double) -> Double {
    guard let end = block.end, end.x < x else { return block.end?.y ?? block.centre }
    return end.y + (block.centre - end.y) * (x - end.x) / (1 - end.x)
  }

  public var marks: [Mark] { blocks.flatMap { leaders($0) + labels($0) } }

  private func labels(_ block: Block) -> [Mark] {
    let lines = block.lines
    let top = block.centre + 4 - Double(lines.count - 1) * Self.lineHeight / 2
    return lines.enumerated().map { index, line in
      let y = top + Double(index) * Self.lineHeight
      let style = ["label named", line.style].compactMap { $0 }.joined(separator: " ")
      return .text(Label(line.text, x: .share(1), y: y, shift: 14, style: style))
    }
  }

  /// A line that ends early is tied to its name across the chart.
  private func leaders(_ block: Block) -> [Mark] {
    guard let end = block.end else { return [] }
    guard end.x < 1 else {
      return block.names.compactMap { $0.end }.filter { $0.x == 1 }.map { end in
        .leader(
          Leader(
            x: .share(1), y: end.y, across: 10, down: block.centre - end.y, style: "leader named"))
      }
    }
    return [
      .rule(Rule(.share(end.x), end.y, to: .share(1), block.centre, style: "leader faint named")),
      .leader(
        Leader(x: .share(1), y: block.centre, across: 10, down: 0, style: "leader faint named")),
    ]
  }
}
