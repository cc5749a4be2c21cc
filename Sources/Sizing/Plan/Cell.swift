/// The answer for one workload at one peak rate and one latency tier.
public struct Cell: Equatable, Sendable {
  /// The latency tier asked for.
  public let tier: LatencyTier
  /// The peak rate, r.
  public let rate: RecordsPerSecond
  /// The plan, or why there is none.
  public let outcome: Outcome

  /// A plan, or why there is none.
  public enum Outcome: Equatable, Sendable {
    case feasible(Plan)
    case infeasible(Infeasibility)
  }

  /// The plan; nil when infeasible.
  public var plan: Plan? {
    if case .feasible(let plan) = outcome { plan } else { nil }
  }

  /// Why there is no plan; nil when feasible.
  public var infeasibility: Infeasibility? {
    if case .infeasible(let infeasibility) = outcome { infeasibility } else { nil }
  }

  /// TaskManagers that each constraint alone needs, of the cores that the cell settled on.
  public var counts: ConstraintCounts {
    switch outcome {
    case .feasible(let plan): plan.counts
    case .infeasible(let infeasibility): infeasibility.counts
    }
  }

  /// The constraint that decides, feasible or not.
  public var bindingConstraint: Constraint {
    switch outcome {
    case .feasible(let plan): plan.bindingConstraint
    case .infeasible(let infeasibility): infeasibility.bindingConstraint
    }
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
