import Foundation
import Pages
import TestSupport
import Testing

@testable import Files

/// Builds that change the tree that an earlier one kept leave what any other build leaves.
@Suite struct KeepingASpareTree {
  private struct Fixture {
    let folder: String
    var files: [String: String] = [
      "a/index.html": "a", "a/deep/index.html": "deep", "b/index.html": "b", "c.txt": "c",
    ]

    init(_ folder: String) throws {
      self.folder = folder
      try FileManager.default.createDirectory(
        atPath: folder + "/content", withIntermediateDirectories: true)
      try "text".write(toFile: folder + "/content/index.md", atomically: false, encoding: .utf8)
      // The first leaves nothing but the site, the second the tree that it replaced.
      try build()
      files["c.txt"] = "c, changed"
      try build()
    }

    var spare: SpareTree { SpareTree(folder + "/cache/site.tree", leastFiles: 3) }

    func record() throws -> BuildRecord {
      let (content, _) = try ContentFolder.read(folder + "/content")
      return try #require(
        BuildRecord(
          site: folder + "/site", content: folder + "/content", content, options: [],
          executable: "/bin/sh", cache: Cache(folder: folder + "/cache"), now: .max, resolution: 0))
    }

    var isReady: Bool {
      get throws { try record().past.map(spare.isLike) == true }
    }

    /// - Parameter meanwhile: what others do after the build has begun.
    func build(exchanging: Bool = true, meanwhile: () throws -> Void = {}) throws {
      let record = try record()
      var place = SitePlace(folder + "/site")
      place.exchanges = exchanging
      var output = try OutputFolder(place, patience: .zero, spare: spare, after: record.past)
      for path in files.keys.sorted() {
        try output.add(OutputFile(path: path, bytes: Array((files[path] ?? "").utf8)))
      }
      try meanwhile()
      _ = try output.publish()
      record.save(after: output)
    }

    func write(_ text: String, to path: String) throws {
      try text.write(toFile: folder + "/" + path, atomically: false, encoding: .utf8)
    }

    /// What the site holds, but for the list of its files.
    func site() throws -> [String: String] {
      var found: [String: String] = [:]
      for path in try FileManager.default.subpathsOfDirectory(atPath: folder + "/site")
      where path != ".headroom-site" {
        guard let bytes = FileManager.default.contents(atPath: folder + "/site/" + path) else {
          continue
        }
        found[path] = String(decoding: bytes, as: UTF8.self)
      }
      return found
    }

    func folders() throws -> Set<String> {
      let all = try FileManager.default.subpathsOfDirectory(atPath: folder + "/site")
      return Set(all.filter { FileManager.default.contents(atPath: folder + "/site/" + $0) == nil })
    }
  }

  @Test(arguments: [true, false])
  func changesWhatDiffers(exchanging: Bool) throws {
    try withTemporaryFolder { folder in
      var fixture = try Fixture(folder)
      #expect(try fixture.isReady)
      for name in ["/one", "/two"] { try Disk.makeFolder(folder + name) }
      let canExchange = Disk.exchange(folder + "/one", folder + "/two")
      for edit in [
        ["b/index.html": "b, changed", "new": "file"], ["a/deep/index.html": nil],
        // A folder where a file was.
        ["new": nil, "new/x/index.html": "folder"], ["new/x/index.html": nil],
      ] as [[String: String?]] {
        for (path, text) in edit { fixture.files[path] = text }
        try fixture.build(exchanging: exchanging)
        #expect(try fixture.site() == fixture.files)
        if exchanging && canExchange { #expect(try fixture.isReady) }
      }
      #expect(try fixture.folders() == ["a", "b"])
    }
  }

  @Test func keepsFilesOfOthers() throws {
    try withTemporaryFolder { folder in
      var fixture = try Fixture(folder)
      try fixture.write("theirs", to: "site/a/upload.txt")
      fixture.files["b/index.html"] = "again"
      try fixture.build()
      #expect(try fixture.site() == fixture.files.merging(["a/upload.txt": "theirs"]) { a, _ in a })
    }
  }

  @Test func bringsBackWhatOthersWroteMeanwhile() throws {
    try withTemporaryFolder { folder in
      var fixture = try Fixture(folder)
      fixture.files["b/index.html"] = "again"
      try fixture.build { try fixture.write("theirs", to: "site/a/upload.txt") }
      #expect(try fixture.site() == fixture.files.merging(["a/upload.txt": "theirs"]) { a, _ in a })
    }
  }

  /// Whoever kills a build leaves a tree that is half changed.
  @Test(arguments: [".headroom-new", "a/index.html", ".headroom-site"])
  func usesNoTreeThatIsNotLikeTheSite(_ path: String) throws {
    try withTemporaryFolder { folder in
      var fixture = try Fixture(folder)
      let place = fixture.spare.folder + "/" + path
      try? FileManager.default.removeItem(atPath: place)
      try "half".write(toFile: place, atomically: false, encoding: .utf8)
      try "secret".write(
        toFile: fixture.spare.folder + "/left.html", atomically: false, encoding: .utf8)
      #expect(try !fixture.isReady)
      fixture.files["b/index.html"] = "again"
      try fixture.build()
      #expect(try fixture.site() == fixture.files)
    }
  }

  @Test func leavesTheSiteWhenItIsAbandoned() throws {
    try withTemporaryFolder { folder in
      let fixture = try Fixture(folder)
      var output = try OutputFolder(
        SitePlace(folder + "/site"), patience: .zero, spare: fixture.spare,
        after: fixture.record().past)
      try output.add(OutputFile(path: "b/index.html", bytes: [1]))
      output.abandon()
      #expect(try fixture.site() == fixture.files)
      #expect(try !fixture.isReady)
    }
  }

  @Test func doesWithoutInAFolderThatOthersMayWriteTo() throws {
    try withTemporaryFolder { folder in
      var fixture = try Fixture(folder)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o777], ofItemAtPath: folder + "/cache")
      #expect(try !fixture.isReady)
      fixture.files["b/index.html"] = "again"
      try fixture.build()
      #expect(try fixture.site() == fixture.files)
    }
  }
}
