internal import Diagnostics

/// One walk through a handbook's folder, each file met once.
///
/// Hidden names are left out. Symbolic links are followed to files and folders that are in the folder
/// and not hidden; every other link is one diagnostic and costs no more than that.
struct FolderWalk {
  /// Absolute, with every symbolic link followed.
  let root: String
  /// The folder itself.
  let held: OpenFolder
  /// By their paths from the root, links by their own names.
  private(set) var files: [(path: String, stamp: Stamp)] = []
  /// All folders that were entered, by their paths from the root; the root is the empty path.
  private(set) var folders: [String] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether folders that can't be read are passed over, as one that looks at a moving thing does.
  private let passesOver: Bool
  /// How many entries were met behind links.
  private var behindLinks = 0

  private static let mostBehindLinks = 10_000
  private static let deepest = 32

  init(_ root: String, passingOverUnreadable passesOver: Bool = false) throws(DiskError) {
    self.root = root
    held = try OpenFolder(root)
    self.passesOver = passesOver
    try enter(Folder(path: "", chain: [root], isBehindLink: false))
  }

  private struct Folder {
    /// From the root, with a slash behind it unless it is the root.
    var path: String
    /// The real places of the folder, last, and of those on the way to it.
    var chain: [String]
    var isBehindLink: Bool
  }

  private mutating func enter(_ folder: Folder) throws(DiskError) {
    if folder.chain.count > Self.deepest + 1 {
      diagnostics.append(.tooDeep(folder.path))
      return
    }
    let found: [BytePath]
    do throws(DiskError) {
      found = try Disk.byteNames(in: BytePath(root + "/" + folder.path))
    } catch {
      if passesOver { return }
      throw error
    }
    let names = found.compactMap(\.text)
    if isRepository(names, in: root + "/" + folder.path) {
      diagnostics.append(.repository(folder.path))
      return
    }
    folders.append(String(folder.path.dropLast()))
    for name in found where name.bytes.first != UInt8(ascii: ".") {
      if let text = name.text {
        try visit(text, in: folder)
      } else {
        diagnostics.append(.nameOfNoText(folder.path + name.shown))
      }
    }
  }

  private mutating func visit(_ name: String, in folder: Folder) throws(DiskError) {
    let path = folder.path + name
    if path.hasByte(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }) {
      diagnostics.append(.unusableName(path))
      return
    }
    if folder.isBehindLink {
      behindLinks += 1
      if behindLinks == Self.mostBehindLinks { diagnostics.append(.tooManyLinked(path)) }
      if behindLinks >= Self.mostBehindLinks { return }
    }
    if let character = name.misleadingScalar {
      diagnostics.append(
        .misleadingCharacter(character, in: "this name", at: SourceLocation(file: path)))
    }
    switch Disk.kind(of: held[path]) {
    case .file(let stamp): files.append((path, stamp))
    case .folder:
      if Self.isNameOfFile(name) { diagnostics.append(.namedLikeFile(path)) }
      let place = (folder.chain.last ?? root) + "/" + name
      try enter(
        Folder(
          path: path + "/", chain: folder.chain + [place], isBehindLink: folder.isBehindLink))
    case .link: try follow(path, in: folder)
    case .other, nil: diagnostics.append(.notAFile(path))
    }
  }

  /// Whether pages, settings or workloads have such names: a folder of that name was most likely meant
  /// to be one.
  private static func isNameOfFile(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".md", ".yaml", ".yml"].contains { name.hasSuffix($0) }
  }

  private mutating func follow(_ path: String, in folder: Folder) throws(DiskError) {
    guard let target = Disk.resolved(root + "/" + path) else {
      diagnostics.append(.brokenLink(path))
      return
    }
    if folder.chain.contains(target) {
      diagnostics.append(.linkCircle(path))
      return
    }
    guard target.hasPrefix(root + "/") else {
      diagnostics.append(.linkOutside(path))
      return
    }
    guard !target.dropFirst(root.count).contains("/.") else {
      diagnostics.append(.linkHidden(path))
      return
    }
    switch Disk.target(of: target) {
    case .file(let stamp): files.append((path, stamp))
    case .folder:
      try enter(Folder(path: path + "/", chain: folder.chain + [target], isBehindLink: true))
    case .link, .other, nil: diagnostics.append(.notAFile(path))
    }
  }

  /// A bare git repository, whose objects would be published.
  private func isRepository(_ names: [String], in folder: String) -> Bool {
    guard names.contains("HEAD"), names.contains("objects"), names.contains("refs") else {
      return false
    }
    return ["objects", "refs"].allSatisfy { name in
      if case .folder? = Disk.kind(of: folder + "/" + name) { true } else { false }
    }
  }
}

extension Diagnostic {
  fileprivate static func tooDeep(_ path: String) -> Diagnostic {
    .error(
      "folder-too-deep", "folders nested more than 32 levels deep", at: SourceLocation(file: path))
  }

  fileprivate static func repository(_ path: String) -> Diagnostic {
    .error(
      "repository-in-content", "this folder is a git repository, which would be published",
      at: SourceLocation(file: path), hint: "move it out of the content folder")
  }

  fileprivate static func brokenLink(_ path: String) -> Diagnostic {
    .error(
      "link-broken", "the target of this symbolic link does not exist",
      at: SourceLocation(file: path),
      hint: "remove the link, or restore its target")
  }

  fileprivate static func linkCircle(_ path: String) -> Diagnostic {
    .error(
      "link-circle", "this symbolic link leads back to a folder that contains it",
      at: SourceLocation(file: path), hint: "remove the link")
  }

  fileprivate static func linkOutside(_ path: String) -> Diagnostic {
    .error(
      "link-outside", "this symbolic link leads out of the content folder",
      at: SourceLocation(file: path), hint: "copy the file here, or remove the link")
  }

  fileprivate static func linkHidden(_ path: String) -> Diagnostic {
    .error(
      "link-hidden", "this symbolic link leads to a hidden file, which is never published",
      at: SourceLocation(file: path), hint: "remove the link, or rename its target")
  }

  fileprivate static func tooManyLinked(_ path: String) -> Diagnostic {
    .error(
      "links-too-many", "more than 10,000 files behind symbolic links to folders",
      at: SourceLocation(file: path), hint: "link to single files, or to fewer folders")
  }

  fileprivate static func notAFile(_ path: String) -> Diagnostic {
    .warning("not-a-file", "neither a file nor a folder; skipped", at: SourceLocation(file: path))
  }

  fileprivate static func namedLikeFile(_ path: String) -> Diagnostic {
    .warning(
      "folder-like-file", "this folder has the name of a page or workload, but is read as a folder",
      at: SourceLocation(file: path), hint: "rename the folder, or move the file out of it")
  }

  fileprivate static func nameOfNoText(_ path: String) -> Diagnostic {
    .error(
      "unusable-name", "a file name is not UTF-8", at: SourceLocation(file: path),
      hint: "rename the file")
  }

  fileprivate static func unusableName(_ path: String) -> Diagnostic {
    .error(
      "unusable-name", "a file name contains a control character or a backslash",
      at: SourceLocation(file: path), hint: "rename the file")
  }
}
