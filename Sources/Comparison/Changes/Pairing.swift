internal import Report

/// Finds each workload of one snapshot in the other: by its id, else by its digest.
struct Pairing {
  struct Pair {
    var old: SnapshotWorkload?
    var new: SnapshotWorkload?

    var isRenamed: Bool {
      guard let old, let new else { return false }
      return old.id != new.id
    }
  }

  /// The new snapshot's workloads in their order, then those that only the old one has.
  let pairs: [Pair]

  init(_ old: [SnapshotWorkload], _ new: [SnapshotWorkload]) {
    let known = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = Set(new.map(\.id))
    var left = Leftovers(old.filter { !kept.contains($0.id) })
    var pairs = new.map { workload in
      Pair(old: known[workload.id] ?? left.take(like: workload), new: workload)
    }
    pairs += left.rest.map { Pair(old: $0, new: nil) }
    self.pairs = pairs
  }
}

/// Old workloads whose id is gone.
private struct Leftovers {
  private(set) var rest: [SnapshotWorkload]

  init(_ workloads: [SnapshotWorkload]) { rest = workloads }

  /// Removes and returns the one with the same input; of several, the one with the same title.
  mutating func take(like workload: SnapshotWorkload) -> SnapshotWorkload? {
    let alike = rest.indices.filter {
      rest[$0].digest == workload.digest && !workload.digest.isEmpty
    }
    guard let found = alike.first(where: { rest[$0].title == workload.title }) ?? alike.first else {
      return nil
    }
    return rest.remove(at: found)
  }
}
