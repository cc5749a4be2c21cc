internal import Foundation

extension Target {
  /// What is written behind `headroom`, a word a line: it ends with one of its own exit codes, and
  /// nothing that it prints commands a terminal.
  ///
  /// It runs in a folder of its own, without programs to call, and with no word that could name a
  /// place outside the folder.
  static let commandLine = Target(
    name: "command-line",
    seeds: [
      "build\ncontent\n--output\nsite\n--verbose", "check\n--diagnostics\ngithub\n--external",
      "size\norders\n--rate\n80k/s\n--latency\nsub-5s\n--format\njson", "size\norders\n--explain",
      "manifest\norders\n--kind\nconfig", "matrix\n--output\nm.json", "release\n2026.11\n--replace",
      "compare\nlatest\ncurrent\n--fail-on\ntotalCores > +10%\n--tolerance\n1%",
      "compare\ngit:main",
      "serve\n--port\n0", "publish\nfolder:www\n--version\n1.0\n--dry-run",
      "init\nbook\n--ci\ngithub",
      "publish\ngit:https:x.git#pages", "schema\nworkload", "theme\neject\nfooter", "render\na.md",
      "render\n-\n--dialect\ngithub", "--version", "--help", "help\nbuild",
      "--generate-completion-script\nbash",
    ],
    fixtures: [],
    marks: [
      "\n", "--", "-", "--output", "--content", "--format", "--rate", "--kind", "--version",
      "--title",
      "--alias", "--fail-on", "--today", "--date", "--profile", "--force", "--dry-run", "--host",
      "--base-url=", "--port=", "=", "current", "latest", "git:", "folder:", "s3:", "rclone:",
      "content",
      "orders", "1e400/s", "2026-02-30", "index.md", "matrix.json", "site", "\u{1B}[2J", "\u{202E}",
    ], largest: 64 << 10, perBatch: 60
  ) { input in
    Invocation(words: input.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) })
      .fault
  }
}

/// One run of the program that was built beside this one.
private struct Invocation {
  private let words: [String]

  /// The longest that `serve` is left alone, and any other command may take.
  private static let patience = (serving: 0.3, ending: 8.0)

  init(words: [String]) { self.words = words.map(Self.inside).filter { !$0.utf8.contains(0) } }

  /// A word without what leads out of a folder: no path begins at the root, and none goes up.
  private static func inside(_ word: String) -> String {
    var result: [Unicode.Scalar] = []
    for scalar in word.unicodeScalars {
      let isInner = result.last.map {
        $0.properties.isAlphabetic || "-_.".unicodeScalars.contains($0)
      }
      if scalar == "/", isInner != true { continue }
      if scalar == ".", result.last == "." { continue }
      result.append(scalar)
    }
    return String(String.UnicodeScalarView(result))
  }

  /// What is wrong with the way it ended.
  var fault: String? {
    do {
      return try Scratch.shared.withFolder { folder in try run(in: folder) }
    } catch {
      return "\(error)"
    }
  }

  private func run(in folder: URL) throws -> String? {
    let program = Process()
    program.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "headroom")
    program.arguments = words
    program.currentDirectoryURL = folder
    program.environment = [
      "PATH": folder.path + "/bin", "HOME": folder.path, "TMPDIR": folder.path,
    ]
    let messages = folder.appending(path: "messages")
    _ = FileManager.default.createFile(atPath: messages.path, contents: nil)
    program.standardInput = FileHandle.nullDevice
    program.standardOutput = FileHandle.nullDevice
    program.standardError = try FileHandle(forWritingTo: messages)
    do {
      try program.run()
    } catch {
      // More words than the system takes.
      return nil
    }
    if words.contains("serve") {
      Thread.sleep(forTimeInterval: Self.patience.serving)
      program.terminate()
    }
    let end = Date(timeIntervalSinceNow: Self.patience.ending)
    while program.isRunning, Date() < end { Thread.sleep(forTimeInterval: 0.001) }
    if program.isRunning {
      kill(program.processIdentifier, SIGKILL)
      program.waitUntilExit()
      return "does not end: \("\(words)".prefix(300))"
    }
    // Before it hears signals it ends by them.
    let isAsked =
      program.terminationReason == .uncaughtSignal && program.terminationStatus == SIGTERM
    guard
      isAsked || (program.terminationReason == .exit && (0...3).contains(program.terminationStatus))
    else { return "ends with \(program.terminationStatus): \("\(words)".prefix(300))" }
    return Self.fault(in: Array(try Data(contentsOf: messages)))
  }

  private static func fault(in messages: [UInt8]) -> String? {
    guard let text = String(validating: messages, as: UTF8.self) else { return "no UTF-8" }
    let found = text.unicodeScalars.first {
      ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7F...0x9F).contains($0.value)
        || (0x202A...0x202E).contains($0.value)
    }
    return found.map { "prints U+\(String($0.value, radix: 16)): \(text.prefix(200))" }
  }
}

/// A folder with a small handbook, made anew after some runs.
final class Scratch: @unchecked Sendable {
  static let shared = Scratch()

  private static let folder = folder(of: ProcessInfo.processInfo.processIdentifier)
  private let lock = NSLock()
  private var uses = 0

  func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    try lock.withLock {
      if uses % 20 == 0 { try fill() }
      uses += 1
      return try body(Self.folder)
    }
  }

  private func fill() throws {
    try? FileManager.default.removeItem(at: Self.folder)
    for (path, text) in [
      ("content/handbook.yaml", "title: T\npublish: { web: { folder: www } }\n"),
      ("content/index.md", "# Home\n"), ("content/workloads/orders.yaml", Target.smallWorkload),
      ("a.md", "*a*\n"), ("bin/.keep", ""),
    ] {
      let file = Self.folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  private init() { atexit { Scratch.remove(of: ProcessInfo.processInfo.processIdentifier) } }

  private static func folder(of process: Int32) -> URL {
    FileManager.default.temporaryDirectory.appending(path: "headroom-fuzz-\(process)")
  }

  /// For one that was killed, too.
  static func remove(of process: Int32) {
    try? FileManager.default.removeItem(at: folder(of: process))
  }
}
