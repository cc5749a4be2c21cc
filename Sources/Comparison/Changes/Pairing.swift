internal import Report

/// Finds each workload of one snapshot in the other: by its id, else by what it is.
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

  /// Removes and returns the one that is the same under another id; of several, the one with the same
  /// title.
  mutating func take(like workload: SnapshotWorkload) -> SnapshotWorkload? {
    let alike = rest.indices.filter { rest[$0].isRenamed(as: workload) }
    guard let found = alike.first(where: { rest[$0].title == workload.title }) ?? alike.first else {
      return nil
    }
    return rest.remove(at: found)
  }
}

extension SnapshotWorkload {
  /// Whether another one is this one under another id: sized from the same, at the same place, and
  /// called alike or of the same owner. Two that only have the same figures are two.
  fileprivate func isRenamed(as other: SnapshotWorkload) -> Bool {
    digest == other.digest && !digest.isEmpty && environment == other.environment
      && ownAssumptions == other.ownAssumptions && isCalled(like: other)
  }

  /// What the digest leaves out, and the answer depends on.
  private var ownAssumptions: [String: NamedValues.Value]? {
    input.map { input in
      let names = input.names.filter { $0.hasPrefix(WorkloadRecord.overridePrefix) }
      return Dictionary(
        names.map { ($0, input[$0] ?? .absent) }, uniquingKeysWith: { first, _ in first })
    }
  }

  private func isCalled(like other: SnapshotWorkload) -> Bool {
    title == other.title || (owner != nil && owner == other.owner)
      || !words.isDisjoint(with: other.words)
  }

  /// The words of its id and its title.
  private var words: Set<String> {
    let parts = (id + " " + title).lowercased().split { !$0.isLetter && !$0.isNumber }
    // A number or a letter is nobody's name.
    return Set(parts.filter { $0.count > 2 && !$0.allSatisfy(\.isNumber) }.map(String.init))
  }
}
