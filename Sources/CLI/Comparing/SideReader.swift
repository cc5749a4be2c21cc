internal import Comparison
internal import Diagnostics
internal import Files
internal import Pages
internal import Report

/// Finds what the user means by one side of a comparison.
struct SideReader {
  /// The handbook here; nil when there is none.
  let handbook: Handbook?
  /// Where it is, or would be.
  let content: String

  /// The older side. A revision without a handbook, or with a broken one, is no mistake of whoever
  /// adds or mends it: everything counts as new then.
  func readOld(_ name: String) throws -> SnapshotComparison.Side {
    guard let kind = Revision.Kind(of: name) else { return try read(name) }
    do {
      return try revision(name, kind) ?? old(name, kind)
    } catch let failure as Failure where failure.isOfContent {
      if !failure.message.isEmpty { Terminal.error(failure.message) }
      return .init(name: name, lacking: .readableHandbook)
    }
  }

  /// In this order: `current`, `latest`, a revision, a file, a site or content folder, a release.
  func read(_ name: String) throws -> SnapshotComparison.Side {
    if name == "current" { return try current() }
    if name == "latest" { return try latest(name) }
    if let kind = Revision.Kind(of: name) {
      if let side = try revision(name, kind) { return side }
      throw Self.noHandbook(at: name, try named(name, kind).elsewhere())
    }
    if let bytes = try file(at: name) { return try snapshot(bytes, name: name, file: name) }
    return try folder(name) ?? release(name)
  }

  private func current() throws -> SnapshotComparison.Side {
    guard let handbook else {
      throw Failure.machine("no handbook in '\(content)'; give its folder with --content")
    }
    return try sized(handbook, name: "current")
  }

  private func latest(_ name: String) throws -> SnapshotComparison.Side {
    guard let last = handbook?.history.releases.last else { return try release(name) }
    return SnapshotComparison.Side(last)
  }

  private func release(_ name: String) throws -> SnapshotComparison.Side {
    let releases = handbook?.history.releases ?? []
    if let found = releases.first(where: { $0.name == name }) {
      return SnapshotComparison.Side(found)
    }
    let names = releases.map(\.name)
    let near = Nearest.match(for: name, among: names).map { "; did you mean '\($0)'?" }
    let known =
      names.isEmpty ? "; no release is recorded" : "; releases are \(names.joined(separator: ", "))"
    throw Failure.input(
      "error: '\(name)' is not a file, site or release\(near ?? known) [unknown-side]")
  }

  /// In bytes: more than a million cells take.
  private static let largestSnapshot = 1 << 30

  /// The bytes of a file, or nil when there is none of that name.
  private func file(at path: String) throws -> [UInt8]? {
    guard SingleFile.exists(path) else { return nil }
    do {
      return try SingleFile.read(path, atMost: Self.largestSnapshot)
    } catch {
      throw Failure.machine(error)
    }
  }

  /// A rendered site, or a content folder; nil for neither.
  private func folder(_ name: String) throws -> SnapshotComparison.Side? {
    let path = name.count > 1 && name.hasSuffix("/") ? String(name.dropLast()) : name
    if let bytes = try file(at: path + "/matrix.json") {
      return try snapshot(bytes, name: name, file: path + "/matrix.json")
    }
    guard SingleFile.exists(path + "/handbook.yaml") else { return nil }
    return try sized(Handbook(folder: path), name: name)
  }

  /// The older side where there is no handbook. It is new now, or it moved here from another folder;
  /// otherwise the name is wrong, and a revision that has a handbook elsewhere must not count as nothing.
  private func old(_ name: String, _ kind: Revision.Kind) throws -> SnapshotComparison.Side {
    let handbooks = try named(name, kind).elsewhere()
    if handbooks.folders.isEmpty { return .init(name: name, lacking: .handbook) }
    if handbooks.isHereNow {
      if handbooks.gone.isEmpty { return .init(name: name, lacking: .handbook) }
      let moved = handbooks.name(of: handbooks.gone[0])
      if handbooks.gone.count == 1, let side = try revision(moved, kind) {
        Terminal.error("note: the handbook was moved; its old side is '\(moved)'".printableLine)
        return side
      }
    }
    throw Self.noHandbook(at: name, handbooks)
  }

  private static func noHandbook(at name: String, _ handbooks: RevisionHandbooks) -> Failure {
    let hint = handbooks.hint.map { "\n  hint: \($0)" } ?? ""
    return .input("error: there is no handbook at '\(name)' [unknown-side]\(hint)")
  }

  private func named(_ name: String, _ kind: Revision.Kind) throws -> Revision {
    try Revision(name, kind, content: content, folderExists: SingleFile.folderExists(content))
  }

  /// Nil where there is no handbook.
  private func revision(_ name: String, _ kind: Revision.Kind) throws -> SnapshotComparison.Side? {
    switch try named(name, kind).read() {
    case .nothing: return nil
    case .file(let bytes): return try snapshot(bytes, name: name, file: name)
    case .folder(let tree) where tree.contains("matrix.json"):
      return try snapshot(tree.read("matrix.json"), name: name, file: name + "/matrix.json")
    case .folder(let tree): return try sized(Handbook(folder: name, content: tree), name: name)
    }
  }

  private func sized(_ handbook: Handbook, name: String) throws -> SnapshotComparison.Side {
    try handbook.refuseErrors()
    return SnapshotComparison.Side(
      name: name, snapshot: handbook.capacity.snapshot(engineVersion: Version.number))
  }

  private func snapshot(_ bytes: [UInt8], name: String, file: String) throws
    -> SnapshotComparison.Side
  {
    do throws(UnreadableSnapshot) {
      return try SnapshotComparison.Side(reading: bytes, name: name, file: file)
    } catch {
      let frame = error.diagnostic.location.flatMap { SourceExcerpt.lines(for: $0, in: bytes) }
      throw Failure.content(
        ([error.diagnostic.description] + [frame].compactMap { $0 }).joined(separator: "\n"))
    }
  }
}
