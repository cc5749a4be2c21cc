public import Sizing
#if !hasFeature(Embedded)
  internal import Synchronization
#endif

/// A workload whose cells can be asked for. A class, since half of the report's values hold one, and a
/// copy of all that it holds would cost each of them time and, in the browser, kilobytes of code.
public final class PlannedWorkload: Sendable {
  public let definition: WorkloadDefinition
  public let assumptions: Assumptions
  /// Where each of them came from.
  public let layers: AssumptionLayers
  public let sizer: Sizer
  /// The rates of its matrix, growing, its own among them.
  public let rates: [RecordsPerSecond]
  /// The tiers of its matrix in the order of their strictness, its own among them.
  public let tiers: [LatencyTier]
  /// The cell it is designed for, as one application.
  public let design: Cell
  /// Where each statement has a cluster of its own: those, in the order of the statements; empty for
  /// one application.
  public let pools: [PlannedWorkload]
  /// What the sources of its input are called: in a pool, what its statement reads.
  public let sourceNames: [String]
  /// Records that reach a pool per record of all sources; 1 for what is no pool.
  public let arriving: Double

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
    arriving = 1
    sourceNames = definition.sources.map { $0.name }
    pools = Self.pools(definition, layers, sizer, tiers: tiers, rates: rates)
  }

  private static func pools(
    _ definition: WorkloadDefinition, _ layers: AssumptionLayers, _ sizer: Sizer,
    tiers: [LatencyTier], rates: [RecordsPerSecond]
  ) -> [PlannedWorkload] {
    guard definition.deployment == .statements else { return [] }
    return definition.statements.indices.map { index in
      let arriving = sizer.arriving(atStatement: index)
      return PlannedWorkload(
        pool: sizer.pool(ofStatement: index), ofStatement: index, of: definition, layers,
        arriving: arriving, tiers: tiers, rates: rates.map { $0 * arriving })
    }
  }

  /// One statement of a workload, with a cluster to itself.
  private init(
    pool sizer: Sizer, ofStatement index: Int, of definition: WorkloadDefinition,
    _ layers: AssumptionLayers, arriving: Double, tiers: [LatencyTier], rates: [RecordsPerSecond]
  ) {
    var (sizer, definition) = (sizer, definition)
    sizer.chooseKeyGroups(tiers: tiers, rates: rates)
    let from = definition.statements[index].from
    sourceNames = from.isEmpty ? definition.sources.map { $0.name } : from
    definition.statements = [definition.statements[index]]
    definition.deployment = .application
    // What was measured is of the whole.
    definition.measured = nil
    // After its statements, which the input would follow: it reads what others write.
    definition.input = sizer.workload
    self.definition = definition
    self.layers = layers
    self.sizer = sizer
    self.tiers = tiers
    self.rates = rates
    self.arriving = arriving
    assumptions = sizer.assumptions
    design = sizer.cell(tier: definition.tier, nearest: definition.rate)
    pools = []
  }

  #if !hasFeature(Embedded)
    /// What was found for the design point and takes many cells, since several pages tell it. A browser
    /// asks for each once.
    private let known = Mutex(Known())

    private struct Known {
      var effects: (count: Int, all: [Sensitivity])?
      var room: Room?
    }
  #endif

  /// The assumptions that a cell's cores depend on, the largest effect first, at most so many.
  public func largestEffects(on cell: Cell, atMost count: Int) -> [Sensitivity] {
    #if !hasFeature(Embedded)
      let isDesign = cell == design
      if isDesign, let known = known.withLock({ $0.effects }), known.count == count {
        return known.all
      }
    #endif
    let cores = cell.plan?.totalCores
    let found = sizer.sensitivity(of: cell).filter { $0.effect(from: cores) > .zero }
    let effects = Array(found.prefix(count))
    #if !hasFeature(Embedded)
      if isDesign { known.withLock { $0.effects = (count, effects) } }
    #endif
    return effects
  }

  /// How far the rate of a cell may grow; nil for one that does not fit.
  public func room(of cell: Cell) -> Room? {
    #if hasFeature(Embedded)
      return sizer.room(of: cell)
    #else
      guard cell == design else { return sizer.room(of: cell) }
      if let known = known.withLock({ $0.room }) { return known }
      let room = sizer.room(of: cell)
      known.withLock { $0.room = room }
      return room
    #endif
  }

  public func cell(_ tier: LatencyTier, _ rate: RecordsPerSecond) -> Cell {
    sizer.cell(tier: tier, nearest: rate)
  }

  /// Every cell of its matrix, tier by tier and rate by rate.
  public func forEachCell(_ body: (Cell) -> Void) {
    sizer.forEachCell(tiers: tiers, rates: rates, body)
  }

  /// Whether a cell is the one the workload is designed for.
  public func isDesign(_ tier: LatencyTier, _ rate: RecordsPerSecond) -> Bool {
    tier == definition.tier && rate == definition.rate
  }

  /// How far an answer moves with what a core gets through: the profile in use, and those that come
  /// with the engine (E22); for a workload whose job was observed, its own work with its error.
  public func profileRange(of cell: Cell) -> ProfileRange? {
    if let range = measuredRange(of: cell) { return range }
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
