import Markdown
import Testing

@Suite struct Highlighting {
  struct Row: Sendable, CustomTestStringConvertible {
    let language: String
    let code: String
    let html: String
    var testDescription: String { "\(language): \(code.prefix(30))" }

    init(_ language: String, _ code: String, _ html: String) {
      self.language = language
      self.code = code
      self.html = html
    }
  }

  /// Spans are written `k(…)` to keep rows short.
  private func short(_ row: Row) -> String {
    let html = String(
      decoding: Highlighter.highlight(Array(row.code.utf8), language: row.language), as: UTF8.self)
    var result = ""
    for part in html.split(separator: "<span class=\"", omittingEmptySubsequences: false) {
      if result.isEmpty, !html.hasPrefix("<span") || part.isEmpty {
        result += part
        continue
      }
      let letter = part.first.map(String.init) ?? ""
      result += letter + "(" + part.dropFirst(3)
    }
    return result.split(separator: "</span>", omittingEmptySubsequences: false)
      .joined(separator: ")")
  }

  @Test(arguments: [
    Row("yaml", "a: 1 # b", "a(a): n(1) c(# b)"),
    Row("yml", "- a: true\n  b: 'c'", "- a(a): l(true)\n  a(b): s('c')"),
    Row("yaml", "a: |\n  b: c\nd: e", "a(a): m(|)\ns(  b: c)\na(d): s(e)"),
    Row("yaml", "url: http://a:8081/b#c", "a(url): s(http://a:8081/b#c)"),
    Row("yaml", "a: &b !c {d: [1, e]}", "a(a): v(&amp;b) t(!c) {a(d): [n(1), s(e)]}"),
    Row("yaml", "---\n\"a\": ~", "m(---)\na(&quot;a&quot;): l(~)"),
    Row(
      "json", "{\"a\": [\"b\", -1.5e3, null]}",
      "{a(&quot;a&quot;): [s(&quot;b&quot;), n(-1.5e3), l(null)]}"),
    Row("sql", "select COUNT(*) FROM t -- c", "k(select) t(COUNT)(*) k(FROM) t c(-- c)"),
    Row(
      "sql", "WATERMARK FOR ts AS ts - INTERVAL '5' SECOND",
      "k(WATERMARK) k(FOR) ts k(AS) ts - k(INTERVAL) s('5') k(SECOND)"),
    Row("sql", "`a` 'it''s' /* b */", "a(`a`) s('it''s') c(/* b */)"),
    Row("java", "@A int x = 0x1F; // c", "m(@A) t(int) x = n(0x1F); c(// c)"),
    Row("java", "new Foo(\"a\\\"b\", 'c');", "k(new) t(Foo)(s(&quot;a\\&quot;b&quot;), s('c'));"),
    Row("java", "\"\"\"\na\n\"\"\"", "s(&quot;&quot;&quot;\na\n&quot;&quot;&quot;)"),
    Row("python", "@a\ndef f(): return None # c", "m(@a)\nk(def) f(): k(return) l(None) c(# c)"),
    Row("bash", "A=b kubectl get -n x $HOME # c", "v(A)=b t(kubectl) get a(-n) x v($HOME) c(# c)"),
    Row(
      "sh", "if [ -f a ]; then echo 'b'; fi", "k(if) [ a(-f) t(a) ]; k(then) t(echo) s('b'); k(fi)"),
    Row("console", "$ ls -l\na b", "m($) t(ls) a(-l)\na b"),
    Row("properties", "# a\nb.c=d\ne: 1", "c(# a)\na(b.c)=s(d)\na(e): n(1)"),
    Row(
      "xml", "<a b=\"c\"><!-- d --></a>",
      "t(&lt;a) a(b)=s(&quot;c&quot;)t(&gt;)c(&lt;!-- d --&gt;)t(&lt;/a&gt;)"),
    Row("xml", "&amp; &#10; &b", "l(&amp;amp;) l(&amp;#10;) &amp;b"),
    Row(
      "hcl", "resource \"a\" \"b\" {\n  c = true # d\n}",
      "k(resource) s(&quot;a&quot;) s(&quot;b&quot;) {\n  a(c) = l(true) c(# d)\n}"),
    Row("dockerfile", "FROM a:1\nRUN b \\\n  --c $D", "k(FROM) a:1\nk(RUN) b \\\n  a(--c) v($D)"),
    Row("text", "if <a>", "if &lt;a&gt;"),
    Row("brainfuck", "if <a>", "if &lt;a&gt;"),
    Row("yaml", "", ""),
  ])
  func colours(_ row: Row) {
    #expect(short(row) == row.html)
  }

  @Test func whatIsColouredIsWhatIsWritten() {
    var random = Random(seed: 7)
    let pieces = [
      "\"", "'", "#", "/*", "*/", "--", "<", ">", "a", " ", "\n", "$", "{", "}", "\\", ":", "- ",
      "|", "1", "é", "@", "=", "`",
    ]
    let languages = [
      "yaml", "json", "sql", "java", "python", "bash", "console", "properties", "xml", "hcl",
      "dockerfile",
    ]
    for _ in 0..<3_000 {
      let code = (0..<random.below(30)).map { _ in pieces[random.below(pieces.count)] }.joined()
      let language = languages[random.below(languages.count)]
      let html = String(
        decoding: Highlighter.highlight(Array(code.utf8), language: language), as: UTF8.self)
      #expect(text(of: html) == code, "\(language)")
    }
  }

  private func text(of html: String) -> String {
    var text = ""
    var isTag = false
    for character in html {
      if character == "<" {
        isTag = true
      } else if character == ">" {
        isTag = false
      } else if !isTag {
        text.append(character)
      }
    }
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
      text = text.split(separator: entity, omittingEmptySubsequences: false).joined(
        separator: character)
    }
    return text
  }

  @Test func linesAreNumberedAndMarked() {
    #expect(
      html("```sql title=\"a.sql\" hl_lines=\"2\" linenums=\"9\"\n/* a\nb */ SELECT\n```\n")
        == "<div class=\"code\"><p class=\"code-title\">a.sql</p><pre tabindex=\"0\"><code class=\"language-sql\">"
        + "<span class=\"line\" data-n=\"9\"><span class=\"c\">/* a</span></span>\n"
        + "<span class=\"line hl\" data-n=\"10\"><span class=\"c\">b */</span> "
        + "<span class=\"k\">SELECT</span></span>\n</code></pre></div>\n")
  }

  @Test(arguments: [
    Case(
      "in braces", "``` {.text title=\"a\"}\nb\n```\n",
      "<div class=\"code\"><p class=\"code-title\">a</p><pre tabindex=\"0\"><code class=\"language-text\">b\n</code></pre></div>\n"
    ),
    Case(
      "marked lines in braces", "```text {1}\nb\n```\n",
      "<div class=\"code\"><pre tabindex=\"0\"><code class=\"language-text\"><span class=\"line hl\">b</span>\n</code></pre></div>\n"
    ),
    Case(
      "no language", "```\n<b>\n```\n",
      "<div class=\"code\"><pre tabindex=\"0\"><code>&lt;b&gt;\n</code></pre></div>\n"),
    Case(
      "indented", "    a\n",
      "<div class=\"code\"><pre tabindex=\"0\"><code>a\n</code></pre></div>\n"),
  ])
  func fences(_ row: Case) {
    #expect(html(row.source) == row.html)
  }
}
