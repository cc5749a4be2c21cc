/// The repository that holds the content, as its host shows it, for links to files that are not part of
/// the site.
struct SourceRepository: Equatable, Sendable {
  /// What stands before a path of the repository's root: `https://github.com/o/r/blob/main`.
  private let files: String
  private let folders: String
  /// The content folder in the repository.
  private let content: [Substring]

  /// From the address under which a file of the content is edited; nil for one of another form.
  init?(edit: String?) {
    guard let edit else { return nil }
    for word in ["/edit/", "/blob/", "/tree/", "/-/edit/"] {
      guard let found = edit.firstRange(of: word) else { continue }
      let parts = edit[found.upperBound...].split(separator: "/")
      guard let branch = parts.first else { return nil }
      let root = edit[..<found.lowerBound]
      files = "\(root)/blob/\(branch)"
      folders = "\(root)/tree/\(branch)"
      content = Array(parts.dropFirst())
      return
    }
    return nil
  }

  /// The address of a path written in a file of the content; nil outside of the repository.
  func address(of path: String, from file: String) -> String? {
    var parts = content
    if !path.hasPrefix("/") { parts += file.split(separator: "/").dropLast() }
    for part in path.split(separator: "/") {
      switch part {
      case ".": break
      case "..":
        if parts.isEmpty { return nil }
        parts.removeLast()
      default: parts.append(part)
      }
    }
    let isFolder = path.hasSuffix("/") || parts.last?.contains(".") != true
    return ([isFolder ? folders : files] + parts.map(String.init)).joined(separator: "/")
  }
}
