import Diagnostics
import Pages
import Settings
import Testing

@testable import Site

/// Files of any size that pages or the theme name: no more of them is read than is needed to refuse them.
@Suite struct LargeFilesOfTheContent {
  /// A page beside a file without end.
  private func diagnostics(page: String, endless: String, atMost most: Int) -> [Diagnostic] {
    let content = FileTree(
      paths: ["index.md", endless],
      reading: { path in
        if path == endless { Issue.record("'\(path)' was read whole") }
        return path == "index.md" ? Array(page.utf8) : []
      },
      beginning: { path, count in
        if path == "index.md" { return Array(page.utf8.prefix(count)) }
        #expect(count <= most, "\(path)")
        return [UInt8](repeating: UInt8(ascii: "x"), count: min(count, most))
      })
    return Site(content: content, settings: SiteSettings()).diagnostics
  }

  @Test(arguments: ["--8<-- \"a.txt\"\n", "--8<-- \"a.txt:1:2\"\n", "--8<--\na.txt\n--8<--\n"])
  func areNotIncluded(_ line: String) {
    let found = diagnostics(page: "# Home\n\n" + line, endless: "a.txt", atMost: (2 << 20) + 1)
    #expect(found.map(\.id) == ["include-too-large"])
  }

  @Test(arguments: ["theme/extra.css", "theme/footer.mustache", "theme/font.woff2"])
  func areNoThemes(_ path: String) {
    let found = diagnostics(page: "# Home\n", endless: path, atMost: (16 << 20) + 1)
    #expect(found.map(\.id) == ["file-too-large"])
  }

  @Test func areLookedAtByTheirHeaders() {
    let found = diagnostics(page: "# Home\n\n![x](a.png)\n", endless: "a.png", atMost: 1 << 20)
    #expect(found.isEmpty)
  }
}
