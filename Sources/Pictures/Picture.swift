/// A picture of a few inks on a ground, with smooth edges. The same marks give the same bytes on every
/// machine: it calculates with nothing that a processor or a library may round otherwise.
public struct Picture: Sendable {
  /// How many steps an edge has between ground and ink.
  private static let levels = 7
  /// As many as an indexed picture has colors for.
  static let mostInks = 36

  private struct Ink: Equatable {
    var color: Color
    var below: Color
  }

  public let width: Int
  public let height: Int
  private let ground: Color
  private var inks: [Ink] = []
  /// 0 for the ground, then the levels of each ink, row by row.
  private(set) var pixels: [UInt8]
  /// The columns of each row outside of which all is ground.
  private(set) var inked: [Range<Int>]

  public init(width: Int, height: Int, ground: Color) {
    (self.width, self.height, self.ground) = (width, height, ground)
    pixels = [UInt8](repeating: 0, count: width * height)
    inked = [Range<Int>](repeating: 0..<0, count: height)
  }

  /// Notes where something is drawn.
  private mutating func ink(_ rows: Range<Int>, _ columns: Range<Int>) {
    for row in rows { inked[row] = inked[row].spanning(columns) }
  }

  /// The colors of the pixels' numbers.
  var palette: [Color] {
    [ground]
      + inks.flatMap { ink in
        (1...Self.levels).map { ink.color.over(ink.below, part: $0, of: Self.levels) }
      }
  }

  /// The first number of an ink; the last ink's where there is no room for another.
  private mutating func base(of ink: Ink) -> Int {
    if let known = inks.firstIndex(of: ink) { return known * Self.levels }
    if inks.count < Self.mostInks { inks.append(ink) }
    return (inks.count - 1) * Self.levels
  }

  /// Fills whole pixels.
  public mutating func fill(x: Range<Int>, y: Range<Int>, _ ink: Color) {
    let number = UInt8(base(of: Ink(color: ink, below: ground)) + Self.levels)
    let (rows, columns) = (y.clamped(to: 0..<height), x.clamped(to: 0..<width))
    self.ink(rows, columns)
    for row in rows {
      for column in columns { pixels[row * width + column] = number }
    }
  }

  /// Draws lines with round ends.
  ///
  /// - Parameters:
  ///   - thickness: in pixels.
  ///   - below: what they are drawn over; the ground when nil.
  public mutating func stroke(
    _ lines: [Line], thickness: Double, _ ink: Color, over below: Color? = nil
  ) {
    let base = base(of: Ink(color: ink, below: below ?? ground))
    for line in lines { stroke(line, radius: thickness / 2, base: base) }
  }

  private mutating func stroke(_ line: Line, radius: Double, base: Int) {
    let reach = radius + 1
    let rows = Self.cells(line.start.y, line.end.y, reach: reach, count: height)
    let columns = Self.cells(line.start.x, line.end.x, reach: reach, count: width)
    ink(rows, columns)
    let pen = Pen(line, radius: radius, levels: Self.levels)
    let near = Neighborhood(dx: pen.dx, dy: pen.dy, reach: radius + 0.5)
    let width = width
    let full = UInt8(base + Self.levels)
    pixels.withUnsafeMutableBufferPointer { pixels in
      /// Draws one pixel. True when the line covers it.
      @inline(__always) func draw(_ column: Int, _ row: Int, _ py: Double) -> Bool {
        let index = row * width + column
        // The lines of a letter overlap for the most part.
        if pixels[index] == full { return false }
        let level = pen.level(Double(column) + 0.5 - line.start.x, py)
        let now = Int(pixels[index]) - base
        // The darker of two lines of an ink, and the later of two inks.
        if level > 0, !(1...Self.levels).contains(now) || now < level {
          pixels[index] = UInt8(base + level)
        }
        return level == Self.levels
      }
      for row in rows {
        let py = Double(row) + 0.5 - line.start.y
        let found = near.columns(py, from: line.start.x).clamped(to: columns)
        var (left, right) = (found.lowerBound, found.upperBound)
        while left < right, !draw(left, row, py) { left += 1 }
        while right - 1 > left, !draw(right - 1, row, py) { right -= 1 }
        // A line covers all between two pixels that it covers.
        if right - left > 2 {
          pixels[(row * width + left + 1)..<(row * width + right - 1)].update(repeating: full)
        }
      }
    }
  }

  /// Draws letters, each with its origin in a column and on the baseline's row.
  mutating func draw(
    _ letters: some Sequence<(LetterShape, Int)>, baseline: Int, _ ink: Color
  ) {
    let base = UInt8(base(of: Ink(color: ink, below: ground)))
    for (shape, column) in letters {
      draw(shape, left: column - shape.left, top: baseline - shape.baseline, base: base)
    }
  }

  private mutating func draw(_ shape: LetterShape, left: Int, top: Int, base: UInt8) {
    let letter = shape.picture
    let rows = Self.visible(letter.height, from: top, of: height)
    let columns = Self.visible(letter.width, from: left, of: width)
    if rows.isEmpty || columns.isEmpty { return }
    ink(
      (rows.lowerBound + top)..<(rows.upperBound + top),
      (columns.lowerBound + left)..<(columns.upperBound + left))
    let copier = LetterCopier(base: base, levels: UInt8(Self.levels))
    letter.pixels.withUnsafeBufferPointer { source in
      pixels.withUnsafeMutableBufferPointer { target in
        guard let source = source.baseAddress, let target = target.baseAddress else { return }
        for row in rows {
          copier.copy(
            source + (row * letter.width + columns.lowerBound),
            to: target + ((top + row) * width + left + columns.lowerBound), count: columns.count)
        }
      }
    }
  }

