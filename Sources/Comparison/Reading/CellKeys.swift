internal import JSONReading
internal import Report

/// The keys of a cell that a comparison reads.
enum CellKey: Equatable {
  case tier
  case recordsPerSecond
  case constraints
  /// What costs are in.
  case currency
  case metric(Metric)

  var name: String {
    switch self {
    case .tier: "tier"
    case .recordsPerSecond: "recordsPerSecond"
    case .constraints: "constraints"
    case .currency: "currency"
    case .metric(let metric): metric.name
    }
  }

  /// Its bit among the keys met.
  var bit: UInt32 {
    switch self {
    case .currency: 1 << 28
    case .constraints: 1 << 29
    case .tier: 1 << 30
    case .recordsPerSecond: 1 << 31
    case .metric(let metric): 1 << UInt32(metric.rawValue)
    }
  }
}

/// The keys of cells in the order in which files have them.
struct CellKeys {
  private static let all: [CellKey] = {
    let first: [CellKey] = [
      .tier, .recordsPerSecond, .metric(.feasible), .metric(.bindingConstraint), .constraints,
      .metric(.largestRecordsPerSecond),
    ]
    let plan = Metric.inFiles.flatMap { metric -> [CellKey] in
      metric == .cost ? [.metric(.cost), .currency] : [.metric(metric)]
    }
    return first + plan
  }()
  private static let names = OrderedKeys(all.map(\.name))

  private var names = Self.names

  mutating func find(_ key: Range<Int>, in reader: JSONReader) -> CellKey? {
    names.place(of: key, in: reader).map { Self.all[$0] }
  }
}
