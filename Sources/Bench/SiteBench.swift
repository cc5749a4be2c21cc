internal import Foundation

/// What a build costs a page, against the least any generator on libcmark could take: the `floor`
/// program in C finds, parses and renders the pages, and writes files of the same sizes.
struct SiteBench {
  let pages: Int
  private let folder: String
  private let corpus: Corpus

  init(pages: Int) throws {
    self.pages = pages
    corpus = Corpus(count: pages)
    folder =
      FileManager.default.temporaryDirectory
      .appending(path: "headroom-bench-\(ProcessInfo.processInfo.processIdentifier)-\(pages)").path
    try corpus.write(to: folder + "/content")
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  static let heading = """
    | pages | build | of the floor | floor | peak memory | nothing changed | a page edited |
    |--:|--:|--:|--:|--:|--:|--:|
    """

  /// A row of figures: milliseconds of processor time a page for a build and its floor, in all for
  /// the builds after it. Of several rounds the least counts: what else a machine does only adds.
  func row() throws -> String {
    sleep(3)  // until the content is old enough to be told from an edit
    var (first, floor) = (try build(), try floor(in: "floor"))
    for round in 1..<max(4, min(12, 40_000 / pages)) {
      let other = try build(["--fresh"], to: "site\(round)")
      if other.seconds < first.seconds { first = other }
      floor = min(floor, try self.floor(in: "floor\(round)"))
    }
    let second = try build()
    try corpus.edit(in: folder + "/content")
    let third = try build()
    let each = first.seconds * 1000 / Double(pages)
    return String(
      format: "| %d | %.3f ms | ×%.2f | %.3f ms | %.0f MiB | %.0f ms | %.0f ms |",
      pages, each, each / floor, floor, first.peak, second.seconds * 1000, third.seconds * 1000)
  }

  private func build(_ options: [String] = [], to site: String = "site") throws -> Child {
    try run("headroom", ["build", "content", "--output", site] + options)
  }

  /// Runs a program that was built beside this one.
  private func run(_ program: String, _ arguments: [String]) throws -> Child {
    let place = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: program)
    guard let child = Child([place?.path ?? program] + arguments, in: folder) else {
      throw Missing()
    }
    return child
  }

  /// The program to measure is not beside this one, or failed.
  struct Missing: Error {}

  /// Milliseconds a page. A program of its own, as a build is one: starting it and what memory costs
  /// that was not used before are a part of both.
  private func floor(in name: String) throws -> Double {
    try Data(listOfFiles.utf8).write(to: URL(filePath: folder + "/files.txt"))
    return try run("floor", ["content", "files.txt", name]).seconds * 1000 / Double(pages)
  }

  /// The sizes and paths of the site's files; -1 for a folder, which stands before what is in it.
  private var listOfFiles: String {
    get throws {
      let site = folder + "/site/"
      return try FileManager.default.subpathsOfDirectory(atPath: site).sorted().map { path in
        var status = stat()
        let isFile = stat(site + path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        return "\(isFile ? Int(status.st_size) : -1) \(path)\n"
      }.joined()
    }
  }

  /// What other generators take for the same pages, those that are installed.
  func others() throws -> [String] {
    // Hugo reads the home page under another name.
    var pages = corpus.files
    pages["_index.md"] = pages.removeValue(forKey: "index.md")
    for (path, text) in pages { try Corpus.write(text, to: folder + "/hugo/" + path) }
    let tools = [
      Tool(name: "hugo", files: Hugo.files, arguments: ["hugo", "--contentDir", "hugo"]),
      Tool(
        name: "mkdocs-material", files: ["mkdocs.yml": MkDocs.settings],
        arguments: ["mkdocs", "build", "--quiet", "--site-dir", "mkdocs"]),
    ]
    return try tools.compactMap { tool in
      for (path, text) in tool.files { try Corpus.write(text, to: folder + "/" + path) }
      guard let child = Child(tool.arguments, in: folder) else { return nil }
      return String(
        format: "| %@ | %d | %.3f ms | %.0f MiB |", tool.name, self.pages,
        child.seconds * 1000 / Double(self.pages), child.peak)
    }
  }

  private struct Tool {
    var name: String
    var files: [String: String]
    var arguments: [String]
  }
}

/// The least theme there is: navigation of the section, an outline, highlighted code, no search.
private enum Hugo {
  static let files = [
    "hugo.toml": """
    title = "Bench"
    baseURL = "https://example.com/"
    disableKinds = ["taxonomy", "term", "RSS"]
    [markup.goldmark.renderer]
    unsafe = true
    """,
    "layouts/_default/single.html": page,
    "layouts/_default/list.html": page,
  ]

  private static let page = """
    <!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
    <body><nav><ul>{{ range .CurrentSection.RegularPages }}<li><a href="{{ .RelPermalink }}">\
    {{ .Title }}</a></li>{{ end }}</ul></nav><main><h1>{{ .Title }}</h1>{{ .Content }}</main>\
    <aside>{{ .TableOfContents }}</aside></body></html>
    """
}

private enum MkDocs {
  static let settings = """
    site_name: Bench
    docs_dir: content
    theme: { name: material }
    markdown_extensions:
      [admonition, attr_list, def_list, footnotes, pymdownx.highlight, pymdownx.superfences]
    """
}
