internal import Comparison
internal import Markup
internal import Pages
internal import Reading
internal import Report
internal import Settings
internal import Site
internal import Workloads

// What a content folder may hold, all together.

extension Target {
  /// A small handbook in one input: `>>> PATH` begins each of its files. It becomes a site whose
  /// pages are UTF-8 and hold no script but the theme's.
  static let folder = Target(
    name: "folder", seeds: [smallFolder],
    fixtures: [("Tests/MarkdownTests/Fixtures", ".md"), ("content/guide", ".md")],
    marks: [
      "\n>>> index.md\n", "\n>>> handbook.yaml\n", "\n>>> a/b.md\n", "\n>>> A/B.md\n",
      "\n>>> theme/header.html\n", "\n>>> theme/extra.css\n", "\n>>> theme/page.mustache\n",
      "\n>>> workloads/b.yaml\n", "\n>>> releases/1.json\n", "\n>>> robots.txt\n", "\n>>> a.png\n",
      "\n>>> includes/x.md\n", "\n>>> a/index.html\n", "\n>>> ../x\n", "\n>>> \n", "[a](a/b.md#c)",
      "![a](a.png)", "--8<-- \"includes/x.md\"", "{{ workloads.a.cores }}",
      "```chart\nworkload: a\n```\n", "title: T\n", "navigation: [a]\n",
      "---\naliases: [x/]\n---\n",
    ], largest: 256 << 10, perBatch: 40
  ) { input in
    fault(of: files(in: input))
  }

  /// A team's own markup around every page: templates are data, and never more.
  static let template = Target(
    name: "template",
    seeds: [
      "<p>{{ page.title }} {{# page.owner }}{{ page.owner }}{{/ page.owner }}</p>\n",
      "{{{ site.title }}}{{! no }}{{^ a }}b{{/ a }}{{> c }}\n",
    ],
    fixtures: [],
    marks: [
      "{{", "}}", "{{{", "}}}", "{{#", "{{/", "{{^", "{{>", "{{!", "{{=<% %>=}}", "{{&", ".",
      "page.title", "page", "site", "<div>", "</div>", "<svg>", "\"",
    ], largest: 64 << 10, perBatch: 100
  ) { template in
    fault(of: [
      "handbook.yaml": Array("title: T\n".utf8), "index.md": Array("# A\n".utf8),
      "theme/header.html": template, "theme/page-top.html": template,
    ])
  }

  /// The first bytes of images, whose sizes pages give.
  static let image = Target(
    name: "image",
    seeds: [
      "\u{89}PNG\r\n\u{1A}\n", "GIF89a", "RIFF....WEBPVP8 ",
      "<svg width=\"3\" viewBox=\"0 0 1 2\">",
    ],
    fixtures: [("content", ".png"), ("Sources/Site/Theme/Assets", ".svg")],
    marks: [
      "IHDR", "\u{0}\u{0}\u{0}\u{1}", "VP8L", "VP8X", "<svg ", "width=\"", "viewBox=\"", "<!--",
      "px", "1e9", "-1", "?>",
    ], largest: 256 << 10, perBatch: 100
  ) { image in
    let page = Array("![a](a.png) ![b](b.svg)\n".utf8)
    return fault(of: [
      "handbook.yaml": Array("title: T\n".utf8), "index.md": page, "a.png": image, "b.svg": image,
    ])
  }

  private static let smallFolder = """
    >>> handbook.yaml
    title: T
    environments: { prod: { namespace: flink, prices: { corePerHour: 0.05 } } }
    >>> index.md
    # Home

    [b](a/b.md#c), {{ workloads.a.cores }}
    >>> a/b.md
    ---
    title: B
    tags: [x]
    ---
    ## C

    ```sizing
    workload: a
    ```
    >>> theme/footer.html
    <p>{{ page.title }}</p>
    >>> workloads/a.yaml
    \(smallWorkload)
    """

  /// The files of an input; what stands before the first name is a page.
  private static func files(in input: [UInt8]) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    var path = "page.md"
    for line in input.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.starts(with: ">>> ".utf8) {
        path = String(decoding: line.dropFirst(4), as: UTF8.self)
      } else {
        files[path, default: []] += line + [0x0A]
      }
    }
    return files
  }

  /// What is wrong with the site of a content folder, whether or not it has errors.
  private static func fault(of files: [String: [UInt8]]) -> String? {
    let content = FileTree(paths: Array(files.keys)) { files[$0] ?? [] }
    let (site, capacitySettings) = settings(of: content)
    let read = WorkloadFiles.read(content, settings: capacitySettings)
    let capacity = Capacity(workloads: read.workloads, settings: capacitySettings)
    let history = History.load(content).0
      .with(current: { capacity.snapshot(engineVersion: "1") }, tolerance: 0)
    let made = Site(
      content: content, settings: site,
      generated: capacity.pages(since: history.changesSinceRelease) + history.pages,
      resources: capacity.resources(engineVersion: "1"), insertions: capacity.insertions)
    var fault: String?
    do {
      try made.write { file in
        // A page of the content's own is copied as it is.
        guard fault == nil, file.isPage, files[file.path] == nil else { return }
        if String(validating: file.bytes, as: UTF8.self) == nil { fault = "\(file.path): no UTF-8" }
      }
    } catch {
      return "\(error)"
    }
    return fault
  }

  private static func settings(of content: FileTree) -> (SiteSettings, CapacitySettings) {
    let text = String(decoding: (try? content.read("handbook.yaml")) ?? [], as: UTF8.self)
    let value = YAML.parse(text, file: "handbook.yaml", problems: Problems())
    return value?.mapping { (SiteSettings(reading: $0), CapacitySettings(reading: $0)) }
      ?? (SiteSettings(), CapacitySettings())
  }
}
