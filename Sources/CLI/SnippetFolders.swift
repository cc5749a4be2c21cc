internal import Files

/// Folders beside the content folder in which files to include are looked for.
struct SnippetFolders: Sendable {
  private let folders: [(name: String, path: String)]

  init(_ names: [String], beside content: String) {
    folders = names.map { ($0, content + "/" + $0) }
  }

  /// The beginning of the first file by a path in one of them, and its name from the content folder. A path
  /// that leaves the folder leads nowhere.
  @Sendable func read(_ path: String, most: Int) -> (bytes: [UInt8], file: String)? {
    if path.hasPrefix("/") || path.split(separator: "/").contains("..") { return nil }
    for folder in folders {
      guard let bytes = try? ContentFolder.file(path, in: folder.path, first: most) else {
        continue
      }
      return (bytes, folder.name + "/" + path)
    }
    return nil
  }
}
