internal import Files
internal import Pages

/// A file or folder of a repository as it was at a revision, `git:REVISION[:PATH]`, or where the
/// present state parted from a revision, `merge-base:REVISION[:PATH]`.
struct Revision {
  /// What names of each kind begin with.
  enum Kind: String, CaseIterable {
    case revision = "git:"
    case mergeBase = "merge-base:"

    /// The kind of a name; nil for the name of something else.
    init?(of name: String) {
      guard let kind = Self.allCases.first(where: { name.hasPrefix($0.rawValue) }) else {
        return nil
      }
      self = kind
    }
  }

  /// As the user wrote it.
  let name: String
  private let git: Git
  /// The commit, tag or branch.
  private let revision: String
  /// What git is asked for, and from which folder: `main:./content` or `main:docs/matrix.json`. Of
  /// several the first that is there counts.
  private let objects: [(git: Git, name: String)]

  /// What the name begins with, and the revision as the user wrote it.
  private let beginning: String

  /// - Parameter content: the folder that is meant when the name gives no path.
  init(_ name: String, _ kind: Kind, content: String, folderExists: Bool) throws {
    self.name = name
    let parts = name.dropFirst(kind.rawValue.count).split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let named = parts.first.map(String.init) ?? ""
    // A name that looks like an option must not become one.
    if named.isEmpty || named.hasPrefix("-") {
      throw Failure.usage("'\(name)' is not a revision; write it as '\(kind.rawValue)main'")
    }
    let git = Git(folder: folderExists ? content : ".")
    let revision = kind == .mergeBase ? try git.mergeBase(of: named, name: name) : named
    self.git = git
    self.revision = revision
    beginning = "\(kind.rawValue)\(named):"
    if parts.count == 2 {
      objects = [(git, "\(revision):\(parts[1])")]
    } else {
      // Under the name it has now; behind a link, the folder may have had the link's name then.
      let place = Self.place(of: content)
      let named = place.map { (Git(folder: $0.folder), "\(revision):./\($0.name)") }
      objects = [named, folderExists ? (git, "\(revision):./") : nil].compactMap { $0 }
    }
  }

  /// A folder's name, and the folder above it that is there; nil for a path that goes up.
  private static func place(of content: String) -> (folder: String, name: String)? {
    var names = content.split(separator: "/").map(String.init).filter { $0 != "." }
    if names.isEmpty || names.contains("..") { return nil }
    let root = content.hasPrefix("/") ? "/" : "./"
    var name = names.removeLast()
    while !SingleFile.folderExists(root + names.joined(separator: "/")), let above = names.popLast()
    {
      name = above + "/" + name
    }
    return (root + names.joined(separator: "/"), name)
  }

  /// The handbooks of the revision, wherever they are, beside that which is here now.
  func elsewhere() throws -> RevisionHandbooks {
    try RevisionHandbooks(git, revision, asked: objects.map { ($0.git, $0.name) }, beginning)
  }

  /// What is there.
  enum Found {
    case file([UInt8])
    case folder(FileTree)
    /// The revision exists, and has nothing of that path, or a folder without a handbook.
    case nothing
  }

  func read() throws -> Found {
    guard let id = try objectBehindLinks() else { return .nothing }
    let kind = try text(["cat-file", "-t", id])
    if kind != "tree" { return .file(try bytes(["cat-file", "blob", id])) }
    let folder = try folder(id)
    return folder.contains("handbook.yaml") || folder.contains("matrix.json")
      ? .folder(folder) : .nothing
  }

  /// What the name leads to; nil where the revision has no such path. A link in the revision is
  /// followed to what it led to then.
  private func objectBehindLinks() throws -> String? {
    for (index, (git, object)) in objects.enumerated() {
      let isLast = index == objects.count - 1
      // A link may lead into another repository than the one it lies in.
      guard
        let found = try isLast
          ? targets(behind: [object], git) : try? targets(behind: [object], git)
      else { continue }
      switch found[0] {
      case .object(let id, _): return id
      case .missing: continue
      case .outside:
        throw Failure.input(
          "error: cannot read '\(name)': it is not a file or folder of that revision")
      }
    }
    try git.expect("\(revision)^{tree}", named: revision, name: name)
    return nil
  }

  /// The files that a plan or a site's snapshot is made of.
  private func folder(_ tree: String) throws -> FileTree {
    let entries = try entries(of: tree)
    let ids = entries.map { $0.id + "\n" }.joined()
    let output = try bytes(["cat-file", "--batch"], input: Array(ids.utf8))
    let contents = try Self.contents(output, count: entries.count)
    let files = Dictionary(
      zip(entries.map(\.path), contents), uniquingKeysWith: { first, _ in first })
    return FileTree(paths: entries.map(\.path)) { files[$0] ?? [] }
  }

