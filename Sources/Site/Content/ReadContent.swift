internal import Diagnostics
internal import Markdown
internal import Pages

/// The Markdown of a site, parsed and rendered.
struct ReadContent: Sendable {
  let files: [Loading.Loaded]
  let resolver: LinkResolver
  /// How they were read.
  let terms: Loading.Terms
  /// What the last build left; empty if it is no longer valid.
  let past: PastBuild
  /// What could not be read when it was needed after all.
  let failures: LateFailures
  /// Reads the text of a file again that was let go.
  let readAgain: @Sendable (_ file: String) -> PageText.Forms

  init(of input: SiteInput, after past: PastBuild) {
    var options = input.markdown
    options.rawHTML = input.settings.rawHTML
    let loading = Loading(
      content: input.content, generated: input.generated,
      files: Set(input.assets + input.resources.map(\.path)), insertions: input.insertions,
      options: options, includesDrafts: input.includesDrafts, settings: input.settings,
      shelf: input.shelf)
    resolver = loading.resolver
    terms = loading.terms
    // If pages were added or removed, any link may resolve differently.
    let holds = past.resolver == resolver && past.terms == terms
    self.past = past.record != nil || holds ? past : PastBuild()
    failures = loading.failures
    readAgain = { loading.textAgain(of: $0) }
    files = loading.markdownPages(after: self.past)
  }

  private init(_ files: [Loading.Loaded], in read: ReadContent) {
    self.files = files
    (resolver, past, failures) = (read.resolver, read.past, read.failures)
    (terms, readAgain) = (read.terms, read.readAgain)
  }

  /// With other anchors in the links of pages, by their file.
  func correcting(_ corrections: [String: [String: String]]) -> ReadContent {
    // Those of the last build may be corrected otherwise.
    if corrections.isEmpty, !files.contains(where: { $0.bodyAsWritten != nil }) { return self }
    let files = files.map { file in
      if let addresses = corrections[file.file] { return file.correcting(addresses) }
      return file.bodyAsWritten == nil ? file : file.correcting([:])
    }
    return ReadContent(files, in: self)
  }

  var pages: [WrittenPage] { files.compactMap { $0.page } }

  var diagnostics: [Diagnostic] { files.flatMap(\.diagnostics) }

  /// What the pages have that means nothing here, each name once with how often it is there.
  func unknownNames(besides known: Set<String>) -> [Diagnostic] {
    var keys = NameCounts()
    var names: [UnknownName.Kind: NameCounts] = [:]
    // By their places, as few have any and what is known of a file is large.
    let places = files.indices.filter {
      !files[$0].unknownKeys.isEmpty || !files[$0].unknownNames.isEmpty
    }
    for file in places.map({ files[$0] }) {
      for key in file.unknownKeys where !known.contains(key.name) {
        keys.add(key.name, at: key.location, in: file.file, nearest: key.nearest)
      }
      for name in file.unknownNames {
        names[name.kind, default: NameCounts()].add(name.name, at: name.location, in: file.file)
      }
    }
    return keys.all.map(Diagnostic.unknownKey)
      + UnknownName.Kind.allCases.flatMap { kind in
        (names[kind]?.all ?? []).map { Diagnostic.unknown(kind, $0) }
      }
  }

  /// Pages that neither `navigation` nor any link leads to. Without `navigation` in handbook.yaml
  /// every page is listed.
  func orphans(
    besides order: [String], _ navigation: Navigation, generated: [Page],
    links: LinksToAliases = LinksToAliases()
  ) -> [Diagnostic] {
    if order.isEmpty, !navigation.isWritten { return [] }
    let made = Set(generated.map(\.path))
    let linked = files.reduce(into: made.union([.home]).union(links.pages)) {
      $0.formUnion($1.links.linked.keys)
    }
    return pages.map(\.page).filter { page in
      let top = page.path.folder.prefix { $0 != "/" }
      let isListed =
        navigation.isWritten
        ? navigation.node(at: page.path) != nil : order.contains(String(top))
      return !linked.contains(page.path) && !isListed && !page.isUnlisted
    }.compactMap { $0.source.map(Diagnostic.orphan) }
  }
}

/// Names with their places, in the order in which they are met.
struct NameCounts {
  struct Name {
    var name: String
    var place: SourceLocation
    var count = 0
    var files = 0
    var nearest: String?
    fileprivate var lastFile = ""
  }

  private(set) var all: [Name] = []
  private var indices: [String: Int] = [:]

  mutating func add(
    _ name: String, at place: SourceLocation, in file: String, nearest: String? = nil
  ) {
    let index = indices[name] ?? all.count
    if index == all.count {
      indices[name] = index
      all.append(Name(name: name, place: place, nearest: nearest))
    }
    all[index].count += 1
    if all[index].lastFile != file {
      all[index].lastFile = file
      all[index].files += 1
    }
  }
}
