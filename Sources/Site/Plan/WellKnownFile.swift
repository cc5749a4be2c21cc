/// Files at the site's root whose names hosts, search engines and feed readers know.
///
/// A file of the content with one of these names replaces the generated one: an author who writes a
/// `robots.txt` wants that one.
enum WellKnownFile: String, CaseIterable, Sendable {
  /// Shown by hosts for an address that has no file.
  case notFound = "404.html"
  /// Makes GitHub Pages serve files as they are.
  case noJekyll = ".nojekyll"
  case robots = "robots.txt"
  case sitemap = "sitemap.xml"
  /// The table of contents for language models.
  case languageModels = "llms.txt"
  /// Response headers, for hosts that read them from a file.
  case headers = "_headers"
  /// The releases as RSS.
  case feed = "feed.xml"
}
