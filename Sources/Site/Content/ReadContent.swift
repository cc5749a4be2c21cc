internal import Diagnostics
internal import Markdown
internal import Pages

/// The Markdown of a site, parsed and rendered.
struct ReadContent: Sendable {
  let files: [Loading.Loaded]
  let resolver: LinkResolver
  /// What the last build left; empty if it is no longer valid.
  let past: PastBuild

  init(of input: SiteInput, after past: PastBuild) {
    var options = input.markdown
    options.rawHTML = input.settings.rawHTML
    let loading = Loading(
      content: input.content, generated: input.generated,
      files: Set(input.assets + input.resources.map(\.path)), insertions: input.insertions,
      options: options, includesDrafts: input.includesDrafts)
    resolver = loading.resolver
    // If pages were added or removed, any link may resolve differently.
    self.past = past.resolver == resolver ? past : PastBuild()
    files = loading.markdownPages(after: self.past)
  }

  var pages: [WrittenPage] { files.compactMap { $0.page } }

  var diagnostics: [Diagnostic] { files.flatMap(\.diagnostics) }

  /// Pages that neither `navigation` nor any link leads to. Without `navigation` in handbook.yaml
  /// every page is listed.
  func orphans(besides order: [String], generated: [Page]) -> [Diagnostic] {
    if order.isEmpty { return [] }
    let made = Set(generated.map(\.path))
    let linked = files.reduce(into: made.union([.home])) { $0.formUnion($1.links.linked.keys) }
    return pages.map(\.page).filter { page in
      let top = page.path.folder.prefix { $0 != "/" }
      return !linked.contains(page.path) && !order.contains(String(top))
    }.compactMap { $0.source.map(Diagnostic.orphan) }
  }
}
