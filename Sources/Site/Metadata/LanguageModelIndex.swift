internal import Markup
internal import Pages

/// `llms.txt`: the handbook's contents with links to the Markdown twin of each page.
struct LanguageModelIndex {
  let settings: SiteSettings
  /// The path of each page's twin.
  private let twins: [SitePath: String]

  static func render(
    _ navigation: Navigation, pages: [Page], settings: SiteSettings
  ) -> [UInt8] {
    let twins = Dictionary(
      pages.lazy.filter(\.isSearchable).map { ($0.path, MarkdownTwin.path(of: $0)) }
    ) { first, _ in first }
    return Array(
      LanguageModelIndex(settings: settings, twins: twins).text(from: navigation.root).utf8)
  }

  private func text(from home: NavigationNode) -> String {
    var text = "# \(line(settings.title))\n\n"
    text += "> \(line(settings.description ?? home.description))\n\n"
    text += entry(home)
    for section in home.children where section.children.isEmpty { text += entry(section) }
    for section in home.children where !section.children.isEmpty {
      text += "\n## \(line(section.title))\n\n" + entries(section)
    }
    return text
  }

  private func entries(_ node: NavigationNode) -> String {
    entry(node) + node.children.map(entries).joined()
  }

  private func entry(_ node: NavigationNode) -> String {
    guard node.isPage, let twin = twins[node.path] else { return "" }
    let address = (settings.url ?? "") + PercentEncoding.encode(path: twin)
    let description = node.description.isEmpty ? "" : ": " + line(node.description)
    return "- [\(Self.linkText(line(node.title)))](\(address))\(description)\n"
  }

  /// A bracket would end the link's text.
  private static func linkText(_ text: String) -> String {
    guard text.utf8.contains(where: { "[]\\".utf8.contains($0) }) else { return text }
    return text.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing(
      "]", with: "\\]")
  }

  private func line(_ text: String) -> String {
    text.singleSpaced
  }
}
