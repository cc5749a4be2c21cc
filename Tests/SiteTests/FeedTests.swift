import Pages
import Testing

@testable import Site

@Suite struct Feeds {
  @Test(arguments: [
    ("2026-11-03", "Tue, 03 Nov 2026 00:00:00 GMT"),
    ("2024-02-29", "Thu, 29 Feb 2024 00:00:00 GMT"),
    ("2000-01-01", "Sat, 01 Jan 2000 00:00:00 GMT"),
    ("1999-12-31", "Fri, 31 Dec 1999 00:00:00 GMT"),
    ("2026-13-01", nil), ("2026-1-1", nil), ("yesterday", nil), ("", nil),
  ])
  func writesDaysAsRSSDoes(_ day: String, _ text: String?) {
    #expect(FeedDate(day)?.text == text)
  }

  @Test func datesTheReleasesThatHaveADay() {
    let edition = Edition(releases: [
      .init(name: "b", summary: "B", page: SitePath("r"), day: "2026-11-03"),
      .init(name: "a", summary: "A", page: SitePath("q")),
    ])
    SiteTest(["index.md": "x", "q.md": "q", "r.md": "r"], edition: edition) {
      ($0.title, $0.url) = ("T", "https://e.example/")
    }.writes(
      "feed.xml",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0">
      <channel>
      <title>T</title>
      <link>https://e.example/</link>
      <description>Releases of T</description>
      <language>en</language>
      <item>
      <title>b</title>
      <link>https://e.example/r/</link>
      <guid>https://e.example/r/</guid>
      <pubDate>Tue, 03 Nov 2026 00:00:00 GMT</pubDate>
      <description>B</description>
      </item>
      <item>
      <title>a</title>
      <link>https://e.example/q/</link>
      <guid>https://e.example/q/</guid>
      <description>A</description>
      </item>
      </channel>
      </rss>

      """)
  }
}
