import Foundation
import Observations
import Pages
import TestSupport
import Testing

@testable import headroom

/// Recording what a running job takes, from saved answers of a real one.
@Suite struct Observing {
  private static let answers = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "ObservationsTests/Fixtures/group-aggregate").path

  private func withHandbook(_ body: (String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let content = folder + "/content"
      try FileManager.default.createDirectory(
        atPath: content + "/workloads", withIntermediateDirectories: true)
      try "title: Test\n".write(
        toFile: content + "/handbook.yaml", atomically: true, encoding: .utf8)
      try """
      title: Clicks
      source: { rate: 15k/s, record: 80 B }
      latency: relaxed
      statements: [{ name: count, complexity: medium, state: { keys: 100k, bytesPerKey: 80 B } }]
      """.write(toFile: content + "/workloads/clicks.yaml", atomically: true, encoding: .utf8)
      try body(content)
    }
  }

  private func observe(_ content: String, _ arguments: [String]) throws {
    try Observe.parse(arguments + ["--content", content]).run()
  }

  @Test func writesTheSameBytesForTheSameAnswers() throws {
    try withHandbook { content in
      let file = content + "/observations/clicks.json"
      let arguments = ["clicks", "--saved", Self.answers, "--date", "2026-11-26"]
      try observe(content, arguments)
      let first = try Data(contentsOf: URL(filePath: file))
      try observe(content, arguments)
      #expect(try Data(contentsOf: URL(filePath: file)) == first)
      #expect(String(decoding: first, as: UTF8.self).contains(#""date":"2026-11-26""#))
    }
  }

  /// The page of the workload, the page of all, and the file itself is not copied to the site.
  @Test func showsOnPagesAndNotAsAFile() throws {
    try withHandbook { content in
      try observe(content, ["clicks", "--saved", Self.answers])
      let handbook = try Handbook(folder: content)
      #expect(handbook.diagnostics.isEmpty)
      let pages = handbook.generated().pages
      let page = try #require(pages.first { $0.path == SitePath("workloads").child("clicks") })
      #expect(page.anchors.contains("measured"))
      #expect(pages.contains { $0.title == "Measured" })
      #expect(handbook.measurements.text(of: handbook.capacity.workloads[0]).contains("9.86 µs"))
    }
  }

  @Test(arguments: [
    (["clik", "--saved", "/nonexistent"], Int32(2), "no workload 'clik'; did you mean 'clicks'?"),
    (
      ["clicks", "--saved", "/nonexistent"], 1, "cannot read /nonexistent/config.json: no such file"
    ),
    (["clicks", "http://localhost:1", "--window", "5s"], 2, "--window '5s' is out of range"),
    (["clicks", "http://localhost:1", "--date", "1.1.2026"], 2, "--date '1.1.2026' is not a date"),
    (["clicks", "ftp://localhost"], 2, "'ftp://localhost' is not an address of a REST API"),
    (["clicks", "http://me:secret@localhost"], 2, "the address holds a name or a password"),
    (["clicks", "http://localhost:1", "--header", "a: b\nc"], 2, "--header is not a header line"),
  ])
  func refusesWithTheReason(_ row: (arguments: [String], code: Int32, message: String)) throws {
    try withHandbook { content in
      let failure = #expect(throws: Failure.self) { try observe(content, row.arguments) }
      #expect(failure?.code == row.code)
      #expect(
        failure?.message.hasPrefix("error: " + row.message) == true, "\(failure?.message ?? "")")
      #expect(!FileManager.default.fileExists(atPath: content + "/observations"))
    }
  }
}

/// Curl with a stand-in that notes how it is called and prints what a network would.
@Suite struct AskingByCurl {
  private func answer(_ script: String, header: [String] = []) throws -> (
    result: Result<String, Refusal>, arguments: String, input: String
  ) {
    var found: (Result<String, Refusal>, String, String)?
    try withTemporaryFolder { folder in
      let text = """
        #!/bin/sh
        printf '%s\\n' "$@" > \(folder)/arguments
        cat > \(folder)/input
        \(script)

        """
      // Written by another process: one that is being written here could not be started.
      try run(
        "sh", "-c", #"printf '%s' "$1" > "$2" && chmod 755 "$2""#, "sh", text, folder + "/curl")
      let machine = Machine(variables: ["PATH": folder + ":/usr/bin:/bin"])
      let curl = try Curl(machine, address: "http://flink:8081/", headers: header)
      let result: Result<String, Refusal>
      do throws(Refusal) {
        result = .success(
          String(decoding: try curl.answer(.init(address: "/a?get=b", file: "a")), as: UTF8.self))
      } catch {
        result = .failure(error)
      }
      let noted = { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
      found = (result, try noted("arguments"), try noted("input"))
    }
    return try #require(found)
  }

  @Test func keepsTokensOutOfArguments() throws {
    let (result, arguments, input) = try answer(
      #"printf '{"a":1}\n200'"#, header: [#"Authorization: Bearer s3"c\ret"#])
    #expect(try result.get() == #"{"a":1}"#)
    #expect(!arguments.contains("Bearer"))
    #expect(input == #"header = "Authorization: Bearer s3\"c\\ret""# + "\n")
    #expect(arguments.hasSuffix("--\nhttp://flink:8081/a?get=b\n"))
    #expect(arguments.contains("--proto\n=http,https\n"))
    #expect(!arguments.contains("--location"))
  }

  @Test(arguments: [
    ("printf 'moved\\n302'", "the server redirects to another address (302)", false),
    ("printf '<html>\\n401'", "the server refuses access (401)", false),
    ("printf '<html>\\n503'", "/a: the server answers 503", false),
    (
      "echo 'curl: (7) Failed to connect to flink port 8081' >&2; exit 7",
      "/a: Failed to connect to flink port 8081", true
    ),
    ("echo 'curl: (28) Operation timed out' >&2; exit 28", "/a: Operation timed out", true),
    (
      "echo 'curl: (63) Maximum file size exceeded' >&2; exit 63",
      "/a: the answer is longer than 16 MiB", true
    ),
    ("head -c 20000000 /dev/zero", "an answer is longer than 16 MiB", false),
  ])
  func tellsInALineWhatTheNetworkDid(_ row: (script: String, reason: String, isOfMachine: Bool))
    throws
  {
    guard case .failure(let refusal) = try answer(row.script).result else {
      Issue.record("no refusal")
      return
    }
    #expect(refusal.reason == row.reason)
    #expect(refusal.isOfMachine == row.isOfMachine)
    #expect(!refusal.advice.isEmpty)
  }

  /// Flink says itself what is wrong.
  @Test func handsOnWhatFlinkSaysIsWrong() throws {
    let (result, _, _) = try answer(#"printf '{"errors":["Not found"]}\n404'"#)
    #expect(try result.get() == #"{"errors":["Not found"]}"#)
  }
}
