import Markup
import Pages
import Pictures
import Testing

@testable import Site

/// The pictures that chats show beside a link.
@Suite struct PicturesOfPages {
  private static func page() -> Page {
    var page = Page(path: SitePath("a b"), title: "A", description: "A needs 3 cores.") { _ in "x" }
    page.picture = PagePicture(title: "A")
    page.picture?.figure = "3"
    return page
  }

  @Test func leadFromTheSitesAddress() {
    let site = SiteTest(["index.md": "x"], generated: [Self.page()]) {
      $0.url = "https://e.example/h/"
    }.reports()
    let own = site.page("a b/")
    #expect(own.contains("\"og:image\" content=\"https://e.example/h/a%20b/preview.png\""))
    #expect(own.contains("\"og:image:alt\" content=\"A needs 3 cores.\""))
    #expect(site.files["a b/preview.png"] != nil)
    #expect(
      site.page("").contains("\"og:image\" content=\"https://e.example/h/assets/preview.png\""))
    #expect(site.files["assets/preview.png"] != nil)
  }

  @Test func areNotDrawnWithoutAnAddress() {
    let site = SiteTest(["index.md": "x"], generated: [Self.page()])
    #expect(site.files["a b/preview.png"] == nil && site.files["assets/preview.png"] == nil)
    #expect(!site.page("a b/").contains("og:image"))
    #expect(
      site.page("a b/").contains("rel=\"apple-touch-icon\" href=\"../assets/touch-icon.png\""))
  }

  @Test(arguments: [
    (["assets/icon.svg": "<svg/>"], false), (["assets/touch-icon.png": "x"], true),
    (["assets/icon.svg": "<svg/>", "assets/touch-icon.png": "x"], true),
  ])
  func whoHasAnIconGetsNoOtherOnAPhone(_ files: [String: String], _ hasOne: Bool) {
    let site = SiteTest(files.merging(["index.md": "x"]) { $1 })
    #expect(site.page("").contains("apple-touch-icon") == hasOne)
    #expect(site.files["assets/touch-icon.png"] == files["assets/touch-icon.png"])
  }

  @Test func haveTheColorsOfTheTheme() {
    let style = String(decoding: Stylesheet.bytes, as: UTF8.self)
    for (name, color) in AnswerPicture.colors {
      let hex = String(color, radix: 16)
      let padded = String(repeating: "0", count: 6 - hex.count) + hex
      #expect(style.contains("--\(name):light-dark(#\(padded),"), "\(name)")
    }
  }
}
