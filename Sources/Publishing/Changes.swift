/// What a host holds: a fingerprint for every file, in the host's own terms.
struct Inventory {
  var fingerprints: [String: String] = [:]
}

/// What a publication would change, by path and in order.
public struct Changes: Equatable, Sendable {
  public var added: [String] = []
  public var changed: [String] = []
  public var removed: [String] = []
  public var unchanged = 0

  public var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

  /// - Parameters:
  ///   - new: the files that are published now.
  ///   - kept: files of other versions, which stay as they are.
  init(from old: Inventory, to new: [String: String], keeping kept: Set<String>) {
    for (path, fingerprint) in new {
      switch old.fingerprints[path] {
      case nil: added.append(path)
      case fingerprint?: unchanged += 1
      case _?: changed.append(path)
      }
    }
    removed = old.fingerprints.keys.filter { new[$0] == nil && !kept.contains($0) }
    unchanged += kept.count
    added.sort()
    changed.sort()
    removed.sort()
  }

  /// What of it must be sent.
  var sent: [String] { (added + changed).sorted() }

  /// One line for people: `3 files new, 2 changed, 1 removed, 40 as before`.
  public var summary: String {
    let parts = [
      (added.count, "new"), (changed.count, "changed"), (removed.count, "removed"),
      (unchanged, "as before"),
    ]
    return parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
