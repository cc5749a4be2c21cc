import Foundation
import Observations
import Pages
import Report
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

/// Importing never overwrites, and a comparison with what is deployed ends as it should.
@Suite struct ImportingAndDrifting {
  private static let answers = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "ObservationsTests/Fixtures/group-aggregate").path

  @Test func importsIntoANewFileOnly() throws {
    try withTemporaryFolder { folder in
      let file = folder + "/orders.yaml"
      let arguments = ["--saved", Self.answers, "--output", file, "--content", folder]
      try ImportFlink.parse(arguments).run()
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.contains("complexity: medium"))
      let failure = #expect(throws: Failure.self) { try ImportFlink.parse(arguments).run() }
      #expect(failure?.message.hasPrefix("error: '\(file)' is there already") == true)
      #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    }
  }

  /// The shell has made it empty already when `> content/workloads/new.yaml` is where the file goes.
  @Test func importsIntoTheFileThatStdoutIs() throws {
    try withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/workloads", withIntermediateDirectories: true)
      try "title: T\n".write(
        toFile: folder + "/handbook.yaml", atomically: true, encoding: .utf8)
      try "".write(toFile: folder + "/workloads/new.yaml", atomically: true, encoding: .utf8)
      let file = folder + "/other.yaml"
      try ImportFlink.parse(["--saved", Self.answers, "--output", file, "--content", folder]).run()
      #expect(try String(contentsOfFile: file, encoding: .utf8).contains("complexity: medium"))
      try "titel: T\n".write(
        toFile: folder + "/handbook.yaml", atomically: true, encoding: .utf8)
      #expect(throws: Failure.self) {
        try ImportFlink.parse(["--saved", Self.answers, "--content", folder]).run()
      }
    }
  }

  @Test func importsDeploymentsIntoNewFilesOnly() throws {
    try withTemporaryFolder { folder in
      try """
      kind: FlinkDeployment
      metadata: { name: a }
      ---
      kind: FlinkDeployment
      metadata: { name: b }
      """.write(toFile: folder + "/all.yaml", atomically: true, encoding: .utf8)
      let arguments = [folder + "/all.yaml", "--output", folder + "/workloads"]
      try ImportKubernetes.parse(arguments).run()
      #expect(try files(in: folder + "/workloads").keys.sorted() == ["a.yaml", "b.yaml"])
      try FileManager.default.removeItem(atPath: folder + "/workloads/a.yaml")
      let failure = #expect(throws: Failure.self) { try ImportKubernetes.parse(arguments).run() }
      #expect(
        failure?.message.contains("b.yaml' is there already, and nothing was written") == true)
      #expect(try files(in: folder + "/workloads").keys.sorted() == ["b.yaml"])
    }
  }

  /// The whole handbook's own manifests are as planned; one edit fails where that is asked for.
  @Test func findsNothingInTheHandbooksOwnManifests() throws {
    let content = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "content").path
    let capacity = try Handbook(folder: content).capacity
    var text = ""
    for workload in capacity.workloads {
      let kind: ManifestKind? = workload.pools.isEmpty ? .deployment : nil
      text +=
        (try? capacity.manifest(kind, of: workload, at: DesignPoint())).map { "---\n" + $0 } ?? ""
    }
    try withTemporaryFolder { folder in
      let file = folder + "/deployed.yaml"
      let arguments = [file, "--content", content, "--fail-on", "any"]
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      try DriftCommand.parse(arguments).run()
      let edited = text.replacing("EXACTLY_ONCE", with: "AT_LEAST_ONCE", maxReplacements: 1)
      #expect(edited != text)
      try edited.write(toFile: file, atomically: true, encoding: .utf8)
      let failure = #expect(throws: Failure.self) { try DriftCommand.parse(arguments).run() }
      #expect(failure?.code == 1)
      try DriftCommand.parse(arguments + ["--informational"]).run()
    }
  }

  private static let orders = """
    title: Orders
    source: { rate: 40k/s, record: 1 KiB }
    latency: sub-1s
    statements: [{ name: clean, complexity: simple }]
    """

  /// A handbook with one workload, and its own manifest with a changed parallelism.
  private func withDrift(_ body: (_ content: String, _ manifest: String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      for name in ["workloads", "deployed"] {
        try FileManager.default.createDirectory(
          atPath: folder + "/" + name, withIntermediateDirectories: true)
      }
      try "title: A\n".write(toFile: folder + "/handbook.yaml", atomically: true, encoding: .utf8)
      try Self.orders.write(
        toFile: folder + "/workloads/orders.yaml", atomically: true, encoding: .utf8)
      let capacity = try Handbook(folder: folder).capacity
      let text = try capacity.manifest(
        .deployment, of: try #require(capacity.workloads.first), at: DesignPoint())
      let start = try #require(text.range(of: "job:\n"))
      let key = try #require(
        text.range(of: "parallelism: ", range: start.upperBound..<text.endIndex))
      let end = try #require(text[key.upperBound...].firstIndex(of: "\n"))
      let file = folder + "/deployed/orders.yaml"
      try (text[..<key.upperBound] + "1" + text[end...]).write(
        toFile: file, atomically: true, encoding: .utf8)
      try body(folder, file)
    }
  }

  /// Less than planned may cross a gate here, though in a comparison of plans it is better.
  @Test(arguments: [
    (["parallelism < -10%"], "error: 1 gate is crossed"),
    (["totalCores < -1"], "error: 1 gate is crossed"),
    (["total: taskManagers < -10%", "orders: parallelism < 2"], "error: 2 gates are crossed"),
    (["worse"], "error: 1 difference for the worse"),
    (["any", "parallelism < -10%"], "error: 1 difference, 1 gate is crossed"),
    (["parallelism > +10%", "other: parallelism < 2", "maxParallelism < 1"], nil),
  ])
  func endsAsGatesSay(_ row: (gates: [String], message: String?)) throws {
    try withDrift { content, file in
      let gates = row.gates.flatMap { ["--fail-on", $0] }
      let command = try DriftCommand.parse([file, "--content", content] + gates)
      guard let message = row.message else { return try command.run() }
      let failure = #expect(throws: Failure.self) { try command.run() }
      #expect(failure?.code == 1)
      #expect(failure?.message == message)
    }
  }

  /// A setting that a manifest leaves out lets no gate pass.
  @Test(arguments: [
    (["maxParallelism < -10%"], "error: 1 gate can't be checked"),
    (
      ["maxParallelism > 0", "orders: parallelism < 2"],
      "error: 1 gate is crossed, 1 gate can't be checked"
    ),
    (["slotsPerTaskManager > 99"], nil),
  ])
  func refusesToPassWhatAManifestLeavesOut(_ row: (gates: [String], message: String?)) throws {
    try withDrift { content, file in
      let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
      let without = lines.filter { !$0.contains("pipeline.max-parallelism") }
      #expect(without.count < lines.count)
      try without.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
      let gates = row.gates.flatMap { ["--fail-on", $0] }
      let command = try DriftCommand.parse([file, "--content", content] + gates)
      guard let message = row.message else { return try command.run() }
      #expect(#expect(throws: Failure.self) { try command.run() }?.message == message)
    }
  }

  @Test(arguments: [
    ("cost > 3", "a manifest has no 'cost'"), ("cell: totalCores > 3", "looks at cells"),
    ("nonsense", "unknown metric"),
  ])
  func refusesGatesThatManifestsCanNotCross(_ row: (gate: String, message: String)) throws {
    try withDrift { content, file in
      let command = try DriftCommand.parse([file, "--content", content, "--fail-on", row.gate])
      let failure = #expect(throws: Failure.self) { try command.run() }
      #expect(failure?.code == 2)
      #expect(failure?.message.contains(row.message) == true)
    }
  }

  @Test(arguments: ["text", "markdown", "json", "html", "csv"])
  func printsEveryFormatIntoAFile(_ format: String) throws {
    try withDrift { content, file in
      let output = content + "/out"
      try DriftCommand.parse(
        [file, "--content", content, "--format", format, "--output", output]
      ).run()
      #expect(try String(contentsOfFile: output, encoding: .utf8).contains("job.parallelism"))
    }
  }

  /// The page is there when manifests are, and they are no files of the site.
  @Test func aHandbookTellsOfWhatItKeepsInDeployed() throws {
    try withDrift { content, file in
      let handbook = try Handbook(folder: content)
      #expect(handbook.diagnostics.isEmpty)
      let page = try #require(handbook.generated().pages.first { $0.path == SitePath("drift") })
      let html = page.body(.page(page.path)).rendered()
      #expect(html.contains("job.parallelism"))
      try "kind: FlinkDeployment\n".write(toFile: file, atomically: true, encoding: .utf8)
      let broken = try Handbook(folder: content)
      #expect(broken.diagnostics.map(\.id) == ["missing-key"])
      #expect(broken.diagnostics.first?.location?.file == "deployed/orders.yaml")
      try FileManager.default.removeItem(atPath: file)
      #expect(try !Handbook(folder: content).generated().pages.contains { $0.title == "Drift" })
    }
  }

  @Test(arguments: [
    ("a: 1\n", ""), ("kind: ConfigMap\nmetadata: { name: a }\n", "error: no FlinkDeployment"),
    ("", "error: no FlinkDeployment"),
  ])
  func refusesWhatIsNoDeployment(_ row: (text: String, message: String)) throws {
    try withTemporaryFolder { folder in
      try "title: A\n".write(toFile: folder + "/handbook.yaml", atomically: true, encoding: .utf8)
      try row.text.write(toFile: folder + "/a.txt", atomically: true, encoding: .utf8)
      let failure = #expect(throws: Failure.self) {
        try DriftCommand.parse([folder + "/a.txt", "--content", folder]).run()
      }
      #expect(failure?.code == 1)
      #expect(failure?.message.hasPrefix(row.message) == true)
    }
  }
}

