internal import Files

/// Where the handbooks of a revision are, when there is none at the place that was asked for.
struct RevisionHandbooks {
  /// Their folders, from the root of the repository; empty for the root itself.
  let folders: [String]
  /// Those that are no longer there, as after a move.
  let gone: [String]
  /// Whether there is a handbook now at the place that was asked for, so that it is new or moved, and
  /// not misspelled.
  let isHereNow: Bool
  /// What a name of a folder of the revision begins with: `git:main:`.
  private let beginning: String

  /// - Parameter asked: what git was asked for, and from which folder.
  init(
    _ git: Git, _ revision: String, asked: [(git: Git, name: String)], _ beginning: String
  ) throws {
    let top = try Self.line(git.run(["rev-parse", "--show-toplevel"]))
    folders = try Self.folders(git, revision)
    gone = folders.filter { folder in top.map { !Self.isHandbook($0 + "/" + folder) } ?? false }
    isHereNow = try asked.contains { git, name in
      guard let path = try Self.path(name, git), let top else { return false }
      return Self.isHandbook(top + "/" + path)
    }
    self.beginning = beginning
  }

  /// The name of a folder, to give instead.
  func name(of folder: String) -> String { beginning + folder }

  /// What to say where none of them can be meant.
  var hint: String? {
    guard let first = folders.first else { return nil }
    let more = folders.count - 1
    let rest = more == 0 ? "" : "; \(more) more \(more == 1 ? "is" : "are") elsewhere"
    return
      "that revision has one in '\(first.isEmpty ? "." : first)': write '\(name(of: first))'\(rest)"
  }

  private static func isHandbook(_ folder: String) -> Bool {
    SingleFile.exists(folder + "/handbook.yaml")
  }

  private static func folders(_ git: Git, _ revision: String) throws -> [String] {
    let arguments = ["ls-tree", "-r", "-z", "--name-only", "--full-tree", "\(revision)^{tree}"]
    guard case .output(let list) = try git.run(arguments) else { return [] }
    let file = "handbook.yaml"
    return list.split(separator: 0).compactMap { bytes in
      let path = String(decoding: bytes, as: UTF8.self)
      if path == file { return "" }
      return path.hasSuffix("/" + file) ? String(path.dropLast(file.count + 1)) : nil
    }.sorted { a, b in
      // The nearest to the root is the likeliest.
      let depths = (a.split(separator: "/").count, b.split(separator: "/").count)
      return depths.0 == depths.1 ? a < b : depths.0 < depths.1
    }
  }

  /// From the root of the repository; `main:./content` is seen from a folder.
  private static func path(_ object: String, _ git: Git) throws -> String? {
    guard let colon = object.firstIndex(of: ":") else { return nil }
    let path = object[object.index(after: colon)...]
    guard path.hasPrefix("./") || path == "." else { return String(path) }
    let prefix = try line(git.run(["rev-parse", "--show-prefix"])) ?? ""
    return prefix + path.dropFirst(2)
  }

  private static func line(_ answer: Git.Answer) -> String? {
    guard case .output(let bytes) = answer else { return nil }
    return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }
}
