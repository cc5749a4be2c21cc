internal import Pages

/// A file or folder of a repository as it was at a revision: `git:REVISION[:PATH]`.
struct Revision {
  /// As the user wrote it.
  let name: String
  private let git: Git
  /// What git is asked for: `main:./` or `main:docs/matrix.json`.
  private let object: String

  /// - Parameter content: the folder that is meant when the name gives no path.
  init(_ name: String, content: String, folderExists: Bool) throws {
    self.name = name
    let parts = name.dropFirst("git:".count).split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let revision = parts.first.map(String.init) ?? ""
    // A name that looks like an option must not become one.
    if revision.isEmpty || revision.hasPrefix("-") {
      throw Failure.usage("'\(name)' names no revision; write it as 'git:main'")
    }
    if parts.count == 2 {
      git = Git(folder: folderExists ? content : ".")
      object = "\(revision):\(parts[1])"
    } else if folderExists {
      git = Git(folder: content)
      object = "\(revision):./"
    } else {
      git = Git(folder: ".")
      object = "\(revision):\(content)"
    }
  }

  /// What is there.
  enum Found {
    case file([UInt8])
    case folder(FileTree)
  }

  func read() throws -> Found {
    let id = try text(["rev-parse", "--verify", "--end-of-options", object])
    let kind = try text(["cat-file", "-t", id])
    return kind == "tree"
      ? .folder(try folder(id)) : .file(try bytes(["cat-file", "blob", id]))
  }

  /// The files that a plan or a site's snapshot is made of.
  private func folder(_ tree: String) throws -> FileTree {
    let listing = try bytes(["ls-tree", "-r", "-z", "--full-tree", tree])
    let entries = listing.split(separator: 0).compactMap(Entry.init).filter(\.isNeeded)
    let ids = entries.map { $0.id + "\n" }.joined()
    let output = try bytes(["cat-file", "--batch"], input: Array(ids.utf8))
    let contents = try Self.contents(output, count: entries.count)
    let files = Dictionary(
      zip(entries.map(\.path), contents), uniquingKeysWith: { first, _ in first })
    return FileTree(paths: entries.map(\.path)) { files[$0] ?? [] }
  }

  /// A line of `ls-tree`: mode, kind, id, tab, path.
  private struct Entry {
    let id: String
    let path: String
    private let isFile: Bool

    init?(_ line: ArraySlice<UInt8>) {
      let parts = String(decoding: line, as: UTF8.self).split(separator: "\t", maxSplits: 1)
      let fields = parts.first?.split(separator: " ") ?? []
      guard parts.count == 2, fields.count == 3 else { return nil }
      id = String(fields[2])
      path = String(parts[1])
      // Neither symbolic links nor submodules: both lead out of the revision.
      isFile = fields[0].hasPrefix("100")
    }

    var isNeeded: Bool {
      isFile && (["handbook.yaml", "matrix.json"].contains(path) || path.hasPrefix("workloads/"))
    }
  }

  /// Takes the answers of `cat-file --batch` apart: a line with the size, then so many bytes.
  private static func contents(_ output: [UInt8], count: Int) throws -> [[UInt8]] {
    var rest = output[...]
    return try (0..<count).map { _ in
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")),
        let size = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ").last
          .flatMap({ Int($0) }), rest.endIndex - end > size + 1
      else { throw Failure.machine("git gave an answer that can't be read") }
      let bytes = rest[(end + 1)..<(end + 1 + size)]
      rest = rest[(end + 2 + size)...]
      return Array(bytes)
    }
  }

  private func text(_ arguments: [String]) throws -> String {
    String(decoding: try bytes(arguments), as: UTF8.self).split(separator: "\n").first
      .map(String.init) ?? ""
  }

  private func bytes(_ arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
    switch try git.run(arguments, input: input) {
    case .output(let bytes): return bytes
    case .refusal(let reason): throw Failure.input("error: cannot read '\(name)': \(reason)")
    }
  }
}
