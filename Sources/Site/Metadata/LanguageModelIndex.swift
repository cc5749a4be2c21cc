internal import Diagnostics
internal import Markup
internal import Pages

/// `llms.txt`: the handbook's contents with links to the Markdown twin of each page. Of many pages, it
/// lists the files that list them.
struct LanguageModelIndex {
  /// The most pages that a file lists, which keeps files below a megabyte.
  static let mostPages = 2_500

  let settings: SiteSettings
  /// The path of each page's twin.
  private let twins: [SitePath: String]
  /// The lines in their order.
  private var lines: [Line] = []

  private struct Line {
    /// Empty for a page without a twin.
    var text: Output
    var section: Section?
    var title: String
  }

  /// The heading that a line stands under. Two sections may have one title.
  private struct Section: Equatable {
    var number: Int
    var title: String
  }

  static func files(
    _ navigation: Navigation, pages: [Page], settings: SiteSettings, most: Int = mostPages
  ) -> [OutputFile] {
    // By their places, as pages are large.
    var twins = [SitePath: String](minimumCapacity: pages.count)
    for place in pages.indices where pages[place].isSearchable {
      let path = pages[place].path
      twins[path] = MarkdownTwin.path(of: path, source: pages[place].source)
    }
    var index = LanguageModelIndex(settings: settings, twins: twins)
    index.addLines(from: navigation.root)
    let paths = parts(ofPages: twins.count, most: most)
    let head = index.head(navigation.root)
    let whole = WellKnownFile.languageModels.rawValue
    if paths.isEmpty { return [file(whole, head + index.list(index.lines[...]))] }
    let each = (index.lines.count + paths.count - 1) / paths.count
    var links = Output()
    let parts = paths.enumerated().map { number, path in
      let lines = index.lines.dropFirst(number * each).prefix(each)
      links.append(index.link(to: path, holding: lines))
      return file(path, head + index.list(lines))
    }
    return [file(whole, head + links)] + parts
  }

  /// The paths of the files that list so many pages; none where `llms.txt` lists them all.
  static func parts(ofPages count: Int, most: Int = mostPages) -> [String] {
    count <= most ? [] : (1...(count + most - 1) / most).map { "llms-\($0).txt" }
  }

  private init(settings: SiteSettings, twins: [SitePath: String]) {
    (self.settings, self.twins) = (settings, twins)
  }

  private static func file(_ path: String, _ text: Output) -> OutputFile {
    OutputFile(path: path, bytes: text)
  }

  private func head(_ home: NavigationNode) -> Output {
    Output(
      "# \(line(settings.title))\n\n> \(line(settings.description ?? home.description))\n\n".utf8)
  }

  private mutating func addLines(from home: NavigationNode) {
    add(home, in: nil)
    for section in home.children where section.children.isEmpty { add(section, in: nil) }
    for (number, section) in home.children.enumerated() where !section.children.isEmpty {
      addAll(section, in: Section(number: number, title: line(section.title)))
    }
  }

  private mutating func addAll(_ node: NavigationNode, in section: Section) {
    add(node, in: section)
    for child in node.children { addAll(child, in: section) }
  }

  private mutating func add(_ node: NavigationNode, in section: Section?) {
    let title = Self.linkText(line(node.title))
    let text = entry(node, title: title)
    if section == nil, text.isEmpty { return }
    lines.append(Line(text: text, section: section, title: title))
  }

  /// The lines with the heading of each section above its first.
  private func list(_ lines: ArraySlice<Line>) -> Output {
    var text = Output()
    var last: Section?
    for line in lines {
      if let section = line.section, section != last { text.append("\n## \(section.title)\n\n") }
      last = line.section
      text += line.text
    }
    return text
  }

  /// A link to a file of these lines, named after the first and the last of their pages.
  private func link(to path: String, holding lines: ArraySlice<Line>) -> String {
    let titles = lines.lazy.filter { !$0.text.isEmpty }.map(\.title)
    let name = [titles.first, titles.last].compactMap { $0 }.joined(separator: " – ")
    return "- [\(name)](\((settings.url ?? "") + path))\n"
  }

  private func entry(_ node: NavigationNode, title: String) -> Output {
    guard node.isPage, let twin = twins[node.path] else { return [] }
    var entry = Output()
    entry.reserveCapacity(title.utf8.count + twin.utf8.count + node.description.utf8.count + 64)
    entry.append("- [")
    entry.append(title)
    entry.append("](")
    entry.append(settings.url ?? "")
    entry.append(PercentEncoding.encode(path: twin))
    entry.append(")")
    if !node.description.isEmpty {
      entry.append(": ")
      entry.append(line(node.description))
    }
    entry.append("\n")
    return entry
  }

  /// A bracket would end the link's text.
  private static func linkText(_ text: String) -> String {
    let isPlain = !text.hasByte {
      $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "\\")
    }
    if isPlain { return text }
    return text.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing(
      "]", with: "\\]")
  }

  private func line(_ text: String) -> String {
    text.singleSpaced
  }
}
