import Diagnostics
import Markdown
import Synchronization
import Testing

/// One case of a table of cases: what is written, and the HTML it makes.
struct Case: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let source: String
  let html: String

  init(_ name: String, _ source: String, _ html: String) {
    testDescription = name
    self.source = source
    self.html = html
  }
}

func document(
  _ text: String, _ dialect: Dialect = .handbook, rawHTML: RawHTML = .allow,
  around surroundings: Surroundings = .none
) -> Document {
  Document(
    parsing: Array(text.utf8), file: "page.md",
    options: Options(dialect: dialect, rawHTML: rawHTML), surroundings: surroundings)
}

/// Renders text in a dialect.
func html(_ text: String, _ dialect: Dialect = .handbook) -> String {
  String(decoding: document(text, dialect).html, as: UTF8.self)
}

/// The diagnostics of a page, each as its one line.
func complaints(_ text: String, _ surroundings: Surroundings = .none) -> [String] {
  document(text, around: surroundings).diagnostics.map { diagnostic in
    let place = diagnostic.location.map { "\($0.line):\($0.column) " } ?? ""
    return "\(place)\(diagnostic.id)"
  }
}

/// The links and images of a page, in the order in which its surroundings are asked for them.
func destinations(_ bytes: [UInt8], around others: Surroundings = .none) -> [Destination] {
  let found = Found()
  let surroundings = Surroundings(
    link: { destination in
      found.all.withLock { $0.append(destination) }
      return Resolution(url: destination.written)
    },
    include: others.include)
  _ = Document(parsing: bytes, file: "page.md", surroundings: surroundings)
  return found.all.withLock { $0 }
}

private final class Found: Sendable {
  let all = Mutex<[Destination]>([])
}
