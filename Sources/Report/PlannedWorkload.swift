internal import Diagnostics
internal import Pages
public import Sizing

/// A workload whose cells can be asked for.
public struct PlannedWorkload: Sendable {
  public let definition: WorkloadDefinition
  public let assumptions: Assumptions
  /// Where each of them came from.
  let layers: AssumptionLayers
  let sizer: Sizer
  /// The rates of its matrix in records per second, growing, its own among them.
  let rates: [Double]
  let tiers: [LatencyTier]
  /// The cell it is designed for.
  public let design: Cell

  /// Why a workload can't be planned.
  struct Mistakes: Error {
    var diagnostics: [Diagnostic]
  }

  static func prepare(
    _ definition: WorkloadDefinition, settings: CapacitySettings
  ) -> Result<PlannedWorkload, Mistakes> {
    let layers = AssumptionLayers(settings, definition)
    do throws(InvalidInput) {
      let sizer = try Sizer(definition.input, assumptions: layers.assumptions)
      return .success(PlannedWorkload(definition, layers: layers, sizer: sizer))
    } catch {
      return .failure(
        Mistakes(
          diagnostics: error.violations.map { .violation($0, of: definition, layers: layers) }))
    }
  }

  private init(_ definition: WorkloadDefinition, layers: AssumptionLayers, sizer: Sizer) {
    self.definition = definition
    self.layers = layers
    assumptions = sizer.assumptions
    self.sizer = sizer
    rates = definition.matrix.rates(around: definition.rate.value)
    tiers = LatencyTier.allCases.filter {
      definition.matrix.tiers.contains($0) || $0 == definition.tier
    }
    design = sizer.cell(tier: definition.tier, nearest: definition.rate)
  }

  func cell(_ tier: LatencyTier, _ rate: Double) -> Cell {
    sizer.cell(tier: tier, nearest: RecordsPerSecond(rate))
  }

  /// Every cell of its matrix, tier by tier and rate by rate.
  func forEachCell(_ body: (Cell) -> Void) {
    for tier in tiers { for rate in rates { body(cell(tier, rate)) } }
  }

  var path: SitePath { SitePath("workloads").child(definition.id) }

  /// Whether a cell is the one the workload is designed for.
  func isDesign(_ tier: LatencyTier, _ rate: Double) -> Bool {
    tier == definition.tier && rate == definition.rate.value
  }
}
