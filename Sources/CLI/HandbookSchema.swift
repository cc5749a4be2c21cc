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
        text("the address the site is served at", examples: ["https://handbook.example.com/"])
      ),
      ("language", text("the language of every page (default: en)")),
      ("repository", text("a link in the header", examples: ["https://git.example.com/handbook"])),
      (
        "edit",
        text(
          "prefix for the link 'Edit this page', followed by the page's path",
          examples: ["https://git.example.com/handbook/edit/main/content/"])
      ),
      ("lastChange", flag("whether pages end with the date of their file's last change")),
      (
        "navigation",
        list(of: text("a name"), "the top-level folders and pages that come first")
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

  private static let gate = text(
    "a gate", examples: ["feasible == false", "totalCores > +10%"])

  private static let waiver = keys(
    [
      ("workload", text("the workload it is for, or total")),
      ("metric", choice(Metric.allCases.map(\.name), "the metric it is for")),
      ("reason", text("why")),
      ("until", text("the last day", examples: ["2026-12-31"])),
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
