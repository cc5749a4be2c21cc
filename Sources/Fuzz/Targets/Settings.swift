internal import Comparison
internal import Diagnostics
internal import Pages
internal import Publishing
internal import Reading
internal import Report
internal import Settings
internal import Site
internal import Workloads

// What teams write in YAML.

extension Target {
  /// The top of a page, through to the page's frame.
  static let frontMatter = Target(
    name: "front-matter",
    seeds: [
      "---\ntitle: A & B\ndescription: \"C\"\nweight: 3\naliases: [old/a.md, /b/]\n"
        + "draft: false\nsearch: true\nowner: checkout\ntags: [d, e]\n---\n\n# F\n",
      "---\nhide:\n  - toc\n  - navigation\nicon: material/home\nsearch:\n  exclude: true\n---\nG\n",
    ],
    fixtures: [], marks: yamlMarks + ["---\n", "title: ", "aliases: ", "hide: ", "../", "/", "#"],
    largest: 256 << 10, perBatch: 200
  ) { page in
    let content = FileTree(["handbook.yaml": "title: T\n", "a/b.md": ""], and: ["c.md": page])
    let site = Site(content: content, settings: SiteSettings())
    return fault(of: site) { $0.hasSuffix("c/index.html") }
  }

  /// All keys of `handbook.yaml`, and a site made with what was understood.
  static let handbook = Target(
    name: "handbook", seeds: ["title: A\n"],
    fixtures: [
      ("content", "handbook.yaml"), ("Tests/headroomTests/Fixtures/invalid", "handbook.yaml"),
    ],
    marks: yamlMarks + ["title: ", "environments:\n", "  a: {}\n", "1 EUR", "navigation: []\n"],
    largest: 256 << 10, perBatch: 200
  ) { text in
    let (settings, capacity) = settings(text)
    let content = FileTree(["workloads/a.yaml": Self.smallWorkload, "b.md": "# B\n"])
    let site = fault(of: Site(content: content, settings: settings)) { $0 == "index.html" }
    return site ?? fault(of: Self.capacity(content, capacity))
  }

  /// One workload: its pages, and a snapshot that can be read again.
  static let workload = Target(
    name: "workload", seeds: [smallWorkload],
    fixtures: [
      ("content/workloads", ".yaml"), ("Tests/headroomTests/Fixtures/invalid", "a.yaml"),
    ],
    marks: yamlMarks + [
      "  - ", "{ name: a, complexity: simple }", "40k/s", "1 KiB", "0%", "100%", "1 ms", "0 B",
      "1e300 B", "latency: sub-1s\n", "matrix: { rates: [1/s, 1e18/s], tiers: all }\n",
      "recovery: { objective: 1 s }\n", "state: { keys: 1e15, bytesPerKey: 1 GB }\n",
    ], largest: 256 << 10, perBatch: 200
  ) { text in
    let content = FileTree([:], and: ["workloads/a.yaml": text])
    let capacity = capacity(content, CapacitySettings())
    return fault(of: capacity) ?? unreadable(capacity.matrixJSON(engineVersion: "1"))
  }

  static let smallWorkload = """
    title: A
    owner: b
    source: { rate: 40k/s, record: 1 KiB, partitions: 48 }
    latency: sub-1s
    statements:
      - { name: c, complexity: complex, state: { keys: 50M, bytesPerKey: 600 B } }
    matrix: { rates: [5k/s, 40k/s], tiers: all }

    """

  private static let yamlMarks = [
    "  ", "- ", "? ", ": ", "&a ", "*a", "<<: *a\n", "|\n", ">-\n", "!!binary ", "!a ", "[", "]",
    "{", "}", "#", "%", "@", "`", "~", "null", "true", ".inf", ".nan", "0x1F", "1_000",
    "2001-01-01",
    "%YAML 1.1\n", "...\n", "---\n",
  ]

  private static func settings(_ bytes: [UInt8]) -> (SiteSettings, CapacitySettings) {
    let problems = Problems()
    let text = String(decoding: bytes, as: UTF8.self)
    let value = YAML.parse(text, file: "handbook.yaml", problems: problems)
    let read = value?.mapping { keys in
      _ = PublishSettings(reading: keys)
      _ = ComparisonSettings(reading: keys, workloads: [])
      return (SiteSettings(reading: keys), CapacitySettings(reading: keys))
    }
    return read ?? (SiteSettings(), CapacitySettings())
  }

  private static func capacity(_ content: FileTree, _ settings: CapacitySettings) -> Capacity {
    let read = WorkloadFiles.read(content, settings: settings)
    return Capacity(workloads: read.workloads, settings: settings)
  }

  private static func fault(of capacity: Capacity) -> String? {
    for page in capacity.pages() {
      let html = Array(page.body(.page(page.path)).rendered().utf8)
      if let fault = MarkupFault.find(in: html) { return fault }
    }
    return nil
  }

  /// What the pages that matter must not have between their own scripts' tags.
  private static func fault(of site: Site, on matters: @escaping (String) -> Bool) -> String? {
    var fault: String?
    do {
      try site.write { file in
        guard fault == nil, matters(file.path) else { return }
        if String(validating: file.bytes, as: UTF8.self) == nil { fault = "no UTF-8" }
      }
    } catch {
      return "\(error)"
    }
    return fault
  }
}

extension FileTree {
  fileprivate init(_ files: [String: String], and others: [String: [UInt8]]) {
    let all = files.mapValues { Array($0.utf8) }.merging(others) { $1 }
    self.init(paths: Array(all.keys)) { all[$0] ?? [] }
  }
}
