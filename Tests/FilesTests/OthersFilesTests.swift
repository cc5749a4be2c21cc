import Foundation
import Pages
import TestSupport
import Testing

@testable import Files

@Suite struct FilesOfOthersInASite {
  /// A site is replaced in one step where the system can exchange folders, and in two elsewhere.
  static let ways = [true, false]

  private func publish(
    _ site: [String: String], to folder: String, exchanging: Bool = true
  ) throws -> OutputFolder {
    var place = SitePlace(folder)
    place.exchanges = exchanging
    var output = try OutputFolder(place, patience: .zero)
    do {
      for path in site.keys.sorted() {
        try output.add(OutputFile(path: path, bytes: Array((site[path] ?? "").utf8)))
      }
      _ = try output.publish()
    } catch {
      output.abandon()
      throw error
    }
    return output
  }

  /// Everything below a folder: files by their texts, links by their targets, empty folders.
  private func all(in folder: String) throws -> [String: String] {
    var found: [String: String] = [:]
    let manager = FileManager.default
    for path in try manager.subpathsOfDirectory(atPath: folder) {
      let full = folder + "/" + path
      if let target = try? manager.destinationOfSymbolicLink(atPath: full) {
        found[path] = "-> " + target
      } else if (try? manager.contentsOfDirectory(atPath: full))?.isEmpty == true {
        found[path] = "empty"
      } else if let bytes = manager.contents(atPath: full) {
        found[path] = String(decoding: bytes, as: UTF8.self)
      }
    }
    return found
  }

  private func identity(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
  }

  @Test(arguments: ways)
  func stay(_ exchanging: Bool) throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      _ = try publish(["a.html": "1", "b/c.html": "2", "d/e.html": "3"], to: site)
      for path in [
        ".git/HEAD", ".git/objects/ab/cd", "uploads/invoice.pdf", "b/notes.txt", "CNAME",
      ] {
        try write("theirs", to: path, in: site)
      }
      let manager = FileManager.default
      try manager.createDirectory(atPath: site + "/empty", withIntermediateDirectories: false)
      try manager.createSymbolicLink(atPath: site + "/link", withDestinationPath: "/nowhere")
      let before = try identity(site + "/uploads/invoice.pdf")
      let output = try publish(
        ["a.html": "changed", "b/c.html": "2"], to: site, exchanging: exchanging)
      #expect(output.others == [".git/", "CNAME", "b/notes.txt", "empty/", "link", "uploads/"])
      #expect(output.removed == ["d/e.html"])
      #expect(try identity(site + "/uploads/invoice.pdf") == before)
      #expect(
        try all(in: site) == [
          ".headroom-site": "a.html\nb/c.html\n",
          "a.html": "changed", "b/c.html": "2",
          ".git/HEAD": "theirs", ".git/objects/ab/cd": "theirs", "uploads/invoice.pdf": "theirs",
          "b/notes.txt": "theirs", "CNAME": "theirs", "empty": "empty", "link": "-> /nowhere",
        ])
      #expect(try manager.contentsOfDirectory(atPath: folder) == ["site"])
    }
  }

  @Test(arguments: ["b", "b/index.html"])
  func areNeverOverwritten(_ path: String) throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      _ = try publish(["a.html": "1"], to: site)
      try write("theirs", to: path, in: site)
      let error = #expect(throws: DiskError.self) {
        try publish(["a.html": "2", "b/index.html": "ours"], to: site)
      }
      #expect(error?.cause.contains("was not written by Headroom") == true)
      #expect(try files(in: site)["a.html"] == "1")
      #expect(try files(in: site)[path] == "theirs")
    }
  }

  @Test func areOursWhenTheyAreWhatWeWouldWrite() throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      _ = try publish(["a.html": "1"], to: site)
      try write("2", to: "b.html", in: site)
      #expect(try publish(["a.html": "1", "b.html": "2"], to: site).others == [])
      _ = try publish(["a.html": "1"], to: site)
      #expect(try files(in: site)["b.html"] == nil)
    }
  }

  /// A page would be written to where the link leads.
  @Test func areNotReachedThroughALink() throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      _ = try publish(["a.html": "1"], to: site)
      try write("theirs", to: "elsewhere/index.html", in: folder)
      try FileManager.default.createSymbolicLink(
        atPath: site + "/b", withDestinationPath: "../elsewhere")
      #expect(throws: DiskError.self) {
        try publish(["a.html": "1", "b/index.html": "theirs"], to: site)
      }
      #expect(try files(in: folder)["elsewhere/index.html"] == "theirs")
    }
  }

  @Test func areNotNamedByAListThatLeadsOut() {
    let list = SiteFileList(Array("a\n../b\n/etc/c\nd/../../e\nf..g\n".utf8))
    #expect(list.paths == ["a", "f..g"])
  }

  /// Written between the moment we looked and the exchange, they are in the old site only.
  @Test func areMovedToTheNewSiteWhenTheyCameDuringTheBuild() throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      _ = try publish(["a.html": "1"], to: site)
      // What a build leaves that was killed after the exchange.
      try write("a.html\n", to: "site.headroom-new/.headroom-site", in: folder)
      try write("0", to: "site.headroom-new/a.html", in: folder)
      try write("theirs", to: "site.headroom-new/uploads/late.txt", in: folder)
      _ = try publish(["a.html": "1"], to: site)
      #expect(try files(in: site)["uploads/late.txt"] == "theirs")
      #expect(try files(in: site)["a.html"] == "1")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["site"])
    }
  }
}

