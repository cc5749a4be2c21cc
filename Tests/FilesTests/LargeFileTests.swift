import Foundation
import Pages
import TestSupport
import Testing

@testable import Files

/// Files that would take all memory, or all of a disk.
@Suite struct LargeFiles {
  /// A file of a size with a word in the middle and none around; nil where the disk has no holes.
  private func sparse(_ path: String, size: Int, word: String) throws -> Bool {
    try write("", to: "asset.bin", in: path)
    let file = try FileHandle(forWritingTo: URL(filePath: path + "/asset.bin"))
    try file.seek(toOffset: UInt64(size / 2))
    try file.write(contentsOf: Data(word.utf8))
    try file.truncate(atOffset: UInt64(size))
    try file.close()
    return try blocks(path + "/asset.bin") < size / 512 / 8
  }

  /// What it takes on the disk, in units of 512 bytes.
  private func blocks(_ path: String) throws -> Int {
    let line = try run("stat", "-c", "%b", path)
    return Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
  }

  private func build(_ folder: String) throws -> (changed: Int, isNew: Bool) {
    let (tree, _) = try ContentFolder.read(folder + "/content")
    var output = try OutputFolder(folder + "/site")
    for path in tree.paths { try output.add(tree.output(path)) }
    return (output.changed, try output.publish())
  }

  @Test func keepTheirHoles() throws {
    try withTemporaryFolder { folder in
      let size = 3 << 30
      guard try sparse(folder + "/content", size: size, word: "word") else { return }
      #expect(try build(folder).changed == 1)
      let copy = try FileHandle(forReadingFrom: URL(filePath: folder + "/site/asset.bin"))
      try copy.seek(toOffset: UInt64(size / 2))
      #expect(try copy.read(upToCount: 6) == Data("word\0\0".utf8))
      #expect(try copy.seekToEnd() == UInt64(size))
      #expect(try blocks(folder + "/site/asset.bin") < size / 512 / 8)
      // It is compared as fast.
      #expect(try build(folder) == (0, false))
      _ = try sparse(folder + "/content", size: size, word: "ward")
      #expect(try build(folder).changed == 1)
      _ = try sparse(folder + "/content", size: size + 1, word: "ward")
      #expect(try build(folder).changed == 1)
    }
  }

  @Test(arguments: ["", "x", "hello\0\0\0world"])
  func othersAreCopiedWhole(_ text: String) throws {
    try withTemporaryFolder { folder in
      try write(text, to: "content/a.bin", in: folder)
      #expect(try build(folder).changed == 1)
      #expect(try Data(contentsOf: URL(filePath: folder + "/site/a.bin")) == Data(text.utf8))
      #expect(try build(folder) == (0, false))
    }
  }

  @Test(arguments: [
    ("a.md", 2 << 20), ("a.yaml", 4 << 20), ("b.yml", 4 << 20), ("c.json", 32 << 20),
  ])
  func ofTextAreNotRead(_ path: String, _ most: Int) throws {
    try withTemporaryFolder { folder in
      for (name, size) in [("x-", most), ("y-", most + 1)] {
        try write("", to: "content/" + name + path, in: folder)
        let url = URL(filePath: folder + "/content/" + name + path)
        try FileHandle(forWritingTo: url).truncate(atOffset: UInt64(size))
      }
      let (tree, diagnostics) = try ContentFolder.read(folder + "/content")
      #expect(tree.paths == ["x-" + path])
      #expect(
        diagnostics.map(\.description) == [
          """
          y-\(path):1:1: error: more than \(most >> 20) MiB of text [file-too-large]
            hint: split it, or keep it outside the content folder
          """
        ])
    }
  }

  @Test func areRefusedWhereOneIsNamed() throws {
    try withTemporaryFolder { folder in
      try write("12345", to: "a.json", in: folder)
      #expect(try SingleFile.read(folder + "/a.json", atMost: 5).count == 5)
      #expect(throws: DiskError.self) { try SingleFile.read(folder + "/a.json", atMost: 4) }
      #expect(try SingleFile.read(folder + "/a.json", first: 3) == Array("123".utf8))
    }
  }
}

@Suite struct NamesOfFiles {
  @Test(arguments: ["page.md", "workloads/orders.yaml", "Handbook.YML"])
  func maynotBeFolders(_ path: String) throws {
    try withTemporaryFolder { folder in
      try write("x", to: "content/\(path)/a.txt", in: folder)
      let (tree, diagnostics) = try ContentFolder.read(folder + "/content")
      #expect(tree.paths == ["\(path)/a.txt"])
      #expect(
        diagnostics.map { "\($0.location?.file ?? "") \($0.id)" } == ["\(path) folder-like-file"])
    }
  }

  /// They become the names of pages.
  @Test(arguments: ["\u{202E}dm.a.txt", "a\u{9B}b"])
  func mayMislead(_ name: String) throws {
    try withTemporaryFolder { folder in
      try write("x", to: "content/" + name, in: folder)
      let (tree, diagnostics) = try ContentFolder.read(folder + "/content")
      #expect(tree.paths == [name])
      #expect(diagnostics.map(\.id) == ["misleading-character"])
    }
  }

  /// Names of bytes that are no text; most systems hold them.
  @Test func thatAreNoText() throws {
    try withTemporaryFolder { folder in
      try write("x", to: "content/a.md", in: folder)
      try write("x", to: "content/\u{FFFD}.md", in: folder)
      let made = Array((folder + "/content/").utf8) + [0xFF, 0xE9] + Array(".md\0".utf8)
      let isMade = made.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { name in
        fopen(name.baseAddress, "w").map { fclose($0) == 0 } ?? false
      }
      guard isMade else { return }
      let (tree, diagnostics) = try ContentFolder.read(folder + "/content")
      #expect(tree.paths == ["a.md", "\u{FFFD}.md"])
      #expect(
        diagnostics.map { "\($0.location?.file ?? "") \($0.id)" } == [
          "\\xFF\\xE9.md unusable-name"
        ])
    }
  }

  /// Whether the name for the time of writing is no longer than a file's name may be.
  @Test func mayBeLong() throws {
    try withTemporaryFolder { folder in
      let name = String(repeating: "é", count: 120)
      try SingleFile.writeMakingFolder([0x61], to: folder + "/releases/\(name).json")
      #expect(try files(in: folder) == ["releases/\(name).json": "a"])
    }
  }

  /// What could not be written leaves nothing behind.
  @Test func mayBeTooLong() throws {
    try withTemporaryFolder { folder in
      let name = String(repeating: "x", count: 256)
      #expect(throws: DiskError.self) {
        try SingleFile.writeMakingFolder([0x61], to: folder + "/releases/\(name)")
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left == [])
    }
  }
}
