import Markup
import Pages
@testable import Site
import Testing

@Suite struct LinkRebasingTests {
  @Test(arguments: [
    ("guide/recovery", "../../a/index.html#b", "a/index.html#b"),
    ("guide/recovery", "../../../a", "../a"), ("guide/recovery", "../a", nil),
    ("guide/recovery", "#b", nil), ("guide/recovery", "https://a.b/../../c", nil),
    ("", "a.svg", "a.svg"),
    ("", "#b", nil), ("", "?b", nil), ("", "/b", nil), ("", "mailto:a@b.c", nil),
    ("", "//a.b", nil),
    ("", "", nil),
  ])
  func findsThePathOfALink(_ page: String, _ url: String, _ path: String?) {
    #expect(LinkRebasing(from: SitePath(page)).path(in: url).map(String.init) == path)
  }

  private let html = """
    <p id="x"><a href="../../a/index.html?c#b" title="../../t">a</a> <a href="#x">b</a>\
    <img src='../../i.png' alt="../../j"><img srcset="../../i.png 1x, k.png 2x"><a href=../../e>c</a></p>
    """

  @Test func writesLinksFromAnotherPage() {
    let links = LinkRebasing(from: SitePath("guide/recovery"))
    #expect(
      String(decoding: links.rewrite(Array(html.utf8), for: .page(SitePath("d"))), as: UTF8.self)
        == """
        <p id="x"><a href="../a/index.html?c#b" title="../../t">a</a> <a href="#x">b</a>\
        <img src='../i.png' alt="../../j"><img srcset="../i.png 1x, k.png 2x"><a href=../e>c</a></p>
        """)
    #expect(
      String(decoding: links.rewrite(Array(html.utf8), for: .anywhere(root: "/r/")), as: UTF8.self)
        == """
        <p id="x"><a href="/r/a/index.html?c#b" title="../../t">a</a> <a href="#x">b</a>\
        <img src='/r/i.png' alt="../../j"><img srcset="/r/i.png 1x, k.png 2x"><a href=/r/e>c</a></p>
        """)
  }

  private func printed(_ html: String, from page: String = "guide/recovery") -> String {
    let part = PrintedPage(
      number: 3, links: LinkRebasing(from: SitePath(page)),
      numbers: ["index.html": 0, "a b/index.html": 7])
    return String(decoding: part.rewrite(Array(html.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    ("<a href=\"../../a%20b/index.html#c\">", "<a href=\"\0\u{37}\0#p7-c\">"),
    ("<a href=\"../../a%20b/index.html\">", "<a href=\"\0\u{37}\0#p7\">"),
    ("<a href=\"../../index.html\">", "<a href=\"\0\u{30}\0#p0\">"),
    ("<a href=\"../../d/index.html#e\">", "<a href=\"../d/index.html#e\">"),
    ("<a href=\"../../f.csv\">", "<a href=\"../f.csv\">"), ("<a href=\"#\">", "<a href=\"#p3-\">"),
    ("<a href=\"\">", "<a href=\"#p3\">"), ("<a href=\"#g\">", "<a href=\"#p3-g\">"),
    ("<a href=\"https://h.i/#j\">", "<a href=\"https://h.i/#j\">"),
    ("<img src=\"../../k.png\">", "<img src=\"../k.png\">"),
    ("<h1 id=\"l\">m</h1>", "<h2 id=\"p3-l\">m</h2>"), ("<h6>", "<h6>"),
    ("<td headers=\"n o\">", "<td headers=\"p3-n p3-o\">"),
    ("<details class=p>", "<details open class=p>"),
    ("<g clip-path=\"url(#q)\">", "<g clip-path=\"url(#p3-q)\">"),
    ("<p title=\"../../r\">", "<p title=\"../../r\">"),
  ])
  func aPartOfThePrintPageHasItsOwnIDsAndLinks(_ page: String, _ part: String) {
    #expect(printed(page) == part)
  }

  @Test func linksOfTheHomePageHaveNoWayToTheRoot() {
    #expect(
      printed(
        "<a href=\"a%20b/index.html#c\"><a href=\"f.csv\"><a href=\"mailto:a@b.c\">", from: "")
        == "<a href=\"\0\u{37}\0#p7-c\"><a href=\"../f.csv\"><a href=\"mailto:a@b.c\">")
  }
}
