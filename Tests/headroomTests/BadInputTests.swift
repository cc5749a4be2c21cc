import Foundation
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

  @Test func isNeverForgotten() {
    #expect(Self.names.count >= 10)
  }
}
