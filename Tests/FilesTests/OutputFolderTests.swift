import Files
import Foundation
import Pages
import TestSupport
import Testing

@Suite struct WritingASite {
  private func publish(_ files: [String: String], to folder: String) throws -> Bool {
    var output = try OutputFolder(folder)
    do {
      for path in files.keys.sorted() {
        try output.add(OutputFile(path: path, bytes: Array((files[path] ?? "").utf8)))
      }
      return try output.publish()
    } catch {
      output.abandon()
      throw error
    }
  }

  private func identity(_ path: String) throws -> String {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    let date = try #require(attributes[.modificationDate] as? Date)
    return "\(attributes[.systemFileNumber] ?? 0) \(date.timeIntervalSince1970)"
  }

  @Test func leavesUnchangedFilesAsTheyWere() throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      #expect(try publish(["a/index.html": "one", "b.txt": "two"], to: site))
      let before = try identity(site + "/b.txt")
      #expect(try publish(["a/index.html": "changed", "b.txt": "two"], to: site))
      #expect(try identity(site + "/b.txt") == before)
      #expect(try String(contentsOfFile: site + "/a/index.html", encoding: .utf8) == "changed")
    }
  }

  /// Also one whose pieces were cut otherwise, and one that is longer or shorter than it was.
  @Test func writesALargeFileInPieces() throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      func publish(_ pieces: [String]) throws -> Bool {
        var output = try OutputFolder(site)
        let pieces = FilePieces(pieces.count) { [pieces] in Array(pieces[$0].utf8) }
        try output.add(OutputFile(path: "large.txt", pieces: pieces))
        return try output.publish()
      }
      let numbers = (0..<100).map { "\($0)\n" }
      for (pieces, isChanged) in [
        (numbers, true), (numbers, false), ([numbers.joined()], false), (numbers.dropLast(), true),
        (numbers, true), (numbers.dropLast() + ["98\n"], true), ([], true),
      ] {
        #expect(try publish(Array(pieces)) == isChanged)
        let text = try String(contentsOfFile: site + "/large.txt", encoding: .utf8)
        #expect(text == pieces.joined())
        let file = OutputFile(
          path: "large.txt", pieces: FilePieces(pieces.count) { [pieces] in Array(pieces[$0].utf8) }
        )
        #expect(try file.contents() == Array(text.utf8))
      }
    }
  }

  /// Swift takes both spellings of `é` for the same text, and most file systems hold a folder for each.
  @Test func tellsTheSpellingsOfANameApart() throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      var output = try OutputFolder(site)
      for name in ["\u{E9}/a.html", "e\u{301}/a.html"] {
        try output.add(OutputFile(path: name, bytes: [1]))
      }
      #expect(try output.publish())
      #expect(try FileManager.default.contentsOfDirectory(atPath: site).count == 3)
      var comparison = SiteComparison(site)
      try comparison.compare(OutputFile(path: "\u{E9}/a.html", bytes: [1]))
      try comparison.findLeftovers()
      #expect(
        comparison.differences.map { Array($0.utf8) } == [
          Array("e\u{301}/a.html is no longer part of the site".utf8)
        ])
      let before = TreeSnapshot(site)
      try write("changed", to: "\u{E9}/a.html", in: site)
      let between = TreeSnapshot(site)
      #expect(between != before)
      try write("changed too", to: "e\u{301}/a.html", in: site)
      #expect(TreeSnapshot(site) != between)
    }
  }

  @Test func writesNothingWhenNothingChanged() throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      let files = ["index.html": "one", "deep/er/index.html": "two"]
      #expect(try publish(files, to: site))
      let before = try identity(site)
      #expect(try !publish(files, to: site))
      #expect(try identity(site) == before)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["site"])
    }
  }

  @Test func makesTheFoldersAboveIt() throws {
    try withTemporaryFolder { folder in
      _ = try publish(["a.txt": "1"], to: folder + "/new/er/site")
      #expect(FileManager.default.fileExists(atPath: folder + "/new/er/site/a.txt"))
    }
  }

  /// One after the other, each the folder of the file before, one around it, or only named like it.
  @Test func makesFoldersWhoseNamesBeginAlike() throws {
    try withTemporaryFolder { folder in
      let files = [
        "a/b/c/1", "a/b/2", "a/bc/3", "a/4", "ab/5", "a/b/cd/6", "7", "abc/d/8", "ab/c/9", "é/e/10",
        "e\u{301}/11", "xyz/12", "x/13",
      ]
      var output = try OutputFolder(folder + "/site")
      for file in files { try output.add(OutputFile(path: file, bytes: Array(file.utf8))) }
      #expect(try output.publish())
      for file in files {
        #expect(try String(contentsOfFile: folder + "/site/" + file, encoding: .utf8) == file)
      }
    }
  }

  @Test func leavesNoFolderOfASiteThatNeverCame() throws {
    try withTemporaryFolder { folder in
      #expect(throws: DiskError.self) {
        // A file where a folder has to be.
        _ = try publish(["b": "1", "b/c": "2"], to: folder + "/new/er/site")
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
    }
  }

  @Test func removesWhatIsNoLongerPartOfIt() throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      _ = try publish(["a.txt": "1", "old/index.html": "2"], to: site)
      _ = try publish(["a.txt": "1"], to: site)
      #expect(!FileManager.default.fileExists(atPath: site + "/old"))
    }
  }

  @Test func refusesSomebodyElsesFolder() throws {
    try withTemporaryFolder { folder in
      try write("mine", to: "site/thesis.txt", in: folder)
      #expect(throws: DiskError.self) { _ = try OutputFolder(folder + "/site") }
      #expect(FileManager.default.fileExists(atPath: folder + "/site/thesis.txt"))
      #expect(throws: DiskError.self) {
        try OutputFolder.refuse(folder, holding: folder + "/site")
      }
    }
  }

  /// The next build would take the site for content.
  @Test(arguments: ["", "/site", "/not/there/yet", "/not/../../content/site"])
  func refusesAPlaceInTheContent(_ place: String) throws {
    try withTemporaryFolder { folder in
      try write("# Home", to: "content/index.md", in: folder)
      #expect(throws: DiskError.self) {
        try OutputFolder.refuse(folder + "/content" + place, holding: folder + "/content")
      }
      try OutputFolder.refuse(folder + "/content-site/new", holding: folder + "/content")
    }
  }

  @Test func startsAnewAfterABuildThatWasKilled() throws {
    try withTemporaryFolder { folder in
      try write("", to: "site.headroom-new/.headroom-new", in: folder)
      try write("half", to: "site.headroom-new/index.html", in: folder)
      #expect(try publish(["index.html": "whole"], to: folder + "/site"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["site"])
    }
  }

  @Test func refusesAFolderInItsWay() throws {
    try withTemporaryFolder { folder in
      try write("mine", to: "site.headroom-new/thesis.txt", in: folder)
      #expect(throws: DiskError.self) { try publish(["a": "1"], to: folder + "/site") }
      #expect(try files(in: folder) == ["site.headroom-new/thesis.txt": "mine"])
    }
  }
}

