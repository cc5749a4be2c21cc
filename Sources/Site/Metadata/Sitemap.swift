internal import Markup
internal import Pages

/// `sitemap.xml` and `robots.txt`.
enum Sitemap {
  /// The address of every searchable page. The format requires absolute ones, so that a site without
  /// `url` has no sitemap.
  static func render(_ pages: [Page], settings: SiteSettings) -> [UInt8] {
    var output = Output()
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    output.append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for page in pages where page.isSearchable {
      output.append("<url><loc>")
      output.append(xml: (settings.url ?? "") + PercentEncoding.encode(path: page.path.folder))
      output.append("</loc></url>\n")
    }
    output.append("</urlset>\n")
    return output
  }

  static func robots(for settings: SiteSettings) -> [UInt8] {
    let sitemap = settings.url.map { "Sitemap: \($0)sitemap.xml\n" } ?? ""
    return Array("User-agent: *\nAllow: /\n\(sitemap)".utf8)
  }
}
