/// How far the rate may grow (E26).
public struct Room: Equatable, Sendable {
  /// The largest rate that the same cores carry.
  public let sameCores: RecordsPerSecond
  /// The largest rate that fits at all, at most 10¹² /s.
  public let feasible: RecordsPerSecond

  /// How near the bounds of a rate are at the end of its search: so near that the three figures
  /// that are shown depend on no start of the search.
  public static let tolerance = 1.000001
}

extension Sizer {
  /// E26 room of a cell; nil when it is infeasible.
  ///
  /// Both rates are found by bisection to one part in 10⁶: cores never fall as the rate grows, and
  /// what is infeasible stays so.
  public func room(of cell: Cell) -> Room? {
    guard let plan = cell.plan else { return nil }
    let feasible = largestRate(from: cell.rate) {
      self.cell(tier: cell.tier, nearest: $0).plan != nil
    }
    let same = largestRate(from: cell.rate) {
      self.cell(tier: cell.tier, nearest: $0).plan.map { $0.totalCores <= plan.totalCores } ?? false
    }
    return Room(sameCores: same, feasible: feasible)
  }

  /// The largest rate that fits at a tier; nil where none does.
  public func largestRate(tier: LatencyTier) -> RecordsPerSecond? {
    let least = RecordsPerSecond(Workload.rates.lowerBound)
    func fits(_ rate: RecordsPerSecond) -> Bool { cell(tier: tier, nearest: rate).plan != nil }
    return fits(least) ? largestRate(from: least, where: fits) : nil
  }

  private func largestRate(
    from rate: RecordsPerSecond, where holds: (RecordsPerSecond) -> Bool
  ) -> RecordsPerSecond {
    let most = Workload.rates.upperBound
    var low = rate.value
    var high = low
    while high < most {
      high = min(high * 2, most)
      if !holds(RecordsPerSecond(high)) { break }
      low = high
    }
    while high / low > Room.tolerance {
      let middle = (low * high).squareRoot()
      if holds(RecordsPerSecond(middle)) { low = middle } else { high = middle }
    }
    return RecordsPerSecond(low)
  }
}
