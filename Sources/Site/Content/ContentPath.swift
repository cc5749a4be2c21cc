internal import Pages

/// The role of each file in `content/`, by its path.
enum ContentPath {
  static let settings = "handbook.yaml"

  /// A page to render.
  static func isMarkdown(_ path: String) -> Bool { path.hasSuffix(".md") && !isPrivate(path) }

  /// A file to copy as it is.
  static func isAsset(_ path: String) -> Bool {
    !isPrivate(path) && !path.hasSuffix(".md") && !isSettings(path) && !isWorkload(path)
      && !isObservation(path)
  }

  /// Also under the other names that people give it, which are told of where it is read.
  private static func isSettings(_ path: String) -> Bool {
    path.utf8.count <= settings.utf8.count
      && ["handbook.yaml", "handbook.yml"].contains(path.lowercased())
  }

  /// Workloads are in one folder; a file in a folder below it is copied.
  static func isWorkload(_ path: String) -> Bool {
    path.hasPrefix("workloads/") && (path.hasSuffix(".yaml") || path.hasSuffix(".yml"))
      && !path.dropFirst("workloads/".count).contains("/")
  }

  /// What a running job took, as it was recorded.
  private static func isObservation(_ path: String) -> Bool {
    path.hasPrefix("observations/") && path.hasSuffix(".json")
      && !path.dropFirst("observations/".count).contains("/")
  }

  /// Folders whose files are read but are not part of the site.
  private static func isPrivate(_ path: String) -> Bool {
    path.hasPrefix("theme/") || path.hasPrefix("releases/") || path.hasPrefix("includes/")
  }

  /// The page of a Markdown file: its folder for `guide/index.md`, else a folder of its own.
  static func page(of path: String) -> SitePath {
    let stem = path.utf8.dropLast(".md".utf8.count)
    let start = stem.lastIndex(of: UInt8(ascii: "/")).map(stem.index(after:)) ?? stem.startIndex
    let isFolder = ["index", "readme"].contains(Substring(stem[start...]).lowercased())
    return SitePath(String(Substring(isFolder ? stem[..<start] : stem)))
  }

  /// Resolves a path written in a file, from the content's root; nil when it is outside.
  static func resolve(_ path: String, from file: String) -> String? {
    var (path, file) = (path, file)
    return path.withUTF8 { path in file.withUTF8 { file in resolve(path, from: file) } }
  }

  private static func resolve(
    _ path: UnsafeBufferPointer<UInt8>, from file: UnsafeBufferPointer<UInt8>
  ) -> String? {
    let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
    var result: [UInt8] = []
    result.reserveCapacity(path.count + file.count)
    if path.first != slash, let end = file.lastIndex(of: slash) {
      result.append(contentsOf: UnsafeBufferPointer(rebasing: file[..<end]))
    }
    var start = 0
    while start < path.count {
      var end = start
      while end < path.count, path[end] != slash { end += 1 }
      let part = UnsafeBufferPointer(rebasing: path[start..<end])
      start = end + 1
      if part.isEmpty || part.count == 1 && part[0] == dot { continue }
      if part.count == 2, part[0] == dot, part[1] == dot {
        if result.isEmpty { return nil }
        result.removeLast(result.count - (result.lastIndex(of: slash) ?? 0))
      } else {
        if !result.isEmpty { result.append(slash) }
        result.append(contentsOf: part)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
