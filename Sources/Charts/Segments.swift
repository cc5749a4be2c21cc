/// Parts of a whole, one after another without gaps.
public struct Segments: Equatable, Sendable {
  /// A part, from where the parts before it end.
  public struct Part: Equatable, Sendable {
    public var start: Double
    public var length: Double
    public var end: Double { start + length }
    public var centre: Double { start + length / 2 }

    public init(start: Double, length: Double) {
      self.start = start
      self.length = length
    }
  }

  public var parts: [Part]

  public init(_ lengths: [Double]) {
    var end = 0.0
    parts = lengths.map { length in
      defer { end += length }
      return Part(start: end, length: length)
    }
  }

  public var total: Double { parts.last?.end ?? 0 }
}
