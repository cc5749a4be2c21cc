public import Diagnostics
public import Pages
internal import Settings

/// The releases a handbook has recorded, and what it says now.
public struct History: Sendable {
  /// The oldest first.
  public let releases: [Release]
  /// The last release against the present state; nil without either.
  let sinceLast: Comparison?
  private let current: RecordedMatrix?

  /// Reads `releases/*.json`; what can't be read is told and left out.
  public static func load(_ content: FileTree) -> (History, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var releases: [Release] = []
    for path in content.paths {
      guard let name = Release.name(of: path) else { continue }
      do throws(UnreadableSnapshot) {
        releases.append(try read(path, name: name, content, &diagnostics))
      } catch {
        diagnostics.append(error.diagnostic)
      }
    }
    return (History(releases: releases.sorted(by: Release.precedes), current: nil), diagnostics)
  }

  private static func read(
    _ path: String, name: String, _ content: FileTree, _ diagnostics: inout [Diagnostic]
  ) throws(UnreadableSnapshot) -> Release {
    let place = SourceLocation(file: path)
    if let mistake = Release.mistake(inName: name) {
      throw UnreadableSnapshot(diagnostic: .error("release-name", mistake, at: place))
    }
    guard let bytes = try? content.read(path) else {
      throw UnreadableSnapshot(diagnostic: .error("unreadable", "cannot read this file", at: place))
    }
    let matrix = try RecordedMatrix.read(bytes, file: path)
    if let recorded = matrix.release, recorded != name {
      diagnostics.append(
        .warning(
          "release-name", "this release was recorded as '\(recorded)' and is called '\(name)' here",
          at: place))
    }
    return Release(name: name, matrix: matrix)
  }

  private init(releases: [Release], current: RecordedMatrix?, tolerance: Double = 0) {
    self.releases = releases
    self.current = current
    sinceLast = current.flatMap { now in
      releases.last.map { last in
        Comparison(
          from: .init(name: last.name, matrix: last.matrix),
          to: .init(name: Self.currentName, matrix: now), tolerance: tolerance)
      }
    }
  }

  /// How the present state is called beside releases.
  static let currentName = "current"

  /// The history with the present state at its end. Unchanged without releases: there is nothing
  /// to see it beside.
  public func with(current snapshot: () -> [UInt8], tolerance: Double) -> History {
    guard !releases.isEmpty, let matrix = try? RecordedMatrix.read(snapshot(), file: "matrix.json")
    else { return self }
    return History(releases: releases, current: matrix, tolerance: tolerance)
  }

  /// Every recorded state in order, the present one last.
  var sides: [Comparison.Side] {
    let recorded = releases.map { Comparison.Side(name: $0.name, matrix: $0.matrix) }
    let present = current.map { [Comparison.Side(name: Self.currentName, matrix: $0)] }
    return (recorded + (present ?? [])).countedAlike
  }
}
