internal import Pages

/// Files that are sent together because hosts are told the same about them.
struct Upload: Equatable {
  var type: String
  var caching: String
  var paths: [String]

  /// Our files keep their names when their contents change: browsers must ask, and are answered
  /// by "not modified" when there is nothing new.
  static let alwaysAsk = "no-cache"
  static let aDay = "public, max-age=86400"

  /// Pages come after all that they load, and what names the latest version comes last.
  static func batches(of paths: [String]) -> [Upload] {
    let groups = Dictionary(grouping: paths) { path in
      Group(rank: rank(of: path), type: MediaType.of(path), caching: caching(of: path))
    }
    return groups.keys.sorted().map { group in
      Upload(type: group.type, caching: group.caching, paths: (groups[group] ?? []).sorted())
    }
  }

  private struct Group: Hashable, Comparable {
    var rank: Int
    var type: String
    var caching: String

    static func < (a: Group, b: Group) -> Bool {
      (a.rank, a.type, a.caching) < (b.rank, b.type, b.caching)
    }
  }

  private static func rank(of path: String) -> Int {
    if RootFiles.made.contains(path) { return 2 }
    return path.hasSuffix(".html") ? 1 : 0
  }

  private static func caching(of path: String) -> String {
    let type = MediaType.of(path)
    let isMedia = ["image/", "font/", "video/"].contains { type.hasPrefix($0) }
    return isMedia ? aDay : alwaysAsk
  }
}
