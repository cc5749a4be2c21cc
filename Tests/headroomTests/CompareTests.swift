import Foundation
import TestSupport
import Testing

@testable import headroom

/// The commands as a user calls them, in a small handbook of its own.
@Suite struct Comparing {
  @Test func withoutAReleaseSaysSoKindly() throws {
    try withHandbook { folder in
      let text = try compare(["current"], in: folder)
      #expect(text.contains("note: No release is recorded yet"))
      #expect(text.contains("Nothing to compare with: 1 workload, "))
    }
  }

  @Test(arguments: [
    ("json", "{\"schema\":\"headroom.comparison/1\""), ("csv", "Workload,State,"),
    ("html", "<!DOCTYPE html>"), ("markdown", "<!-- headroom:compare -->\n"),
  ])
  func isOfItsKindWithoutARelease(_ row: (format: String, start: String)) throws {
    try withHandbook { folder in
      let text = try compare(["--format", row.format], in: folder)
      #expect(text.lowercased().hasPrefix(row.start.lowercased()), "\(text.prefix(80))")
    }
  }

  @Test func tellsWhatChangedSinceTheLatestRelease() throws {
    try withHandbook { folder in
      try release("2026.09", in: folder)
      try write(Self.workload(rate: "80k/s"), to: "content/workloads/orders.yaml", in: folder)
      let text = try compare([], in: folder)
      #expect(text.hasPrefix("2026.09 to current\n\n1 of 1 workload needs more: "))
      #expect(text.contains("rate 40 k/s → 80 k/s"))
      let same = try compare(["2026.09", "latest"], in: folder)
      #expect(same.contains("Nothing changed: 1 workload"))
    }
  }

  @Test func readsFilesAndSites() throws {
    try withHandbook { folder in
      try release("2026.09", in: folder)
      let file = "\(folder)/content/releases/2026.09.json"
      try FileManager.default.createDirectory(
        atPath: "\(folder)/site", withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: file, toPath: "\(folder)/site/matrix.json")
      for side in [file, "\(folder)/site", "\(folder)/site/", "\(folder)/content"] {
        #expect(try compare([side, "current"], in: folder).contains("Nothing changed"))
      }
    }
  }

  @Test func readsRevisionsWithoutTouchingTheWorkingTree() throws {
    try withHandbook { folder in
      try git(["init", "-q", "-b", "main"], in: folder)
      try git(["add", "."], in: folder)
      try git(["commit", "-q", "-m", "first"], in: folder)
      try write(Self.workload(rate: "80k/s"), to: "content/workloads/orders.yaml", in: folder)
      try write("not yaml: [", to: "content/workloads/unfinished.txt", in: folder)
      let before = try git(["status", "--porcelain"], in: folder)
      for side in ["git:main", "git:main:content"] {
        let text = try compare([side, "current"], in: folder)
        #expect(text.contains("rate 40 k/s → 80 k/s"))
      }
      #expect(try git(["status", "--porcelain"], in: folder) == before)
      try release("2026.09", in: folder)
      try git(["add", "."], in: folder)
      try git(["commit", "-q", "-m", "second"], in: folder)
      let text = try compare(
        ["git:main~1", "git:HEAD:content/releases/2026.09.json"], in: folder)
      #expect(text.contains("rate 40 k/s → 80 k/s"))
    }
  }

