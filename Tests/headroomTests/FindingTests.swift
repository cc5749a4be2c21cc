import Diagnostics
import Files
import Foundation
import Pages
import Settings
import TestSupport
import Testing

@testable import headroom

@Suite struct Findings {
  private func handbook(_ settings: String, _ files: [String: String]) throws -> Handbook {
    var files = files
    files["handbook.yaml"] = "title: T\n" + settings
    return try Handbook(folder: "content", content: FileTree(files))
  }

  private func findings(of handbook: Handbook) -> [String] {
    handbook.findings.judge(handbook.diagnostics + handbook.site().diagnostics).findings.map {
      "\($0.severity) \($0.id)"
    }
  }

  private let page = ["index.md": "# H\n\n[x](none.md) ![y](z.png)\n\n<script>x</script>\n"]

  @Test func countAsTheHandbookSays() throws {
    #expect(
      try findings(of: handbook("", page)) == [
        "error broken-link", "error missing-image", "warning unsafe-html",
      ])
    #expect(
      try findings(
        of: handbook(
          "diagnostics: { broken-link: warning, missing-image: off, unsafe-html: error }", page))
        == ["warning broken-link", "error unsafe-html"])
  }

  @Test func kindsOfSettingsStayErrors() throws {
    let handbook = try handbook("navigaton: [a]\ndiagnostics: { unknown-key: off }", page)
    #expect(handbook.findings.judge(handbook.diagnostics).findings.map(\.id) == ["unknown-key"])
    let misspelled = try self.handbook("diagnostics: { broken-lnk: off }", page)
    #expect(misspelled.diagnostics.map(\.hint) == ["did you mean 'broken-link'?"])
    let level = try self.handbook("diagnostics: { broken-link: none }", page)
    #expect(level.diagnostics.map(\.id) == ["unknown-severity"])
  }

  @Test func onlyNewOnesCountBesideABaseline() throws {
    let before = try handbook("", page)
    let baseline = before.findings.newBaseline(of: before.diagnostics + before.site().diagnostics)
    #expect(baseline.count == 3)
    #expect(Baseline(baseline.text) == baseline)
    var files = page
    files["handbook.baseline"] = baseline.text
    files["index.md"] =
      "# H\n\n\nmoved\n\n[x](none.md) ![y](z.png) [x](none.md)\n\n<script>x</script>\n"
    let after = try handbook("", files)
    let (found, known) = after.findings.judge(after.site().diagnostics)
    #expect(found.map(\.id) == ["broken-link"])
    #expect(known == 3)
    try after.site().write { #expect($0.path != "handbook.baseline") }
  }

  @Test func aFolderOfDocumentsIsOnlyThat() throws {
    let handbook = try handbook("", ["index.md": "# Hi\n\nWords.", "a.md": "# A"])
    var files: [String] = []
    try handbook.site().write { files.append($0.path) }
    #expect(!files.contains { $0.hasPrefix("matrix") || $0.hasPrefix("workloads") })
    #expect(handbook.site().diagnostics == [])
    let empty = try self.handbook("", [:])
    files = []
    try empty.site().write { files.append($0.path) }
    #expect(files.contains("matrix/index.html"))
  }

  @Test func manyAreGroupedByKind() {
    let many = (1...30).map {
      Diagnostic.error(
        "broken-link", "no page", at: SourceLocation(file: "a.md", line: $0), hint: "h")
    }
    let few = Diagnostic.error("missing-image", "none", at: SourceLocation(file: "z.md"))
    let warning = Diagnostic.warning("lazy-line", "x", at: SourceLocation(file: "b.md"))
    var printer = DiagnosticPrinter(format: .text, folder: "c", sources: FileTree())
    printer.usesColour = false
    let lines = printer.lines(for: many + [few, warning])
    #expect(lines[0] == "missing-image: 1 error")
    #expect(lines[2] == "broken-link: 30 errors")
    #expect(lines[3] == "  c/a.md:1:1: error: no page [broken-link]\n    hint: h")
    #expect(lines[23] == "  and 10 more of the kind [broken-link]")
    #expect(lines[24] == "lazy-line: 1 warning")
    #expect(lines.last == "31 errors, 1 warning")
    printer.printsAll = true
    #expect(printer.lines(for: many + [few, warning]).count == 36)
  }
}

@Suite struct ImportingSettings {
  private func root(_ text: String) throws -> Value {
    try #require(YAML.parse(text, file: "mkdocs.yml", problems: Problems()))
  }

