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

    func record(program: [String] = ["a"], resolution: UInt64 = 0) throws -> BuildRecord? {
      let (content, _) = try ContentFolder.read(folder + "/content")
      return BuildRecord(
        site: folder + "/site", content: folder + "/content", content, program: program,
        cache: folder + "/cache", resolution: resolution)
    }
  }

  @Test func knowsThatNothingChanged() throws {
    try withTemporaryFolder { folder in
      let fixture = try Fixture(folder)
      #expect(try fixture.record()?.currentFiles == 1)
      #expect(try fixture.record(program: ["b"])?.currentFiles == nil)
    }
  }

  @Test(arguments: ["content/index.md", "content/new.md", "site/index.html"])
  func noticesAFileThatChanged(_ file: String) throws {
    try withTemporaryFolder { folder in
      let fixture = try Fixture(folder)
      usleep(20_000)  // past the file system's clock
      try fixture.write("1", to: file)
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

  @Test func remembersNothingOfFilesThatMayStillChangeUnseen() throws {
    try withTemporaryFolder { folder in
      let fixture = try Fixture(folder)
      try FileManager.default.removeItem(atPath: folder + "/cache")
      try fixture.record(resolution: 1_000_000_000_000)?.save()
      #expect(!FileManager.default.fileExists(atPath: folder + "/cache"))
    }
  }
}
