import Diagnostics
import Foundation
import Pages
import TestSupport
import Testing

@testable import headroom

/// Every folder of `Fixtures/invalid` is a handbook with one kind of mistake; `expected.txt` beside
/// it holds what a user sees.
@Suite struct BadInput {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/invalid")

  static let names: [String] =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted() ?? []

  @Test(arguments: names)
  func getsItsDiagnostic(_ name: String) throws {
    let content = Self.folder.appending(path: name).appending(path: "content").path
    let handbook = try Handbook(folder: content)
    var printer = DiagnosticPrinter(format: .text, folder: "content", sources: handbook.content)
    printer.usesColour = false
    let found = handbook.diagnostics + handbook.site().diagnostics
    let lines = printer.lines(for: found).joined(separator: "\n") + "\n"
    try expectGolden(lines, "../Fixtures/invalid/\(name)/expected.txt")
  }

  /// One kind of mistake does not keep another from being told.
  @Test func anEmptyHandbookIsToldBesideAWarning() throws {
    let content = FileTree(["handbook.yaml": "# Nothing but a comment.\n"])
    let warning = Diagnostic.warning("not-a-file", "left out", at: SourceLocation(file: "a"))
    let handbook = try Handbook(folder: "content", content: content, found: [warning])
    #expect(handbook.diagnostics.map(\.id) == ["not-a-file", "empty-file"])
  }

  @Test func isNeverForgotten() {
    #expect(Self.names.count >= 10)
  }
}
