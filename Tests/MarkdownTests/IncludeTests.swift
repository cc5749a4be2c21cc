import Diagnostics
import Markdown
import Testing

/// Files beside a page.
private func surroundings(_ files: [String: String]) -> Surroundings {
  let include: @Sendable (String, Diagnostics.SourceLocation) -> Inclusion = { path, at in
    guard let file = files[path] else { return .broken(.error("no-file", path, at: at)) }
    return .text(Array(file.utf8), file: "parts/\(path)")
  }
  return Surroundings(include: include)
}

/// Renders a page with files beside it.
private func page(_ text: String, _ files: [String: String]) -> Document {
  document(text, around: surroundings(files))
}

private func html(of page: Document) -> String { String(decoding: page.html, as: UTF8.self) }

@Suite struct Includes {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let source: String
    let files: [String: String]
    let html: String
  }

  @Test(arguments: [
    Row(
      testDescription: "a file", source: "a\n\n--8<-- \"b.md\"\n\nd\n", files: ["b.md": "*b*\n\nc"],
      html: "<p>a</p>\n<p><em>b</em></p>\n<p>c</p>\n<p>d</p>\n"),
    Row(
      testDescription: "in an admonition", source: "!!! note \"\"\n    --8<-- \"b.md\"\n",
      files: ["b.md": "b\n\nc\n"],
      html: "<div class=\"admonition note\">\n<p>b</p>\n<p>c</p>\n</div>\n"),
    Row(
      testDescription: "in code", source: "```text\n--8<-- \"b.md\"\n```\n",
      files: ["b.md": "<b>\n"],
      html:
        "<div class=\"code\"><pre tabindex=\"0\"><code class=\"language-text\">&lt;b&gt;\n</code></pre></div>\n"
    ),
    Row(
      testDescription: "in a file", source: "--8<-- \"b.md\"\n",
      files: ["b.md": "--8<-- \"c.md\"\n", "c.md": "c\n"], html: "<p>c</p>\n"),
    Row(
      testDescription: "as VitePress has it",
      source: "<!-- @include: b.md -->\n<!--@include: @/c.md{2,}-->\n",
      files: ["./b.md": "b\n\n", "c.md": "1\n2\n3\n"], html: "<p>b</p>\n<p>2\n3</p>\n"),
    Row(
      testDescription: "code as VitePress has it",
      source: "<<< @/b.txt{2}\n\n```text\n<<< ./c.txt\n```\n\n<<< here.txt\n",
      files: ["b.txt": "```\nb\n"],
      html:
        "<div class=\"code\"><pre tabindex=\"0\"><code class=\"language-txt\">```\nb\n</code></pre></div>\n"
        + "<div class=\"code\"><pre tabindex=\"0\"><code class=\"language-text\">&lt;&lt;&lt; ./c.txt\n</code></pre></div>\n"
        + "<p>&lt;&lt;&lt; here.txt</p>\n"),
    Row(
      testDescription: "some lines", source: "--8<-- \"b.md:2:3\"\n",
      files: ["b.md": "1\n2\n3\n4\n"], html: "<p>2\n3</p>\n"),
    Row(
      testDescription: "a section", source: "--8<-- \"b.md:x\"\n",
      files: ["b.md": "1\n<!-- --8<-- [start:x] -->\n2\n<!-- --8<-- [end:x] -->\n3\n"],
      html: "<p>2</p>\n"),
    Row(
      testDescription: "a list", source: "--8<--\nb.md\nc.md\n--8<--\n",
      files: ["b.md": "b\n\n", "c.md": "c\n"], html: "<p>b</p>\n<p>c</p>\n"),
    Row(
      testDescription: "reference definitions", source: "[a]\n\n--8<-- \"b.md\"\n",
      files: ["b.md": "[a]: /u\n"], html: "<p><a href=\"/u\">a</a></p>\n"),
  ])
  func put(_ row: Row) {
    let page = page(row.source, row.files)
    #expect(html(of: page) == row.html)
    #expect(page.diagnostics.isEmpty)
  }

  @Test func placesAreThoseOfTheIncludedFile() {
    let found = destinations(
      Array("a\n\n!!! note\n    --8<-- \"b.md\"\n\n[x](y)\n".utf8),
      around: surroundings(["b.md": "one\n\nsee [c](d)\n"]))
    #expect(
      found.map(\.location) == [
        Diagnostics.SourceLocation(file: "parts/b.md", line: 3, column: 9),
        Diagnostics.SourceLocation(file: "page.md", line: 6, column: 5),
      ])
  }

  @Test(arguments: [
    Row(
      testDescription: "a missing file", source: "a\n--8<-- \"b.md\"\n", files: [:],
      html: "page.md:2:9 no-file"),
    Row(
      testDescription: "itself", source: "--8<-- \"b.md\"\n",
      files: ["b.md": "x\n--8<-- \"b.md\"\n"], html: "parts/b.md:2:9 include-cycle"),
    Row(
      testDescription: "in a circle", source: "--8<-- \"b.md\"\n",
      files: ["b.md": "--8<-- \"c.md\"\n", "c.md": "--8<-- \"b.md\"\n"],
      html: "parts/c.md:1:9 include-cycle"),
    Row(
      testDescription: "a missing section", source: "--8<-- \"b.md:x\"\n", files: ["b.md": "b\n"],
      html: "page.md:1:9 include-section"),
  ])
  func mistakes(_ row: Row) {
    let found = page(row.source, row.files).diagnostics.map { diagnostic in
      "\(diagnostic.location?.description ?? "") \(diagnostic.id)"
    }
    #expect(found == [row.html])
  }

  @Test func filesThatIncludeEachOtherTwiceStayBounded() {
    var files: [String: String] = [:]
    for depth in 0..<40 {
      files["\(depth).md"] = String(repeating: "--8<-- \"\(depth + 1).md\"\n", count: 2)
    }
    files["20.md"] = "x\n"
    let page = page("--8<-- \"0.md\"\n", files)
    #expect(page.diagnostics.contains { $0.id == "include-too-large" })
    #expect(page.html.count < 8 << 20)
  }

  @Test(arguments: [(10_000, false), (10_001, true)])
  func aPageMayIncludeTenThousandFiles(count: Int, isTooMuch: Bool) {
    let lines = String(repeating: "--8<-- \"a.md\"\n", count: count)
    let found = page(lines, ["a.md": "x\n"]).diagnostics
    #expect(found.contains { $0.id == "include-too-large" } == isTooMuch)
  }
}
