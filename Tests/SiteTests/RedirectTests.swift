import TestSupport
import Testing

@testable import Site

@Suite struct Redirects {
  private let files = [
    "new/place.md": "---\ntitle: A & B\naliases: [old/place.md, /older/]\n---\nx",
    "index.md": "# H",
  ]

  private func page(_ link: String, canonical: String) -> String {
    """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=\(link)">\
    <meta name="robots" content="noindex"><link rel="canonical" href="\(canonical)">\
    <title>A &amp; B</title></head><body><p>This page has moved: <a href="\(link)">A &amp; B</a></p>\
    </body></html>

    """
  }

  @Test func everyAliasLeadsToThePage() {
    let (near, far) = ("../new/place/index.html", "../../new/place/index.html")
    SiteTest(files).reports()
      .writes("old/place/index.html", page(far, canonical: far))
      .writes("older/index.html", page(near, canonical: near))
    let site = SiteTest(files) { $0.url = "https://example.com/" }
    #expect(site.files["sitemap.xml"]?.contains("old") == false)
  }

  @Test func canonicalNamesTheAddressWhereItIsKnown() {
    SiteTest(files) { $0.url = "https://example.com/h/" }.writes(
      "older/index.html",
      page("../new/place/index.html", canonical: "https://example.com/h/new/place/"))
  }

  @Test(arguments: [
    ("guide/old/", "guide/old/"), ("/a.md", "a/"), ("a/index.md", "a/"), ("a/index.html", "a/"),
    ("../x/", nil), (".git/hooks", nil), ("a/.hidden/b.md", nil), ("a\u{7}/", nil),
    ("a\u{202E}/", nil),
    ("%2e%2e/a/", nil), ("a/%2F/b", nil), ("a\\b/", nil), ("a?b", nil), ("a#b", nil), ("con", nil),
    ("a/LPT1.md", nil), ("nul.x/b", nil), ("a./b", nil), ("a /b", nil),
    (String(repeating: "x", count: 256), nil), (String(repeating: "x/", count: 513), nil),
    ("100%/", "100%/"), ("a..b", "a..b/"), ("a b", "a b/"), ("console", "console/"),
    ("ä/日本/", "ä/日本/"),
    ("https://example.com/", nil), ("../a.html", nil), ("//h/x", nil), ("a/..", ""),
  ])
  func fromWhatAnAliasSays(_ written: String, _ folder: String?) {
    let text = HostileTexts.quoted(written)
    let site = SiteTest(["b.md": "---\naliases: [\(text)]\n---\n", "index.md": ""])
    switch folder {
    case nil:
      #expect(site.site.diagnostics.filter { $0.severity == .error }.map(\.id) == ["bad-alias"])
    case "": site.reports("b.md:2:11 taken-alias")
    case let folder?: #expect(site.reports().files[folder + "index.html"] != nil)
    }
  }
}
