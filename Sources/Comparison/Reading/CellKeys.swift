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

/// Finds keys by their bytes. Cells have their keys in one order, so the key after the last one
/// found is tried first, and nearly always is the one.
struct CellKeys {
  private static let all: [(key: CellKey, bytes: [UInt8])] = {
    let first: [CellKey] = [
      .tier, .recordsPerSecond, .metric(.feasible), .metric(.bindingConstraint), .constraints,
      .metric(.largestRecordsPerSecond),
    ]
    let plan = Metric.inFiles.flatMap { metric -> [CellKey] in
      metric == .cost ? [.metric(.cost), .currency] : [.metric(metric)]
    }
    return (first + plan).map { ($0, Array($0.name.utf8)) }
  }()

  private var next = 0

  mutating func find(_ range: Range<Int>, in reader: JSONReader) -> CellKey? {
    for offset in Self.all.indices {
      let index = (next + offset) % Self.all.count
      if reader.matches(range, Self.all[index].bytes) {
        next = index + 1
        return Self.all[index].key
      }
    }
    return nil
  }
}

extension JSONReader {
  func matches(_ range: Range<Int>, _ wanted: [UInt8]) -> Bool {
    guard range.count == wanted.count else { return false }
    var index = range.lowerBound
    for byte in wanted {
      if bytes[index] != byte { return false }
      index += 1
    }
    return true
  }
}
