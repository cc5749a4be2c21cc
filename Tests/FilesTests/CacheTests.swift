import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct KeepingResults {
  private func rights(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test func isForTheUserAlone() throws {
    try withTemporaryFolder { folder in
      let cache = Cache(folder: folder + "/a/b")
      #expect(cache.read("x") == nil)
      cache.keep([1, 2], as: "x")
      #expect(cache.read("x") == [1, 2])
      let rights = try (rights(of: folder + "/a"), rights(of: folder + "/a/b"))
      #expect(rights == (0o700, 0o700))
    }
  }

  /// In a folder that others may write to, what is there may be theirs.
  @Test(arguments: [0o777, 0o770])
  func readsAndWritesNothingWhereOthersMayWrite(_ rights: Int) throws {
    try withTemporaryFolder { folder in
      let cache = Cache(folder: folder + "/a")
      cache.keep([1], as: "x")
      try FileManager.default.setAttributes(
        [.posixPermissions: rights], ofItemAtPath: folder + "/a")
      #expect(cache.read("x") == nil)
      cache.keep([2], as: "y")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/a") == ["x"])
    }
  }

  @Test func doesNotFollowALink() throws {
    try withTemporaryFolder { folder in
      try write("planted", to: "other/x", in: folder)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/a", withDestinationPath: folder + "/other")
      #expect(Cache(folder: folder + "/a").read("x") == nil)
    }
  }
}
