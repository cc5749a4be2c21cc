internal import Markdown
internal import Pages

/// The links that lead to another address of a page: they are written to its own.
struct LinksToAliases {
  /// For each file, the address of a page by how the file's page writes the other one.
  private(set) var addresses: [String: [String: String]] = [:]
  /// Those with a fragment, by their file.
  private(set) var anchored: [String: [AnchoredLink]] = [:]
  /// The pages that they lead to.
  private(set) var pages: Set<SitePath> = []

  init() {}

  init(in read: ReadContent, _ listed: [(alias: Alias, target: String)]) {
    let targets = Self.targets(read, listed)
    if targets.isEmpty { return }
    for file in read.files {
      let here = ContentPath.page(of: file.file)
      for link in file.links.missing where !link.isImage {
        let ways = read.resolver.ways(to: link.url, in: file.file, at: here)
        guard let target = ways.lazy.compactMap({ Self.target(at: $0, among: targets) }).first
        else { continue }
        let address = LinkBase.page(here).link(to: target, anchor: link.fragment)
        addresses[file.file, default: [:]][link.written] = address
        pages.insert(target)
        if let fragment = link.fragment, !fragment.isEmpty {
          anchored[file.file, default: []].append(
            AnchoredLink(
              page: target, fragment: PercentEncoding.decode(fragment), written: address,
              location: link.location))
        }
      }
    }
  }

  /// Whether any link of a file leads to one.
  func concern(_ file: String) -> Bool { addresses[file] != nil }

  /// Whether a link leads to one.
  func holds(_ link: MissingLink) -> Bool {
    !link.isImage && addresses[link.file]?[link.written] != nil
  }

  /// The pages by the files at their other addresses.
  private static func targets(
    _ read: ReadContent, _ listed: [(alias: Alias, target: String)]
  ) -> [String: SitePath] {
    var targets: [String: SitePath] = [:]
    for place in read.files.indices {
      guard let aliases = read.files[place].page?.aliases, !aliases.isEmpty else { continue }
      for alias in aliases {
        guard let file = alias.file, targets[file] == nil else { continue }
        targets[file] = read.files[place].page?.page.path
      }
    }
    for (alias, written) in listed {
      let name = String(written.prefix { $0 != "#" })
      guard let file = alias.file, targets[file] == nil,
        let target = ContentPath.resolve("/" + name, from: "")
      else { continue }
      targets[file] = read.resolver.pagesBySource[target] ?? SitePath(target)
    }
    return targets
  }

  private static func target(at way: String, among targets: [String: SitePath]) -> SitePath? {
    if way.hasSuffix(".md") { return targets[ContentPath.page(of: way).file] }
    return targets[way] ?? targets[SitePath(way).file]
  }
}
