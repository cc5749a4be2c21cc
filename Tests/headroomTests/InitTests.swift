import Files
import Pages
import Starter
import TestSupport
import Testing

@testable import headroom

@Suite struct StartingAHandbook {
  @Test(arguments: Starter.Pipeline.allCases)
  func buildsWithoutAWarning(_ pipeline: Starter.Pipeline) throws {
    try withTemporaryFolder { folder in
      let files = Starter.files(pipeline: pipeline, version: Version.number)
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
    for file in Starter.files(pipeline: .github, version: "1")
    where !file.path.hasSuffix("README.md") {
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