/// Calibrating from an observation, as a user calls it.
@Suite struct CalibratingAHandbook {
  private func withHandbook(_ settings: String, _ body: (String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      for name in ["workloads", "observations"] {
        try FileManager.default.createDirectory(
          atPath: folder + "/" + name, withIntermediateDirectories: true)
      }
      try settings.write(toFile: folder + "/handbook.yaml", atomically: true, encoding: .utf8)
      try """
      title: Orders
      source: { rate: 15k/s, record: 80 B }
      latency: relaxed
      statements: [{ name: count, complexity: medium, state: { keys: 100k, bytesPerKey: 80 B } }]
      """.write(toFile: folder + "/workloads/orders.yaml", atomically: true, encoding: .utf8)
      try body(folder)
    }
  }

  private func observe(_ folder: String) throws {
    let answers = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "ObservationsTests/Fixtures/group-aggregate").path
    try Observe.parse(["orders", "--saved", answers, "--content", folder]).run()
  }

  @Test func addsAProfileThatTheHandbookThenKnows() throws {
    try withHandbook("title: A # ours\nmatrix: { tiers: all }\n") { folder in
      let file = folder + "/workloads/orders.yaml"
      let workload = try String(contentsOfFile: file, encoding: .utf8)
      try (workload + "\nbaseLoad: 0.028\n").write(
        toFile: file, atomically: true, encoding: .utf8)
      try observe(folder)
      try Calibrate.parse(["--content", folder, "--write", "our-cores"]).run()
      let text = try String(contentsOfFile: folder + "/handbook.yaml", encoding: .utf8)
      #expect(
        text.hasPrefix("title: A # ours\nmatrix: { tiers: all }\n\nprofiles:\n  our-cores:\n"))
      let handbook = try Handbook(folder: folder, profile: "our-cores")
      #expect(handbook.diagnostics.isEmpty)
      // The only evidence is this job's, so that its plan is what was measured.
      let row = handbook.measurements.text(of: handbook.capacity.workloads[0]).split(
        separator: "\n"
      )
      .first { $0.hasPrefix("Work per record") }
      #expect(row?.contains("the plan agrees") == true)
      let again = #expect(throws: Failure.self) {
        try Calibrate.parse(["--content", folder, "--write", "our-cores"]).run()
      }
      #expect(again?.message.contains("is there already") == true)
    }
  }

  @Test func leavesAFileThatItCantContinue() throws {
    let settings = "title: A\nprofiles: { mine: { recordRatePerCore: 12k/s } }\n"
    try withHandbook(settings) { folder in
      try observe(folder)
      let failure = #expect(throws: Failure.self) {
        try Calibrate.parse(["--content", folder, "--write", "our-cores"]).run()
      }
      #expect(failure?.code == 1)
      #expect(try String(contentsOfFile: folder + "/handbook.yaml", encoding: .utf8) == settings)
    }
  }

  /// Where a figure can't be right, that is told, and nothing is written.
  @Test func refusesAProfileThatNoCoreHas() throws {
    try withHandbook("title: A\n") { folder in
      try observe(folder)
      let file = folder + "/observations/orders.json"
      let text = try String(contentsOfFile: file, encoding: .utf8)
      try text.replacing("\"cores\":0.", with: "\"cores\":0.000000000", maxReplacements: 1).write(
        toFile: file, atomically: true, encoding: .utf8)
      let failure = #expect(throws: Failure.self) {
        try Calibrate.parse(["--content", folder, "--write", "our-cores"]).run()
      }
      #expect(failure?.message.hasPrefix("error: the profile can't be used: ") == true)
      #expect(
        try String(contentsOfFile: folder + "/handbook.yaml", encoding: .utf8) == "title: A\n")
    }
  }

  @Test func needsAnObservationAndAName() throws {
    try withHandbook("title: A\n") { folder in
      let none = #expect(throws: Failure.self) { try Calibrate.parse(["--content", folder]).run() }
      #expect(none?.message.hasPrefix("error: no workload was observed") == true)
      let name = #expect(throws: Failure.self) {
        try Calibrate.parse(["--content", folder, "--write", "Our Cores"]).run()
      }
      #expect(name?.code == 2)
    }
  }
}
