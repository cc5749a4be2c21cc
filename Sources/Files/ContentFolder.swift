public import Diagnostics
public import Pages

/// Reads a handbook's `content/` folder.
public enum ContentFolder {
  /// No file that a person wrote is longer; one that is would take all memory. In bytes, by its ending:
  /// snapshots are written by programs, and a page takes many times its size while it is read.
  private static let longest = [
    ".md": 2 << 20, ".yaml": 4 << 20, ".yml": 4 << 20, ".json": 32 << 20,
  ]

  /// Its files, and what in it can't be used. Hidden files are left out; symbolic links are
  /// followed as long as they stay inside the folder.
  public static func read(_ folder: String) throws(DiskError) -> (FileTree, [Diagnostic]) {
    guard case .folder? = Disk.target(of: folder), let root = Disk.resolved(folder) else {
      throw DiskError("no folder '\(folder)'")
    }
    let walk = try FolderWalk(root)
    let held = walk.held
    let shortest = longest.values.min() ?? 0
    let isTooLong = { (path: String, size: Int) in
      // Of nearly all files the size tells.
      size > shortest && limit(of: path).map { size > $0 } ?? false
    }
    let files = walk.files.filter { !isTooLong($0.path, $0.stamp.size) }
    let stamps = Dictionary(files.map { ($0.path, $0.stamp) }) { first, _ in first }
    let tree = FileTree(
      paths: files.map(\.path), versions: stamps.mapValues(\.words),
      reading: { try Disk.contents(of: $0, in: held, found: stamps[$0]?.size) },
      beginning: { try Disk.contents(of: $0, in: held, first: $1) },
      onDisk: { try ContentFile($0, in: root) })
    let tooLong = walk.files.filter { isTooLong($0.path, $0.stamp.size) }
    let mistakes = tooLong.compactMap { file in
      limit(of: file.path).map { Diagnostic.tooLong(file.path, most: $0) }
    }
    return (tree, walk.diagnostics + mistakes)
  }

  /// The first bytes of one file, which must lie inside the folder.
  public static func file(
    _ path: String, in folder: String, first most: Int
  ) throws(DiskError) -> [UInt8] {
    guard let root = Disk.resolved(folder) else { throw DiskError("no folder '\(folder)'") }
    return try Disk.contents(of: path, in: OpenFolder(root), first: most)
  }

  /// Whether there is a folder at a path.
  public static func isThere(_ folder: String) -> Bool {
    if case .folder? = Disk.target(of: folder) { true } else { false }
  }

  private static func limit(of path: String) -> Int? {
    path.lastIndex(of: ".").flatMap { longest[String(path[$0...])] }
  }
}

extension Diagnostic {
  fileprivate static func tooLong(_ path: String, most: Int) -> Diagnostic {
    .error(
      "file-too-large", "more than \(most >> 20) MiB of text", at: SourceLocation(file: path),
      hint: "split it, or keep it outside the content folder")
  }
}
