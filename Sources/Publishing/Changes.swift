internal import Files

/// What a host holds. Paths are told apart by their bytes, as hosts do: `é` in its two spellings names
/// two files.
struct Inventory {
  /// A fingerprint for every file that we published and that is still there, in the host's own terms.
  var fingerprints: [BytePath: String] = [:]
  /// Paths of files that others put there. They stay.
  var others: Set<BytePath> = []

  /// The first file of others that a publication would overwrite, or that is where it needs a folder.
  func collision(with paths: some Sequence<BytePath>) -> BytePath? {
    let paths = paths.sorted()
    if let same = paths.first(where: others.contains) { return same }
    for path in paths {
      if let above = path.folders.first(where: others.contains) { return above }
    }
    let new = Set(paths)
    return others.sorted().first { $0.folders.contains(where: new.contains) }
  }

  /// The files of others; a folder without any of ours stands for what is in it.
  var namesOfOthers: [String] {
    let ours = Set(fingerprints.keys.flatMap(\.folders))
    let names = others.map { path in
      path.folders.first { !ours.contains($0) }.map { $0.shown + "/" } ?? path.shown
    }
    return Set(names.map { BytePath($0) }).sorted().map(\.shown)
  }
}

/// What a publication would change, by path and in order.
public struct Changes: Equatable, Sendable {
  public var added: [String] = []
  public var changed: [String] = []
  public var removed: [String] = []
  public var unchanged = 0
  /// Files of others, which stay: a folder that is all theirs is named by itself, with a slash behind
  /// it. What is no text in a name is escaped.
  public var others: [String] = []

  public var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

  /// - Parameters:
  ///   - new: the files that are published now.
  ///   - kept: files of other versions, which stay as they are.
  ///   - isForced: whether files that are there already are sent again.
  init(
    from old: Inventory, to new: [BytePath: String], keeping kept: Set<BytePath>,
    isForced: Bool = false
  ) {
    for (path, fingerprint) in new.sorted(by: { $0.key < $1.key }) {
      switch old.fingerprints[path] {
      case nil: added.append(path.shown)
      case fingerprint? where !isForced: unchanged += 1
      case _?: changed.append(path.shown)
      }
    }
    removed = old.fingerprints.keys.filter { new[$0] == nil && !kept.contains($0) }.sorted()
      .map(\.shown)
    unchanged += kept.count
    others = old.namesOfOthers
  }

  /// What of it must be sent.
  var sent: [String] { (added + changed).map { BytePath($0) }.sorted().map(\.shown) }

  /// One line for people: `3 files new, 2 changed, 1 removed, 40 as before`.
  public var summary: String {
    let parts = [
      (added.count, "new"), (changed.count, "changed"), (removed.count, "removed"),
      (unchanged, "unchanged"),
    ]
    return parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