  /// Which of so many rows or columns are in the picture, when the first of them is at a place of it.
  private static func visible(_ count: Int, from place: Int, of room: Int) -> Range<Int> {
    let first = max(0, -place)
    return first..<max(first, min(count, room - place))
  }

  private static func cells(_ a: Double, _ b: Double, reach: Double, count: Int) -> Range<Int> {
    let low = max(0, min(Double(count), min(a, b) - reach))
    let high = max(low, min(Double(count), max(a, b) + reach))
    return Int(low)..<Int(high.rounded(.up))
  }
}

/// Copies the pixels of a letter to a picture, as levels of an ink.
private struct LetterCopier {
  /// What the first level is one more than.
  let base: UInt8
  /// How many levels an ink has: fewer than fit seven bits.
  let levels: UInt8

  /// A row of a letter; most of it is nothing, and most of the rest stands on the bare ground.
  @inline(__always)
  func copy(_ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, count: Int) {
    var column = 0
    while column &+ 8 <= count {
      let word = UnsafeRawPointer(source + column).loadUnaligned(as: UInt64.self)
      if word != 0 { copy(word, source + column, to: target + column) }
      column &+= 8
    }
    while column < count {
      copy(source[column], to: target + column)
      column &+= 1
    }
  }

  @inline(__always)
  private func copy(
    _ word: UInt64, _ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>
  ) {
    let place = UnsafeMutableRawPointer(target)
    if place.loadUnaligned(as: UInt64.self) == 0 {
      // 1 in each byte that is not nothing, then the base in each of those.
      let covered = (word &+ 0x7F7F_7F7F_7F7F_7F7F) &>> 7 & 0x0101_0101_0101_0101
      place.storeBytes(of: word &+ covered &* UInt64(base), as: UInt64.self)
    } else {
      for index in 0..<8 { copy(source[index], to: target + index) }
    }
  }

  @inline(__always)
  private func copy(_ level: UInt8, to pixel: UnsafeMutablePointer<UInt8>) {
    if level == 0 { return }
    let now = pixel.pointee
    // The darker of two letters of an ink, and the later of two inks.
    pixel.pointee = now > base && now <= base + levels ? max(now, base + level) : base + level
  }
}

extension Range<Int> {
  /// The least range that holds both.
  func spanning(_ other: Range<Int>) -> Range<Int> {
    if isEmpty { return other }
    if other.isEmpty { return self }
    return Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}

/// A place in a picture, in pixels from its top left.
public struct Point: Hashable, Sendable {
  public var x: Double
  public var y: Double

  public init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}

/// A straight line; one of no length is a dot.
public struct Line: Hashable, Sendable {
  public var start: Point
  public var end: Point

  public init(_ start: Point, _ end: Point) { (self.start, self.end) = (start, end) }
}

/// How much of a pixel a line with round ends covers.
private struct Pen {
  let dx: Double
  let dy: Double
  private let square: Double
  private let radius: Double
  private let levels: Double
  /// Pixels are covered inside this distance, and not at all outside of the other; both squared.
  private let inner: Double
  private let outer: Double

  init(_ line: Line, radius: Double, levels: Int) {
    (dx, dy) = (line.end.x - line.start.x, line.end.y - line.start.y)
    square = dx * dx + dy * dy
    (self.radius, self.levels) = (radius, Double(levels))
    inner = (radius - 0.5).magnitude * (radius - 0.5)
    outer = (radius + 0.5) * (radius + 0.5)
  }

  /// - Parameters:
  ///   - px: how far the middle of the pixel is right of the line's start.
  ///   - py: how far it is below.
  @inline(__always)
  func level(_ px: Double, _ py: Double) -> Int {
    let along = square > 0 ? min(1, max(0, (px * dx + py * dy) / square)) : 0
    let (ox, oy) = (px - along * dx, py - along * dy)
    let distance = ox * ox + oy * oy
    if distance >= outer { return 0 }
    let share = distance <= inner ? 1 : min(1, radius + 0.5 - distance.squareRoot())
    return Int(share * levels + 0.5)
  }
}

/// What is near enough to a line to be drawn, row by row.
private struct Neighborhood {
  /// Makes up for rounding, in pixels.
  private static let margin = 0.01

  let dx: Double
  let dy: Double
  let reach: Double
  private let inverse: Double

  init(dx: Double, dy: Double, reach: Double) {
    (self.dx, self.dy, self.reach) = (dx, dy, reach)
    inverse = dy.magnitude > 1e-3 ? 1 / dy : 0
  }

  /// The columns whose middles are near: around the part of the line that is near enough to the row, and
  /// half a chord of the circle around its nearest point on each side.
  ///
  /// - Parameters:
  ///   - py: how far the row is below the line's start.
  ///   - x: the line's start.
  @inline(__always)
  func columns(_ py: Double, from x: Double) -> Range<Int> {
    var (a, b) = (0.0, dx)
    var nearest = max(0, py.magnitude - 1e-3)
    if inverse != 0 {
      let (up, down) = ((py - reach) * inverse, (py + reach) * inverse)
      a = min(1, max(0, up)) * dx
      b = min(1, max(0, down)) * dx
      nearest = py - min(1, max(0, py * inverse)) * dy
    }
    let chord = reach * reach - nearest * nearest
    let half = max(0, chord).squareRoot() - 0.5 + Self.margin
    let (low, high) = (x + min(a, b) - half - 1, x + max(a, b) + half)
    let first = low < 0 ? 0 : Int(low) + 1
    return first..<max(first, high < 0 ? 0 : Int(high) + 1)
  }
}
