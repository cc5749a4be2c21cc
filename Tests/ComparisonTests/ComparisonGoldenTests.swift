import Foundation
import TestSupport
import Testing

@testable import Comparison
@testable import Report

/// Every folder of `Fixtures/comparisons` is a pair of snapshots with one story; what each format
/// says of it stands beside them.
@Suite struct Comparisons {
  static let folder = Fixtures.folder("comparisons")
  static let names = Fixtures.names(in: "comparisons")

  @Test(arguments: names) func readAsText(_ name: String) throws {
    try expectGolden(report(name).text, golden(name, "expected.txt"))
  }

  @Test(arguments: names) func readAsMarkdown(_ name: String) throws {
    try expectGolden(report(name).markdown, golden(name, "expected.md"))
  }

  @Test(arguments: names) func readAsJSON(_ name: String) throws {
    try expectGolden(
      String(decoding: report(name).json, as: UTF8.self), golden(name, "expected.json"))
  }

  @Test(arguments: names) func areWholePages(_ name: String) throws {
    let page = try String(decoding: report(name).html(stylesheet: []), as: UTF8.self)
    #expect(page.hasPrefix("<!doctype html>\n<html lang="))
    #expect(page.hasSuffix("</main></body></html>\n"))
  }

  @Test(arguments: names) func areValidJSON(_ name: String) throws {
    _ = try JSONSerialization.jsonObject(with: Data(report(name).json))
  }

  /// One value, many printers: what a spreadsheet holds is what people read, row by row.
  @Test(arguments: names) func haveTheSameRowsInEveryFormat(_ name: String) throws {
    let report = try report(name)
    let rows = report.detailTables.flatMap(\.rows).count
    #expect(report.csv.split(separator: "\r\n").count == rows + 1)
    let markdown = report.markdown.split(separator: "\n").count {
      $0.hasPrefix("| ") && !$0.hasPrefix("| ---")
    }
    let tables = report.workloadTables + [report.tables.totals] + report.detailTables
    let all = tables.map { $0.rows.count + 1 }.reduce(0, +)
    #expect(markdown == (report.comparison.isEmpty ? 0 : all))
  }

  @Test func coverEveryState() throws {
    let states = try Set(
      Self.names.flatMap { name in
        let comparison = try report(name).comparison
        return (comparison.listed + comparison.unchanged).map(\.state)
      })
    #expect(states == Set(WorkloadChange.State.allCases))
  }

  private func report(_ name: String) throws -> ComparisonReport {
    let sides = try ["old", "new"].map { side in
      let file = Self.folder.appending(path: "\(name)/\(side).json")
      return try SnapshotComparison.Side(
        reading: Array(Data(contentsOf: file)), name: side, file: "\(side).json")
    }
    return ComparisonReport(SnapshotComparison(from: sides[0], to: sides[1]), listsCells: true)
  }

  private func golden(_ name: String, _ file: String) -> String {
    "../Fixtures/comparisons/\(name)/\(file)"
  }
}

/// Every folder of `Fixtures/unreadable` is a snapshot with one mistake.
@Suite struct UnreadableSnapshots {
  @Test(arguments: Fixtures.names(in: "unreadable")) func getOneDiagnostic(_ name: String) throws {
    let file = Fixtures.folder("unreadable").appending(path: "\(name)/matrix.json")
    let bytes = try Array(Data(contentsOf: file))
    let error = #expect(throws: UnreadableSnapshot.self) {
      _ = try Snapshot.read(bytes, file: "matrix.json")
    }
    try expectGolden(
      "\(error?.diagnostic.description ?? "read")\n",
      "../Fixtures/unreadable/\(name)/expected.txt")
  }

  /// A snapshot cut anywhere is a mistake, never a crash and never a smaller snapshot.
  @Test func areToldWhereverTheyAreCut() throws {
    let file = Fixtures.folder("comparisons").appending(path: "other-cells/new.json")
    let bytes = try Array(Data(contentsOf: file))
    for length in stride(from: 0, to: bytes.count - 2, by: 7) {
      #expect(throws: UnreadableSnapshot.self) {
        _ = try Snapshot.read(Array(bytes[..<length]), file: "matrix.json")
      }
    }
  }
}

enum Fixtures {
  static func folder(_ kind: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/\(kind)")
  }

  static func names(in kind: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder(kind).path))?.sorted() ?? []
  }
}
