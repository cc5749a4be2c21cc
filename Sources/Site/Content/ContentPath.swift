internal import Markup
internal import Pages

/// The role of each file in `content/`, by its path.
enum ContentPath {
  static let settings = "handbook.yaml"
  /// The findings that are known.
  static let baseline = "handbook.baseline"

  /// A page to render.
  static func isMarkdown(_ path: String) -> Bool { path.hasSuffix(".md") && !isPrivate(path) }

  /// Markdown that other pages include.
  static func isPart(_ path: String) -> Bool {
    path.hasPrefix("includes/") && path.hasSuffix(".md")
  }

  /// A file to copy as it is. Of what pages include, that is what they may show or link to as well, and
  /// not code that a browser would run.
  static func isAsset(_ path: String) -> Bool {
    (!isPrivate(path) || path.hasPrefix("includes/") && !FileKind(of: path).mayRun)
      && !path.hasSuffix(".md") && !isComponents(path) && !isSettings(path)
      && !isWorkload(path) && !isObservation(path) && !isDeployed(path)
  }

  /// Markdown with components of a program in it, which only that program renders.
  static func isComponents(_ path: String) -> Bool { path.hasSuffix(".mdx") }

  /// Also under the other names that people give it, which are told of where it is read.
  private static func isSettings(_ path: String) -> Bool {
    path.utf8.count <= baseline.utf8.count
      && ["handbook.yaml", "handbook.yml", baseline].contains(path.lowercased())
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

  /// Manifests of what runs, which are compared with the plan.
  private static func isDeployed(_ path: String) -> Bool {
    path.hasPrefix("deployed/")
      && (path.hasSuffix(".yaml") || path.hasSuffix(".yml") || path.hasSuffix(".json"))
      && !path.dropFirst("deployed/".count).contains("/")
  }

  /// Folders whose files are read but are not part of the site.
  private static func isPrivate(_ path: String) -> Bool {
    path.hasPrefix("theme/") || path.hasPrefix("releases/") || path.hasPrefix("includes/")
  }

  /// The folders that a file is in, the innermost first.
  static func folders(of path: String) -> [String] {
    var folders: [String] = []
    var rest = path[...]
    while let folder = rest.folderOfFile {
      rest = folder
      folders.append(String(rest))
    }
    return folders
  }

  /// The page of a Markdown file: its folder for `guide/index.md`, else a folder of its own.
  static func page(of path: String) -> SitePath {
    let stem = path.utf8.dropLast(path.hasSuffix(".mdx") ? 4 : 3)
    let start = stem.lastIndex(of: UInt8(ascii: "/")).map(stem.index(after:)) ?? stem.startIndex
    let isFolder = indexRank(of: Substring(stem[start...])) != nil
    return SitePath(String(Substring(isFolder ? stem[..<start] : stem)))
  }

  /// The names of a folder's own page, of which the first one counts that is there.
  private static let indexNames = ["index", "_index", "readme"]

  /// Files that another one takes the place of as the page of their folder, with that one: a README
  /// beside an index is for who looks at the repository.
  static func shadowed(in paths: [String]) -> [String: String] {
    var first: [SitePath: String] = [:]
    var shadowed: [String: String] = [:]
    for path in paths where rank(of: path) != nil {
      let page = page(of: path)
      guard let other = first[page] else {
        first[page] = path
        continue
      }
      // Two that differ in their case alone are a collision, which is told.
      if rank(of: path) == rank(of: other) { continue }
      let (kept, left) =
        (rank(of: path) ?? 0) < (rank(of: other) ?? 0) ? (path, other) : (other, path)
      first[page] = kept
      shadowed[left] = kept
    }
    return shadowed
  }

  /// Whether a file is the page of its folder.
  static func isIndex(_ path: String) -> Bool { path.hasSuffix(".md") && rank(of: path) != nil }

  private static func rank(of path: String) -> Int? {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = slash.map { path[path.utf8.index(after: $0)...] } ?? path[...]
    return indexRank(of: Substring(name.utf8.dropLast(3)))
  }

  /// The place of a name among those of a folder's own page, in any letter case.
  private static func indexRank(of name: Substring) -> Int? {
    // Hardly a name is as long as one of them.
    guard (5...6).contains(name.utf8.count) else { return nil }
    return indexNames.firstIndex(of: name.lowercased())
  }

  /// Resolves a path written in a file, from the content's root; nil when it is outside.
  static func resolve(_ path: String, from file: String) -> String? {
    path.withBytes { path in file.withBytes { file in resolve(path, from: file) } }
  }

  private static func resolve(
    _ path: UnsafeBufferPointer<UInt8>, from file: UnsafeBufferPointer<UInt8>
  ) -> String? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: path.count + file.count + 1) { result in
      guard let count = write(path, from: file, to: result) else { return nil }
      return String(decoding: UnsafeBufferPointer(rebasing: result[..<count]), as: UTF8.self)
    }
  }

  /// Returns how many bytes were written; nil for a path that is outside.
  private static func write(
    _ path: UnsafeBufferPointer<UInt8>, from file: UnsafeBufferPointer<UInt8>,
    to result: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
    var count = 0
    func append(_ part: Slice<UnsafeBufferPointer<UInt8>>) {
      count = result[count...].initialize(fromContentsOf: part)
    }
    if path.first != slash, let end = file.lastIndex(of: slash) { append(file[..<end]) }
    var start = 0
    while start < path.count {
      var end = start
      while end < path.count, path[end] != slash { end += 1 }
      let part = path[start..<end]
      start = end + 1
      if part.isEmpty || part.count == 1 && part[part.startIndex] == dot { continue }
      if part.count == 2, part.allSatisfy({ $0 == dot }) {
        if count == 0 { return nil }
        count = result[..<count].lastIndex(of: slash) ?? 0
      } else {
        if count > 0 {
          result[count] = slash
          count += 1
        }
        append(part)
      }
    }
    return count
  }
}
