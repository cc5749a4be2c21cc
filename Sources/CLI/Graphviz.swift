internal import Files
internal import Foundation
internal import Pages

/// Draws graphs with Graphviz's `dot`, each once: the drawing is kept in the user's cache folder by
/// the source's digest.
struct Graphviz: Sendable {
  private static let program = Self.find("dot")
  private static let mostBytes = 1 << 18
  /// A graph that takes longer was never meant for a page.
  private static let seconds = 20.0

  /// The SVG of a graph, or why there is none.
  static func draw(_ source: String) -> Result<[UInt8], NoDrawing> {
    guard let program else { return .failure(.notInstalled) }
    guard source.utf8.count <= mostBytes else {
      return .failure(.refused("it is longer than 256 KiB"))
    }
    let folder = UserCache.folder("graphs") ?? FileManager.default.temporaryDirectory.path
    let name = folder + "/" + FNV.digest(style.joined(separator: " ") + "\n" + source)
    if let drawing = kept(name, for: source) { return .success(drawing) }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      return try run(program, on: source, keepingAs: name)
    } catch {
      return .failure(.refused("it cannot be drawn in \(folder)"))
    }
  }

  /// A drawing of the same source; digests may meet by chance.
  private static func kept(_ name: String, for source: String) -> [UInt8]? {
    guard (try? String(contentsOfFile: name + ".dot", encoding: .utf8)) == source,
      let drawing = FileManager.default.contents(atPath: name + ".svg")
    else { return nil }
    return Array(drawing)
  }

  private static func run(
    _ program: String, on source: String, keepingAs name: String
  ) throws -> Result<[UInt8], NoDrawing> {
    let scratch =
      "\(name).\(ProcessInfo.processInfo.processIdentifier).\(UInt32.random(in: 0...(.max)))"
    defer { for ending in [".dot", ".svg", ".log"] { unlink(scratch + ending) } }
    try Data(source.utf8).write(to: URL(filePath: scratch + ".dot"))
    _ = FileManager.default.createFile(atPath: scratch + ".log", contents: nil)
    let dot = Process()
    dot.executableURL = URL(filePath: program)
    dot.arguments = style + ["-o", scratch + ".svg", scratch + ".dot"]
    // Graphviz reads no other file where it is told that strangers wrote the source.
    dot.environment = ["SERVER_NAME": "headroom", "GV_FILE_PATH": "/nonexistent", "LC_ALL": "C"]
    dot.standardOutput = FileHandle.nullDevice
    dot.standardError = FileHandle(forWritingAtPath: scratch + ".log")
    try dot.run()
    let deadline = Date(timeIntervalSinceNow: seconds)
    while dot.isRunning, Date() < deadline { usleep(2000) }
    if dot.isRunning {
      dot.terminate()
      return .failure(.refused("dot was not done after \(Int(seconds)) s"))
    }
    guard dot.terminationStatus == 0,
      let drawing = FileManager.default.contents(atPath: scratch + ".svg")
    else { return .failure(.refused(complaint(in: scratch + ".log"))) }
    try? Data(source.utf8).write(to: URL(filePath: name + ".dot"), options: .atomic)
    try? drawing.write(to: URL(filePath: name + ".svg"), options: .atomic)
    return .success(Array(drawing))
  }

  private static let style =
    ["-Tsvg", "-Gbgcolor=transparent"]
    + ["G", "N", "E"].map { "-\($0)fontname=sans-serif" }

  /// `Error: <stdin>: syntax error in line 1 near '}'` without the file's name, which is ours.
  private static func complaint(in log: String) -> String {
    let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("Error") } ?? "dot failed"
    return line.split(separator: ": ").last.map(String.init) ?? "dot failed"
  }

  private static func find(_ name: String) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { $0 + "/" + name }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
