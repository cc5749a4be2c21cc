internal import Reading
internal import Report

extension JSONSchema {
  /// `handbook.yaml`, as `HandbookSettings` reads it.
  static let handbook = site.adding(capacity).adding(others)

  private static let site = keys(
    [
      (
        "title", text("the handbook's name, in the header and behind every page's title (required)")
      ),
      ("description", text("one sentence, for pages that have no description of their own")),
      ("url", text("where the site is served", examples: ["https://handbook.example.com/"])),
      ("language", text("the language of every page (default: en)")),
      ("repository", text("a link in the header", examples: ["https://git.example.com/handbook"])),
      (
        "edit",
        text(
          "put before a page's path in content/ for its link 'Edit this page'",
          examples: ["https://git.example.com/handbook/edit/main/content/"])
      ),
      ("lastChange", flag("whether pages end with the day their file last changed")),
      (
        "navigation",
        list(of: text("a name"), "the folders and pages of the top level that come first")
      ),
      (
        "markdown",
        keys([
          ("html", choice(["allow", "escape", "error"], "what becomes of HTML in Markdown"))
        ])
      ),
      (
        "assets",
        keys([
          (
            "active",
            choice(["refuse", "allow"], "what becomes of files that a browser would run")
          )
        ])
      ),
    ], required: ["title"])

  private static let others = keys([("compare", compare), ("publish", publish)])

  private static let compare = keys(
    [
      (
        "tolerance", amount(.share, in: 0...1, "the change of a figure that counts as none")
      ), ("warn", list(of: gate, "thresholds that are told of when crossed")),
      ("fail", list(of: gate, "thresholds that make the comparison fail")),
      ("waivers", list(of: waiver, "what may be crossed for now")),
    ], "what may change from release to release")

  private static let gate = text(
    "a threshold", examples: ["feasible == false", "totalCores > +10%"])

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
            ("repository", text("which repository; else origin")),
          ], required: ["git"]),
        keys([("folder", text("a folder of this machine"))], required: ["folder"]),
        keys([("s3", text("a bucket", examples: ["s3://BUCKET/PREFIX"]))], required: ["s3"]),
        keys(
          [("rclone", text("a remote that rclone knows", examples: ["REMOTE:PATH"]))],
          required: ["rclone"]),
      ], "one place"), "places to publish to, by name")
}
