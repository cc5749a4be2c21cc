internal import Diagnostics
internal import Pages

extension FileTree {
  /// Files that look like pages and are none, a line for each reason.
  func unusedFiles(_ read: ReadContent, exclude: [String]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let components = paths.filter(ContentPath.isComponents)
    if let first = components.first {
      found.append(
        .notRead(
          first,
          "\(Self.counted(components.count, "file")) with the extension .mdx: they need the program"
            + " that their components belong to, and are left out",
          hint: "rename those without components to .md, or add '*.mdx' to 'exclude' in"
            + " handbook.yaml"))
    }
    for (left, kept) in ContentPath.shadowed(in: paths.filter(ContentPath.isMarkdown))
      .sorted(by: { $0.key < $1.key })
    {
      found.append(
        .notRead(
          left, "'\(kept)' is the page of this folder, so this file is left out",
          hint: "add it to 'exclude' in handbook.yaml, or rename it"))
    }
    let releases = paths.filter { $0.hasPrefix("releases/") && $0.hasSuffix(".md") }
    if let first = releases.first {
      found.append(
        .notRead(
          first,
          "\(Self.counted(releases.count, "Markdown file")) in 'releases/', which holds recorded"
            + " releases: they are no pages", hint: "move them to another folder"))
    }
    // By their places, as what is known of a file is large and few include others.
    let included = read.files.indices.reduce(into: Set<String>()) { paths, place in
      paths.formUnion(read.files[place].includes)
    }
    let parts = paths.filter {
      $0.hasPrefix("includes/") && $0.hasSuffix(".md") && !included.contains($0)
    }
    if let first = parts.first {
      found.append(
        .notRead(
          first,
          "\(Self.counted(parts.count, "Markdown file")) in 'includes/' that no page includes: they"
            + " are no pages", hint: "include them, or move them to another folder"))
    }
    return found
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
