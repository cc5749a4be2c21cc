import Diagnostics
import Markdown
import Testing

/// Renders text in a dialect.
func html(_ text: String, _ dialect: Dialect = .handbook) -> String {
  let document = Document(
    parsing: Array(text.utf8), file: "page.md", options: Options(dialect: dialect))
  return String(decoding: document.html, as: UTF8.self)
}
