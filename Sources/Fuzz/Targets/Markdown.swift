internal import Markdown
internal import Markup

extension Target {
  /// Pages in all dialects: there is HTML, and nothing in it can execute.
  static let markdown = Target(
    name: "markdown", seeds: pages,
    fixtures: [("content", ".md"), ("Tests/MarkdownTests/Fixtures", ".md")],
    marks: markdownMarks, largest: 256 << 10, perBatch: 200
  ) { page in
    for dialect in Dialect.allCases {
      let document = Document(
        parsing: page, file: "page.md", options: Options(dialect: dialect),
        surroundings: surroundings)
      if dialect == .handbook, let fault = MarkupFault.find(in: document.html) { return fault }
    }
    return nil
  }

  private static let surroundings = Surroundings(
    value: { name, _ in .content(.text(name)) },
    directive: { .content(.text($0.name)) },
    directiveNames: ["sizing"],
    include: { path, _ in .text(Array("*x* [a](b)\n--8<-- \"\(path)x\"\n".utf8), file: path) },
    graph: { dot, _ in .content(.text(dot)) })

  private static let markdownMarks = [
    "\n", "\n\n", "    ", "  ", "> ", "- ", "1. ", "+   ", "# ", "## ", " #", "```", "~~~", "`",
    "*",
    "**", "_", "~~", "~", "[", "]", "(", ")", "![", "](", "<", ">", "</", "/>", "<!--", "-->", "<?",
    "\\", "|", "|---|", ":", "-", "---", "===", "=== \"a\"", "!!! note", "!!! a \"b\"", "??? c",
    "???+ \"d\"", "[^a]", "[^a]: ", "*[b]: c", ":   ", "{{ a.b }}", "{{", "}}", "{#a .b c=\"d\"}",
    "{: ", "}", "[!NOTE]", "[ ] ", "[x] ", "https://a.b/c", "www.a.b", "a@b.c", "<div markdown>",
    "<p markdown=\"1\">", "</div>", "<b onclick=\"x\">", "<script>", "<a href=\"javascript:x\">",
    "--8<-- \"a\"", "--8<--", "[start:a]", "yaml title=\"a\" hl_lines=\"1-2\" linenums=\"1\"",
    "&amp;",
    "&#0;", "\"", "'", "\t", "\r", "\r\n", "\0", "é", "\u{FEFF}", "\u{2028}",
    "\u{1F600}",
    "<svg>", "<title>", "dot\ndigraph {}\n", "<figure markdown=\"span\">", "sizing\na: b\n",
    "a | b", ": ", "{{< hint >}}", "{{< /hint >}}", "{{< ref \"a\" >}}", "{{% b c=\"d\" %}}",
    "{{< tabs >}}", "{{< /tabs >}}", "{{< tab \"a\" >}}", "{{< /tab >}}", "{{< img src=\"a\" >}}",
    ":::note[a]", ":::", "::::", "/// tab | a", "///", ":material-check:", ":rocket:", "++ctrl+a++",
    "==", "^^", "^", "$$", "#!sql ", "[TOC]", "][", "] [", "+++", "<!--", "-->", "      - ",
    "    ```\n", "mermaid\ngraph LR\na-->b\n", "(1)!", "<style>", "</script>", "<iframe>",
    "{ .caption }", "{{< highlight a >}}",
  ]

  private static let pages = [
    "---\ntitle: a\n---\n\n# A *b*\n\nText with [a link](b.md#c \"d\") and `code`.\n",
    "!!! note \"A *b*\"\n    Text\n\n    ```yaml\n    a: 1\n    ```\n\n    ??? tip\n        - [x] c\n",
    "| a | b |\n|---|:-:|\n| *c* | d \\| e |\n| f |\n\n[^a] b[^c]\n\n[^a]: d\n[^c]:\n    e\n\n    f\n",
    "=== \"A\"\n\n    text\n\n=== \"B\"\n\n    - c\n\n        d\n\nTerm\n:   Definition\n\n*[B]: c\n",
    "> [!NOTE]\n> a\n> - b\n>\n> | c |\n> |---|\n> | [d](e) |\n\n1. f\n\n    !!! g\n        h\ni\n",
    "<div class=\"a\" markdown>\n**b** <span>c</span>\n\n| d |\n|---|\n| e |\n</div>\n\n<b style=x>f</b>\n",
    "```sizing\na: b\n```\n\n```sql hl_lines=\"1\"\nSELECT 'a' -- b\n```\n\n~~c~~ {{ d.e }} https://f.g\n",
    "![a](b \"c\"){ width=\"3\" }\n\n## D { #e .f }\n\ng\n{: .h }\n\n[i]: j\n[k][i] \\[^l] \\~~m~~\n",
    "+++\na = 1\n+++\n{{< hint info >}}\n*a* {{< ref \"b\" >}} {{< c >}}\n{{< /hint >}}\n\n:::tip[*d*]\ne\n:::\n",
    "- a\n      - b\n        c\n\nText:\n    ```a\n    b\n    ```\n\n<div markdown>\na\n</div>\n[b]: c\n\n$$\nd\n$$\n",
    "==a *b*== ^^c^^ d^2^ H~2~O ++ctrl+e++ :rocket: :material-check: [f] [g] [h][i] #12\n\n[g]: j\n",
    "{{< tabs >}}\n{{< tab \"a\" >}}\nb\n{{< /tab >}}\n{{< /tabs >}}\n\n/// tab | c\nd\n///\n\n[TOC]\n\n## e\n",
    "--8<-- \"a.md\"\n\n    --8<-- \"b.md:1:2\"\n\n```xml\n<a b=\"c\">&d;</a>\n```\n\n```bash\nA=$B c --d | e # f\n```\n",
  ]
}
