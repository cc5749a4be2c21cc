internal import Sizing

/// What a statement does, as SQL calls it, with its row in the guide's table of complexity.
enum Construct: CaseIterable {
  case filter, lookup, group, tumble, hop, deduplicate, intervalJoin, join, pattern

  /// In addresses, and the first name of such a statement.
  var name: String {
    switch self {
    case .filter: "filter"
    case .lookup: "lookup"
    case .group: "group"
    case .tumble: "tumble"
    case .hop: "hop"
    case .deduplicate: "deduplicate"
    case .intervalJoin: "interval-join"
    case .join: "join"
    case .pattern: "pattern"
    }
  }

  var title: String {
    switch self {
    case .filter: "Filter or projection"
    case .lookup: "Lookup join"
    case .group: "GROUP BY"
    case .tumble: "TUMBLE window"
    case .hop: "HOP window"
    case .deduplicate: "Deduplication"
    case .intervalJoin: "Interval join"
    case .join: "Regular join"
    case .pattern: "MATCH_RECOGNIZE"
    }
  }

  var complexity: Complexity {
    switch self {
    case .filter: .simple
    case .lookup, .group, .tumble, .hop, .deduplicate: .medium
    case .intervalJoin, .join, .pattern: .complex
    }
  }

  /// What has to be known of it, by the keys of a statement.
  var needed: [Question] {
    switch self {
    case .filter: []
    case .lookup: [Question("lookup.latency", "time of a call", "5 ms")]
    case .group, .join, .pattern: Self.keys
    case .tumble: [Question("window.size", "window", "1 min")] + Self.keys
    case .hop:
      [Question("window.size", "window", "5 min"), Question("window.slide", "slide", "1 min")]
        + Self.keys
    case .deduplicate, .intervalJoin:
      [
        Question("state.ttl", "time to live", "1 h"),
        Question("state.newKeys", "new keys", "500/s"),
        Question("state.bytesPerKey", "bytes per key", "100 B"),
      ]
    }
  }

  private static let keys = [
    Question("state.keys", "live keys", "2M"),
    Question("state.bytesPerKey", "bytes per key", "100 B"),
  ]

  /// What may be known of it besides.
  var optional: [Question] {
    let load = [
      Question("input", "share it takes", "100%"),
      Question("output", "records out per record", "1"),
    ]
    let calls = [
      Question("lookup.hits", "cache hits", "80%"),
      Question("lookup.capacity", "calls at a time", "100"),
    ]
    return (self == .lookup ? calls : []) + load
  }
}

/// A key that a reader may give, with what people call it.
struct Question {
  var path: String
  var label: String
  var example: String

  init(_ path: String, _ label: String, _ example: String) {
    self.path = path
    self.label = label
    self.example = example
  }
}
