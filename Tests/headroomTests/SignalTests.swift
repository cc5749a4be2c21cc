import Foundation
import TestSupport
import Testing

/// A program that is called by ours and takes its time: it writes down its process when it is called
/// with a word, and sleeps; called otherwise it is the one of the machine.
private struct Sleeper {
  private let note: String

  init(_ name: String, when word: String, in folder: String) throws {
    note = folder + "/started"
    let script = """
      #!/bin/sh
      case "$*" in *\(word)*)
        echo $$ > '\(note).part' && PATH=/usr/bin:/bin mv '\(note).part' '\(note)'
        PATH=/usr/bin:/bin exec sleep 1000;;
      esac
      PATH=/usr/local/bin:/usr/bin:/bin exec \(name) "$@"

      """
    try write(script, to: "bin/\(name).part", in: folder)
    // The system runs no file that somebody may write, and a process that another test starts just now
    // holds ours open for that until it is the other program: so a process of its own writes it.
    try run("install", "-m", "755", folder + "/bin/\(name).part", folder + "/bin/" + name)
  }

  /// Waits until it sleeps, and tells its process; nil when the program that was to call it has ended.
  func process(calledBy program: BuiltProgram) throws -> Int32? {
    guard try program.waits(for: { FileManager.default.fileExists(atPath: note) }) else {
      return nil
    }
    return Int32(try String(contentsOfFile: note, encoding: .utf8).prefix { $0.isNumber })
  }
}

/// What waits for a program notices when it ends early: a test fails then and never hangs.
@Suite struct WaitingForAProgram {
  @Test func endsWithTheProgram() throws {
    try withTemporaryFolder { folder in
      let program = try BuiltProgram(
        ["-c", "exit 3"], program: "/bin/sh", in: folder, environment: [:])
      let sleeper = try Sleeper("git", when: "hash-object", in: folder)
      #expect(try sleeper.process(calledBy: program) == nil)
      #expect(try program.end().code == 3)
    }
  }

  @Test func seesWhatWasDoneJustBeforeTheEnd() throws {
    try withTemporaryFolder { folder in
      let program = try BuiltProgram(
        ["-c", "echo 1 > started"], program: "/bin/sh", in: folder, environment: [:])
      let sleeper = try Sleeper("git", when: "hash-object", in: folder)
      #expect(try sleeper.process(calledBy: program) == 1)
    }
  }

  /// A test that fails in the middle leaves no process behind.
  @Test func endsWhatNobodyWaitsFor() throws {
    try withTemporaryFolder { folder in
      var program: BuiltProgram? = try BuiltProgram(
        ["-c", "sleep 1000 & echo $! > started; wait"], program: "/bin/sh", in: folder,
        environment: ["PATH": "/usr/bin:/bin"])
      let note = folder + "/started"
      func child() -> Int32? {
        (try? String(contentsOfFile: note, encoding: .utf8)).flatMap {
          $0.hasSuffix("\n") ? Int32($0.dropLast()) : nil
        }
      }
      #expect(try program?.waits { child() != nil } == true)
      let process = try #require(child())
      program = nil
      // It ends soon after the signal, and whoever adopts it may take no note of that.
      func isThere() -> Bool {
        let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        return kill(process, 0) == 0 && state?.contains(") Z ") != true
      }
      for _ in 0..<10_000 where isThere() { usleep(1_000) }
      #expect(!isThere())
    }
  }
}

/// Asked to end in the middle of its work, the program ends at once and leaves nothing.
@Suite struct AskedToEnd {
  @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
  func whilePublishing(_ signal: Int32) throws {
    try withTemporaryFolder { folder in
      try write("title: Ours\n", to: "content/handbook.yaml", in: folder)
      try write("# Home\n", to: "content/index.md", in: folder)
      try run("git", "init", "--quiet", "--bare", folder + "/host.git")
      let git = try Sleeper("git", when: "hash-object", in: folder)
      try FileManager.default.createDirectory(
        atPath: folder + "/tmp", withIntermediateDirectories: false)
      let program = try BuiltProgram(
        ["publish", "git:\(folder)/host.git#pages"], in: folder,
        environment: ["PATH": folder + "/bin:/usr/bin:/bin", "TMPDIR": folder + "/tmp"])
      let child = try #require(try git.process(calledBy: program))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/tmp").count == 2)
      program.send(signal: signal)
      #expect(try program.end().code == 128 + signal)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/tmp") == [])
      #expect(kill(child, 0) != 0)
    }
  }