  /// A workload that is a link, folders of them, and the content itself: all as the disk has them.
  @Test func followsLinksInARevision() throws {
    try withHandbook { folder in
      try write(Self.workload(rate: "20k/s"), to: "content/more/billing.yaml", in: folder)
      try write(Self.workload(rate: "30k/s"), to: "content/more/all/clicks.yaml", in: folder)
      let link = FileManager.default.createSymbolicLink(atPath:withDestinationPath:)
      try link("\(folder)/content/workloads/billing.yaml", "../more/billing.yaml")
      try link("\(folder)/content/workloads/billing2.yaml", "billing.yaml")
      try git(["init", "-q", "-b", "main"], in: folder)
      try git(["add", "."], in: folder)
      try git(["commit", "-q", "-m", "links to files"], in: folder)
      #expect(try compare(["git:main", "current"], in: folder).contains("Nothing changed: 3"))

      try FileManager.default.moveItem(
        atPath: "\(folder)/content/workloads", toPath: "\(folder)/content/real")
      try link("\(folder)/content/workloads", "real")
      try FileManager.default.moveItem(atPath: "\(folder)/content", toPath: "\(folder)/book")
      try link("\(folder)/content", "book")
      try git(["add", "--all", "."], in: folder)
      try git(["commit", "-q", "-m", "links to folders"], in: folder)
      try FileManager.default.createDirectory(
        atPath: "\(folder)/docs", withIntermediateDirectories: false)
      try FileManager.default.moveItem(atPath: "\(folder)/book", toPath: "\(folder)/docs/book")
      try FileManager.default.removeItem(atPath: "\(folder)/content")
      try link("\(folder)/content", "docs/book")
      try link("\(folder)/alias", "docs")
      try git(["add", "--all", "."], in: folder)
      try git(["commit", "-q", "-m", "links to folders in folders"], in: folder)
      for side in [
        "git:main", "git:main~1", "git:main~2", "git:main:content", "git:main:docs/book",
        "git:main:alias/book", "git:main~2:content",
      ] {
        #expect(try compare([side, "current"], in: folder).contains("Nothing changed: 3"))
      }
    }
  }