  /// The files that are needed, links followed as the walk through a folder on disk does: to files
  /// and folders of the content, and no further.
  private func entries(of tree: String) throws -> [Entry] {
    var found: [Entry] = []
    var folders = [(id: tree, path: "")]
    for _ in 0..<Self.mostLinks where !folders.isEmpty {
      var links: [String] = []
      for folder in folders {
        let listing = try bytes(["ls-tree", "-r", "-z", "--full-tree", folder.id])
        for entry in listing.split(separator: 0).compactMap({ Entry($0, in: folder.path) }) {
          if entry.isNeeded { found.append(entry) }
          if entry.isNeededLink { links.append(entry.path) }
        }
      }
      folders = []
      for (path, target) in zip(links, try targets(behind: links.map { "\(tree):\($0)" }, git)) {
        guard case .object(let id, let isFolder) = target else { continue }
        if isFolder {
          folders.append((id, path + "/"))
        } else {
          found.append(Entry(id: id, path: path))
        }
      }
    }
    return found.filter(\.isNeeded)
  }

  /// How many links to folders may lie behind one another.
  private static let mostLinks = 8

  /// What a name leads to, links followed inside the revision.
  private enum LinkTarget {
    case object(id: String, isFolder: Bool)
    case missing
    /// A link leads out of the revision, in a circle, or to nothing; or it is a submodule.
    case outside
  }

  private func targets(behind names: [String], _ git: Git) throws -> [LinkTarget] {
    if names.isEmpty { return [] }
    // A name is a line of the input.
    if names.contains(where: { $0.contains("\n") }) { return names.map { _ in .missing } }
    let asked = Array(names.map { $0 + "\n" }.joined().utf8)
    let answer = try bytes(["cat-file", "--batch-check", "--follow-symlinks"], input: asked, git)
    var rest = answer[...]
    return names.map { _ in
      let line = rest.prefix { $0 != UInt8(ascii: "\n") }
      rest = rest[line.endIndex...].dropFirst()
      let words = String(decoding: line, as: UTF8.self).split(separator: " ")
      // `ID KIND SIZE`, or `NAME missing`, or `symlink SIZE` and below it where the link leads.
      if ["symlink", "dangling", "loop", "notdir"].contains(words.first), words.count == 2,
        let size = Int(words[1])
      {
        rest = rest.dropFirst(size + 1)
        return .outside
      }
      if words.last == "missing" || words.last == "ambiguous" { return .missing }
      guard words.count == 3, ["blob", "tree"].contains(words[1]) else { return .outside }
      return .object(id: String(words[0]), isFolder: words[1] == "tree")
    }
  }

  /// A line of `ls-tree`: mode, kind, id, tab, path.
  private struct Entry {
    let id: String
    let path: String
    private let isFile: Bool
    private let isLink: Bool

    init(id: String, path: String) {
      (self.id, self.path, isFile, isLink) = (id, path, true, false)
    }

    init?(_ line: ArraySlice<UInt8>, in folder: String) {
      let parts = String(decoding: line, as: UTF8.self).split(separator: "\t", maxSplits: 1)
      let fields = parts.first?.split(separator: " ") ?? []
      guard parts.count == 2, fields.count == 3 else { return nil }
      id = String(fields[2])
      path = folder + parts[1]
      // Submodules are neither.
      isFile = fields[0].hasPrefix("100")
      isLink = fields[0] == "120000"
    }

    private var isPlanned: Bool {
      ["handbook.yaml", "matrix.json"].contains(path) || path.hasPrefix("workloads/")
    }

    var isNeeded: Bool { isFile && isPlanned }
    var isNeededLink: Bool { isLink && (isPlanned || path == "workloads") && !path.contains("\n") }
  }

  /// Takes the answers of `cat-file --batch` apart: a line with the size, then so many bytes.
  private static func contents(_ output: [UInt8], count: Int) throws -> [[UInt8]] {
    var rest = output[...]
    return try (0..<count).map { _ in
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")),
        let size = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ").last
          .flatMap({ Int($0) }), rest.endIndex - end > size + 1
      else { throw Failure.machine("git printed something unexpected") }
      let bytes = rest[(end + 1)..<(end + 1 + size)]
      rest = rest[(end + 2 + size)...]
      return Array(bytes)
    }
  }

  private func text(_ arguments: [String]) throws -> String {
    String(decoding: try bytes(arguments), as: UTF8.self).split(separator: "\n").first
      .map(String.init) ?? ""
  }

  private func bytes(
    _ arguments: [String], input: [UInt8] = [], _ other: Git? = nil
  ) throws -> [UInt8] {
    switch try (other ?? git).run(arguments, input: input) {
    case .output(let bytes): return bytes
    case .refusal(let reason): throw Failure.input("error: cannot read '\(name)': \(reason)")
    }
  }
}
