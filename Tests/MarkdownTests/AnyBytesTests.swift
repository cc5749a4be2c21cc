import Diagnostics
import Foundation
import Markdown
import Testing

private func page(_ bytes: [UInt8], _ dialect: Dialect = .handbook) -> Document {
  Document(parsing: bytes, file: "page.md", options: Options(dialect: dialect))
}

private func text(_ page: Document) -> String { String(decoding: page.html, as: UTF8.self) }

extension [UInt8] {
  fileprivate func count(of text: String) -> Int {
    String(decoding: self, as: UTF8.self).components(separatedBy: text).count - 1
  }
}

@Suite struct AnyBytes {
  @Test func noBytesAtAll() {
    for dialect in Dialect.allCases {
      #expect(page([], dialect).html.isEmpty)
      #expect(page([0x0A], dialect).html.isEmpty)
    }
  }

  @Test func invalidUTF8IsReplacedAndReported() {
    let found = page(Array("a\nbé ".utf8) + [0xFF, 0x63, 0x0A])
    #expect(text(found) == "<p>a\nbé \u{FFFD}c</p>\n")
    #expect(
      found.diagnostics.map { "\($0.location?.description ?? "") \($0.id)" }
        == ["page.md:2:4 invalid-utf8"])
  }

  @Test func nulIsReplaced() {
    #expect(text(page([0x61, 0x00, 0x62])) == "<p>a\u{FFFD}b</p>\n")
  }

  @Test func aByteOrderMarkIsNoText() {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("---\na: b\n---\n# [c](d)\n".utf8)
    #expect(page(bytes).frontMatter != nil)
    #expect(
      destinations(bytes).map(\.location)
        == [SourceLocation(file: "page.md", line: 4, column: 7)])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func allLineEndsAreLineEnds(_ end: String) {
    let source = ["---", "t: x", "---", "!!! note", "    a", "", "| b |", "|---|", "| [c](d) |"]
    let bytes = Array(source.joined(separator: end).utf8)
    let found = page(bytes)
    #expect(text(found).contains("<p>a</p>"))
    #expect(text(found).contains("<td><a href=\"d\">c</a></td>"))
    #expect(
      destinations(bytes).map(\.location)
        == [SourceLocation(file: "page.md", line: 9, column: 7)])
  }

  @Test func allBytesInARow() {
    let bytes = (0..<4).flatMap { _ in UInt8.min...UInt8.max }
    for dialect in Dialect.allCases { #expect(!page(bytes, dialect).html.isEmpty) }
  }

  @Test func noncharactersOfThePageStay() {
    let marks = String(String.UnicodeScalarView((0xFDD0...0xFDEF).compactMap(Unicode.Scalar.init)))
    #expect(html("\(marks) \\~~a~~\n").contains(marks))
    let one = marks.prefix(1)
    #expect(html("\(one) \\~~a~~ \\[b]\n") == "<p>\(one) ~~a~~ [b]</p>\n")
  }
}

@Suite struct Bounds {
  @Test func shortRowsOfAWideTableAreNotFilledWithoutEnd() {
    let columns = 10_000
    let header = String(repeating: "|a", count: columns) + "|\n"
    let delimiters = String(repeating: "|-", count: columns) + "|\n"
    let found = page(Array((header + delimiters + String(repeating: "|b|\n", count: 1_000)).utf8))
    // 1,000 cells that are there, and those that the budget of the page adds.
    #expect(found.html.count(of: "<td>") == 1_000 + 65_536)
    #expect(found.html.count(of: "<th>") == columns)
  }

  @Test func fiftyThousandFootnotes() {
    let count = 50_000
    var source = ""
    for number in 0..<count { source += "[^\(number)]\n\n[^\(number)]: x\n\n" }
    let found = page(Array(source.utf8))
    #expect(found.html.count(of: "<li id=\"fn:") == count)
    #expect(found.diagnostics.isEmpty)
  }

  @Test func deeplyNestedQuotesAndLists() {
    let depth = 50_000
    let quotes = page(Array(String(repeating: "> ", count: depth).utf8) + [0x61])
    #expect(quotes.html.count(of: "<blockquote>") == depth)
    let lists = page(Array(String(repeating: "- ", count: depth).utf8) + [0x61])
    #expect(lists.html.count(of: "<li>") == depth)
  }

  /// A page may take two hundred times its size while it is read, so that its size is bounded.
  @Test func aPageOfTwoMebibytes() {
    let most = 2 << 20
    let found = page([UInt8](repeating: 0x61, count: most))
    #expect(found.html.count == most + "<p></p>\n".utf8.count)
    let larger = page([UInt8](repeating: 0x61, count: most + 1))
    #expect(larger.html == [])
    #expect(
      larger.diagnostics.map(\.description) == [
        """
        page.md:1:1: error: more than 2 MiB of Markdown [page-too-large]
          hint: split the page, or keep it as a file that pages link to
        """
      ])
  }

  @Test func referencesCannotMultiplyALongURL() {
    let url = String(repeating: "x", count: 50_000)
    let source = "[a]: /\(url)\n\n" + String(repeating: "[a] ", count: 12_000)
    let found = page(Array(source.utf8))
    // The parser stops to resolve when the URLs add up to about the page's own size.
    #expect(found.html.count < 20 * source.utf8.count)
  }
}
