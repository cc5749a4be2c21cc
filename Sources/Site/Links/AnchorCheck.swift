internal import Diagnostics
internal import Markup
internal import Pages

/// Which links lead to an id that their page has, has by another name, or does not have.
struct AnchorCheck {
  private(set) var broken: [Diagnostic] = []
  /// For the pages of each file, the addresses that are written otherwise.
  private(set) var corrections: [String: [String: String]] = [:]

  init(of read: ReadContent, generated: [Page], links: LinksToAliases = LinksToAliases()) {
    // Of places, as what is known of a file is large and few have such links.
    let files = read.files.indices.filter { place in
      !read.files[place].links.anchored.isEmpty || links.concern(read.files[place].file)
    }.map { read.files[$0] }
    let pages = Targets(
      read, generated,
      of: Set(
        files.lazy.flatMap { $0.links.anchored + (links.anchored[$0.file] ?? []) }
          .map(\.page)))
    var mistakes: [AnchoredLink] = []
    for file in files {
      var others: [String: String] = [:]
      for link in file.links.anchored + (links.anchored[file.file] ?? []) {
        guard pages.lacks(link.fragment, on: link.page) else { continue }
        if let id = pages.otherName(of: link.fragment, on: link.page) {
          others[link.written] = Self.address(link.written, with: id)
        } else {
          mistakes.append(link)
        }
      }
      for (written, address) in links.addresses[file.file] ?? [:] {
        others[written] = others[address] ?? address
      }
      if !others.isEmpty { corrections[file.file] = others }
    }
    broken = mistakes.enumerated().map { number, link in
      let known = number < Nearest.mostHints ? pages.anchors[link.page]?.sorted() ?? [] : []
      return .brokenAnchor(
        link.fragment, page: link.page, at: link.location,
        nearest: Nearest.match(for: link.fragment, among: known))
    }
  }

  private static func address(_ written: String, with id: String) -> String {
    written.prefix { $0 != "#" } + "#" + id
  }

  /// The ids of each page.
  private struct Targets {
    private(set) var anchors: [SitePath: Set<String>] = [:]
    private var headings: [SitePath: [Heading]] = [:]

    /// - Parameter pages: those that links name an id of.
    init(_ read: ReadContent, _ generated: [Page], of pages: Set<SitePath>) {
      for page in generated where pages.contains(page.path) {
        anchors[page.path] = page.anchors
        headings[page.path] = page.outline
      }
      if pages.isEmpty { return }
      for file in read.files {
        guard let page = file.page?.page, pages.contains(page.path) else { continue }
        anchors[page.path, default: []].formUnion(page.anchors)
        headings[page.path, default: []] += file.headings
      }
    }

    /// The top of a page needs no element.
    func lacks(_ fragment: String, on page: SitePath) -> Bool {
      fragment.lowercased() != "top" && anchors[page].map { !$0.contains(fragment) } ?? false
    }

    /// The id here of what another program gives this one.
    func otherName(of fragment: String, on page: SitePath) -> String? {
      if fragment == "_top" { return "top" }
      let others = HeadingSlugs.others(of: headings[page] ?? [], besides: anchors[page] ?? [])
      if let id = others[fragment] { return id }
      // GitHub writes this before the ids of a page.
      let prefix = "user-content-"
      guard fragment.hasPrefix(prefix) else { return nil }
      let plain = String(fragment.dropFirst(prefix.count))
      return anchors[page]?.contains(plain) == true ? plain : others[plain]
    }
  }
}

extension Loading.Loaded {
  /// With other addresses in its links, by how they are written.
  func correcting(_ addresses: [String: String]) -> Loading.Loaded {
    var file = self
    file.source?.corrections = addresses
    guard let body = bodyAsWritten ?? page?.page.body else { return file }
    file.bodyAsWritten = body
    if addresses.isEmpty {
      file.page = page?.changing { $0.body = body }
      return file
    }
    let own = LinkBase.page(page?.page.path ?? .home)
    let links = LinkRebasing(from: page?.page.path ?? .home)
    let corrected: @Sendable (LinkBase) -> HTML = { here in
      guard case .trusted(let html) = body(own) else { return body(here) }
      let corrected = TagRewriter.rewrite(
        html, rename: { $0 },
        attributes: { _, name, value in name == "href" ? addresses[value] ?? value : value },
        adding: { _ in "" })
      return .trusted(here == own ? corrected : links.rewrite(corrected, for: here))
    }
    file.page = page?.changing { $0.body = corrected }
    return file
  }
}
