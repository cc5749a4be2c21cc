import Foundation
public import Testing

/// Compares a text with a file beside the test; with `RECORD=1` writes the file, and still fails,
/// so that a recording run is never mistaken for a passing one.
public func expectGolden(
  _ actual: String, _ name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: file).deletingLastPathComponent()
  let url = folder.appending(path: "Goldens/\(name)").standardized
  if ProcessInfo.processInfo.environment["RECORD"] != nil {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(actual.utf8).write(to: url)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let expected = try String(decoding: Data(contentsOf: url), as: UTF8.self)
  #expect(actual == expected, "\(name): set RECORD=1 to accept", sourceLocation: sourceLocation)
}

/// A folder that is gone when the test is done.
public func withTemporaryFolder(_ body: (String) throws -> Void) throws {
  let url = FileManager.default.temporaryDirectory.appending(path: "headroom-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: url) }
  try body(url.path)
}

/// Writes a file below a folder, with the folders it needs.
public func write(_ text: String, to path: String, in folder: String) throws {
  let url = URL(filePath: folder).appending(path: path)
  try FileManager.default.createDirectory(
    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
  try Data(text.utf8).write(to: url)
}
