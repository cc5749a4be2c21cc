import Diagnostics
import Pages
import Testing

@testable import headroom

@Suite struct PrintingDiagnostics {
  private func lines(_ diagnostics: [Diagnostic], as format: DiagnosticFormat) -> [String] {
    var printer = DiagnosticPrinter(format: format, folder: "content", sources: FileTree())
    printer.usesColour = false
    return printer.lines(for: diagnostics)
  }

  private let hostile = Diagnostic.error(
    "unknown-key", "unknown key 'a\n::stop-commands::z\u{1B}[2J\u{202E}, 100%'",
    at: SourceLocation(file: "a:b,c%.yaml", line: 2, column: 3))

  @Test func neverCommandsATerminal() {
    #expect(
      lines([hostile], as: .text) == [
        "content/a:b,c%.yaml:2:3: error: unknown key 'a\\n\\::stop-commands::z\\u001B[2J\\u202E, 100%'"
          + " [unknown-key]", "1 error",
      ])
  }

  /// In a message the runner decodes `%25`, `%0D` and `%0A`; in a property `%3A` and `%2C` as well.
  @Test func isEscapedAsTheRunnerDecodesIt() {
    #expect(
      lines([hostile], as: .github) == [
        "::error file=content/a%3Ab%2Cc%25.yaml,line=2,col=3::unknown key 'a%0A::stop-commands::z"
          + "\\u001B[2J\\u202E, 100%25'", "1 error",
      ])
  }

  @Test func isJSONWithoutControlCharacters() {
    let line = lines([hostile], as: .json)[0]
    let isClean = line.unicodeScalars.allSatisfy { $0.isPrintable }
    #expect(isClean)
    #expect(line.contains(#"'a\u000A::stop-commands::z\u001B[2J\u202E, 100%'"#))
  }

  @Test func countsWhatIsMoreThanTwentyOfAKind() {
    let many = (1...10_000).map { number in
      Diagnostic.error("broken-link", "no page", at: SourceLocation(file: "a.md", line: number))
    }
    let text = lines(many + [hostile], as: .text)
    #expect(text.count == 23)
    #expect(text.suffix(2) == ["and 9980 more of the kind [broken-link]", "10001 errors"])
    let annotations = lines(many + [hostile], as: .github)
    #expect(annotations.count == 23)
    #expect(
      annotations.suffix(2) == ["and 9980 more of the kind [broken-link]", "10001 errors"])
    let json = lines(many + [hostile], as: .json)
    #expect(json.count == 1002)
    #expect(
      json.last
        == #"{"file":null,"line":null,"column":null,"severity":"error","id":"broken-link","#
        + #""message":"and 9000 more of the kind [broken-link]","hint":null}"#)
    #expect(lines([], as: .github).isEmpty)
  }
}
