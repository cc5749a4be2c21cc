import Foundation
@testable import Markdown
import Testing

/// Inputs that are easy to make and hard to read: each must cost what its length costs.
enum Pathology {
  static let all: [(name: String, make: @Sendable (Int) -> String)] = [
    ("nested quotes", { String(repeating: "> ", count: $0 / 2) + "a" }),
    ("nested lists", { String(repeating: "- ", count: $0 / 2) + "a" }),
    (
      "nested lists by indentation",
      { size in
        var text = ""
        var depth = 0
        while text.utf8.count < size, depth < 400 {
          text += String(repeating: "  ", count: depth) + "- a\n"
          depth += 1
        }
        return text
      }
    ),
    ("brackets", { String(repeating: "[", count: $0) }),
    ("images", { String(repeating: "![", count: $0 / 2) }),
    ("only stars", { String(repeating: "*", count: $0) }),
    ("only underscores", { String(repeating: "_", count: $0) }),
    ("stars", { String(repeating: "*a ", count: $0 / 3) }),
    ("double stars", { String(repeating: "**a ", count: $0 / 4) }),
    ("tildes", { String(repeating: "~", count: $0) }),
    ("tildes and letters", { String(repeating: "~~a ", count: $0 / 4) }),
    ("bars", { String(repeating: "|", count: $0) }),
    ("bar lines", { String(repeating: "|a|\n", count: $0 / 4) }),
    ("delimiter lines", { String(repeating: "|-|\n", count: $0 / 4) }),
    ("braces", { String(repeating: "{{", count: $0 / 2) }),
    ("values", { String(repeating: "{{ a }}", count: $0 / 7) }),
    (
      "backticks",
      { size in
        var (text, length) = ("", 1)
        while text.utf8.count < size {
          text += "e" + String(repeating: "`", count: length)
          length += 1
        }
        return text
      }
    ),
    ("footnote references", { "[^a]: x\n\n" + String(repeating: "[^a]", count: $0 / 4) }),
    (
      "footnotes",
      { size in
        (0..<(size / 20)).map { "[^\($0)]: x\n\n[^\($0)]\n\n" }.joined()
      }
    ),
    ("missing footnotes", { size in (0..<(size / 8)).map { "[^\($0)] " }.joined() }),
    ("equal headings", { String(repeating: "# a\n", count: $0 / 4) }),
    ("attribute lists", { String(repeating: "*a*{.b} ", count: $0 / 8) }),
    ("open attribute lists", { String(repeating: "*a*{.b=\" ", count: $0 / 9) }),
    ("admonitions", { String(repeating: "!!! a\n    b\n", count: $0 / 12) }),
    ("admonition lines in code", { "```\n" + String(repeating: "!!! a\n", count: $0 / 6) }),
    ("lazy lines", { String(repeating: "!!! a\n    b\nc\n", count: $0 / 14) }),
    ("lazy lines below one", { "!!! a\n    b\n" + String(repeating: "c\n", count: $0 / 2) }),
    ("tabs", { String(repeating: "=== \"a\"\n    b\n", count: $0 / 14) }),
    ("definitions", { String(repeating: "a\n:   b\n\n", count: $0 / 9) }),
    ("alerts", { String(repeating: "> [!NOTE]\n> a\n\n", count: $0 / 15) }),
    (
      "abbreviations",
      { size in
        (0..<(size / 30)).map { "*[a\($0) b]: c\n" }.joined() + "\n\n"
          + String(repeating: "a1 ", count: size / 6)
      }
    ),
    (
      "abbreviations of one word",
      { size in
        (0..<(size / 30)).map { "*[a b\($0)]: c\n" }.joined() + "\n\n"
          + String(repeating: "a b ", count: size / 8)
      }
    ),
    ("open tags", { String(repeating: "<a b=\"", count: $0 / 6) }),
    ("open tags in a block", { "<div>" + String(repeating: "<a b='", count: $0 / 6) }),
    ("comments", { "<div>" + String(repeating: "<!-- ", count: $0 / 5) }),
    ("instructions", { "<div>" + String(repeating: "<? ", count: $0 / 3) }),
    ("closing tags", { "<div markdown>" + String(repeating: "</p>", count: $0 / 4) }),
    ("Markdown in HTML", { String(repeating: "<div markdown>", count: $0 / 14) }),
    (
      "Markdown in HTML, side by side",
      {
        String(repeating: "<p markdown>*a*</p>", count: $0 / 19)
      }
    ),
    (
      "Markdown in HTML, closed",
      { size in
        String(repeating: "<div markdown>", count: size / 40)
          + String(repeating: "</p>", count: size / 8)
          + String(repeating: "</div>", count: size / 40)
      }
    ),
    ("elements that stay open", { String(repeating: "<b>", count: $0 / 3) }),
    ("end tags of nothing", { String(repeating: "</b>", count: $0 / 4) }),
    ("elements that cross", { String(repeating: "<b><i></b></i>", count: $0 / 14) }),
    ("drawings that stay open", { String(repeating: "<svg>", count: $0 / 5) }),
    ("drawings with paragraphs", { String(repeating: "<svg><p>", count: $0 / 8) }),
    ("scripts that do not end", { "a " + String(repeating: "<script>", count: $0 / 8) }),
    (
      "frames that do not end, in a block",
      { "<div>" + String(repeating: "<iframe>", count: $0 / 8) }
    ),
    (
      "scripts and styles in turn",
      { "a " + String(repeating: "<script>*b*<style>", count: $0 / 18) }
    ),
    ("fields that do not end", { String(repeating: "<textarea>", count: $0 / 10) }),
    ("lines of fields that do not end", { String(repeating: "<textarea>\na\n", count: $0 / 13) }),
    ("scripts among emphasis", { "a " + String(repeating: "*b<script>", count: $0 / 10) }),
    ("boxes in items", { String(repeating: "- <div>\n", count: $0 / 8) }),
    (
      "boxes that end in a paragraph",
      {
        String(repeating: "<div>\n\n", count: $0 / 14)
          + String(repeating: "x</div>\n\n", count: $0 / 18)
      }
    ),
    ("choices and spans", { String(repeating: "<select>a *b* ", count: $0 / 14) }),
    ("addresses", { String(repeating: "a@", count: $0 / 2) }),
    ("long addresses", { String(repeating: "a", count: $0) + "@b.c" }),
    ("bare URLs", { String(repeating: "http://a.b ", count: $0 / 11) }),
    ("bare URLs without blanks", { String(repeating: "http://", count: $0 / 7) }),
    ("bare URLs and brackets", { "http://a.b" + String(repeating: ")", count: $0) }),
    ("bare URLs and entities", { "http://a.b" + String(repeating: "&a;", count: $0 / 3) }),
    ("hosts", { String(repeating: "www.", count: $0 / 4) }),
    ("links in one line", { String(repeating: "[a](b) ", count: $0 / 7) }),
    ("images in links in one line", { String(repeating: "[![a](b)](c) ", count: $0 / 13) }),
    ("reference links", { "[a]: /b\n\n" + String(repeating: "[a] ", count: $0 / 4) }),
    (
      "reference definitions",
      { size in
        (0..<(size / 20)).map { "[a\($0)]: /b\n" }.joined() + "\n| a |\n|---|\n| *b* |\n"
      }
    ),
    ("escapes", { String(repeating: "\\[\\~\\{", count: $0 / 6) }),
    (
      "marked lines",
      { size in
        "```text hl_lines=\"" + (0..<(size / 10)).map { "\($0) " }.joined() + "\"\n"
          + String(repeating: "a\n", count: size / 4) + "```\n"
      }
    ),
    ("quotes in YAML", { "```yaml\n" + String(repeating: "\"a: ", count: $0 / 4) }),
    ("block scalars in YAML", { "```yaml\n" + String(repeating: "a: |\n\n", count: $0 / 6) }),
    ("comments in SQL", { "```sql\n" + String(repeating: "/* ", count: $0 / 3) }),
    ("comments in XML", { "```xml\n" + String(repeating: "<!-- ", count: $0 / 5) }),
    ("properties", { "```properties\n" + String(repeating: "\\", count: $0) }),
    ("quotes in Python", { "```python\n" + String(repeating: "'''\"\"\"", count: $0 / 6) }),
    ("shortcodes", { String(repeating: "{{< a >}}", count: $0 / 9) }),
    ("shortcodes that do not end", { String(repeating: "{{< a ", count: $0 / 6) }),
    ("frames on one line", { String(repeating: "{{< hint >}}a{{< /hint >}}", count: $0 / 26) }),
    (
      "frames on a line each",
      { String(repeating: "{{< hint >}}\n", count: $0 / 13) + "{{< /hint >}}" }
    ),
    ("frames in text", { String(repeating: "a {{< hint >}}", count: $0 / 14) + "{{< /hint >}}" }),
    (
      "comments of Hugo",
      { String(repeating: "{{< comment >}}", count: $0 / 15) + "{{< /comment >}}" }
    ),
    ("comments without an end", { String(repeating: "{{< comment >}}\n", count: $0 / 16) }),
    ("code of shortcodes", { String(repeating: "{{< code >}}a{{< /code >}}\n", count: $0 / 27) }),
    (
      "panes",
      {
        "{{< tabpane >}}\n"
          + String(repeating: "{{< tab >}}\na\n{{< /tab >}}\n", count: $0 / 28)
      }
    ),
    ("comments of MDX", { String(repeating: "{/* ", count: $0 / 4) + "*/}" }),
    (
      "ends of comments of MDX",
      { String(repeating: "{/*", count: $0 / 6) + String(repeating: "*/}", count: $0 / 6) }
    ),
    ("components", { String(repeating: "<Aa>", count: $0 / 4) + "</Aa>" }),
    ("components that do not end", { String(repeating: "<Aa b={", count: $0 / 7) + "</Aa>" }),
    ("ends of components", { "<Aa>" + String(repeating: "</Aa>", count: $0 / 5) }),
    ("dollars", { String(repeating: "$", count: $0) }),
    ("dollars and letters", { String(repeating: "$a_", count: $0 / 3) }),
    ("formulas", { String(repeating: "$a_1$ ", count: $0 / 6) }),
    ("brackets of formulas", { String(repeating: "\\(", count: $0 / 2) }),
    ("formulas in brackets", { String(repeating: "\\(x^2\\) ", count: $0 / 8) }),
    ("insertions", { String(repeating: "{++", count: $0 / 3) }),
    (
      "ends of insertions",
      { String(repeating: "{++", count: $0 / 6) + String(repeating: "++}", count: $0 / 6) }
    ),
    ("edits", { String(repeating: "{~~a~>b~~}", count: $0 / 10) }),
    ("arrows", { "{~~" + String(repeating: "~>", count: $0 / 2) }),
    ("edits in emphasis and around it", { String(repeating: "__{==", count: $0 / 5) }),
    ("edits that close in emphasis", { String(repeating: "*{++a*++}", count: $0 / 9) }),
    ("tildes in emphasis and around it", { String(repeating: "__~~", count: $0 / 4) }),
    ("marks in emphasis and around it", { String(repeating: "__==", count: $0 / 4) }),
    ("edits of all kinds", { String(repeating: "{--{++{==", count: $0 / 9) }),
    ("callouts", { String(repeating: "> [!a]- b\n", count: $0 / 11) }),
    ("nested callouts", { String(repeating: "> [!a]", count: $0 / 6) }),
    ("code in a header row", { String(repeating: "|`", count: $0 / 4) + "\n|-|\n" }),
    ("boxes", { String(repeating: ":::a\n", count: $0 / 5) }),
    (
      "boxes with as many ends",
      { String(repeating: ":::a\n", count: $0 / 9) + String(repeating: ":::\n", count: $0 / 9) }
    ),
    (
      "boxes of more signs each",
      { size in
        var (text, length) = ("", 3)
        while text.utf8.count < size {
          text += String(repeating: ":", count: length) + "note\n"
          length += 1
        }
        return text
      }
    ),
    ("lines to mark", { "```js\n" + String(repeating: "// highlight-start\n", count: $0 / 19) }),
    (
      "marks of lines",
      {
        "```js {" + String(repeating: "1,", count: $0 / 4) + "}\n// highlight-next-line\n"
          + String(repeating: "a\n", count: $0 / 4)
      }
    ),
    ("imports", { String(repeating: "import a from 'b'\n", count: $0 / 18) }),
    ("imports that do not end", { String(repeating: "import {\n", count: $0 / 9) }),
    ("front matter that does not end", { "---\n" + String(repeating: "a: b\n", count: $0 / 5) }),
  ]
}

