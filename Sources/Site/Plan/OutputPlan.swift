internal import Diagnostics
internal import Pages

/// Every file of a site, known before any is rendered: exactly these are written.
struct OutputPlan: Sendable {
  /// All pages, in path order. Searchable ones have a twin in Markdown too.
  private(set) var pages: [Page] = []
  private(set) var hasPrintPage = false
  private(set) var redirects: [Redirect] = []
  private(set) var resources: [Resource] = []
  /// Files of the content that are copied.
  private(set) var assets: [String] = []
  private(set) var themeFiles: [ThemeFile] = []
  /// Whether phones have an icon for it: the theme's or the content's.
  var hasTouchIcon: Bool {
    themeFiles.contains(.touchIcon) || assets.contains(ThemeFile.touchIcon.path)
  }
  private(set) var wellKnownFiles: [WellKnownFile] = []
  /// The path of every file in byte order, but for the search texts in `SearchText.folder` and the
  /// parts of the handbook to print: how many there are is known when the pages are rendered.
  var paths: [String] { register.paths }
  /// The collisions.
  var diagnostics: [Diagnostic] { register.collisions.map(\.diagnostic) }

  private let register: OutputRegister

  /// What a site is made of.
  struct Parts {
    var pages: MergedPages
    /// Whether pages have pictures for links to them.
    var drawsPreviews: Bool
    var redirects: [Redirect]
    var resources: [Resource]
    var assets: [String]
    var themeFiles: [ThemeFile]
    var wellKnownFiles: [WellKnownFile]
  }

  /// Claims a path for each part. Of two that collide, the one claimed first keeps it: pages and what
  /// Headroom makes, then files and aliases, which authors can rename, then what they can replace.
  init(_ parts: Parts) {
    var register = OutputRegister(capacity: 2 * parts.pages.all.count + parts.assets.count)
    for path in ReservedPath.allCases {
      _ = register.claim(path.rawValue, for: .reserved(path))
    }
    // Pages are large: where none collides, the list stays the one it is and none is copied.
    let all = parts.pages.all
    let free = all.indices.filter {
      register.claim(all[$0].path, source: all[$0].source, hasTwin: all[$0].isSearchable)
    }
    pages = free.count == all.count ? all : free.map { all[$0] }
    if parts.drawsPreviews {
      for page in pages {
        if let path = PreviewPicture.path(of: page) {
          _ = register.claim(path, for: Claimant(of: page.path, source: page.source))
        }
      }
    }
    for page in parts.pages.surplus {
      _ = register.claim(page.path, source: page.source, hasTwin: page.isSearchable)
    }
    hasPrintPage =
      pages.count <= PrintPage.mostPages
      && register.claim(PrintPage.path.file, for: .printPage)
    for number in 1...max(1, pages.count) where hasPrintPage && pages.count > 1 {
      _ = register.claim(PrintPage.file(ofPart: number), for: .printPart)
    }
    _ = register.claim(SearchIndex.path, for: .searchIndex)
    _ = register.claim(SearchText.folder, for: .searchTexts)
    let fixed = parts.themeFiles.filter { !$0.isReplaceable }
    themeFiles = fixed.filter { register.claim($0.rawValue, for: .theme($0)) }
    resources = parts.resources.filter { register.claim($0.path, for: .resource($0.path)) }
    assets = parts.assets.filter { register.claim($0, for: .asset($0)) }
    redirects = parts.redirects.filter { register.claim($0.path, for: $0.claimant) }
    themeFiles += parts.themeFiles.filter(\.isReplaceable).filter { file in
      !register.hasFile(file.rawValue) && register.claim(file.rawValue, for: .theme(file))
    }
    wellKnownFiles = parts.wellKnownFiles.filter { file in
      !register.hasFile(file.rawValue) && register.claim(file.rawValue, for: .wellKnown(file))
    }
    let searchable = pages.count { $0.isSearchable }
    for (file, paths) in [
      (WellKnownFile.sitemap, Sitemap.parts(ofAddresses: searchable)),
      (.languageModels, LanguageModelIndex.parts(ofPages: searchable)),
    ] where wellKnownFiles.contains(file) {
      for path in paths { _ = register.claim(path, for: .wellKnown(file)) }
    }
    self.register = register
  }
}

extension OutputRegister {
  /// Claims a page's HTML, and its twin where it has one.
  fileprivate mutating func claim(_ page: SitePath, source: String?, hasTwin: Bool) -> Bool {
    let claimant = Claimant(of: page, source: source)
    guard claim(page.file, for: claimant) else { return false }
    return !hasTwin || claim(MarkdownTwin.path(of: page, source: source), for: claimant)
  }
}

extension Claimant {
  fileprivate init(of page: SitePath, source: String?) {
    if let source, ContentPath.isMarkdown(source) {
      self = .written(source: source)
    } else {
      self = .generated(page: page, source: source)
    }
  }
}

extension Redirect {
  fileprivate var claimant: Claimant {
    .alias(written: alias.written, location: alias.location)
  }
}
