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

/// Builds of one run of the program after another: each is left the record of the last one.
@Suite struct BuildingAgainFromARecord {
  private static let generated = [
    Page(path: SitePath("workloads/x"), title: "X", source: "workloads/x.yaml") { _ in "figures" }
  ]

  /// A site on a disk, and what the last build knew of its content.
  private struct Folder {
    var content: [String: String]
    var seen: [String: String] = [:]
    var files: [String: [UInt8]] = [:]
    var record: [UInt8]?
    var kept = 0
    var diagnostics: [String] = []

    func site(after past: PastBuild = PastBuild()) -> Site {
      var settings = SiteSettings()
      settings.url = "https://example.com/"
      return Site(
        content: FileTree(content), settings: settings,
        generated: BuildingAgainFromARecord.generated, past: past)
    }

    /// - Parameter damaged: a file of the site that somebody changed.
    mutating func build(damaged: String? = nil) throws {
      var past = PastBuild()
      let isSameTree = Set(content.keys) == Set(seen.keys)
      if let record, isSameTree {
        let (content, seen) = (content, seen)
        past = PastBuild(
          record: record, isCurrent: { content[$0] == seen[$0] }, isInPlace: { $0 != damaged })
      }
      var new: [String: [UInt8]] = [:]
      kept = 0
      let site = site(after: past)
      diagnostics = site.diagnostics.map(\.description)
      let pieces = try SiteWriter(site, keeping: .record).write { file in
        if file.isKept { kept += 1 }
        new[file.path] = file.isKept ? files[file.path] : file.bytes
      }.record.pieces
      record = Array(pieces.joined())
      (files, seen) = (new, content)
    }
  }

  private static let start = [
    "index.md": "# Home\n\nWelcome, see [a](guide/a.md).",
    "guide/index.md": "# Guide\n\nAll of it.",
    "guide/a.md": "# A\n\nFirst [b](b.md#part).\n\n--8<-- \"includes/note.md\"",
    "guide/b.md": "# B\n\n## Part\n\nText.\n\n## What's next?\n\nMore.",
    "guide/c.md": "---\naliases: [/old/c/]\n---\n# C\n\n[b](b.md#whats-next) [old](/old/c/)",
    "workloads/x.md": "Words above.", "includes/note.md": "A note.", "data.csv": "1,2",
    "other/deep/z.md": "# Z\n\n[out](https://example.org/)",
  ]

  /// The page that includes it is not read, and known to do so.
  @Test func knowsWhatPagesInclude() throws {
    var folder = Folder(content: Self.start)
    try folder.build()
    for edit in 1...2 {
      folder.content["guide/b.md"] = "# B\n\n## Part\n\nEdit \(edit).\n\n## What's next?\n\nMore."
      try folder.build()
      #expect(folder.diagnostics == [])
    }
    folder.content["includes/note.md"] = "Another note."
    try folder.build()
    let page = String(decoding: try #require(folder.files["guide/a/index.html"]), as: UTF8.self)
    #expect(page.contains("Another note."))
  }

  @Test func readsAndRendersOnlyWhatChanged() throws {
    var folder = Folder(content: Self.start)
    try folder.build()
    #expect(folder.kept == 0)
    try folder.build()
    let all = folder.kept
    // Its page and its twin; what is printed and what lists pages is made in any case.
    folder.content["guide/b.md"] = "# B\n\n## Part\n\nOther text.\n\n## What's next?\n\nMore."
    try folder.build()
    #expect(all > 20)
    // The text of the search index besides.
    #expect(folder.kept == all - 3)
  }

  @Test func rendersAFileAgainThatSomebodyChanged() throws {
    var folder = Folder(content: Self.start)
    try folder.build()
    folder.files["guide/b/index.html"] = []
    try folder.build(damaged: "guide/b/index.html")
    #expect(folder.files["guide/b/index.html"]?.isEmpty == false)
    folder.files["assets/search/0.js"] = []
    try folder.build(damaged: "assets/search/0.js")
    #expect(folder.files["assets/search/0.js"]?.isEmpty == false)
    folder.files["assets/theme.css"] = []
    try folder.build(damaged: "assets/theme.css")
    #expect(folder.files["assets/theme.css"]?.isEmpty == false)
  }

  @Test func takesADamagedRecordForNone() throws {
    var folder = Folder(content: Self.start)
    try folder.build()
    let (record, files) = (folder.record ?? [], folder.files)
    for length in stride(from: 0, to: record.count, by: 97) {
      folder.record = Array(record[..<length])
      try folder.build()
      #expect(folder.kept == 0, "\(length)")
    }
    #expect(folder.files == files)
  }

  /// Random edits, each on top of those before it.
  @Test(arguments: 1...6)
  func writesWhatAFullBuildWrites(_ seed: UInt64) throws {
    var random = SeededEdits(seed: seed)
    var folder = Folder(content: Self.start)
    try folder.build()
    for _ in 0..<25 {
      let path = random.pick(Self.start.keys.sorted().filter { $0.hasSuffix(".md") })
      folder.content[path] =
        path.hasPrefix("includes/") ? "Note \(random.number(9))." : random.page()
      try folder.build()
      var (expected, told): ([String: [UInt8]], [String]) = ([:], [])
      let whole = folder.site()
      try whole.write { expected[$0.path] = $0.bytes }
      let differing = Set(expected.keys).union(folder.files.keys).filter {
        expected[$0] != folder.files[$0]
      }
      told = differing.sorted()
      #expect(told.isEmpty, "\(path): \(folder.content[path] ?? "")")
      if !told.isEmpty { return }
    }
  }
}

/// Random pages, the same in every run.
private struct SeededEdits {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func number(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  mutating func pick<Element>(_ list: [Element]) -> Element { list[number(list.count)] }

  mutating func page() -> String {
    var front: [String] = []
    for (key, values) in [
      ("title", ["One", "Two"]), ("weight", ["1", "7"]), ("draft", ["true"]),
      ("search", ["false"]), ("description", ["About it", "Of that"]), ("linkTitle", ["Short"]),
      ("aliases", ["[/old/c/]", "[/older/]"]), ("keywords", ["[lag]"]),
    ] where number(5) == 0 { front.append("\(key): \(pick(values))") }
    let fence = front.isEmpty ? "" : "---\n\(front.joined(separator: "\n"))\n---\n"
    let parts = [
      "## Part", "## What's next?", "## Part {#other}", "Text \(number(5)) of words.",
      "[b](/guide/b.md#part)", "[c](/guide/c.md#whats-next)", "[old](/old/c/)", "[[a]]",
      "--8<-- \"includes/note.md\"", "```yaml\nkey: \(number(4))\n```",
    ]
    let body = (0..<(1 + number(4))).map { _ in pick(parts) }
    return fence + (number(6) == 0 ? "" : "# \(pick(["A", "B", "Cee"]))\n\n")
      + body.joined(separator: "\n\n")
  }
}
