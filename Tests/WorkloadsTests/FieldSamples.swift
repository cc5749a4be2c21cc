import Reading
import Sizing
import Testing
import Workloads

/// Two spellings of each kind of value, and files that hold them.
extension FieldKind {
  /// Two values as a file would write them, unlike each other and unlike every default.
  var spellings: (String, String) {
    switch self {
    case .text: ("alpha", "beta")
    case .texts: ("[alpha]", "[beta, gamma]")
    case .names: ("alpha", "[beta, gamma]")
    case .flag: ("false", "true")
    case .choice(_, let names, _): (names[0], names[1])
    case .whole(let range, _): ("\(range.lowerBound)", "\(min(range.upperBound, 7))")
    case .rate: ("20k/s", "30k/s")
    case .memory(let range, _), .data(let range, _):
      range == Allowed.memory
        ? ("1 GiB", "2 GiB") : range.contains(300) ? ("300 B", "700 B") : ("30 GiB", "40 GiB")
    case .bandwidth: ("100 MB/s", "200 MB/s")
    case .duration: ("11 min", "17 min")
    case .share: ("10%", "20%")
    case .fraction: ("0.1", "20%")
    case .count: ("1M", "2M")
    case .number: ("2", "3")
    case .rates: ("[20k/s]", "[30k/s, 40k/s]")
    case .tiers: ("[sub-5s]", "[sub-1s, relaxed]")
    case .flinkVersion: ("v1_19", "v2_0")
    case .environment: ("production", "staging")
    case .sources: ("[\(Document.source("alpha").yaml)]", "[\(Document.source("beta").yaml)]")
    case .machines: ("[\(Document.machine.yaml)]", "[]")
    case .statements:
      ("[{ name: a, complexity: simple }]", "[{ name: b, complexity: simple }]")
    case .matrix: ("{ rates: [20k/s] }", "{ rates: [30k/s] }")
    case .assumptions: ("{ rescheduling: 30 s }", "{ rescheduling: 50 s }")
    }
  }
}

/// A mapping in YAML, written from the paths of its keys.
struct Document {
  private(set) var values: [(path: String, text: String)]

  init(_ values: [(String, String)]) { self.values = values.map { (path: $0.0, text: $0.1) } }

  /// The document with another value of a key.
  func with(_ path: String, _ text: String) -> Document {
    var changed = self
    changed.values.removeAll { $0.path == path }
    changed.values.append((path, text))
    return changed
  }

  func without(_ path: String) -> Document {
    var changed = self
    changed.values.removeAll { $0.path == path }
    return changed
  }

  var yaml: String {
    Self.mapping(values.map { ($0.path.split(separator: ".").map(String.init), $0.text) })
  }

  private static func mapping(_ values: [(keys: [String], text: String)]) -> String {
    var heads: [String] = []
    for (keys, _) in values where !heads.contains(keys[0]) { heads.append(keys[0]) }
    let parts = heads.map { head in
      let below = values.filter { $0.keys[0] == head }
      let inner = below.filter { $0.keys.count > 1 }.map { (Array($0.keys.dropFirst()), $0.text) }
      return "\(head): \(inner.isEmpty ? below[0].text : mapping(inner))"
    }
    return "{ \(parts.joined(separator: ", ")) }"
  }

  /// The document with the keys that a field can't be without, and without those that say the same.
  func making(room path: String) -> Document {
    switch path {
    case "state.size": without("state.keys").without("state.bytesPerKey")
    case "state.ttl": without("state.keys").with("state.newKeys", "50k/s")
    case "state.newKeys": without("state.keys").with("state.ttl", "90 s")
    case "window.slide", "window.panes": with("window.size", "2 h")
    case "lookup.hits", "lookup.capacity":
      without("state.keys").without("state.bytesPerKey").with("lookup.latency", "2 ms")
    case "lookup.latency": without("state.keys").without("state.bytesPerKey")
    case "source.mean": with("source.rate", "50k/s")
    case "mean": with("rate", "50k/s")
    case "sources": without("source.rate").without("source.record")
    case "memory.overheadMin": with("memory.overheadMax", "3 GiB")
    case "memory.jobManager.overheadMin":
      with("memory.jobManager.overheadMax", "3 GiB").with("memory.jobManager.process", "8 GiB")
    case "memory.jobManager.metaspace", "memory.jobManager.offHeap":
      with("memory.jobManager.process", "8 GiB")
    case "backlog.hours": with("backlog.within", "2 h")
    case "backlog.within": with("backlog.hours", "12")
    case "reserved.cores": with("reserved.memory", "1 GiB")
    case "reserved.memory": with("reserved.cores", "1")
    default: self
    }
  }

  /// One of several sources, with the required keys.
  static func source(_ name: String) -> Document {
    Document([("name", name), ("rate", "10k/s"), ("record", "512 B")])
  }

  /// A kind of node, with the required keys.
  static let machine = Document([("name", "large"), ("cores", "8"), ("memory", "32 GiB")])

  /// A workload of several sources.
  static let several = workload.making(room: "sources").with(
    "sources", "[\(["alpha", "beta", "gamma"].map { source($0).yaml }.joined(separator: ", "))]")

  /// A workload with the required keys.
  static let workload = Document([
    ("title", "Sample"), ("source.rate", "10k/s"), ("source.record", "512 B"),
    ("latency", "sub-5s"), ("statements", "[\(statement.yaml)]"),
  ])

  /// A statement with the required keys.
  static let statement = Document([
    ("name", "count"), ("complexity", "complex"), ("state.keys", "3M"),
    ("state.bytesPerKey", "100 B"),
  ])
}
