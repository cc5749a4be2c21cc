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
    var text = "# \(page.title)\n\n"
    let written = page.writtenMarkdown()
    if page.bringsTitle { text = "" }
    if !page.description.isEmpty, written.isEmpty { text += page.description + "\n\n" }
    if !written.isEmpty { text += written + "\n" }
    var writer = MarkdownWriter()
    writer.write(content)
    return OutputFile(path: path(of: page), bytes: Array((text + writer.text).utf8))
  }
}
