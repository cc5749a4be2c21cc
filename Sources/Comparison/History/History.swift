public import Diagnostics
public import Pages
public import Report

/// The releases a handbook has recorded, and what it says now.
public struct History: Sendable {
  /// The oldest first.
  public let releases: [RecordedRelease]
  /// The last release against the present state; nil without either.
  let sinceLast: SnapshotComparison?
  private let current: Snapshot?

  /// Reads `releases/*.json`; what can't be read is told and left out.
  public static func load(_ content: FileTree) -> (History, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var releases: [RecordedRelease] = []
    for path in content.paths {
      guard let name = RecordedRelease.name(of: path) else { continue }
      do throws(UnreadableSnapshot) {
        releases.append(try read(path, name: name, content, &diagnostics))
      } catch {
        diagnostics.append(error.diagnostic)
      }
    }
    return (
      History(releases: releases.sorted(by: RecordedRelease.precedes), current: nil), diagnostics
    )
  }

  /// The names of the releases, the oldest version first, without reading their files.
  public static func names(in content: FileTree) -> [String] {
    content.paths.compactMap(RecordedRelease.name).sorted {
      (VersionName($0), $0) < (VersionName($1), $1)
    }
  }

  private static func read(
    _ path: String, name: String, _ content: FileTree, _ diagnostics: inout [Diagnostic]
  ) throws(UnreadableSnapshot) -> RecordedRelease {
    let place = SourceLocation(file: path)
    if let mistake = RecordedRelease.mistake(inName: name) {
      throw UnreadableSnapshot(diagnostic: .error("release-name", mistake, at: place))
    }
    guard let bytes = try? content.read(path) else {
      throw UnreadableSnapshot(diagnostic: .error("unreadable", "cannot read this file", at: place))
    }
    let snapshot = try Snapshot.read(bytes, file: path)
    if let recorded = snapshot.release, recorded != name {
      diagnostics.append(
        .warning(
          "release-name", "this release was recorded as '\(recorded)' and is called '\(name)' here",
          at: place))
    }
    return RecordedRelease(name: name, snapshot: snapshot)
  }

  private init(releases: [RecordedRelease], current: Snapshot?, tolerance: Double = 0) {
    self.releases = releases
    self.current = current
    sinceLast = current.flatMap { now in
      releases.last.map { last in
        SnapshotComparison(
          from: .init(name: last.name, snapshot: last.snapshot),
          to: .init(name: Self.currentName, snapshot: now), tolerance: tolerance)
      }
    }
  }

  /// How the present state is called beside releases.
  static let currentName = "current"

  /// The history with the present state at its end. Unchanged without releases: there is nothing
  /// to see it beside.
  public func with(current snapshot: () -> Snapshot, tolerance: Double) -> History {
    if releases.isEmpty { return self }
    return History(releases: releases, current: snapshot(), tolerance: tolerance)
  }

  /// Every recorded state in order, the present one last.
  var sides: [SnapshotComparison.Side] {
    let recorded = releases.map { SnapshotComparison.Side(name: $0.name, snapshot: $0.snapshot) }
    let present = current.map { [SnapshotComparison.Side(name: Self.currentName, snapshot: $0)] }
    return (recorded + (present ?? [])).countedAlike
  }
}