@Suite struct Pathological {
  @Test(arguments: Pathology.all.map(\.name))
  func costsWhatItsLengthCosts(name: String) throws {
    let make = try #require(Pathology.all.first { $0.name == name }?.make)
    // The first one pays for what is made once.
    _ = Reading(make(2_000))
    let short = max(Reading(make(3_000)).seconds, 0.00125)
    let long = Reading(make(24_000))
    // Eight times the length is about eight times the work; sixty-four would be its square.
    #expect(long.seconds < short * 40, "\(short) s for 3 kB, \(long.seconds) s for 24 kB")
    // Without the optimizer, on a busy machine; with it, a tenth of that.
    #expect(long.seconds < 0.5)
    // What is made of a page is the same on every machine.
    #expect(long.nodes < 4 * long.length + 100)
    #expect(long.bytes < 12 * long.length + 1_000)
    #expect(long.html < 60 * long.length + 1_000)
  }

  /// How much is made of a page, and what that costs this thread, whatever else the machine does.
  private struct Reading {
    let length, nodes, bytes, html: Int
    let seconds: Double

    init(_ text: String) {
      let start = Self.now()
      let source = Array(text.utf8)
      let read = SourceReader.read(
        source, file: "page.md", options: Options(), surroundings: .none)
      let page = FinishedPage.read(read, options: Options(), surroundings: .none)
      html = Renderer.render(page, options: Options()).count
      _ = (SectionTexts.read(from: page), Description.find(in: page))
      seconds = Self.now() - start
      length = source.count
      nodes = page.tree.nodes.count
      bytes = page.tree.bytes.count
    }

    private static func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
  }
}