@Suite struct ComparingASite {
  /// A build would not remove them, so that they are no reason to build.
  @Test func namesFilesOfOthersApart() throws {
    try withTemporaryFolder { folder in
      _ = try publish(["a": "1"], to: folder + "/site")
      try write("theirs", to: "site/extra.html", in: folder)
      try write("theirs", to: "site/.git/HEAD", in: folder)
      var comparison = SiteComparison(folder + "/site")
      try comparison.compare(OutputFile(path: "a", bytes: [49]))
      try comparison.findLeftovers()
      #expect(comparison.differences == [])
      #expect(comparison.others == [".git/", "extra.html"])
    }
  }

  private func publish(_ files: [String: String], to folder: String) throws -> Bool {
    var output = try OutputFolder(folder)
    for (path, text) in files { try output.add(OutputFile(path: path, bytes: Array(text.utf8))) }
    return try output.publish()
  }

  @Test func namesWhatDiffers() throws {
    try withTemporaryFolder { folder in
      var output = try OutputFolder(folder + "/site")
      for name in ["same", "other", "left"] {
        try output.add(OutputFile(path: name, bytes: Array(name.utf8)))
      }
      _ = try output.publish()
      var comparison = SiteComparison(folder + "/site")
      try comparison.compare(OutputFile(path: "same", bytes: Array("same".utf8)))
      try comparison.compare(OutputFile(path: "other", bytes: Array("OTHER".utf8)))
      try comparison.compare(OutputFile(path: "new", bytes: []))
      try comparison.findLeftovers()
      #expect(
        comparison.differences
          == ["other differs", "new is missing", "left is no longer part of the site"])
      #expect(comparison.others == [])
    }
  }
}
