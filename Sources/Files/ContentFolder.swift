public import Diagnostics
public import Pages

/// Reads a handbook's `content/` folder.
public enum ContentFolder {
  /// Its files, and what in it can't be used. Hidden files are left out; symbolic links are
  /// followed as long as they stay inside the folder.
  public static func read(_ folder: String) throws(DiskError) -> (FileTree, [Diagnostic]) {
    guard case .folder? = Disk.target(of: folder), let root = Disk.resolved(folder) else {
      throw DiskError("no folder '\(folder)'")
    }
    var walk = Walk(root: root)
    try walk.enter("")
    let tree = FileTree(
      paths: walk.paths, reading: { try Disk.contents(of: root + "/" + $0) },
      beginning: { try Disk.contents(of: root + "/" + $0, first: $1) })
    return (tree, walk.diagnostics)
  }
}

/// One walk through a folder, each file met once.
private struct Walk {
  let root: String
  var paths: [String] = []
  var diagnostics: [Diagnostic] = []

  mutating func enter(_ folder: String, depth: Int = 0) throws(DiskError) {
    if depth > 32 {
      diagnostics.append(
        .error("folder-too-deep", "folders more than 32 deep", at: SourceLocation(file: folder)))
      return
    }
    for name in try Disk.names(in: root + "/" + folder) where !name.hasPrefix(".") {
      try visit(folder + name, depth: depth)
    }
  }

  private mutating func visit(_ path: String, depth: Int) throws(DiskError) {
    let full = root + "/" + path
    if path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }) {
      diagnostics.append(.unusableName(path))
      return
    }
    switch Disk.kind(of: full) {
    case .file(let size): add(path, size: size)
    case .folder: try enter(path + "/", depth: depth + 1)
    case .link: try follow(path, depth: depth)
    case .other, nil: diagnostics.append(.notAFile(path))
    }
  }

  /// No page or setting that a person wrote is this long; a file that is would eat the memory.
  private static let longestText = 32 << 20

  private mutating func add(_ path: String, size: Int) {
    let isText = [".md", ".yaml", ".yml", ".json"].contains { path.hasSuffix($0) }
    if isText, size > Self.longestText {
      diagnostics.append(.tooLong(path))
    } else {
      paths.append(path)
    }
  }

  private mutating func follow(_ path: String, depth: Int) throws(DiskError) {
    guard let target = Disk.resolved(root + "/" + path), target.hasPrefix(root + "/") else {
      diagnostics.append(.linkOutside(path))
      return
    }
    switch Disk.target(of: target) {
    case .file(let size): add(path, size: size)
    case .folder: try enter(path + "/", depth: depth + 1)
    default: diagnostics.append(.notAFile(path))
    }
  }
}

extension Diagnostic {
  fileprivate static func linkOutside(_ path: String) -> Diagnostic {
    .error(
      "link-outside", "this symbolic link leads out of the content folder",
      at: SourceLocation(file: path), hint: "copy the file here, or remove the link")
  }

  fileprivate static func tooLong(_ path: String) -> Diagnostic {
    .error(
      "file-too-large", "more than 32 MiB of text", at: SourceLocation(file: path),
      hint: "split it, or keep it outside the content folder")
  }

  fileprivate static func notAFile(_ path: String) -> Diagnostic {
    .warning("not-a-file", "neither a file nor a folder; left out", at: SourceLocation(file: path))
  }

  fileprivate static func unusableName(_ path: String) -> Diagnostic {
    let shown = String(
      path.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "?" : Character($0) })
    return .error(
      "unusable-name", "a file name holds a control character or a backslash",
      at: SourceLocation(file: shown), hint: "rename the file")
  }
}
