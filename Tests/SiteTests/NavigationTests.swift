import Pages
import Settings
import Site
import Testing

/// The navigation as pages show it.
@Suite struct NavigationTrees {
  /// The entries of a page's navigation, as links and `open` for a list within.
  private func entries(of page: String, in files: [String: String]) throws -> [String] {
    let site = Site(content: FileTree(files), settings: SiteSettings())
    var html = ""
    try site.write {
      if $0.path == page { html = String(decoding: $0.bytes, as: UTF8.self) }
    }
    let tree = try #require(html.firstMatch(of: /<ul class="top">(.*?)<\/nav>/)).output.1
    return tree.matches(of: /<li><a href="([^"]*)"( aria-current="page")?/).map { entry in
      entry.output.1 + (entry.output.2 == nil ? "" : " here")
    }
  }

  private static func name(_ number: Int) -> String { "p" + String(1000 + number).dropFirst() }

  /// Links and neighbours, from and to anywhere; what is elsewhere stays closed.
  @Test func isOpenOnTheWayToThePage() throws {
    let files = [
      "index.md": "# Home", "a.md": "# A", "b/index.md": "# B", "b/one.md": "# One",
      "b/two/index.md": "# Two", "b/two/deep.md": "# Deep", "c/index.md": "# C", "c/x.md": "# X",
    ]
    #expect(
      try entries(of: "b/two/index.html", in: files) == [
        "../../index.html", "../../a/index.html", "../../b/index.html", "../../b/one/index.html",
        "../../b/two/index.html here", "../../b/two/deep/index.html", "../../c/index.html",
      ])
    #expect(
      try entries(of: "index.html", in: files) == [
        "index.html here", "a/index.html", "b/index.html", "b/one/index.html", "b/two/index.html",
        "b/two/deep/index.html", "c/index.html", "c/x/index.html",
      ])
    #expect(try !entries(of: "404.html", in: files).contains { $0.hasSuffix("here") })
  }

  /// Else every page of a large site would list every other.
  @Test(arguments: ["", "folder/"]) func showsTheNeighboursInALongList(_ folder: String) throws {
    var files = ["index.md": "# Home"]
    if !folder.isEmpty { files[folder + "index.md"] = "# Folder" }
    for number in 0..<200 { files[folder + Self.name(number) + ".md"] = "# \(Self.name(number))" }
    let page = folder + Self.name(120) + "/index.html"
    let up = folder.isEmpty ? "../" : "../../"
    let listed = try entries(of: page, in: files).filter { $0.contains("/p") }
    let expected = (100..<140).map {
      up + folder + Self.name($0) + "/index.html" + ($0 == 120 ? " here" : "")
    }
    #expect(listed == expected)
    let first = try entries(of: folder + Self.name(0) + "/index.html", in: files)
    #expect(first.contains(up + folder + Self.name(39) + "/index.html"))
    #expect(!first.contains(up + folder + Self.name(40) + "/index.html"))
  }

  @Test func showsTheTopWholeOnTheHomePage() throws {
    var files = ["index.md": "# Home"]
    for number in 0..<200 { files[Self.name(number) + ".md"] = "# \(Self.name(number))" }
    #expect(try entries(of: "index.html", in: files).count == 201)
  }
}
