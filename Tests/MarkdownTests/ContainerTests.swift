import Markdown
import Testing

@Suite struct Containers {
  @Test(arguments: [
    Case(
      "a title of its own",
      "!!! note \"A *title*\"\n    Text\n",
      "<div class=\"admonition note\">\n<p class=\"admonition-title\">A <em>title</em></p>\n"
        + "<p>Text</p>\n</div>\n"),
    Case(
      "the type's name for a title",
      "!!! Warning\n    Text\n",
      "<div class=\"admonition warning\">\n<p class=\"admonition-title\">Warning</p>\n"
        + "<p>Text</p>\n</div>\n"),
    Case(
      "no title",
      "!!! tip \"\"\n    Text\n",
      "<div class=\"admonition tip\">\n<p>Text</p>\n</div>\n"),
    Case(
      "further classes",
      "!!! info inline end \"T\"\n    Text\n",
      "<div class=\"admonition info inline end\">\n<p class=\"admonition-title\">T</p>\n"
        + "<p>Text</p>\n</div>\n"),
    Case(
      "closed",
      "??? note \"T\"\n    Text\n",
      "<details class=\"admonition note\">\n<summary>T</summary>\n<p>Text</p>\n</details>\n"),
    Case(
      "open",
      "???+ note \"T\"\n    Text\n",
      "<details class=\"admonition note\" open>\n<summary>T</summary>\n<p>Text</p>\n</details>\n"),
    Case(
      "closed by a dash, without a type",
      "???- \"T\"\n    Text\n",
      "<details class=\"admonition note\">\n<summary>T</summary>\n<p>Text</p>\n</details>\n"),
    Case(
      "no container in code",
      "```text\n!!! note\n    Text\n```\n",
      "<div class=\"code\"><pre tabindex=\"0\"><code class=\"language-text\">!!! note\n    Text\n"
        + "</code></pre></div>\n"),
    Case("no container without a type", "!!! \"T\"\n", "<p>!!! &quot;T&quot;</p>\n"),
    Case(
      "an alert",
      "> [!TIP]\n> Text\n",
      "<div class=\"admonition tip\">\n<p class=\"admonition-title\">Tip</p>\n<p>Text</p>\n</div>\n"
    ),
    Case(
      "an alert with text behind it, its title in Obsidian", "> [!TIP] Text\n",
      "<div class=\"admonition tip\">\n<p class=\"admonition-title\">Text</p>\n</div>\n"),
  ])
  func admonition(_ row: Case) {
    #expect(html(row.source) == row.html)
  }
}