  /// Nothing can be tidied up by a program that is killed; the next one does it.
  @Test func atOnceLeavesItToTheNextPublication() throws {
    try withTemporaryFolder { folder in
      try write("title: Ours\n", to: "content/handbook.yaml", in: folder)
      try write("# Home\n", to: "content/index.md", in: folder)
      try run("git", "init", "--quiet", "--bare", folder + "/host.git")
      let git = try Sleeper("git", when: "hash-object", in: folder)
      try FileManager.default.createDirectory(
        atPath: folder + "/tmp", withIntermediateDirectories: false)
      let killed = try BuiltProgram(
        ["publish", "git:\(folder)/host.git#pages"], in: folder,
        environment: ["PATH": folder + "/bin:/usr/bin:/bin", "TMPDIR": folder + "/tmp"])
      let child = try #require(try git.process(calledBy: killed))
      killed.send(signal: SIGKILL)
      #expect(try killed.end().code == 128 + SIGKILL)
      kill(child, SIGKILL)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/tmp").count == 2)
      let next = try BuiltProgram(
        ["publish", "folder:www"], in: folder,
        environment: ["PATH": "/usr/bin:/bin", "TMPDIR": folder + "/tmp"])
      #expect(try next.end().code == 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/tmp") == [])
    }
  }

  /// The system ends a program by a signal that writes more than it may, unless that is ignored.
  @Test func ofTheLargestFileIsAFailureThatLeavesNothing() throws {
    try withTemporaryFolder { folder in
      try write("title: Ours\n", to: "content/handbook.yaml", in: folder)
      try write(
        "title: Orders\nsource: { rate: 40k/s, record: 1 KiB }\nlatency: sub-1s\n"
          + "statements:\n  - { name: parse, complexity: simple }\n",
        to: "content/workloads/orders.yaml", in: folder)
      let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path
      let program = try BuiltProgram(
        ["-c", "ulimit -f 1; exec '\(beside)/headroom' matrix --output matrix.json"],
        program: "/bin/sh", in: folder, environment: [:])
      let end = try program.end()
      #expect(end.code == 3)
      #expect(end.errors.contains("cannot write matrix.json: File too large"), "\(end.errors)")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names.filter { !$0.hasPrefix("errors-") } == ["content"])
    }
  }

  /// The first build may take long: a graph is drawn, and nothing is served yet.
  @Test func whileServing() throws {
    try withTemporaryFolder { folder in
      try write("title: Ours\n", to: "content/handbook.yaml", in: folder)
      try write("# Home\n\n```dot\ndigraph { a }\n```\n", to: "content/index.md", in: folder)
      let dot = try Sleeper("dot", when: "svg", in: folder)
      let program = try BuiltProgram(
        ["serve", "--port", "0"], in: folder,
        environment: ["PATH": folder + "/bin:/usr/bin:/bin"])
      let child = try #require(try dot.process(calledBy: program))
      program.send(signal: SIGTERM)
      let end = try program.end()
      #expect(end.code == 0)
      #expect(end.errors.hasSuffix("stopped\n"))
      #expect(kill(child, 0) != 0)
    }
  }
}

/// A folder that was removed while a shell is in it.
@Suite struct ARemovedWorkingFolder {
  @Test(arguments: [
    "init site", "build \"$HOME/content\"", "build \"$HOME/content\" --output a/../b",
  ])
  func isToldOf(_ command: String) throws {
    try withTemporaryFolder { folder in
      try write("title: Ours\n", to: "content/handbook.yaml", in: folder)
      try write("# Home\n", to: "content/index.md", in: folder)
      let headroom = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "headroom").path
      let program = try BuiltProgram(
        ["-c", "mkdir gone && cd gone && rmdir ../gone && exec '\(headroom)' \(command)"],
        program: "/bin/sh", in: folder, environment: ["PATH": "/usr/bin:/bin", "HOME": folder])
      let end = try program.end()
      #expect(end.code == 3)
      #expect(end.errors.contains("error: cannot make folder"), "\(end.errors)")
    }
  }
}
