internal import Markup
internal import Pages

/// `sitemap.xml` and `robots.txt`.
enum Sitemap {
  /// The most addresses that a file lists. The format allows 50,000; this keeps files below a megabyte.
  static let mostAddresses = 5_000

  /// The address of every searchable page. The format requires absolute ones, so that a site without
  /// `url` has no sitemap. Of many pages, `sitemap.xml` lists the files that list them.
  static func files(
    _ pages: [Page], settings: SiteSettings, most: Int = mostAddresses
  ) -> [OutputFile] {
    let root = settings.url ?? ""
    let addresses = pages.lazy.filter { $0.isSearchable }
      .map { root + PercentEncoding.encode(path: $0.path.folder) }
    let all = Array(addresses)
    let whole = WellKnownFile.sitemap.rawValue
    let paths = parts(ofAddresses: all.count, most: most)
    if paths.isEmpty { return [file(whole, "urlset", "url", all[...])] }
    let parts = paths.enumerated().map { index, path in
      file(path, "urlset", "url", all.dropFirst(index * most).prefix(most))
    }
    return [file(whole, "sitemapindex", "sitemap", paths.map { root + $0 }[...])] + parts
  }

  /// The paths of the files that list so many addresses; none where `sitemap.xml` lists them all.
  static func parts(ofAddresses count: Int, most: Int = mostAddresses) -> [String] {
    count <= most ? [] : (1...(count + most - 1) / most).map { "sitemap-\($0).xml" }
  }

  private static func file(
    _ path: String, _ list: String, _ element: String, _ addresses: ArraySlice<String>
  ) -> OutputFile {
    var output = Output()
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    output.append("<\(list) xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for address in addresses {
      output.append("<\(element)><loc>")
      output.append(xml: address)
      output.append("</loc></\(element)>\n")
    }
    output.append("</\(list)>\n")
    return OutputFile(path: path, bytes: output)
  }

  static func robots(for settings: SiteSettings) -> [UInt8] {
    let sitemap = settings.url.map { "Sitemap: \($0)sitemap.xml\n" } ?? ""
    return Array("User-agent: *\nAllow: /\n\(sitemap)".utf8)
  }
}
