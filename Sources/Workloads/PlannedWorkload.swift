public import Sizing

/// A workload whose cells can be asked for.
public struct PlannedWorkload: Sendable {
  public let definition: WorkloadDefinition
  public let assumptions: Assumptions
  /// Where each of them came from.
  public let layers: AssumptionLayers
  public let sizer: Sizer
  /// The rates of its matrix, growing, its own among them.
  public let rates: [RecordsPerSecond]
  /// The tiers of its matrix in the order of their strictness, its own among them.
  public let tiers: [LatencyTier]
  /// The cell it is designed for.
  public let design: Cell

  /// Throws everything the engine finds wrong with the workload and its assumptions.
  public init(
    _ definition: WorkloadDefinition, settings: CapacitySettings
  ) throws(InvalidInput) {
    layers = AssumptionLayers(settings, definition)
    let rates = definition.matrix.rates(around: definition.rate)
    let tiers = LatencyTier.allCases.filter {
      definition.matrix.tiers.contains($0) || $0 == definition.tier
    }
    var sizer = try Sizer(
      definition.input, assumptions: layers.assumptions,
      machines: definition.environment.machines)
    sizer.chooseKeyGroups(tiers: tiers, rates: rates)
    self.definition = definition
    self.sizer = sizer
    self.rates = rates
    self.tiers = tiers
    assumptions = sizer.assumptions
    design = sizer.cell(tier: definition.tier, nearest: definition.rate)
  }

  public func cell(_ tier: LatencyTier, _ rate: RecordsPerSecond) -> Cell {
    sizer.cell(tier: tier, nearest: rate)
  }

  /// Every cell of its matrix, tier by tier and rate by rate.
  public func forEachCell(_ body: (Cell) -> Void) {
    for tier in tiers { for rate in rates { body(cell(tier, rate)) } }
  }

  /// Whether a cell is the one the workload is designed for.
  public func isDesign(_ tier: LatencyTier, _ rate: RecordsPerSecond) -> Bool {
    tier == definition.tier && rate == definition.rate
  }

  /// How far an answer moves with what a core gets through: the profile in use, and those that come
  /// with the engine (E22).
  public func profileRange(of cell: Cell) -> ProfileRange? {
    let used = layers.profile
    return sizer.range(of: cell, profiles: [used] + Profile.all.filter { $0.name != used.name })
  }

  /// A sizer for another input or other assumptions, on the same machines and with the same key
  /// groups; nil for an input that can't be sized.
  public func sizer(for input: Workload? = nil, assumptions: Assumptions? = nil) -> Sizer? {
    try? Sizer(
      input ?? definition.input, assumptions: assumptions ?? self.assumptions,
      machines: sizer.machines)
  }

  /// The longest acceptable recovery: its own, or as assumed.
  public var recoveryObjective: Seconds {
    definition.input.recoveryObjective ?? Seconds(assumptions[.recoveryObjective])
  }

  /// Where an assumption of this workload's plan came from.
  public func origin(of assumption: Assumption) -> AssumptionOrigin {
    layers.origin(of: assumption)
  }

  /// Where an assumption of one of its tiers came from.
  public func origin(of assumption: TierAssumption, at tier: LatencyTier) -> AssumptionOrigin {
    layers.origin(of: assumption, at: tier)
  }
}
