internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Markdown
internal import Pages

struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Render one Markdown file as an HTML fragment on stdout.",
    discussion: """
      EXAMPLE
        headroom render notes.md
        echo '*Hello*' | headroom render - --dialect commonmark
      """)

  @Argument(help: "The file, or - for standard input.", completion: .file(extensions: ["md"]))
  var file: String

  @Option(
    help: "commonmark, github or handbook.",
    completion: .list(["commonmark", "github", "handbook"]),
    transform: { name in
      guard let dialect = Dialect(rawValue: name) else {
        let hint = Nearest.hint(for: name, among: ["commonmark", "github", "handbook"])
        throw ValidationError("no dialect '\(name)'; \(hint ?? "")")
      }
      return dialect
    })
  var dialect = Dialect.handbook

  func run() throws {
    let source: [UInt8]
    do {
      // One byte more tells that it is too large.
      let most = Document.largestSource + 1
      source = file == "-" ? Terminal.input(first: most) : try SingleFile.read(file, first: most)
    } catch {
      throw Failure.machine("\(error)")
    }
    var options = Markdown.Options()
    options.dialect = dialect
    let name = file == "-" ? "<stdin>" : file
    let document = Document(parsing: source, file: name, options: options, surroundings: .none)
    for diagnostic in document.diagnostics.inOrder { Terminal.error("\(diagnostic)") }
    if document.diagnostics.hasErrors { throw Failure.input() }
    Terminal.out(document.html)
  }
}