  @Test func doesNotFollowLinksOutOfARevision() throws {
    try withHandbook { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/book", withDestinationPath: "/etc")
      try git(["init", "-q", "-b", "main"], in: folder)
      try git(["add", "."], in: folder)
      try git(["commit", "-q", "-m", "first"], in: folder)
      let failure = #expect(throws: Failure.self) {
        _ = try compare(["git:main:book", "current"], in: folder)
      }
      #expect(
        failure?.message
          == "error: cannot read 'git:main:book': it is not a file or folder of that revision")
    }
  }

  /// Git tells its hooks which repository they are called for.
  @Test func readsItsOwnRepositoryInAHook() throws {
    try withHandbook { folder in
      try git(["init", "-q", "-b", "main"], in: folder)
      try git(["add", "."], in: folder)
      try git(["commit", "-q", "-m", "first"], in: folder)
      try git(["init", "-q", "other"], in: folder)
      let program = try BuiltProgram(
        ["compare", "git:main", "current"], in: folder,
        environment: [
          "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
          "GIT_DIR": folder + "/other/.git", "GIT_INDEX_FILE": "nowhere", "GIT_PREFIX": "x/",
        ])
      let end = try program.end()
      #expect(end.code == 0, "\(end.errors)")
    }
  }

  @Test func countsEverythingAsNewWhereThereWasNoHandbook() throws {
    try withHandbook { folder in
      try commitAll("handbook", in: folder)
      try git(["checkout", "-q", "--orphan", "empty"], in: folder)
      try git(["rm", "-q", "-r", "--cached", "."], in: folder)
      try git(["commit", "-q", "--allow-empty", "-m", "empty"], in: folder)
      try git(["checkout", "-q", "-f", "main"], in: folder)
      for side in ["git:empty", "git:empty:content"] {
        let text = try compare(
          [
            side, "current", "--fail-on", "totalCores > +0", "--fail-on", "total: totalCores > +0%",
          ],
          in: folder)
        #expect(text.contains("Everything is new: 1 workload, "))
        #expect(text.contains("There is no handbook at \(side)"))
      }
      let json = try compare(["git:empty", "current", "--format", "json"], in: folder)
      #expect(json.contains(#""lacks":"handbook""#) && json.contains(#""added":1"#))
      // The newer side must be there.
      let failure = #expect(throws: Failure.self) {
        _ = try compare(["current", "git:empty"], in: folder)
      }
      #expect(failure?.message == "error: there is no handbook at 'git:empty' [unknown-side]")
    }
  }

  /// A name that is misspelled must not make everything new.
  @Test func tellsWhereTheHandbookIsThatANameMisses() throws {
    try withHandbook { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/docs", withIntermediateDirectories: false)
      try FileManager.default.moveItem(
        atPath: folder + "/content", toPath: folder + "/docs/content")
      try commitAll("handbook", in: folder)
      for side in ["git:main:misspelled", "merge-base:main:docs", "git:main:docs/contents"] {
        let failure = #expect(throws: Failure.self) {
          _ = try compare([side, "current"], in: folder, content: "docs/content")
        }
        let kind = side.prefix { $0 != ":" }
        #expect(
          failure?.message == """
            error: there is no handbook at '\(side)' [unknown-side]
              hint: that revision has one in 'docs/content': write '\(kind):main:docs/content'
            """)
        #expect(failure?.code == 1)
      }
      // Without a path, the folder of the content is meant, which is there.
      #expect(
        try compare(["merge-base:main", "current"], in: folder, content: "docs/content")
          .contains("Nothing changed"))
    }
  }

  /// A pull request that moves the handbook is compared with where it was.
  @Test func findsAHandbookThatMoved() throws {
    try withHandbook { folder in
      try commitAll("handbook", in: folder)
      try FileManager.default.createDirectory(
        atPath: folder + "/docs", withIntermediateDirectories: false)
      try FileManager.default.moveItem(
        atPath: folder + "/content", toPath: folder + "/docs/book")
      try write(Self.workload(rate: "80k/s"), to: "docs/book/workloads/orders.yaml", in: folder)
      for side in ["git:main", "merge-base:main:docs/book"] {
        let text = try compare([side, "current"], in: folder, content: "docs/book")
        #expect(text.contains("rate 40 k/s → 80 k/s"), "\(side)")
      }
    }
  }

  /// The root of a repository is a place like any other.
  @Test func findsAHandbookThatWasAtTheRoot() throws {
    try withHandbook { folder in
      try git(["init", "-q", "-b", "main"], in: folder + "/content")
      try git(["add", "--all", "."], in: folder + "/content")
      try git(["commit", "-q", "-m", "at the root"], in: folder + "/content")
      let failure = #expect(throws: Failure.self) {
        _ = try compare(["git:main:nowhere", "current"], in: folder)
      }
      #expect(failure?.message.hasSuffix("has one in '.': write 'git:main:'") == true)
      for file in ["handbook.yaml", "workloads"] {
        try FileManager.default.createDirectory(
          atPath: folder + "/content/book", withIntermediateDirectories: true)
        try FileManager.default.moveItem(
          atPath: "\(folder)/content/\(file)", toPath: "\(folder)/content/book/\(file)")
      }
      #expect(
        try compare(["git:main", "current"], in: folder, content: "content/book")
          .contains("Nothing changed: 1"))
    }
  }

  /// A second handbook is new, wherever the first one is.
  @Test func countsASecondHandbookAsNew() throws {
    try withHandbook { folder in
      try commitAll("handbook", in: folder)
      try write("title: Other\n", to: "other/handbook.yaml", in: folder)
      try write(Self.workload(rate: "10k/s"), to: "other/workloads/clicks.yaml", in: folder)
      for side in ["git:main", "git:main:other"] {
        let text = try compare([side, "current"], in: folder, content: "other")
        #expect(text.contains("Everything is new: 1 workload, "), "\(side)")
      }
    }
  }

  @Test func comparesWithTheLatestReleaseByNameAsWithout() throws {
    try withHandbook { folder in
      for arguments in [[], ["latest"], ["latest", "current"], ["current"]] {
        let text = try compare(arguments, in: folder)
        #expect(text.contains("note: No release is recorded yet"), "\(arguments)")
      }
    }
  }

  @Test func failsOnAGateThatCantBeChecked() throws {
    try withHandbook { folder in
      try release("2026.09", in: folder)
      for (gate, reason) in [
        ("ordres: totalCores > +10%", "no workload is called 'ordres'; did you mean 'orders'?"),
        ("cost > +10%", "no workload has a cost"),
      ] {
        let failure = #expect(throws: Failure.self) {
          _ = try compare(["--fail-on", gate], in: folder)
        }
        #expect(failure?.code == 1)
        #expect(
          failure?.message.hasPrefix("error: 1 gate can't be checked\n  hint: accept it") == true)
        let told = try compare(["--fail-on", gate, "--informational"], in: folder)
        #expect(told.contains("can't be checked against '\(gate)', because \(reason)"))
      }
    }
  }

  @Test func doesNotFailAChangeThatMendsABrokenHandbook() throws {
    try withHandbook { folder in
      let file = "content/workloads/orders.yaml"
      let whole = try String(
        decoding: Data(contentsOf: URL(filePath: "\(folder)/\(file)")), as: UTF8.self)
      try write("latency: [", to: file, in: folder)
      try commitAll("broken", in: folder)
      try write(whole, to: file, in: folder)
      let text = try compare(["git:main", "current"], in: folder)
      #expect(text.contains("warning: The handbook at git:main has errors"))
      #expect(text.contains("Everything is new: 1 workload, "))
      // A broken present state is a failure, whatever it is compared with.
      try commitAll("mended", in: folder)
      try write("latency: [", to: file, in: folder)
      let failure = #expect(throws: Failure.self) {
        _ = try compare(["git:main", "current"], in: folder)
      }
      #expect(failure?.code == 1)
    }
  }

  @Test func comparesWithTheCommitWhereTheBranchParted() throws {
    try withHandbook { folder in
      let file = "content/workloads/orders.yaml"
      try commitAll("first", in: folder)
      try git(["checkout", "-q", "-b", "topic"], in: folder)
      try git(["checkout", "-q", "main"], in: folder)
      try write(Self.workload(rate: "80k/s"), to: file, in: folder)
      try commitAll("others' change", in: folder)
      try git(["checkout", "-q", "topic"], in: folder)
      let tip = try compare(["git:main", "current"], in: folder)
      #expect(tip.contains("rate 80 k/s → 40 k/s"))
      for side in ["merge-base:main", "merge-base:main:content"] {
        #expect(try compare([side, "current"], in: folder).contains("Nothing changed"))
      }
      try git(["checkout", "-q", "--orphan", "other"], in: folder)
      try git(["commit", "-q", "-m", "no common commit"], in: folder)
      let failure = #expect(throws: Failure.self) {
        _ = try compare(["merge-base:main", "current"], in: folder)
      }
      #expect(
        failure?.message.hasPrefix(
          "error: cannot read 'merge-base:main': 'main' and HEAD have no common commit here")
          == true)
    }
  }

  @Test(arguments: [
    (
      "merge-base:nowhere",
      "error: cannot read 'merge-base:nowhere': there is no revision 'nowhere' in this repository"
    ),
    ("merge-base:", "error: 'merge-base:' is not a revision; write it as 'merge-base:main'"),
    (
      "git:nowhere",
      "error: cannot read 'git:nowhere': there is no revision 'nowhere' in this repository"
    ),
    ("git:", "error: 'git:' is not a revision"),
    ("git:--output=x", "error: 'git:--output=x' is not a revision"),
    ("2026.9", "error: '2026.9' is not a file, site or release; did you mean '2026.09'?"),
  ])
  func namesASideThatCantBeFound(_ row: (side: String, message: String)) throws {
    try withHandbook { folder in
      try release("2026.09", in: folder)
      try git(["init", "-q"], in: folder)
      let failure = #expect(throws: Failure.self) {
        _ = try compare([row.side, "current"], in: folder)
      }
      #expect(failure?.message.hasPrefix(row.message) == true, "\(failure?.message ?? "")")
    }
  }

  @Test func refusesASnapshotWithAMistake() throws {
    try withHandbook { folder in
      try write("{\"schema\":\"headroom.matrix/1\",\n", to: "cut.json", in: folder)
      let failure = #expect(throws: Failure.self) {
        _ = try compare(["\(folder)/cut.json", "current"], in: folder)
      }
      #expect(failure?.code == 1)
      #expect(
        failure?.message.hasPrefix(
          "\(folder)/cut.json:2:1: error: the file ends in the middle of a value") == true)
    }
  }

  @Test func failsWhenAGateIsCrossed() throws {
    try withHandbook { folder in
      try release("2026.09", in: folder)
      try write(Self.workload(rate: "80k/s"), to: "content/workloads/orders.yaml", in: folder)
      let failure = #expect(throws: Failure.self) {
        _ = try compare(["--fail-on", "totalCores > +10%"], in: folder)
      }
      #expect(failure?.code == 1)
      #expect(failure?.message == "error: 1 gate is crossed")
      let told = try compare(
        ["--fail-on", "totalCores > +10%", "--informational"], in: folder)
      #expect(told.contains("crosses 'totalCores > +10%'"))
      _ = try compare(["--fail-on", "totalCores > +1000%"], in: folder)
    }
  }

  @Test func takesThresholdsAndWaiversFromTheHandbook() throws {
    try withHandbook { folder in
      try release("2026.09", in: folder)
      try write(Self.workload(rate: "80k/s"), to: "content/workloads/orders.yaml", in: folder)
      try write(
        """
        title: Test
        compare:
          fail: ["totalCores > +10%"]
          waivers:
            - { workload: orders, metric: totalCores, reason: sales week, until: 2026-12-31 }

        """, to: "content/handbook.yaml", in: folder)
      let waived = try compare(["--today", "2026-12-31"], in: folder)
      #expect(waived.contains("waived until 2026-12-31"))
      #expect(throws: Failure.self) {
        _ = try compare(["--today", "2027-01-01"], in: folder)
      }
    }
  }

  @Test(arguments: ["--fail-on=totalCore > 1", "--tolerance=much", "--today=tomorrow"])
  func refusesOptionsItCantRead(_ option: String) throws {
    try withHandbook { folder in
      try release("2026.09", in: folder)
      let failure = #expect(throws: Failure.self) {
        _ = try compare([option], in: folder)
      }
      #expect(failure?.code == 2)
    }
  }

  @Test func writesAPageThatStandsAlone() throws {
    try withHandbook { folder in
      try release("2026.09", in: folder)
      try write(Self.workload(rate: "80k/s"), to: "content/workloads/orders.yaml", in: folder)
      let page = try compare(["--format", "html"], in: folder)
      #expect(page.contains("<style>"))
      // Icons are in the style itself.
      let references = page.replacing("url(\"data:", with: "")
      for reference in ["src=", "href=\"http", "href=\"..", " style=", "url("] {
        #expect(!references.contains(reference), "\(reference)")
      }
    }
  }

  @Test func recordsAReleaseOnce() throws {
    try withTemporaryFolder { folder in
      try Self.writeHandbook(in: folder)
      try release("2026.09", in: folder, ["--date", "2026-09-01"])
      let failure = #expect(throws: Failure.self) { try release("2026.09", in: folder) }
      #expect(failure?.code == 1)
      try release("2026.09", in: folder, ["--replace"])
      for wrong in [["current"], ["2026.10", "--date", "2026-02-30"]] {
        let failure = #expect(throws: Failure.self) {
          try release(wrong[0], in: folder, Array(wrong.dropFirst()))
        }
        #expect(failure?.code == 2)
      }
    }
  }

  // MARK: - A small handbook

  private static func workload(rate: String) -> String {
    """
    title: Orders
    source: { rate: \(rate), record: 1 KiB }
    latency: sub-1s
    statements:
      - { name: parse, complexity: simple }
    matrix: { rates: [10k/s, 40k/s], tiers: all }

    """
  }

  private static func writeHandbook(in folder: String) throws {
    try write("title: Test\n", to: "content/handbook.yaml", in: folder)
    try write(workload(rate: "40k/s"), to: "content/workloads/orders.yaml", in: folder)
  }

  private func withHandbook(_ body: (String) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "headroom-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    try Self.writeHandbook(in: url.path)
    try body(url.path)
  }

  /// Runs the command and returns what it printed.
  private func compare(
    _ arguments: [String], in folder: String, content: String = "content"
  ) throws -> String {
    let output = folder + ".txt"
    defer { try? FileManager.default.removeItem(atPath: output) }
    let command = try Compare.parse(
      arguments + ["--content", "\(folder)/\(content)", "--output", output])
    try command.run()
    return try String(decoding: Data(contentsOf: URL(filePath: output)), as: UTF8.self)
  }

  private func release(_ name: String, in folder: String, _ arguments: [String] = []) throws {
    try Release.parse([name, "\(folder)/content"] + arguments).run()
  }

  /// Commits everything on `main`, which is made when there is no repository.
  private func commitAll(_ message: String, in folder: String) throws {
    if !FileManager.default.fileExists(atPath: "\(folder)/.git") {
      try git(["init", "-q", "-b", "main"], in: folder)
    }
    try git(["add", "--all", "."], in: folder)
    try git(["commit", "-q", "-m", message], in: folder)
  }

  @discardableResult
  private func git(_ arguments: [String], in folder: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"]
    process.arguments = ["git", "-C", folder] + identity + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}
