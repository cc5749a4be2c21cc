public import Diagnostics
public import Pages

/// Reads a handbook's `content/` folder.
public enum ContentFolder {
  /// No page or setting that a person wrote is this long; a file that is would take all memory.
  private static let longestText = 32 << 20

  /// Its files, and what in it can't be used. Hidden files are left out; symbolic links are
  /// followed as long as they stay inside the folder.
  public static func read(_ folder: String) throws(DiskError) -> (FileTree, [Diagnostic]) {
    guard case .folder? = Disk.target(of: folder), let root = Disk.resolved(folder) else {
      throw DiskError("no folder '\(folder)'")
    }
    let walk = try FolderWalk(root)
    let isTooLong = { (path: String, size: Int) in
      size > longestText && [".md", ".yaml", ".yml", ".json"].contains { path.hasSuffix($0) }
    }
    let tree = FileTree(
      paths: walk.files.filter { !isTooLong($0.path, $0.stamp.size) }.map(\.path),
      reading: { try Disk.contents(of: $0, in: root) },
      beginning: { try Disk.contents(of: $0, in: root, first: $1) },
      onDisk: { try ContentFile($0, in: root) })
    let tooLong = walk.files.filter { isTooLong($0.path, $0.stamp.size) }
    return (tree, walk.diagnostics + tooLong.map { .tooLong($0.path) })
  }
}

extension Diagnostic {
  fileprivate static func tooLong(_ path: String) -> Diagnostic {
    .error(
      "file-too-large", "more than 32 MiB of text", at: SourceLocation(file: path),
      hint: "split it, or keep it outside the content folder")
  }
}
