internal import Pages

/// The role of each file in `content/`, by its path.
enum ContentPath {
  static let settings = "handbook.yaml"

  /// A page to render.
  static func isMarkdown(_ path: String) -> Bool { path.hasSuffix(".md") && !isPrivate(path) }

  /// A file to copy as it is.
  static func isAsset(_ path: String) -> Bool {
    !isPrivate(path) && !path.hasSuffix(".md") && path != settings && !isWorkload(path)
  }

  /// Workloads are in one folder; a file in a folder below it is copied.
  static func isWorkload(_ path: String) -> Bool {
    path.hasPrefix("workloads/") && (path.hasSuffix(".yaml") || path.hasSuffix(".yml"))
      && !path.dropFirst("workloads/".count).contains("/")
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
    let slash = UInt8(ascii: "/")
    var result: [UInt8] = []
    result.reserveCapacity(path.utf8.count + file.utf8.count)
    if path.utf8.first != slash, let end = file.utf8.lastIndex(of: slash) {
      result += file.utf8[..<end]
    }
    var rest = path.utf8[...]
    while !rest.isEmpty {
      let part = rest.prefix { $0 != slash }
      rest = rest[part.endIndex...].dropFirst()
      if part.isEmpty || part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) {
        if result.isEmpty { return nil }
        result.removeLast(result.count - (result.lastIndex(of: slash) ?? 0))
      } else {
        if !result.isEmpty { result.append(slash) }
        result += part
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
