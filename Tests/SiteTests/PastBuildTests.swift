import Markup
import Pages
import Settings
import Testing

@testable import Site

/// Builds that use what the last one left must write what a build without it writes.
@Suite struct BuildingAgain {
  private static let start = [
    "index.md": "# Home\n\nWelcome.", "guide/index.md": "# Guide\n\nAll of it.",
    "guide/a.md": "# A\n\nFirst [b](b.md#part).\n\n--8<-- \"includes/note.md\"",
    "guide/b.md": "# B\n\n## Part\n\nText.", "workloads/x.md": "Words above.",
    "includes/note.md": "A note.", "data.csv": "1,2", "other/deep/z.md": "# Z",
  ]

  private static let generated = [
    Page(path: SitePath("workloads/x"), title: "X", source: "workloads/x.yaml") { _ in "figures" }
  ]

  /// Each edit on top of those before it; no text removes the file.
  private static let edits: [(what: String, path: String, text: String?)] = [
    ("nothing", "data.csv", "1,2"),
    ("text", "guide/b.md", "# B\n\n## Part\n\nOther text."),
    ("first paragraph", "guide/b.md", "# B\n\nNow first.\n\n## Part\n"),
    ("title", "guide/b.md", "# Bee\n\n## Part\n"),
    ("title, elsewhere", "index.md", "# House\n\nWelcome."),
    ("title of a folder", "guide/index.md", "# Guidance\n\nAll of it."),
    ("order", "guide/b.md", "---\nweight: 1\n---\n# Bee\n\n## Part\n"),
    ("include", "includes/note.md", "Another *note*."),
    ("words of a generated page", "workloads/x.md", "# Ex\n\nOther words."),
    ("words of it, gone", "workloads/x.md", nil),
    ("new page", "guide/c.md", "# C\n\n[a](a.md)"),
    ("link to it", "guide/b.md", "# Bee\n\n[c](c.md)\n\n## Part\n"),
    ("draft", "guide/c.md", "---\ndraft: true\n---\n# C"),
    ("no draft", "guide/c.md", "# C"),
    ("folder's page gone", "guide/index.md", nil),
    ("out of search", "guide/a.md", "---\nsearch: false\n---\n# A"),
  ]

  private func site(_ files: [String: String], after past: PastBuild = PastBuild()) -> Site {
    var settings = SiteSettings()
    settings.url = "https://example.com/"
    return Site(
      content: FileTree(files), settings: settings, generated: Self.generated, past: past)
  }

  @Test func writesWhatAFullBuildWrites() throws {
    var files = Self.start
    var past = PastBuild()
    for edit in [("start", "data.csv", "1,2")] + Self.edits {
      files[edit.1] = edit.2
      var (expected, written): ([String: [UInt8]], [String: [UInt8]]) = ([:], [:])
      let whole = site(files)
      let again = site(files, after: past)
      #expect(whole.diagnostics == again.diagnostics, "\(edit.0)")
      try whole.write { expected[$0.path] = $0.bytes }
      past = try again.writeAndKeep { written[$0.path] = $0.bytes }
      #expect(expected.keys == written.keys, "\(edit.0)")
      for (path, bytes) in expected { #expect(written[path] == bytes, "\(edit.0): \(path)") }
    }
  }

  /// What is the same array was not made again.
  @Test func makesOnlyWhatChanged() throws {
    var files = Self.start
    var before: [String: [UInt8]] = [:]
    let past = try site(files).writeAndKeep { before[$0.path] = $0.bytes }
    files["guide/b.md"] = "# B\n\n## Part\n\nText.\n\nMore text."
    var made: Set<String> = []
    _ = try site(files, after: past).writeAndKeep { file in
      let old = before[file.path]?.withUnsafeBytes { $0.baseAddress }
      if old != file.bytes.withUnsafeBytes({ $0.baseAddress }) { made.insert(file.path) }
    }
    #expect(
      made.filter { $0.hasPrefix("guide/") }.sorted() == ["guide/b.md", "guide/b/index.html"])
    #expect(!made.contains("assets/theme.css"))
  }
}
