import Files
import Foundation
import Pages
import Starter
import TestSupport
import Testing

@testable import headroom

@Suite struct StartingAHandbook {
  @Test func buildsWithoutAWarning() throws {
    try withTemporaryFolder { folder in
      let files = Starter.files(version: Version.number, schemas: ([], []))
      try NewFolder.fill(folder + "/new/handbook", with: files)
      let handbook = try Handbook(folder: folder + "/new/handbook/content")
      let site = handbook.site(drafts: true)
      #expect(handbook.diagnostics + site.diagnostics == [])
      var pages: [String] = []
      try site.write { pages.append($0.path) }
      #expect(pages.contains("workloads/orders/index.html"))
    }
  }

  @Test func leavesAFolderWithFilesAlone() throws {
    try withTemporaryFolder { folder in
      try write("mine", to: "thesis.txt", in: folder)
      #expect(throws: DiskError.self) { try NewFolder.fill(folder, with: []) }
      #expect(try TestSupport.files(in: folder) == ["thesis.txt": "mine"])
    }
  }

  @Test func refusesAFolderWithoutAName() {
    #expect(throws: (any Error).self) { try Init.parse([""]) }
  }

  @Test func acceptsAFreshRepository() throws {
    try withTemporaryFolder { folder in
      try write("ref: refs/heads/main", to: ".git/HEAD", in: folder)
      try NewFolder.fill(folder, with: [OutputFile(path: "a", bytes: [])])
    }
  }

  @Test func everyFileSaysWhatItIsFor() {
    let pipelines = Starter.Pipeline.allCases.compactMap {
      Starter.file(of: $0, in: ".", version: "1")
    }
    for file in Starter.files(version: "1", schemas: ([], [])) + pipelines
    where !file.path.hasSuffix("README.md") && !file.path.hasSuffix(".json") {
      let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").prefix(2)
      #expect(lines.contains { $0.hasPrefix("# ") }, "\(file.path)")
    }
  }
}

@Suite struct TheManual {
  @Test func namesEveryCommand() {
    for command in Headroom.configuration.subcommands where command.configuration.shouldDisplay {
      let name = command.configuration.commandName ?? "\(command)".lowercased()
      #expect(Manual.page.contains(".SH \"HEADROOM \(name.uppercased())\""))
    }
  }
}

@Suite struct ThePipelines {
  private func text(_ pipeline: Starter.Pipeline) throws -> String {
    let file = Starter.file(of: pipeline, in: ".", version: "1")
    return String(decoding: try #require(file).bytes, as: UTF8.self)
  }

  /// Tags can be moved by whoever owns an action.
  @Test func useNoActionByATag() throws {
    let uses = try text(.github).split(separator: "\n").filter { $0.contains("uses:") }
    #expect(uses.count == 2)
    for line in uses { #expect(line.contains(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/), "\(line)") }
  }

  /// Nothing that a pull request runs may write to a branch, and no job has rights by default.
  @Test func giveEachJobItsOwnRights() throws {
    let workflow = try text(.github)
    #expect(workflow.contains("\npermissions: {}\n"))
    let jobs = workflow.components(separatedBy: "\n  publish:\n")
    #expect(jobs[0].contains("contents: read") && !jobs[0].contains("contents: write"))
    #expect(jobs[0].contains("persist-credentials: false"))
    #expect(jobs[1].contains("contents: write") && !jobs[1].contains("pull-requests"))
  }

  /// A checksum from the archive's own host proves nothing.
  @Test(arguments: [Starter.Pipeline.github, .gitlab])
  func keepTheChecksumInTheRepository(_ pipeline: Starter.Pipeline) throws {
    let text = try text(pipeline)
    #expect(text.contains("HEADROOM_SHA256: \"\"\n"))
    #expect(!text.contains("$HEADROOM_URL.sha256"))
  }
}
