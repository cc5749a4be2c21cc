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

  /// Old archives and other systems hold names that are no UTF-8.
  @Test(arguments: ways)
  func stayWhenTheirNamesAreNoText(_ exchanging: Bool) throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      _ = try publish(["a.html": "1", "c/d.html": "2"], to: site)
      let made =
        #"mkdir "$(printf 'd\377')"; printf 1 > "$(printf 'caf\351.txt')"; "#
        + #"printf 2 > "$(printf 'd\377/in\200')"; mkdir b; printf 3 > "$(printf 'b/\303\251\303.txt')"; "#
        + #"ln -s /nowhere "$(printf 'l\351')""#
      try run("sh", "-c", made, in: site)
      for text in ["changed", "changed", "again"] {
        let output = try publish(["a.html": text], to: site, exchanging: exchanging)
        #expect(output.others == ["b/", "caf\\xE9.txt", "d\\xFF/", "l\\xE9"])
      }
      let read =
        #"cat "$(printf 'caf\351.txt')" "$(printf 'd\377/in\200')" "$(printf 'b/\303\251\303.txt')" a.html"#
      #expect(try run("sh", "-c", read, in: site) == "123again")
      #expect(try run("sh", "-c", #"readlink "$(printf 'l\351')""#, in: site) == "/nowhere\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["site"])
      #expect(throws: DiskError.self) { try NewFolder.fill(site, with: []) }
      var comparison = SiteComparison(site)
      try comparison.findLeftovers()
      #expect(comparison.others == ["b/", "caf\\xE9.txt", "d\\xFF/", "l\\xE9"])
      try run("rm", "-r", site)
    }
  }

  @Test(arguments: [
    ([0x61, 0xC3, 0xA9], "aé"), ([0xE9, 0x61], "\\xE9a"), ([0xC3], "\\xC3"),
    ([0x80, 0xFF], "\\x80\\xFF"),
    ([0xE6, 0x97, 0xA5, 0xE6, 0x97], "日\\xE6\\x97"), ([0xED, 0xA0, 0x80], "\\xED\\xA0\\x80"),
    ([], ""),
  ])
  func areShownWithWhatIsNoText(_ bytes: [UInt8], _ shown: String) {
    #expect(BytePath(bytes: bytes).shown == shown)
  }

  /// A list that somebody edited, or a program of another system wrote, may name a file twice.
  @Test(arguments: [
    "b/c.html\nb/c.html\n", "B/C.html\nb/c.html\n", "b/c.html\n./b/c.html\nb//c.html\n",
    "b/c.html\nx/../b/c.html\n/b/c.html\n", "b/c.html\ngone.html\n", "b/c.html\n.\n./\nb/c.html/\n",
    "e\u{301}.html\nb/c.html\n\u{E9}.html\n",
  ])
  func areNotCountedTwice(_ list: String) throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      _ = try publish(["a.html": "1", "b/c.html": "2"], to: site)
      try write("a.html\n" + list, to: ".headroom-site", in: site)
      #expect(try OutputFolder.filesThere(in: site)?.sorted() == ["a.html", "b/c.html"])
      let output = try publish(["a.html": "1"], to: site)
      #expect(output.removed == ["b/c.html"])
      #expect(try all(in: site) == [".headroom-site": "a.html\n", "a.html": "1"])
    }
  }

  /// Two files that differ in case, where the file system tells them apart.
  @Test func areCountedWhenTheyAreTwo() throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      _ = try publish(["a.html": "1", "A.html": "2", "b.html": "3"], to: site)
      let output = try publish(["b.html": "3"], to: site)
      #expect(output.removed == ["A.html", "a.html"])
    }
  }

  /// Both names are of one file, as where the file system does not tell case apart.
  @Test func areOneByAnySpelling() throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      _ = try publish(["a.html": "1", "b.html": "2"], to: site)
      try FileManager.default.linkItem(atPath: site + "/b.html", toPath: site + "/B.html")
      try write("B.html\na.html\nb.html\n", to: ".headroom-site", in: site)
      #expect(try OutputFolder.filesThere(in: site) == ["B.html", "a.html"])
      #expect(try publish(["a.html": "1", "b.html": "2"], to: site).removed == [])
    }
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

  /// As an editor of Windows or a tool that carried it leaves it.
  @Test(arguments: ["\u{FEFF}a.html\nb/c.html\n", "a.html\r\nb/c.html\r\n"])
  func areToldByAListThatAnEditorChanged(_ list: String) throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      _ = try publish(["a.html": "1", "b/c.html": "2"], to: site)
      try write(list, to: ".headroom-site", in: site)
      #expect(try OutputFolder.filesThere(in: site) == ["a.html", "b/c.html"])
      #expect(OutputFolder.paths(inList: Array(list.utf8)) == ["a.html", "b/c.html"])
      // It is written as it should be.
      _ = try publish(["a.html": "1", "b/c.html": "2"], to: site)
      #expect(try all(in: site)[".headroom-site"] == "a.html\nb/c.html\n")
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

  /// As a program has that is started while the folder is locked, until it runs.
  @Test func endsEvenIfAnotherHasACopyOfIt() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/site"
      var copies: [Int32] = []
      defer { copies.forEach { close($0) } }
      do {
        let held = try FolderLock(containing: path, patience: .zero)
        copies.append(dup(held.descriptor))
      }
      _ = try FolderLock(containing: path, patience: .zero)
      do {
        let mark = try #require(TemporaryFolderMark(in: folder))
        copies.append(dup(mark.descriptor))
      }
      #expect(TemporaryFolderMark(abandonedIn: folder) != nil)
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

  /// As a shell does that writes to one.
  @Test func makesWhatALinkIsToLeadTo() throws {
    try withTemporaryFolder { folder in
      try write("x", to: "inner/other", in: folder)
      for (link, target) in [("a", "b"), ("b", "inner/file"), ("c", folder + "/new"), ("d", "d")] {
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/" + link, withDestinationPath: target)
      }
      try SingleFile.write(Array("1".utf8), to: folder + "/a")
      try SingleFile.write(Array("2".utf8), to: folder + "/c")
      #expect(try String(contentsOfFile: folder + "/inner/file", encoding: .utf8) == "1")
      #expect(try String(contentsOfFile: folder + "/new", encoding: .utf8) == "2")
      for (link, target) in [("a", "b"), ("b", "inner/file"), ("c", folder + "/new")] {
        #expect(
          try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/" + link) == target)
      }
      // Only a circle leads nowhere, and is replaced itself.
      try SingleFile.write(Array("3".utf8), to: folder + "/d")
      #expect(try String(contentsOfFile: folder + "/d", encoding: .utf8) == "3")
    }
  }

  @Test func leavesNothingWhenItFails() throws {
    try withTemporaryFolder { folder in
      try write("x", to: "taken/file", in: folder)
      let error = #expect(throws: DiskError.self) {
        try SingleFile.write([1], to: folder + "/taken")
      }
      #expect(error?.cause == "cannot write \(folder)/taken: it is a folder")
      for path in ["nowhere/x", "taken/file/x", "x/"] {
        let error = #expect(throws: DiskError.self) {
          try SingleFile.write([1], to: folder + "/" + path)
        }
        #expect(error?.cause.hasPrefix("cannot write \(folder)/\(path): ") == true)
      }
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
