/// How far an answer moves between two profiles (E22).
public struct ProfileRange: Equatable, Sendable {
  /// The profile with the fewest cores, and its answer.
  public let low: End
  /// The profile with the most cores, or the first with no plan.
  public let high: End
  /// Whether the ends are a job's own work less and plus an error, and no profiles.
  public let isMeasured: Bool

  public init(low: End, high: End, isMeasured: Bool = false) {
    self.low = low
    self.high = high
    self.isMeasured = isMeasured
  }

  /// A profile and its answer.
  public struct End: Equatable, Sendable {
    public let profile: String
    public let cell: Cell

    public init(profile: String, cell: Cell) {
      self.profile = profile
      self.cell = cell
    }
  }
}

extension Sizer {
  /// E22 range: the spread of some profiles, every other assumption as it is; nil for none.
  public func range(of cell: Cell, profiles: [Profile]) -> ProfileRange? {
    let ends = profiles.map { profile in
      var varied = assumptions
      varied.apply(profile)
      return ProfileRange.End(
        profile: profile.name, cell: with(varied).cell(tier: cell.tier, nearest: cell.rate))
    }
    let cores = { (end: ProfileRange.End) in end.cell.plan?.totalCores.value ?? .infinity }
    guard let first = ends.first else { return nil }
    var range = (low: first, high: first)
    for end in ends {
      if cores(end) < cores(range.low) { range.low = end }
      if cores(end) > cores(range.high) { range.high = end }
    }
    return ProfileRange(low: range.low, high: range.high)
  }
}
