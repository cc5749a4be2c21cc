import Files
import Foundation
import Testing

@testable import Publishing

@Suite struct Differences {
  private let old = Inventory(
    fingerprints: ["a": "1", "b": "2", "c": "3", "1.0/d": "4"], others: ["x/y", "z"])

  @Test func areAddedChangedRemovedAndKept() {
    let changes = Changes(
      from: old, to: ["b": "2", "c": "5", "n": "6"], keeping: ["1.0/d"], isForced: false)
    #expect(changes.added == ["n"])
    #expect(changes.changed == ["c"])
    #expect(changes.removed == ["a"])
    #expect(changes.unchanged == 2)
    #expect(changes.sent == ["c", "n"])
    #expect(changes.summary == "1 new, 1 changed, 1 removed, 2 unchanged")
    #expect(!changes.isEmpty)
  }

  @Test func areNoneWhenAllIsAsItWas() {
    let same = Changes(
      from: old, to: ["a": "1", "b": "2", "c": "3"], keeping: ["1.0/d"], isForced: false)
    #expect(same.isEmpty)
    #expect(same.unchanged == 4)
    let cases: [(new: [BytePath: String], kept: [BytePath])] = [
      (["a": "1"], []), (["a": "1", "b": "3"], ["c", "1.0/d"]),
    ]
    for (new, kept) in cases {
      let changes = Changes(from: old, to: new, keeping: Set(kept), isForced: false)
      #expect(!changes.isEmpty)
    }
  }

  /// Swift takes both spellings of `é` for the same text, and hosts hold a file for each.
  @Test func tellTheSpellingsOfANameApart() {
    let old = Inventory(fingerprints: ["\u{E9}.html": "1", "a": "1"], others: ["o\u{308}"])
    let changes = Changes(from: old, to: ["e\u{301}.html": "1", "a": "1"], keeping: [])
    #expect(changes.added.map { Array($0.utf8) } == [Array("e\u{301}.html".utf8)])
    #expect(changes.removed.map { Array($0.utf8) } == [Array("\u{E9}.html".utf8)])
    #expect(changes.unchanged == 1)
    #expect(old.collision(with: ["\u{F6}/index.html"]) == nil)
    #expect(old.collision(with: ["o\u{308}/index.html"]) == "o\u{308}")
  }

  @Test func areEverythingWhenForced() {
    let changes = Changes(from: old, to: ["a": "1"], keeping: ["1.0/d"], isForced: true)
    #expect(changes.changed == ["a"])
    #expect(changes.removed == ["b", "c"])
    #expect(changes.unchanged == 1)
  }

  static let collisions: [(paths: [BytePath], met: BytePath?)] = [
    (["a", "x/other"], nil), (["x/y"], "x/y"), (["z/index.html"], "z"), (["x"], "x/y"),
    (["zz", "xx/y"], nil),
  ]

  @Test(arguments: collisions)
  func meetFilesOfOthers(_ row: (paths: [BytePath], met: BytePath?)) {
    #expect(old.collision(with: row.paths) == row.met)
  }
}

@Suite struct ListsOfWhatWasPublished {
  private let planned: PlannedPublication

  init() throws {
    planned = PlannedPublication(
      staging: try Staging(in: NSTemporaryDirectory()), new: ["a": "1", "b": "2"],
      kept: ["1.0/c": "3"],
      changes: Changes(
        from: Inventory(fingerprints: ["a": "0", "d": "4", "1.0/c": "3"]),
        to: ["a": "1", "b": "2"],
        keeping: ["1.0/c"], isForced: false), message: "")
  }
  private let old = PublishedList(
    digests: ["a": "0", "d": "4", "1.0/c": "3"], publication: "before")

  @Test func areReadAsTheyAreWritten() {
    let list = old.beginning(planned, as: "x")
    #expect(
      String(decoding: list.bytes, as: UTF8.self) == "# x\n3  1.0/c\n-  a\n-  b\n-  d\n")
    #expect(PublishedList(list.bytes) == list)
    let done = PublishedList.done(planned, as: "x")
    #expect(String(decoding: done.bytes, as: UTF8.self) == "# x\n3  1.0/c\n1  a\n2  b\n")
    #expect(PublishedList(Array("1  a b\n".utf8)).digests == ["a b": "1"])
    // As a tool of Windows leaves it.
    let text = String(decoding: list.bytes, as: UTF8.self).replacing("\n", with: "\r\n")
    #expect(PublishedList(Array("\u{FEFF}\(text)".utf8)) == list)
  }

  @Test func tellOursThatAreThereFromFilesOfOthers() {
    let inventory = old.inventory(ofAll: ["a", "1.0/c", "theirs", BytePath(PublishedList.file)])
    #expect(inventory.fingerprints == ["a": "0", "1.0/c": "3"])
    #expect(inventory.others == ["theirs"])
  }

  /// Whoever publishes next sends everything.
  @Test func trustNoFileAfterTwoPublicationsAtOnce() {
    let other = PublishedList(digests: ["a": "9", "e": "5"], publication: "other")
    let mixed = PublishedList.overtaken(planned, by: other)
    #expect(Set(mixed.digests.keys) == ["a", "b", "e", "1.0/c"])
    #expect(mixed.digests.values.allSatisfy { $0 == nil })
  }
}

@Suite struct FoldersOfVersions {
  /// A host with these folders, each with the files of the version beside it.
  private func folders(_ contents: [String: String]) -> VersionFolders {
    var fingerprints: [BytePath: String] = [
      "index.html": "x", "assets/pages.js": "no version",
    ]
    for (folder, content) in contents {
      fingerprints[BytePath(folder + "/assets/pages.js")] = "p"
      fingerprints[BytePath(folder + "/index.html")] = content
    }
    return VersionFolders(in: fingerprints)
  }

  @Test func giveTheListBack() {
    let folders = folders(["1.0": "a", "1.10": "c", "1.9": "b", "latest": "c", "stable": "b"])
    #expect(Set(folders.names) == ["1.0", "1.9", "1.10", "latest", "stable"])
    #expect(
      folders.versions.all == [
        PublishedVersion(name: "1.10", title: "1.10", aliases: ["latest"]),
        PublishedVersion(name: "1.9", title: "1.9", aliases: ["stable"]),
        PublishedVersion(name: "1.0", title: "1.0", aliases: []),
      ])
  }

  @Test func keepAnAliasThatFitsNone() {
    #expect(
      folders(["1.0": "a", "latest": "b"]).versions.all == [
        PublishedVersion(name: "1.0", title: "1.0", aliases: ["latest"])
      ])
    #expect(folders(["latest": "a"]).versions.all.map(\.name) == ["latest"])
    #expect(folders([:]).isEmpty)
  }
}
