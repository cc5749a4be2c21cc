import Foundation
import Pages
import TestSupport
import Testing

@testable import Files

@Suite struct RememberingABuild {
  /// A folder with content and the site made of it, whose record was saved.
  private struct Fixture {
    let folder: String

    init(_ folder: String) throws {
      self.folder = folder
      try FileManager.default.createDirectory(
        atPath: folder + "/content", withIntermediateDirectories: true)
      try write("one", to: "content/index.md")
      try write("two", to: "content/other.md")
      var output = try OutputFolder(folder + "/site")
      try output.add(OutputFile(path: "index.html", bytes: Array("1".utf8)))
      _ = try output.publish()
      try record()?.save()
    }

    func write(_ text: String, to path: String) throws {
      try text.write(toFile: folder + "/" + path, atomically: false, encoding: .utf8)
    }

    /// Changes a file in a way that only its times tell.
    func touch(_ path: String, at time: Double) throws {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: time)], ofItemAtPath: folder + "/" + path)
    }

    /// - Parameter now: nanoseconds since 1970; by default a time when all has settled.
    func record(
      program: [String] = ["a"], now: UInt64 = .max, in cache: Cache? = nil
    ) throws -> BuildRecord? {
      let (content, _) = try ContentFolder.read(folder + "/content")
      return BuildRecord(
        site: folder + "/site", content: folder + "/content", content, options: program,
        executable: "/bin/sh", cache: cache ?? Cache(folder: folder + "/cache"), now: now,
        resolution: 1000)
    }
  }

  @Test func knowsThatNothingChanged() throws {
    try withTemporaryFolder { folder in
      let fixture = try Fixture(folder)
      #expect(try fixture.record()?.currentFiles == 1)
      #expect(try fixture.record(program: ["b"])?.currentFiles == nil)
    }
  }

  @Test(arguments: ["content/index.md", "site/index.html", "site/.headroom-site"])
  func noticesAFileThatOnlyItsTimeTells(_ file: String) throws {
    try withTemporaryFolder { folder in
      let fixture = try Fixture(folder)
      try fixture.touch(file, at: 1_000_000_000)
      #expect(try fixture.record()?.currentFiles == nil)
    }
  }

  @Test func noticesANewFile() throws {
    try withTemporaryFolder { folder in
      let fixture = try Fixture(folder)
      try fixture.write("three", to: "content/new.md")
      #expect(try fixture.record()?.currentFiles == nil)
    }
  }

  @Test(arguments: ["content/other.md", "site/index.html", "site/.headroom-site"])
  func noticesAFileThatIsGone(_ file: String) throws {
    try withTemporaryFolder { folder in
      let fixture = try Fixture(folder)
      try FileManager.default.removeItem(atPath: folder + "/" + file)
      #expect((try? fixture.record()?.currentFiles) == nil)
    }
  }

  /// What wrote the site knows its files: one that another program changed right after is noticed.
  @Test(arguments: [nil, "site/index.html", "site/new.html"])
  func remembersFilesAsTheyWereMade(_ changed: String?) throws {
    try withTemporaryFolder { folder in
      let fixture = try Fixture(folder)
      var output = try OutputFolder(folder + "/site")
      try output.add(OutputFile(path: "index.html", bytes: Array("2".utf8)))
      try output.add(OutputFile(path: "new.html", bytes: Array("new".utf8)))
      _ = try output.publish()
      if let changed { try fixture.touch(changed, at: 1_000_000_000) }
      try fixture.record()?.save(after: output)
      #expect(try fixture.record()?.currentFiles == (changed == nil ? 2 : nil))
    }
  }

  @Test func remembersNothingOfFilesThatMayStillChangeUnseen() throws {
    try withTemporaryFolder { folder in
      let fixture = try Fixture(folder)
      try FileManager.default.removeItem(atPath: folder + "/cache")
      try fixture.record(now: 1_000_000_000)?.save()
      #expect(!FileManager.default.fileExists(atPath: folder + "/cache"))
    }
  }

  /// Written within the time that a file system may not tell apart, it may have changed again unseen.
  @Test func takesATextThatWasJustWrittenForChanged() throws {
    try withTemporaryFolder { folder in
      let fixture = try Fixture(folder)
      let written = try #require(Stamp(of: folder + "/content/other.md")).changed
      try fixture.record(now: written)?.save()
      let past = try #require(try fixture.record(now: written)?.past)
      #expect(!past.isCurrent("other.md"))
      #expect(past.currentFiles == nil)
      #expect(past.isInPlace("index.html"))
    }
  }

  @Test func forgetsSitesThatAreGone() throws {
    try withTemporaryFolder { folder in
      let cache = Cache(folder: folder + "/cache")
      let fixtures = try ["a", "b", "c"].map { try Fixture(folder + "/" + $0) }
      let names = try fixtures.map { fixture in
        var output = try OutputFolder(fixture.folder + "/site")
        try output.add(OutputFile(path: "index.html", bytes: [1]))
        _ = try output.publish()
        let record = try #require(try fixture.record(in: cache))
        record.save(after: output, pages: [[1, 2]])
        return FNV.digest(fixture.folder + "/site")
      }
      #expect(names.allSatisfy { cache.read($0 + ".pages") != nil })
      try FileManager.default.createDirectory(
        atPath: folder + "/cache/\(names[0]).tree/deep", withIntermediateDirectories: true)
      try FileManager.default.removeItem(atPath: folder + "/a/site")
      try fixtures[1].record(in: cache)?.save(pages: [[3]])
      let kept = [names[1], names[1] + ".pages", names[2], names[2] + ".pages"]
      #expect(cache.names == kept.sorted())
    }
  }
}