@Suite struct ReplacingASiteInTwoSteps {
  private func publish(_ byte: UInt8, to folder: String) throws {
    var output = try OutputFolder(folder + "/site")
    try output.add(OutputFile(path: "a.html", bytes: [byte]))
    #expect(try output.publish())
  }

  /// A build killed between the two steps, on a file system that can't exchange folders.
  private func withKilledBuild(_ body: (String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try publish(49, to: folder)
      try FileManager.default.moveItem(
        atPath: folder + "/site", toPath: folder + "/site.headroom-old")
      try write("a.html\n", to: "site.headroom-new/.headroom-site", in: folder)
      try write("2", to: "site.headroom-new/a.html", in: folder)
      try body(folder)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["site"])
    }
  }

  @Test func isUndoneByABuildThatEndsEarly() throws {
    try withKilledBuild { folder in
      try OutputFolder.recover(folder + "/site")
      #expect(try files(in: folder)["site/a.html"] == "1")
    }
  }

  @Test func isDoneAgainByTheNextBuild() throws {
    try withKilledBuild { folder in
      try publish(50, to: folder)
      #expect(try files(in: folder)["site/a.html"] == "2")
    }
  }
}

@Suite struct LockingAFolder {
  @Test func isToldAndEndsInTime() throws {
    try withTemporaryFolder { folder in
      let held = try FolderLock(containing: folder + "/site", patience: .zero)
      var waits: [String] = []
      let error = #expect(throws: DiskError.self) {
        _ = try FolderLock(
          containing: folder + "/site", patience: .milliseconds(1), waiting: { waits.append($0) })
      }
      #if os(Linux)
        let holder = "process \(getpid()) ("
      #else
        let holder = "another program"
      #endif
      #expect(error?.cause.hasPrefix("\(folder) has been locked for 0 s by " + holder) == true)
      #expect(waits.count == 1 && waits[0].hasPrefix(holder))
      withExtendedLifetime(held) {}
      _ = try FolderLock(containing: folder + "/other/site", patience: .zero)
    }
  }
}

@Suite struct WritingSingleFiles {
  @Test func leavesAPipeAPipe() throws {
    try withTemporaryFolder { folder in
      let pipe = folder + "/pipe"
      #expect(mkfifo(pipe, 0o600) == 0)
      let reader = open(pipe, O_RDONLY | O_NONBLOCK)
      defer { close(reader) }
      try SingleFile.write(Array("text".utf8), to: pipe)
      var buffer = [UInt8](repeating: 0, count: 10)
      #expect(read(reader, &buffer, 10) == 4)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["pipe"])
    }
  }

  @Test func replacesWhatALinkLeadsTo() throws {
    try withTemporaryFolder { folder in
      try write("old", to: "file", in: folder)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: "file")
      try SingleFile.write(Array("new".utf8), to: folder + "/link")
      #expect(try files(in: folder) == ["file": "new", "link": "new"])
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "file")
    }
  }

  @Test func leavesNothingWhenItFails() throws {
    try withTemporaryFolder { folder in
      try write("x", to: "taken/file", in: folder)
      #expect(throws: DiskError.self) { try SingleFile.write([1], to: folder + "/taken") }
      #expect(try files(in: folder) == ["taken/file": "x"])
    }
  }
}

@Suite struct FillingANewFolder {
  private let handbook = [
    OutputFile(path: "README.md", bytes: [1]), OutputFile(path: "content/a.md", bytes: [2]),
  ]

  @Test func goesOnWhereAKilledOneEnded() throws {
    try withTemporaryFolder { folder in
      try NewFolder.fill(folder, with: [handbook[0]])
      try write("half", to: "content/.a.md.headroom-1x", in: folder)
      try NewFolder.fill(folder, with: handbook)
      #expect(try files(in: folder)["content/a.md"] == "\u{2}")
    }
  }

  @Test func refusesAFileThatIsNotItsOwn() throws {
    try withTemporaryFolder { folder in
      try write("mine", to: "README.md", in: folder)
      #expect(throws: DiskError.self) { try NewFolder.fill(folder, with: handbook) }
      #expect(try files(in: folder) == ["README.md": "mine"])
    }
  }
}
