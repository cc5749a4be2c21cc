/// Finds the name a writer most likely meant.
public enum Nearest {
  /// The candidate fewest edits away from `name`, or none when all are too far to be a slip.
  ///
  /// An edit is a character added, dropped, changed or swapped with its neighbour; up to a third
  /// of the longer name may differ. Ties go to the candidate that comes first. A name that says something
  /// else, as with another number, is nobody's slip.
  public static func match(for name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars.prefix(longestName))
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let other = Array(candidate.lowercased().unicodeScalars.prefix(longestName))
      let limit = max(1, max(wanted.count, other.count) / 3)
      guard abs(wanted.count - other.count) <= limit else { continue }
      if Meaning.differs(name, candidate) { continue }
      let most = min(limit, (best?.distance ?? .max) - 1)
      let found = distance(wanted, other, atMost: most)
      if found <= most { best = (candidate, found) }
    }
    return best?.name
  }

  /// What to say about a name that nobody knows: `did you mean 'sub-1s'?`, or else which there are.
  ///
  /// Nil when nothing is near and the names are none or too many to list.
  /// - Parameter beginning: what comes before the names.
  public static func hint(
    for name: String, among names: some Collection<String>, _ beginning: String = "one of",
    most: Int = mostChoices
  ) -> String? {
    match(for: name, among: names).map { question($0) } ?? choices(names, beginning, most: most)
  }

  /// `did you mean 'sub-1s'?`
  public static func question(_ name: String) -> String { "did you mean '\(name)'?" }

  /// `one of 'text', 'json'`; nil for no names and for more than a reader looks through.
  public static func choices(
    _ names: some Collection<String>, _ beginning: String = "one of", most: Int = mostChoices
  ) -> String? {
    if names.isEmpty || names.count > most { return nil }
    return beginning + " " + names.map { "'\($0)'" }.joined(separator: ", ")
  }

  public static let mostChoices = 24

  /// Long names are compared by their beginnings, so that hostile input stays cheap.
  private static let longestName = 80

  /// How many names of one kind that nobody knows get a hint in one run. Who has more mistakes reads no
  /// more hints, and each takes a look at all names that there are.
  public static let mostHints = 100

  /// Optimal string alignment distance, in a table of three rows; any number above `most` where it is
  /// more than that.
  private static func distance(
    _ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost most: Int
  ) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        let change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        var least = min(change, last[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          least = min(least, beforeLast[j - 2] + 1)
        }
        row.append(least)
      }
      // A swap reaches back two rows, and no distance gets smaller from row to row.
      if let least = row.min(), least > most, last.min() ?? 0 > most { return least }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
