import Diagnostics
import Foundation
import Pages
import TestSupport
import Testing

@testable import Files

@Suite struct ReadingContent {
  /// Symbolic links in a content folder that holds `a.md`, `d/b.md`, `.env` and `.git/config`, beside
  /// a file `secret.txt`: what is found of each, and what is said of it.
  static let links: [(link: String, target: String, paths: [String], id: String?)] = [
    ("inside.md", "a.md", ["inside.md"], nil),
    ("folder", "d", ["folder/b.md"], nil),
    ("outside.md", "../secret.txt", [], "link-outside"),
    ("root", "/", [], "link-outside"),
    ("above", "..", [], "link-outside"),
    ("loop", "../content", [], "link-circle"),
    ("d/self", ".", [], "link-circle"),
    ("d/up", "../d", [], "link-circle"),
    ("itself", "itself", [], "link-broken"),
    ("nowhere", "not/there", [], "link-broken"),
    ("e.txt", ".env", [], "link-hidden"),
    ("g", ".git", [], "link-hidden"),
    ("g.txt", ".git/config", [], "link-hidden"),
  ]

  @Test(arguments: links)
  func followsALinkOnlyToWhatIsPublished(
    _ row: (link: String, target: String, paths: [String], id: String?)
  ) throws {
    try withTemporaryFolder { folder in
      for path in ["a.md", "d/b.md", ".env", ".git/config"] {
        try write("x", to: "content/" + path, in: folder)
      }
      try write("secret", to: "secret.txt", in: folder)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/content/" + row.link, withDestinationPath: row.target)
      let (tree, diagnostics) = try ContentFolder.read(folder + "/content")
      #expect(Set(tree.paths) == Set(["a.md", "d/b.md"] + row.paths))
      #expect(diagnostics.map(\.id) == [row.id].compactMap { $0 })
      // Who watches the folder walks the same files.
      #expect(TreeSnapshot(folder + "/content").folders.count <= 3)
    }
  }

  /// What a file holds when it is read counts, and not how long it was when it was found.
  @Test(arguments: ["", "x", "long", "much longer than it was"])
  func readsFilesThatChangedSinceTheyWereFound(_ text: String) throws {
    try withTemporaryFolder { folder in
      try write("long", to: "content/a.md", in: folder)
      let (tree, _) = try ContentFolder.read(folder + "/content")
      try write(text, to: "content/a.md", in: folder)
      #expect(try String(decoding: tree.read("a.md"), as: UTF8.self) == text)
    }
  }

  /// Each of forty folders links twice to the next: 2⁴⁰ paths without a circle.
  @Test func endsWhereLinksMultiply() throws {
    try withTemporaryFolder { folder in
      for number in 0..<40 {
        try write("x", to: "content/\(number)/a.md", in: folder)
        for name in ["x", "y"] {
          try FileManager.default.createSymbolicLink(
            atPath: "\(folder)/content/\(number)/\(name)", withDestinationPath: "../\(number + 1)")
        }
      }
      let (tree, diagnostics) = try ContentFolder.read(folder + "/content")
      #expect(tree.paths.count < 20_000)
      #expect(diagnostics.filter { $0.id == "links-too-many" }.count == 1)
    }
  }

  @Test func refusesARepositoryInside() throws {
    try withTemporaryFolder { folder in
      try run("git", "init", "--quiet", "--bare", folder + "/content/backup.git")
      try write("x", to: "content/a.md", in: folder)
      let (tree, diagnostics) = try ContentFolder.read(folder + "/content")
      #expect(tree.paths == ["a.md"])
      #expect(diagnostics.map(\.id) == ["repository-in-content"])
    }
  }

  @Test func leavesHiddenFilesAlone() throws {
    try withTemporaryFolder { folder in
      try write("x", to: ".git/config", in: folder)
      try write("y", to: "b/c.md", in: folder)
      #expect(try ContentFolder.read(folder).0.paths == ["b/c.md"])
    }
  }

  /// A page that is exchanged for a link between the look at the folder and the reading of the file.
  @Test(arguments: ["a.md", "d/b.md"])
  func neverReadsFromOutsideAfterTheLook(_ path: String) throws {
    try withTemporaryFolder { folder in
      try write("page", to: "content/a.md", in: folder)
      try write("page", to: "content/d/b.md", in: folder)
      try write("secret", to: "else/b.md", in: folder)
      let (tree, _) = try ContentFolder.read(folder + "/content")
      let output = try tree.output(path)
      let files = FileManager.default
      let exchanged = path == "a.md" ? "a.md" : "d"
      try files.removeItem(atPath: folder + "/content/" + exchanged)
      try files.createSymbolicLink(
        atPath: folder + "/content/" + exchanged,
        withDestinationPath: path == "a.md" ? "../else/b.md" : "../else")
      #expect(throws: DiskError.self) { try tree.read(path) }
      #expect(throws: DiskError.self) { try tree.read(path, first: 10) }
      #expect(throws: DiskError.self) { try output.contents() }
    }
  }
}
