import Foundation
import TestSupport
import Testing

/// Asked to end in the middle of its work, the program ends at once and leaves nothing.
@Suite struct AskedToEnd {
  /// A program that tells a pipe when it is called with a word, and then takes its time; called
  /// otherwise it is the one of the machine.
  private func stub(_ name: String, when word: String, in folder: String) throws {
    let script = """
      #!/bin/sh
      case "$*" in *\(word)*) echo $$ > '\(folder)/started'; exec sleep 1000;; esac
      PATH=/usr/local/bin:/usr/bin:/bin exec \(name) "$@"

      """
    try write(script, to: "bin/\(name)", in: folder)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder + "/bin/" + name)
    #expect(mkfifo(folder + "/started", 0o600) == 0)
  }

  /// Waits until the stub runs, and tells its process.
  private func started(in folder: String) throws -> Int32? {
    let bytes = try FileHandle(forReadingAtPath: folder + "/started")?.readToEnd() ?? Data()
    return Int32(String(decoding: bytes, as: UTF8.self).prefix { $0.isNumber })
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
  func whilePublishing(_ signal: Int32) throws {
    try withTemporaryFolder { folder in
      try write("title: Ours\n", to: "content/handbook.yaml", in: folder)
      try write("# Home\n", to: "content/index.md", in: folder)
      try run("git", "init", "--quiet", "--bare", folder + "/host.git")
      try stub("git", when: "hash-object", in: folder)
      try FileManager.default.createDirectory(
        atPath: folder + "/tmp", withIntermediateDirectories: false)
      let program = try BuiltProgram(
        ["publish", "git:\(folder)/host.git#pages"], in: folder,
        environment: ["PATH": folder + "/bin:/usr/bin:/bin", "TMPDIR": folder + "/tmp"])
      let child = try #require(try started(in: folder))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/tmp").count == 2)
      program.send(signal: signal)
      #expect(try program.end().code == 128 + signal)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/tmp") == [])
      #expect(kill(child, 0) != 0)
    }
  }

  /// The first build may take long: a graph is drawn, and nothing is served yet.
  @Test func whileServing() throws {
    try withTemporaryFolder { folder in
      try write("title: Ours\n", to: "content/handbook.yaml", in: folder)
      try write("# Home\n\n```dot\ndigraph { a }\n```\n", to: "content/index.md", in: folder)
      try stub("dot", when: "svg", in: folder)
      let program = try BuiltProgram(
        ["serve", "--port", "0"], in: folder,
        environment: ["PATH": folder + "/bin:/usr/bin:/bin"])
      let child = try #require(try started(in: folder))
      program.send(signal: SIGTERM)
      let end = try program.end()
      #expect(end.code == 0)
      #expect(end.errors.hasSuffix("stopped\n"))
      #expect(kill(child, 0) != 0)
    }
  }
}
