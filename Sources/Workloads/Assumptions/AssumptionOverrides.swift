public import Diagnostics
public import Sizing

/// The assumptions that one place changes: the handbook, an environment or a workload.
public struct AssumptionOverrides: Sendable {
  public struct Scalar: Sendable {
    public var assumption: Assumption
    /// In the assumption's base unit.
    public var value: Double
    /// Where it stands: right alone, it can be wrong beside what another place says.
    public var location: SourceLocation?

    public init(assumption: Assumption, value: Double, location: SourceLocation? = nil) {
      self.assumption = assumption
      self.value = value
      self.location = location
    }
  }

  public struct OfTier: Sendable {
    public var tier: LatencyTier
    public var assumption: TierAssumption
    /// In the assumption's base unit.
    public var value: Double

    public init(tier: LatencyTier, assumption: TierAssumption, value: Double) {
      self.tier = tier
      self.assumption = assumption
      self.value = value
    }
  }

  public var scalars: [Scalar] = []
  public var ofTiers: [OfTier] = []
  public var taskManagerCores: [Int]?
  public var nodeCores: [Int]?
  /// Where the sizes stand, since a size can be right alone and wrong beside another place's.
  public var taskManagerCoresLocation: SourceLocation?
  public var nodeCoresLocation: SourceLocation?

  public init() {}

  public func apply(to assumptions: inout Assumptions) {
    for scalar in scalars { assumptions[scalar.assumption] = scalar.value }
    for entry in ofTiers { assumptions[entry.tier, entry.assumption] = entry.value }
    if let taskManagerCores { assumptions.taskManagerCores = taskManagerCores }
    if let nodeCores { assumptions.nodeCores = nodeCores }
  }

  public func contains(_ assumption: Assumption) -> Bool {
    scalars.contains { $0.assumption == assumption }
  }

  public func contains(_ assumption: TierAssumption, at tier: LatencyTier) -> Bool {
    ofTiers.contains { $0.assumption == assumption && $0.tier == tier }
  }
}
