/// The answer for one workload at one peak rate and one latency tier.
public struct Cell: Equatable, Sendable {
  /// The latency tier asked for.
  public let tier: LatencyTier
  /// The peak rate, r.
  public let rate: RecordsPerSecond
  // One of the two is there. They are no enum of both, which each plan would be copied into twice.
  /// The plan; nil when infeasible.
  public let plan: Plan?
  /// Why there is no plan; nil when feasible.
  public let infeasibility: Infeasibility?

  @inline(__always)
  init(_ tier: LatencyTier, _ rate: RecordsPerSecond, _ plan: Plan) {
    self.tier = tier
    self.rate = rate
    self.plan = plan
    infeasibility = nil
  }

  init(_ tier: LatencyTier, _ rate: RecordsPerSecond, _ infeasibility: Infeasibility) {
    self.tier = tier
    self.rate = rate
    plan = nil
    self.infeasibility = infeasibility
  }

  /// TaskManagers that each constraint alone needs, of the cores that the cell settled on.
  public var counts: ConstraintCounts {
    plan?.counts ?? infeasibility?.counts ?? ConstraintCounts()
  }

  /// The constraint that decides, feasible or not.
  public var bindingConstraint: Constraint {
    plan?.bindingConstraint ?? infeasibility?.bindingConstraint ?? .cpu
  }
}

/// Why a cell has no plan (E13).
public struct Infeasibility: Equatable, Sendable {
  /// The constraint that no number of TaskManagers satisfies, or not within 27,720 slots.
  public let bindingConstraint: Constraint
  /// What each constraint alone needs of the largest TaskManagers, where it is known.
  public let counts: ConstraintCounts
  /// With a hot key, the rate below which its records fit one core; otherwise nil.
  public let largestRate: RecordsPerSecond?
}
