/// A value that an axis names.
public struct Tick: Equatable, Sendable {
  public var value: Double
  /// Between powers of ten: the first to go where there is little room.
  public var isMinor: Bool

  public init(_ value: Double, isMinor: Bool = false) {
    self.value = value
    self.isMinor = isMinor
  }
}

extension Scale {
  /// Round values within the domain, few enough to be read.
  ///
  /// - Parameter steps: the distances a linear axis may count in, growing; nil: 1, 2, 5 times any
  ///   power of ten. Time is counted in others.
  public func ticks(atMost count: Int, steps: [Double]? = nil) -> [Tick] {
    switch kind {
    case .linear: linearTicks(atMost: max(count, 1), steps: steps)
    case .logarithmic: logarithmicTicks(atMost: max(count, 1))
    }
  }

  private func linearTicks(atMost count: Int, steps: [Double]?) -> [Tick] {
    let length = domain.upperBound - domain.lowerBound
    guard length > 0, length.isFinite else { return [Tick(domain.lowerBound)] }
    let least = length / Double(count)
    let step = steps?.first { $0 >= least } ?? RoundNumber.above(least)
    let first = (domain.lowerBound / step).rounded(.up)
    let last = (domain.upperBound / step + 1e-9).rounded(.down)
    guard first <= last else { return [] }
    return (0...Int(last - first)).map { Tick((first + Double($0)) * step) }
  }

  /// Powers of ten, with 2 and 5 between while there is room, every other power when there is none.
  private func logarithmicTicks(atMost count: Int) -> [Tick] {
    var decade = RoundNumber.decade(of: domain.lowerBound)
    var ticks: [Tick] = []
    while decade <= domain.upperBound, decade < 1e300 {
      for step in RoundNumber.steps where domain.contains(step * decade) {
        ticks.append(Tick(step * decade, isMinor: step != 1))
      }
      decade *= 10
    }
    let major = ticks.filter { !$0.isMinor }
    if ticks.count <= count {
      // With fewer than two powers of ten the others carry the scale.
      return major.count >= 2 ? ticks : ticks.map { Tick($0.value) }
    }
    let every = (major.count + count - 1) / count
    return major.enumerated().filter { $0.offset % every == 0 }.map { $0.element }
  }
}
