internal import Markup
internal import Pages

/// A page as Markdown, beside its HTML: the author's source, and generated content as text.
enum MarkdownTwin {
  /// The path of the source, so that links between sources work; else in the page's folder.
  static func path(of page: SitePath, source: String?) -> String {
    if let source, source.hasSuffix(".md") { return source }
    return page.folder + "index.md"
  }

  static func file(_ page: Page, content: HTML) -> OutputFile {
    let written = page.writtenMarkdown()
    var text = Output()
    text.reserveCapacity(written.count + (1 << 10))
    // Browsers take what begins with a tag for HTML, where a host does not say what it is.
    if !page.bringsTitle || written.first == UInt8(ascii: "<") {
      text.append("# \(page.title.singleSpaced)\n\n")
    }
    if !page.description.isEmpty, written.isEmpty {
      text.append(page.description.singleSpaced + "\n\n")
    }
    if !written.isEmpty {
      text += written
      text.append("\n")
    }
    var writer = MarkdownWriter()
    writer.write(content)
    text.append(writer.text)
    return OutputFile(path: path(of: page.path, source: page.source), bytes: text)
  }
}
