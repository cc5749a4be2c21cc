internal import Diagnostics
internal import Pages

/// A path of the site and what is to be written there, before anything is rendered.
struct OutputClaim: Sendable {
  let path: String
  let claimant: Claimant
}

/// What a file of the site comes from.
enum Claimant: Hashable, Sendable {
  /// A page or its Markdown twin, made from a Markdown file of the content.
  case written(source: String)
  /// A generated page or its Markdown twin, and the file of the content it is about.
  case generated(page: SitePath, source: String?)
  /// A file of the content that is copied.
  case asset(String)
  /// A file beside the pages that the report makes.
  case resource(String)
  case alias(written: String, location: SourceLocation)
  case theme(ThemeFile)
  case searchIndex
  /// The folder of the search texts, and all in it.
  case searchTexts
  case printPage
  /// A file that a part of the handbook to print may take.
  case printPart
  case wellKnown(WellKnownFile)
  case reserved(ReservedPath)
}

/// Paths that no build writes because the output folder and `publish` keep their own files there.
enum ReservedPath: String, CaseIterable, Sendable {
  case manifest = ".headroom-site"
  case versions = "versions.json"
  case versionScript = "assets/versions.js"
  case versionStyle = "assets/versions.css"
}

extension Claimant {
  /// The place in the content where an author can change it; nil for what Headroom makes.
  var author: SourceLocation? {
    switch self {
    case .written(let source): SourceLocation(file: source)
    case .asset(let path): SourceLocation(file: path)
    case .alias(_, let location): location
    case .generated(_, let source): source.map { SourceLocation(file: $0) }
    case .resource, .theme, .searchIndex, .searchTexts, .printPage, .printPart, .wellKnown,
      .reserved:
      nil
    }
  }

  /// Whether the file is the author's own, and not one made from it.
  var isContent: Bool {
    switch self {
    case .written, .asset, .alias: true
    case .generated, .resource, .theme, .searchIndex, .searchTexts, .printPage, .printPart,
      .wellKnown, .reserved:
      false
    }
  }

  /// As a noun of a sentence.
  var description: String {
    switch self {
    case .written(let source): "the page of '\(source)'"
    case .generated(_, let source?): "the page of '\(source)'"
    case .generated(.home, nil): "the home page"
    case .generated(let page, nil): "the page '\(page.folder)'"
    case .asset(let path): "the file '\(path)'"
    case .resource(let path): "the generated file '\(path)'"
    case .alias(let written, let location): "the alias '\(written)' in '\(location.file)'"
    case .theme: "the theme"
    case .searchIndex, .searchTexts: "the search index"
    case .printPage, .printPart: "the handbook to print"
    case .wellKnown(let file): "the generated file '\(file.rawValue)'"
    case .reserved(.manifest): "the list of the site's files"
    case .reserved: "the list of published versions"
    }
  }

  /// What an author can do about a path that Headroom needs.
  var hint: String {
    switch self {
    case .theme: "rename it; rules of your own go in theme/extra.css"
    case .generated(_, nil): "rename it, or write the page as Markdown"
    case .written, .generated, .asset, .resource, .alias, .searchIndex, .searchTexts, .printPage,
      .printPart, .wellKnown, .reserved:
      "rename it"
    }
  }
}
