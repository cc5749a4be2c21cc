internal import Markdown
internal import Pages

/// Everything a site is made from.
struct SiteInput: Sendable {
  var content: FileTree
  var settings: SiteSettings
  /// Pages that are not written in Markdown: the report's.
  var generated: [Page]
  /// Generated files beside the pages.
  var resources: [Resource]
  var insertions: Insertions
  var edition: Edition
  var includesDrafts: Bool
  var markdown: Options
  /// Where the texts of pages go that are too many to be held.
  var shelf: TextShelf?

  /// The files of the content that are copied.
  var assets: [String] { content.paths.filter(ContentPath.isAsset) }
}

extension OutputPlan.Parts {
  init(
    _ input: SiteInput, pages: MergedPages, redirects: [Redirect], overrides: ThemeOverrides
  ) {
    self.init(
      pages: pages, drawsPreviews: input.settings.url != nil, redirects: redirects,
      resources: input.resources, assets: input.assets,
      themeFiles: ThemeFile.all(
        overrides, answersBack: input.edition.answersBack, hasAddress: input.settings.url != nil,
        assets: input.assets),
      wellKnownFiles: WellKnownFile.allCases.filter { $0.isPossible(for: input) })
  }
}

extension WellKnownFile {
  /// A sitemap and a feed hold absolute addresses, so that a site without `url` has neither.
  fileprivate func isPossible(for input: SiteInput) -> Bool {
    switch self {
    case .sitemap: input.settings.url != nil
    case .feed: Feed.isPossible(input.edition.releases, input.settings)
    case .notFound, .noJekyll, .robots, .languageModels, .headers: true
    }
  }
}
