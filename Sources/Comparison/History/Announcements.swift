internal import Report
public import Pages

// What the site tells of releases.

extension History {
  /// Each release with the page that says what it changed and the day of record, the newest first.
  public var announcements: [(release: String, page: SitePath, day: String?)] {
    let later = zip(releases, releases.dropFirst()).map {
      ($1.name, Self.path($0.name, $1.name), $1.date)
    }
    let first = releases.prefix(1).map { ($0.name, SitePath("releases"), $0.date) }
    return (first + later).reversed()
  }

  /// The release that the present state is, or the one it comes after.
  public var shown: String? {
    guard let last = releases.last else { return nil }
    return sinceLast.map(\.isEmpty) == false ? "after \(last.name)" : last.name
  }
}
