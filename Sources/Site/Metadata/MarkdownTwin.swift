internal import Markup
internal import Pages

/// A page as Markdown, beside its HTML: as its author wrote it, and what was generated as text.
enum MarkdownTwin {
  /// Where the source is, so that links from one source to another hold; else beside the page.
  static func path(of page: Page) -> String {
    if let source = page.source, source.hasSuffix(".md") { return source }
    return page.path.folder + "index.md"
  }

  static func file(_ page: Page, content: HTML) -> OutputFile {
    let written = page.writtenMarkdown()
    var text = Output()
    if !page.bringsTitle { text.append("# \(page.title)\n\n") }
    if !page.description.isEmpty, written.isEmpty { text.append(page.description + "\n\n") }
    if !written.isEmpty {
      text += written
      text.append("\n")
    }
    var writer = MarkdownWriter()
    writer.write(content)
    text.append(writer.text)
    return OutputFile(path: path(of: page), bytes: text)
  }
}
