import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct TemporaryFolders {
  @Test func goWithTheirOwner() throws {
    try withTemporaryFolder { folder in
      var scratch: TemporaryFolder? = try TemporaryFolder(in: folder)
      try scratch?.write([1], to: "a/b")
      #expect(try files(in: folder).count == 1)
      scratch = nil
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }
}
