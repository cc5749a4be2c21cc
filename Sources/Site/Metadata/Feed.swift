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
      if let date = release.day.flatMap(FeedDate.init) {
        output.append(element: "pubDate", date.text)
      }
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

/// A day as RSS writes it, at midnight in Greenwich: `Tue, 03 Nov 2026 00:00:00 GMT`.
struct FeedDate {
  let text: String

  /// - Parameter day: as `2026-11-03`; nil for what is none.
  init?(_ day: String) {
    let parts = day.split(separator: "-").map { Int($0) }
    guard day.utf8.count == 10, parts.count == 3, let year = parts[0], let month = parts[1],
      let number = parts[2], year >= 1, (1...12).contains(month), (1...31).contains(number)
    else { return nil }
    let names = Self.months.split(separator: " ")
    let weekday = Self.weekdays.split(separator: " ")[Self.weekday(year, month, number)]
    text = "\(weekday), \(day.suffix(2)) \(names[month - 1]) \(day.prefix(4)) 00:00:00 GMT"
  }

  private static let months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
  private static let weekdays = "Sun Mon Tue Wed Thu Fri Sat"

  /// Counted from Sunday, by Sakamoto's method.
  private static func weekday(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let year = month < 3 ? year - 1 : year
    return (year + year / 4 - year / 100 + year / 400 + shifts[month - 1] + day) % 7
  }
}
