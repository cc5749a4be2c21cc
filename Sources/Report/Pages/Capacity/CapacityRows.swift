/// The rows of the capacity page, one after the other: of each environment its workloads from the largest,
/// then its nodes.
struct CapacityRows {
  private let counts: [(tenants: Int, nodes: Int)]

  /// Which rows of an environment a page has.
  struct Part: Equatable {
    var tenants: Range<Int>
    var nodes: Range<Int>
    /// Whether there are no others.
    var hasAll: Bool

    var isEmpty: Bool { tenants.isEmpty && nodes.isEmpty }
  }

  init(of plans: [EnvironmentPlan]) {
    self.init(counts: plans.map { ($0.tenants.count, NodeTable.count($0)) })
  }

  init(counts: [(tenants: Int, nodes: Int)]) { self.counts = counts }

  var count: Int { counts.reduce(0) { $0 + $1.tenants + $1.nodes } }

  /// What of each environment is among these rows.
  func part(_ range: Range<Int>) -> [Part] {
    var start = 0
    func taking(_ count: Int) -> Range<Int> {
      defer { start += count }
      let found = range.clamped(to: start..<start + count)
      return found.lowerBound - start..<found.upperBound - start
    }
    return counts.map { tenants, nodes in
      let (some, others) = (taking(tenants), taking(nodes))
      return Part(
        tenants: some, nodes: others, hasAll: some.count == tenants && others.count == nodes)
    }
  }
}
