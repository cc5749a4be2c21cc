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
    sizer = try Sizer(definition.input, assumptions: layers.assumptions)
    self.definition = definition
    assumptions = sizer.assumptions
    rates = definition.matrix.rates(around: definition.rate)
    tiers = LatencyTier.allCases.filter {
      definition.matrix.tiers.contains($0) || $0 == definition.tier
    }
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
