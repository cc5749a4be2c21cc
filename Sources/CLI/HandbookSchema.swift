internal import Reading
internal import Report

extension JSONSchema {
  /// `handbook.yaml`, as `HandbookSettings` reads it.
  static let handbook = site.adding(capacity).adding(others)

  private static let site = keys(
    [
      (
        "title", text("the handbook's name, in the header and after every page's title (required)")
      ),
      ("description", text("one sentence, for pages without their own description")),
      (
        "url",
        address("the address the site is served at", examples: ["https://handbook.example.com/"])
      ),
      (
        "language",
        text(
          "the language of the pages and of the frame around them (default: en)",
          matching: "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
          else: "a language is written 'de' or 'pt-BR'", examples: ["de", "pt-BR"])
      ),
      (
        "repository",
        address("a link in the header", examples: ["https://git.example.com/handbook"])
      ),
      (
        "edit",
        address(
          "prefix for the link 'Edit this page', followed by the page's path",
          examples: ["https://git.example.com/handbook/edit/main/content/"])
      ),
      ("lastChange", flag("whether pages end with the date of their file's last change")),
      (
        "navigation",
        list(
          of: navigationEntry(depth: 4),
          "the top-level folders and pages that come first, or the whole navigation as a tree")
      ),
      (
        "redirects",
        named(text("the page it leads to, a file of the content"), "old addresses, by page or path")
      ),
      (
        "exclude",
        list(
          of: text("a pattern", examples: ["drafts/", "*.tmpl.md"]),
          "files that are no part of the site, and links to what other tools write there")
      ),
      (
        "mounts",
        list(of: text("a folder", examples: ["../static"]), "folders whose files are added")
      ),
      (
        "snippets",
        list(
          of: text("a folder", examples: [".."]), "folders in which included files are looked for")
      ),
      (
        "frontMatter",
        list(of: text("a key", examples: ["date"]), "keys of front matter that other tools read")
      ),
      (
        "diagnostics",
        keys(
          FindingRules.kinds.map { ($0, choice(["error", "warning", "off"], "how it counts")) },
          "how findings of a kind count")
      ),
      (
        "markdown",
        keys([
          ("html", choice(["allow", "escape", "error"], "how HTML in Markdown is treated"))
        ])
      ),
      (
        "assets",
        keys([
          (
            "active",
            choice(["refuse", "allow"], "how files that a browser would run are treated")
          )
        ])
      ),
    ], required: ["title"])

  /// A name or a file, or a title with one or with a list.
  private static func navigationEntry(depth: Int) -> JSONSchema {
    let page = text("a file, a folder or a web address")
    if depth == 0 { return page }
    let inner = list(of: navigationEntry(depth: depth - 1), "a section")
    return any([page, named(any([page, inner], "a page or a section"), "a title")], "an entry")
  }

  private static let others = keys([("compare", compare), ("publish", publish)])

  private static let compare = keys(
    [
      (
        "tolerance",
        amount(.share, in: 0...1, "the largest change of a figure that counts as unchanged")
      ), ("warn", list(of: gate, "gates that are reported if crossed")),
      ("fail", list(of: gate, "gates that make the comparison fail if crossed")),
      ("waivers", list(of: waiver, "crossings that are accepted for now")),
    ], "limits on what may change between releases")

  private static func address(_ description: String, examples: [String]) -> JSONSchema {
    text(
      description, matching: "^[hH][tT][tT][pP][sS]?://[^/?#@:\\s][^/?#@\\s]*([/?#]\\S*)?$",
      else: "a web address begins with https:// and holds no name or password", examples: examples)
  }

  private static let gate = text(
    "a gate",
    matching: "^ *([^<>=!]*: *)?(\(Metric.allCases.map(\.name).joined(separator: "|")))"
      + " *(>=|<=|==|!=|>|<) *\\S",
    else: "a gate is written METRIC OPERATOR LIMIT, such as 'totalCores > +10%'",
    examples: ["feasible == false", "totalCores > +10%"])

  private static let waiver = keys(
    [
      ("workload", text("the workload it is for, or total")),
      ("metric", choice(Metric.allCases.map(\.name), "the metric it is for")),
      ("reason", text("why")),
      (
        "until",
        text(
          "the last day", matching: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
          else: "a date is written '2026-12-31'", examples: ["2026-12-31"])
      ),
    ], required: ["reason", "until"])

  private static let publish = named(
    any(
      [
        keys(
          [
            ("git", text("a branch of a git repository")),
            ("repository", text("the repository; the default is origin")),
          ], required: ["git"]),
        keys([("folder", text("a folder on this machine"))], required: ["folder"]),
        keys([("s3", text("a bucket", examples: ["s3://BUCKET/PREFIX"]))], required: ["s3"]),
        keys(
          [("rclone", text("a remote that rclone knows", examples: ["REMOTE:PATH"]))],
          required: ["rclone"]),
      ], "one place"), "places to publish to, by name")
}
