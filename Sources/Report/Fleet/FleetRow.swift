internal import Sizing
internal import Workloads

/// What the fleet map says of one workload.
struct FleetRow: Sendable {
  /// The multiples of the peak rate that every row answers for.
  static let multiples = [0.5, 1, 2, 4]

  /// The answer at a multiple of the peak rate.
  struct Heat: Equatable, Sendable {
    enum Fit: String, Sendable {
      case fits
      /// A quarter more does not fit.
      case tight
      case unfit
    }

    var fit: Fit
    /// Nil where nothing fits.
    var cores: Cores?
    var bindingConstraint: Constraint
  }

  let workload: PlannedWorkload
  let answer: FleetAnswer
  let heat: [Heat]
  /// Nil where the design point does not fit.
  let room: RoomSummary?
  /// What the workload does not fit because of, and up to which rate it fits; nil where every rate does.
  let limit: (constraint: Constraint, rate: RecordsPerSecond?)?

  init(_ workload: PlannedWorkload) {
    self.workload = workload
    let design = workload.design
    answer = FleetAnswer(workload, times: 1)
    let cell = answer.cell
    let room = RoomSummary(workload, design)
    self.room = room
    heat = Self.multiples.map { multiple in
      let answer =
        multiple == 1
        ? cell : workload.deployed(workload.cell(design.tier, design.rate * multiple))
      return Heat(answer, isTight: room?.feasible.map { multiple * Self.tight > $0 } ?? false)
    }
    guard cell.fits else {
      limit = (cell.bindingConstraint, cell.largestRate)
      return
    }
    limit = room?.feasible.map { feasible in
      let beyond = workload.deployed(workload.cell(design.tier, design.rate * (feasible * 1.01)))
      return (beyond.bindingConstraint, design.rate * feasible)
    }
  }

  /// What more must fit for a rate not to be tight.
  private static let tight = 1.25

  var definition: WorkloadDefinition { workload.definition }
  var objective: Seconds { workload.recoveryObjective }

  var cell: DeployedCell { answer.cell }
  var next: (constraint: Constraint, cores: Cores)? { answer.next }

  /// How it is when the reader points at it: `45 cores: cpu binds, then recovery at 37. Nothing fits
  /// above 67.2 k/s, because of hot-key.`
  var reading: String { [answer.reading, end].filter { !$0.isEmpty }.joined(separator: " ") }

  /// The rates at which it fits, whatever rate is asked for.
  var end: String {
    guard cell.fits else { return limit?.rate.map { "It fits up to \(Format.fitting($0))." } ?? "" }
    return limit.map { limit in
      let rate = limit.rate.map(Format.fitting) ?? Format.rate(definition.rate)
      return "Nothing fits above \(rate), because of \(limit.constraint.name)."
    } ?? "No rate is too high."
  }
}

extension FleetRow.Heat {
  init(_ cell: DeployedCell, isTight: Bool) {
    fit = !cell.fits ? .unfit : isTight ? .tight : .fits
    cores = cell.fits ? cell.cores : nil
    bindingConstraint = cell.bindingConstraint
  }
}

/// The orders that readers may choose.
enum FleetOrder: String, CaseIterable {
  case breaksFirst = "what breaks first"
  case cost
  case cores
  case name

  /// Whether a row comes before another.
  func isBefore(_ a: FleetRow, _ b: FleetRow) -> Bool? {
    switch self {
    case .breaksFirst:
      Self.less(a.room?.sameCores ?? 0, b.room?.sameCores ?? 0)
        ?? Self.less(a.room?.feasible ?? .infinity, b.room?.feasible ?? .infinity)
    case .cost: Self.less(b.cell.cost?.amount ?? -1, a.cell.cost?.amount ?? -1)
    case .cores:
      Self.less(
        b.cell.fits ? b.cell.cores.value : .infinity, a.cell.fits ? a.cell.cores.value : .infinity)
    case .name: nil
    }
  }

  private static func less(_ a: Double, _ b: Double) -> Bool? { a == b ? nil : a < b }

  /// The place of each row in this order, from 0; equal ones by name, then as they come.
  func ranks(of rows: [FleetRow]) -> [Int] {
    let order = rows.indices.sorted { a, b in
      if let isBefore = isBefore(rows[a], rows[b]) { return isBefore }
      let names = (rows[a].definition.title, rows[b].definition.title)
      return names.0 == names.1 ? a < b : Self.precedes(names.0, names.1)
    }
    var ranks = [Int](repeating: 0, count: rows.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    return ranks
  }

  /// Whatever their letters' case.
  private static func precedes(_ a: String, _ b: String) -> Bool {
    let (first, second) = (a.utf8.map(folded), b.utf8.map(folded))
    return first == second ? a < b : first.lexicographicallyPrecedes(second)
  }

  private static func folded(_ letter: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter) ? letter | 0x20 : letter
  }
}
