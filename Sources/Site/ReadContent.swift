internal import Diagnostics
internal import Markdown
internal import Pages

/// The Markdown of a site, read.
struct ReadContent: Sendable {
  let files: [Loading.Loaded]
  let resolver: LinkResolver
  /// What the last build left, as far as it still holds.
  let past: PastBuild

  init(of input: SiteInput, after past: PastBuild) {
    var options = input.markdown
    options.rawHTML = input.settings.rawHTML
    let loading = Loading(
      content: input.content, generated: input.generated,
      files: Set(input.assets + input.resources.map(\.path)), insertions: input.insertions,
      options: options, includesDrafts: input.includesDrafts)
    resolver = loading.resolver
    // With other pages every link may lead elsewhere.
    self.past = past.resolver == resolver ? past : PastBuild()
    files = loading.markdownPages(after: self.past)
  }

  var pages: [WrittenPage] { files.compactMap(\.page) }

  var diagnostics: [Diagnostic] { files.flatMap(\.diagnostics) }

  /// Pages that a reader who follows the chosen order and its links does not find. Without a
  /// chosen order every page is in the navigation.
  func orphans(besides order: [String], generated: [Page]) -> [Diagnostic] {
    if order.isEmpty { return [] }
    let made = Set(generated.map(\.path))
    let linked = files.reduce(into: made.union([.home])) { $0.formUnion($1.links.linked) }
    return pages.map(\.page).filter { page in
      let top = page.path.folder.prefix { $0 != "/" }
      return !linked.contains(page.path) && !order.contains(String(top))
    }.compactMap { $0.source.map(Diagnostic.orphan) }
  }
}
