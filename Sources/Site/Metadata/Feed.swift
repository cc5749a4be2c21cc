internal import Markup
internal import Pages

/// The releases as an RSS feed. Feeds need absolute addresses, so a site without `url` has none.
enum Feed {
  static func isPossible(_ releases: [Edition.Release], _ settings: SiteSettings) -> Bool {
    settings.url != nil && !releases.isEmpty
  }

  static func render(_ releases: [Edition.Release], settings: SiteSettings) -> [UInt8] {
    let url = settings.url ?? ""
    var output = Output()
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\">\n<channel>\n")
    output.append(element: "title", settings.title)
    output.append(element: "link", url)
    output.append(element: "description", settings.description ?? "Releases of \(settings.title)")
    output.append(element: "language", settings.language)
    for release in releases {
      let address = url + PercentEncoding.encode(path: release.page.folder)
      output.append("<item>\n")
      output.append(element: "title", release.name)
      output.append(element: "link", address)
      output.append(element: "guid", address)
      output.append(element: "description", release.summary)
      output.append("</item>\n")
    }
    output.append("</channel>\n</rss>\n")
    return output
  }
}

extension Output {
  fileprivate mutating func append(element name: String, _ text: String) {
    append("<\(name)>")
    append(xml: text)
    append("</\(name)>\n")
  }
}
