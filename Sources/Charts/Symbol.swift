/// A small figure at a place, of the same size however wide the chart is.
public struct Symbol: Equatable, Sendable {
  public enum Shape: String, CaseIterable, Equatable, Sendable {
    case circle
    case square
    case diamond
    case triangle
    case ring
    case cross
    case arrowhead
    /// At the upper edge, for what goes on above it.
    case upward

    /// Its outline in pixels around its place.
    var path: String {
      switch self {
      case .circle: "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0"
      case .square: "M-3-3h6v6h-6z"
      case .diamond: "M0-4.5 4.5 0 0 4.5-4.5 0z"
      case .triangle: "M0-4.5 4.3 3h-8.6z"
      case .ring: "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0"
      case .cross: "M-4.5-4.5 4.5 4.5M-4.5 4.5 4.5-4.5"
      case .arrowhead: "M-7-4 0 0-7 4"
      case .upward: "M-5-2 0-9 5-2z"
      }
    }
  }

  public var shape: Shape
  public var x: Length
  public var y: Double
  public var style: String

  public init(_ shape: Shape, x: Length, y: Double, style: String) {
    self.shape = shape
    self.x = x
    self.y = y
    self.style = style
  }
}
