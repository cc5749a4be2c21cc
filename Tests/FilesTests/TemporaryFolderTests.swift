import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct TemporaryFolders {
  @Test func goWithTheirOwner() throws {
    try withTemporaryFolder { folder in
      var scratch: TemporaryFolder? = try TemporaryFolder(in: folder)
      try scratch?.write([1], to: "a/b")
      #expect(try files(in: folder).keys.count { $0.hasSuffix("/files/a/b") } == 1)
      scratch = nil
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  /// What a killed program left is known by its mark, which nobody has locked.
  @Test func goWithTheNextProgramAfterAKill() throws {
    try withTemporaryFolder { folder in
      let alive = try TemporaryFolder(in: folder)
      try alive.write([1], to: "a")
      let root = alive.path.dropLast("/files".count)
      let mark = try String(contentsOfFile: root + "/owner", encoding: .utf8)
      #expect(mark.hasSuffix("\n") && mark.count > 1)
      // As if their owners had been killed: while publishing, and while ending.
      for name in ["headroom-abcdef", "headroom-abcdef.leaving"] {
        try make(name, in: folder, mark: mark)
      }
      TemporaryFolder.removeAbandoned(in: folder)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder)
          == [String(root.split(separator: "/").last ?? "")])
      #expect(try alive.read("a") == [1])
      withExtendedLifetime(alive) {}
    }
  }

  /// Whatever may be somebody's stays: without our mark or with that of another machine, with another
  /// name, open to others, behind a link, or not a folder.
  @Test func stayWhenTheyMayBeSomebodys() throws {
    try withTemporaryFolder { folder in
      let mark = try {
        let made = try TemporaryFolder(in: folder)
        return try String(contentsOfFile: made.path.dropLast(5) + "owner", encoding: .utf8)
      }()
      try make("headroom-nomark", in: folder, mark: nil)
      try make("headroom-empty1", in: folder, mark: "")
      try make("headroom-other1", in: folder, mark: "elsewhere\n")
      try make("headroom-part01", in: folder, mark: String(mark.dropLast()))
      try make("headroom-longername", in: folder, mark: mark)
      try make("somebody-abcdef", in: folder, mark: mark)
      try make("headroom-shared", in: folder, mark: mark, rights: 0o777)
      try make("elsewhere", in: folder, mark: mark)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/headroom-linked", withDestinationPath: "elsewhere")
      try write("x", to: "headroom-thing1", in: folder)
      let before = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      TemporaryFolder.removeAbandoned(in: folder)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == before)
      TemporaryFolder.removeAbandoned(in: folder + "/nowhere")
    }
  }

  private func make(
    _ name: String, in folder: String, mark: String?, rights: Int = 0o700
  ) throws {
    try write("left", to: name + "/files/a", in: folder)
    if let mark { try write(mark, to: name + "/owner", in: folder) }
    try FileManager.default.setAttributes(
      [.posixPermissions: rights], ofItemAtPath: folder + "/" + name)
  }

  @Test func areNotNamedInMessages() throws {
    try withTemporaryFolder { folder in
      let made = try TemporaryFolder(in: folder)
      let error = #expect(throws: DiskError.self) {
        try made.write([1], to: "a/" + String(repeating: "x", count: 300))
      }
      #expect(error?.cause.contains("/…/a/xxx") == true)
      let name = try #require(made.path.split(separator: "/").dropLast().last)
      #expect(error?.cause.contains(name) == false)
      #expect(made.unnamed(in: "open ../\(made.path)/x: no").hasSuffix("/…/x: no"))
    }
  }
}
