import Diagnostics
import Markdown
import Markup
import Testing

/// Where each link, value and directive of a page is found to be.
private func places(_ text: String) -> [String] {
  let surroundings = Surroundings(
    link: { destination in
      let at = destination.location
      return Resolution(
        url: destination.written,
        diagnostic: .error("link", destination.written, at: at))
    },
    value: { name, at in .mistake(.error("value", name, at: at)) },
    directive: { directive in
      let fields = directive.fields.map {
        "\($0.key)@\($0.keyLocation.line):\($0.keyLocation.column)=\($0.value)"
          + "@\($0.location.line):\($0.location.column)"
      }
      return .mistake(
        .error(
          "directive", ([directive.name] + fields).joined(separator: " "), at: directive.location))
    },
    directiveNames: ["sizing"])
  return document(text, around: surroundings).diagnostics.map { diagnostic in
    "\(diagnostic.location?.line ?? 0):\(diagnostic.location?.column ?? 0) \(diagnostic.message)"
  }
}

@Suite struct Places {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let source: String
    let expected: [String]
  }

  @Test(arguments: [
    Row(
      testDescription: "a directive that the page's end closes", source: "```sizing\ntier: relaxed",
      expected: ["1:1 sizing tier@2:1=relaxed@2:7"]),
    Row(testDescription: "in a paragraph", source: "See [a](b.md#c).\n", expected: ["1:9 b.md#c"]),
    Row(
      testDescription: "columns count scalars", source: "Größe — [a](b.md)\n",
      expected: ["1:13 b.md"]),
    Row(
      testDescription: "on a later line", source: "one\ntwo [a](b) and\n  three ![x](c.png)\n",
      expected: ["2:9 b", "3:14 c.png"]),
    Row(
      testDescription: "after a code span over two lines", source: "`one\ntwo` [a](b)\n",
      expected: ["2:10 b"]),
    Row(
      testDescription: "text over two lines", source: "See [one\ntwo](b.md)\n",
      expected: ["2:6 b.md"]),
    Row(
      testDescription: "in a list in a quote", source: "> - x\n>   [a](b)\n",
      expected: ["2:9 b"]),
    Row(
      testDescription: "in a table's cell", source: "| h | i |\n|---|---|\n| x | [a](b) |\n",
      expected: ["3:11 b"]),
    Row(
      testDescription: "in a table in an admonition",
      source: "!!! note\n    | h | i |\n    |---|---|\n    | x | [a](b) {{ n.m }} |\n",
      expected: ["4:15 b", "4:18 n.m"]),
    Row(
      testDescription: "in a title", source: "!!! note \"See [a](b)\"\n    x\n",
      expected: ["1:19 b"]),
    Row(
      testDescription: "by reference", source: "See [a].\n\n[a]: /u\n", expected: ["1:5 /u"]),
    Row(
      testDescription: "bare and in angles", source: "at https://a.b and <https://c.d>\n",
      expected: ["1:4 https://a.b", "1:21 https://c.d"]),
    Row(
      testDescription: "values", source: "a {{ x.y }} \\* {{ z }}\n",
      expected: ["1:3 x.y", "1:16 z"]),
    Row(
      testDescription: "a directive's fields",
      source: "- x\n\n    ```sizing\n    id: orders\n    rate:  5k/s\n    ```\n",
      expected: ["3:5 sizing id@4:5=orders@4:9 rate@5:5=5k/s@5:12"]),
    Row(
      testDescription: "a directive's key twice",
      source: "```sizing\nid: a\n# id: c\nid:b\n```\n",
      expected: [
        "4:1 the directive 'sizing' has the key 'id' twice, first at page.md:2:1",
        "1:1 sizing id@2:1=a@2:5",
      ]),
    Row(
      testDescription: "behind front matter", source: "---\ntitle: x\n---\n[a](b)\n",
      expected: ["4:5 b"]),
  ])
  func areExact(_ row: Row) {
    #expect(places(row.source).sorted() == row.expected.sorted())
  }
}