  @Test func takesOverWhatMkDocsSays() throws {
    let found = MkDocsImport(
      try root(
        """
        site_name: "Team: docs"
        site_description: All of it
        site_url: https://docs.example.com/x/
        repo_url: https://github.com/o/r
        edit_uri: edit/main/docs/
        docs_dir: documents
        theme: { name: material, language: de }
        exclude_docs: |
          drafts/
          # a comment
          *.tmpl.md
        nav:
          - Home: index.md
          - a.md
          - Part:
              - p/index.md
              - "What's new?": p/n.md
              - Flink: https://flink.apache.org/
        plugins:
          - search
          - macros
          - redirects:
              redirect_maps:
                old.md: a.md
        markdown_extensions:
          - nl2br
          - pymdownx.emoji:
              emoji_index: !!python/name:material.extensions.emoji.twemoji
        """), file: "mkdocs.yml")
    #expect(found.folder == "documents")
    #expect(
      found.handbook == """
        # Imported from mkdocs.yml by 'headroom import'; this file is yours to edit.
        title: "Team: docs"
        description: All of it
        url: "https://docs.example.com/x/"
        language: de
        repository: "https://github.com/o/r"
        edit: "https://github.com/o/r/edit/main/docs/"
        navigation:
          - Home: index.md
          - a.md
          - Part:
              - p/index.md
              - "What's new?": p/n.md
              - Flink: "https://flink.apache.org/"
        exclude:
          - drafts/
          - "*.tmpl.md"
        redirects:
          old.md: a.md

        """)
    #expect(found.notes.count == 2)
    let handbook = try Handbook(
      folder: "documents",
      content: FileTree([
        "handbook.yaml": found.handbook, "index.md": "# H", "a.md": "# A", "p/index.md": "# P",
        "p/n.md": "# N", "drafts/x.md": "[x](none.md)",
      ]))
    #expect(handbook.diagnostics + handbook.site().diagnostics == [])
  }

  @Test(arguments: [
    ("  - pymdownx.snippets", "snippets:\n  - \"..\"\n"),
    (
      "  - pymdownx.snippets:\n      base_path: [docs, parts, docs/x]",
      "snippets:\n  - \"../parts\"\n  - \"../docs/x\"\n"
    ),
    ("  - pymdownx.snippets:\n      base_path: !relative $config_dir", "snippets:\n  - \"..\"\n"),
    ("  - tables", ""),
  ])
  func snippetsLieBesideTheFolder(_ list: String, _ expected: String) throws {
    let text = "site_name: T\nmarkdown_extensions:\n\(list)\n"
    let handbook = MkDocsImport(try root(text), file: "mkdocs.yml").handbook
    #expect(handbook.hasSuffix("title: T\n" + expected))
  }

  @Test func whatIsLeftOutIsNoted() throws {
    let text = """
      site_name: T
      INHERIT: base.yml
      plugins:
        - redirects:
            redirect_maps: { a.md: "https://h/", b.md: c.md }
      markdown_extensions:
        - pymdownx.snippets: { auto_append: [a.md] }
      """
    let notes = MkDocsImport(try root(text), file: "mkdocs.yml").notes
    #expect(
      notes.map { $0.prefix { $0 != ":" } } == [
        "INHERIT", "redirects to other hosts are left out", "snippets",
      ])
  }

  @Test func languagesOfHugoHaveFolders() throws {
    let text =
      "title: T\nlanguages: { en: { contentDir: content/en }, de: { contentDir: content/de } }\n"
    let found = HugoImport(try root(text), file: "hugo.yaml", hasStatic: true)
    #expect(found.folder == "content/en")
    #expect(found.handbook.hasSuffix("mounts:\n  - \"../../static\"\n"))
    #expect(found.notes.count == 1)
  }

  /// Snippets are read from the folders beside the content, and from nowhere else.
  @Test func snippetsAreReadFromTheirFolders() throws {
    try withTemporaryFolder { folder in
      try write("site: no", to: "parts/a.md", in: folder)
      let folders = SnippetFolders(["../parts", "../none"], beside: folder + "/docs")
      try write("x", to: "docs/index.md", in: folder)
      #expect(folders.read("a.md", most: 4).map { $0.bytes } == Array("site".utf8))
      #expect(folders.read("a.md", most: 4)?.file == "../parts/a.md")
      #expect(folders.read("../docs/index.md", most: 4) == nil)
    }
  }

  @Test func takesOverWhatHugoSays() throws {
    let toml =
      "title = \"T\"\nbaseURL = \"https://h/\"\nlanguageCode = \"en-us\"\n[params]\nBookRepo = \"https://github.com/o/r\"\n"
    let root = try #require(TOML.parse(toml, file: "hugo.toml", problems: Problems()))
    #expect(
      HugoImport(root, file: "hugo.toml", hasStatic: true).handbook == """
        # Imported from hugo.toml by 'headroom import'; this file is yours to edit.
        title: T
        url: "https://h/"
        repository: "https://github.com/o/r"
        mounts:
          - "../static"

        """)
  }

  @Test func neverOverwritesAFile() throws {
    try withTemporaryFolder { folder in
      try write("site_name: T\n", to: "mkdocs.yml", in: folder)
      try write("# H\n", to: "docs/index.md", in: folder)
      try ImportMkDocs.parse([folder + "/mkdocs.yml"]).run()
      #expect(try TestSupport.files(in: folder)["docs/handbook.yaml"]?.contains("title: T") == true)
      #expect(throws: Failure.self) { try ImportMkDocs.parse([folder + "/mkdocs.yml"]).run() }
    }
  }

  @Test func mountsAddFilesAndNeverReplaceAny() throws {
    try withTemporaryFolder { folder in
      try write("title: T\nmounts: [../static]\n", to: "docs/handbook.yaml", in: folder)
      try write("# H\n\n![l](/img/l.png)\n", to: "docs/index.md", in: folder)
      try write("mine", to: "docs/a.txt", in: folder)
      try write("png", to: "static/img/l.png", in: folder)
      try write("other", to: "static/a.txt", in: folder)
      let handbook = try Handbook(folder: folder + "/docs")
      let site = handbook.site()
      #expect(handbook.diagnostics + site.diagnostics == [])
      var files: [String: [UInt8]] = [:]
      try site.write { files[$0.path] = try $0.contents() }
      #expect(files["img/l.png"] == Array("png".utf8))
      #expect(files["a.txt"] == Array("mine".utf8))
      for key in ["mounts", "snippets"] {
        try write("title: T\n\(key): [../none]\n", to: "docs/handbook.yaml", in: folder)
        let found = try Handbook(folder: folder + "/docs").diagnostics
        #expect(found.map(\.id) == ["no-mount"])
        #expect(found.first?.hint?.contains(key) == true)
        #expect(found.first?.location?.line == 2)
      }
    }
  }
}
