internal import Workloads

/// A snapshot as it was read: what `matrix.json` says, and nothing that it does not.
struct RecordedMatrix: Sendable {
  /// The release it was recorded as; nil for a handbook's present state.
  var release: String?
  /// The day it was recorded, `2026-11-03`, when whoever recorded it said so.
  var date: String?
  var engineVersion = ""
  var model = 1
  var profile = ""
  /// The handbook's assumptions by their dotted names.
  var assumptions = Facts()
  var workloads: [RecordedWorkload] = []

  /// Whether a workload's compute pools are counted as one application.
  var lacksPools: Bool { workloads.contains(where: \.lacksPools) }

  /// With every workload counted as one application, as snapshots did that knew no pools.
  var asApplications: RecordedMatrix {
    var matrix = self
    matrix.workloads = workloads.map(\.asApplication)
    return matrix
  }
}

/// A workload of a snapshot. A class, since comparisons hand workloads about by the thousand and
/// none is ever changed.
final class RecordedWorkload: Sendable {
  let id: String
  let title: String
  let owner: String?
  let environment: String
  /// The same for the same input, whatever the workload is called.
  let digest: String
  /// What was sized, by flat names; nil in snapshots from before they held it.
  let input: Facts?
  /// Tier by tier and rate by rate, each point once.
  let cells: [RecordedCell]
  /// The cell at its own tier and rate; where each statement has a compute pool, with what the
  /// pools take together.
  let design: RecordedCell
  /// Whether each statement has a compute pool, and the design does not tell what they take.
  let lacksPools: Bool

  init(
    id: String, title: String, owner: String?, environment: String, digest: String, input: Facts?,
    cells: [RecordedCell], design: RecordedCell, hasPools: Bool = false
  ) {
    self.id = id
    self.title = title
    self.owner = owner
    self.environment = environment
    self.digest = digest
    self.input = input
    self.cells = cells
    self.design = design
    lacksPools = !hasPools && input?["deployment"] == .text(Deployment.statements.rawValue)
  }

  /// The same with the design of a single application.
  var asApplication: RecordedWorkload {
    let point = CellPoint(design)
    return RecordedWorkload(
      id: id, title: title, owner: owner, environment: environment, digest: digest, input: input,
      cells: cells, design: cells.first { CellPoint($0) == point } ?? design)
  }
}

/// A cell of a snapshot.
struct RecordedCell: Sendable {
  var tier: String
  var recordsPerSecond: Double
  var isFeasible: Bool
  var bindingConstraint: String
  /// The figures of its plan in the order of `Metric.ofPlan`; empty when infeasible.
  var figures: [Double]
  var memoryClass: String?
  var warnings: [String]
  /// With a hot key, the rate below which it would fit.
  var largestRecordsPerSecond: Double?

  /// A figure of its plan, or the largest rate.
  func number(_ metric: Metric) -> Double? {
    if metric == .largestRecordsPerSecond { return largestRecordsPerSecond }
    guard let place = metric.place, !figures.isEmpty else { return nil }
    return figures[place]
  }
}

/// Named values in the order of their file: assumptions, or what a workload was sized from.
struct Facts: Sendable {
  enum Value: Hashable, Sendable {
    case number(Double)
    case text(String)
    case none
  }

  private(set) var names: [String] = []
  private var values: [String: Value] = [:]

  subscript(name: String) -> Value? { values[name] }

  /// Adds a fact; false when there is one of that name already.
  mutating func add(_ name: String, _ value: Value) -> Bool {
    guard values.updateValue(value, forKey: name) == nil else { return false }
    names.append(name)
    return true
  }
}
