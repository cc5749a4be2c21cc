/// Puts labels under each other, each as near as can be to what it names, none over another.
public enum LabelColumn {
  /// A label with the place it would like.
  public struct Wish: Equatable, Sendable {
    /// Where its centre would like to be, in pixels.
    public var centre: Double
    public var height: Double

    public init(centre: Double, height: Double) {
      self.centre = centre
      self.height = height
    }
  }

  /// The centres in the order of the wishes. When the bounds are too tight for all, the lower one
  /// gives way.
  public static func place(_ wishes: [Wish], within bounds: ClosedRange<Double>) -> [Double] {
    let order = wishes.indices.sorted {
      (wishes[$0].centre, $0) < (wishes[$1].centre, $1)
    }
    guard let first = order.first, let last = order.last else { return [] }
    var offsets = [0.0]
    for (above, below) in zip(order, order.dropFirst()) {
      offsets.append((offsets.last ?? 0) + (wishes[above].height + wishes[below].height) / 2)
    }
    let free = growing(zip(order, offsets).map { wishes[$0].centre - $1 })
    let low = bounds.lowerBound + wishes[first].height / 2
    let high = bounds.upperBound - wishes[last].height / 2 - (offsets.last ?? 0)
    var placed = wishes.map { $0.centre }
    for (rank, index) in order.enumerated() {
      placed[index] = max(low, min(high, free[rank])) + offsets[rank]
    }
    return placed
  }

  /// The numbers nearest to the given ones that never fall: what falls is pooled at its mean.
  static func growing(_ numbers: [Double]) -> [Double] {
    var pools: [(sum: Double, count: Int)] = []
    for number in numbers {
      pools.append((number, 1))
      while pools.count > 1 {
        let (above, below) = (pools[pools.count - 2], pools[pools.count - 1])
        guard above.sum / Double(above.count) > below.sum / Double(below.count) else { break }
        pools.removeLast(2)
        pools.append((above.sum + below.sum, above.count + below.count))
      }
    }
    return pools.flatMap { Array(repeating: $0.sum / Double($0.count), count: $0.count) }
  }
}
