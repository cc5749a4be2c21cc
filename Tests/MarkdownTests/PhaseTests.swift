import Diagnostics
@testable import Markdown
import Pages
import Testing

/// What each phase makes of the one before it.
@Suite struct Phases {
  private func read(_ text: String) -> ReadSource {
    SourceReader.read(
      Array(text.utf8), file: "page.md", options: Options(), surroundings: .none)
  }

  /// The kinds of the nodes below the root, each with its depth.
  private func shape(_ tree: Tree, below root: Node.Index) -> [String] {
    var lines: [String] = []
    var current = tree.following(root, in: root)
    while let node = current {
      var depth = -1
      _ = tree.ancestor(of: node) { _ in
        depth += 1
        return false
      }
      lines.append(String(repeating: "-", count: depth) + "\(tree[node].kind)")
      current = tree.following(node, in: root)
    }
    return lines
  }

  @Test func containersAreRewrittenAsListItems() {
    let lines = TextLines(
      Array("!!! note \"A\"\n    b\n\n?: c\n[^d]: e\n\n  :  f\n*[G]: h\n".utf8))
    let rewriting = ContainerRewriting(scanning: lines)
    #expect(rewriting.lines.map(\.number) == [1, 5, 7, 8])
    #expect(
      rewriting.applied(to: lines).string
        == "+   # A #\n    b\n\n?: c\n+   e\n\n  + f\n+   #  #\n")
  }

  @Test func aLineThatBecameNoItemIsPutBack() {
    let lines = TextLines(Array("=== \"A\"\n!!! b\n".utf8))
    var rewriting = ContainerRewriting(scanning: lines)
    rewriting.disable(0)
    #expect(rewriting.applied(to: lines).string == "=== \"A\"\n+   #  #\n")
    rewriting.disableAll()
    #expect(!rewriting.isActive)
    #expect(rewriting.applied(to: lines) == lines.bytes)
  }

  @Test func itemsBecomeContainersOutsideOfLists() {
    var parser = BlockParser(
      read("+ a\n+ b\n\n!!! c\n    d\n\n=== \"e\"\n    f\n=== \"g\"\n    h\n"), options: Options())
    let root = parser.parse(Passage(lines: parser.lines))
    #expect(
      shape(parser.tree, below: root) == [
        "list", "-item", "--paragraph", "---text", "-item", "--paragraph", "---text",
        "admonition", "-title", "-paragraph", "--text",
        "tabSet", "-tab", "--title", "---text", "--paragraph", "---text",
        "-tab", "--title", "---text", "--paragraph", "---text",
      ])
  }

  @Test func transformsWaitForNoLinkAndResolutionAsksForEach() {
    let source = read("| [a](b) |\n|---|\n| c |\n")
    var parser = BlockParser(source, options: Options())
    let root = parser.parse(Passage(lines: source.text.lines))
    let blocks = BlockTransforms.apply(to: parser, root: root, surroundings: .none)
    #expect(shape(blocks.tree, below: root).contains("-table"))
    let inlines = InlineTransforms.apply(to: blocks, options: Options(), surroundings: .none)
    // The paragraph's link, and the cell's.
    #expect(inlines.tree.links.allSatisfy { $0.resolved == nil })
    let resolved = ReferenceResolution.apply(
      to: inlines, options: Options(),
      surroundings: Surroundings(link: { Resolution(url: "x/" + $0.url) }))
    #expect(resolved.tree.links.compactMap(\.resolved) == ["x/b"])
  }

  /// What a writer chose comes before what is made: attribute lists, raw HTML, footnotes, headings.
  @Test func idsAreGivenInAnOrder() {
    let page = FinishedPage.read(
      read("# A\n\n# B\n\n# fn:c\n\n<i id=\"a\">x</i> *y*{#b}[^c]\n\n[^c]: d\n"),
      options: Options(),
      surroundings: .none)
    #expect(page.outline.map(\.id) == ["a_1", "b_1", "fnc"])
    #expect(page.anchors == ["a", "a_1", "b", "b_1", "fnc", "fn:c", "fnref:c"])
  }

  @Test func surroundingsAreAskedInTheOrderOfThePage() {
    let text = "a[^2] [b](1)\n\n[^1]: [c](4)\n\n[^2]: [d](2)[^1]\n\n<i>x</i> ![e](3)\n"
    #expect(destinations(Array(text.utf8)).map(\.url) == ["1", "3", "2", "4"])
  }

  @Test func referenceDefinitionsAreNoTextOfABlock() {
    let source = read(
      "[a]: b\nc\n\n```\n[d]: e\n```\n\n> [f]: g\n\n[^h]: i\n\n[j]\\: k\n\n[l\\]m]: n\n")
    var parser = BlockParser(source, options: Options())
    _ = parser.parse(Passage(lines: source.text.lines))
    let found = ReferenceDefinitions.find(in: parser.lines, besides: parser.tree.nodes)
    #expect(found.map { parser.lines.bytes[$0].string } == ["[a]: b", "[f]: g", "[l\\]m]: n"])
  }
}
