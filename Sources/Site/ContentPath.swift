internal import Pages

/// The roles of the files in `content/`, told by their paths.
enum ContentPath {
  static let settings = "handbook.yaml"

  /// A page to render.
  static func isMarkdown(_ path: String) -> Bool { path.hasSuffix(".md") && !isPrivate(path) }

  /// A file to copy as it is.
  static func isAsset(_ path: String) -> Bool {
    !isPrivate(path) && !path.hasSuffix(".md") && path != settings && !isWorkload(path)
  }

  static func isWorkload(_ path: String) -> Bool {
    path.hasPrefix("workloads/") && (path.hasSuffix(".yaml") || path.hasSuffix(".yml"))
  }

  /// Folders whose files are read, not shown.
  private static func isPrivate(_ path: String) -> Bool {
    path.hasPrefix("theme/") || path.hasPrefix("releases/") || path.hasPrefix("includes/")
  }

  /// Where a Markdown file's page is: `guide/index.md` is its folder, any other a folder below.
  static func page(of path: String) -> SitePath {
    var parts = path.dropLast(".md".count).split(separator: "/")
    if let last = parts.last?.lowercased(), last == "index" || last == "readme" {
      parts.removeLast()
    }
    return SitePath(parts.joined(separator: "/"))
  }

  /// A path written in a file, from the content's root; nil when it leads out of it.
  static func resolve(_ path: String, from file: String) -> String? {
    let slash = UInt8(ascii: "/")
    var result: [UInt8] = []
    if path.utf8.first != slash, let end = file.utf8.lastIndex(of: slash) {
      result += file.utf8[..<end]
    }
    for part in path.utf8.split(separator: slash) where !part.elementsEqual(".".utf8) {
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
