/// The keys of a cell that a comparison reads.
enum CellKey: Equatable {
  case tier
  case recordsPerSecond
  case metric(Metric)

  var name: String {
    switch self {
    case .tier: "tier"
    case .recordsPerSecond: "recordsPerSecond"
    case .metric(let metric): metric.name
    }
  }

  /// Its bit among the keys met.
  var bit: UInt32 {
    switch self {
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
    let metrics: [Metric] = [
      .feasible, .bindingConstraint, .largestRecordsPerSecond, .taskManagers,
      .coresPerTaskManager, .slotsPerTaskManager, .parallelism, .maxParallelism, .memoryClass,
      .taskManagerMemoryBytes, .jobManagerCores, .jobManagerMemoryBytes, .totalCores,
      .totalMemoryBytes, .nodes, .nodeCores, .stateBytes, .checkpointBytes, .checkpointSeconds,
      .intervalSeconds, .recoverySeconds, .networkInBytesPerSecond, .networkOutBytesPerSecond,
      .warnings,
    ]
    let keys = [CellKey.tier, .recordsPerSecond] + metrics.map { .metric($0) }
    return keys.map { ($0, Array($0.name.utf8)) }
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
