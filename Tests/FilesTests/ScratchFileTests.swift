import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct ScratchFiles {
  @Test func holdBytesWithoutAName() throws {
    try withTemporaryFolder { folder in
      let file = try #require(ScratchFile(beside: folder + "/site"))
      let large = [UInt8](repeating: 7, count: 100_000)
      let places = [try file.add([1, 2, 3]), try file.add([]), try file.add(large)]
      #expect(places == [0, 3, 3])
      #expect(try file.read(2, at: 1) == [2, 3])
      #expect(try file.read(0, at: 3) == [])
      #expect(try file.read(large.count, at: 3) == large)
      #expect(throws: DiskError.self) { try file.read(1, at: 3 + large.count) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }

  @Test func areNotMadeInAFolderThatIsNotThere() throws {
    try withTemporaryFolder { folder in
      #expect(ScratchFile(beside: folder + "/none/site") == nil)
    }
  }
}
