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

  /// Settings name places with their credentials, and logs are read by many.
  @Test(arguments: [
    "  web: { git: p, repository: 'https://u:S3CRET@h/x' }", "repository: https://u:S3/CRET@h/x",
    "repository: http://u:S3CRET@h", "  r: 'https://h/x?private_token=S3CRET'", "u:S3CRET@h:x",
    "  web: { s3: 's3://AKIA:S3CRET@bucket/x' }", "  r: ':s3,secret_access_key=S3CRET:x'",
    "r: https:/u:S3CRET@h/x", "r: 'https://h/x.git;token=S3CRET'", #"r: "https:\/\/u:S3CRET@h""#,
  ])
  func hidesCredentialsOfSettings(_ line: String) {
    let problem = Diagnostic.error(
      "publish-target", "'\(line)' is no place",
      at: SourceLocation(file: "handbook.yaml", line: 2, column: 1), hint: "not \(line)")
    for format in DiagnosticFormat.allCases {
      var printer = DiagnosticPrinter(
        format: format, folder: "content",
        sources: FileTree(["handbook.yaml": "title: T\n\(line)\n"]))
      printer.usesColour = false
      let text = printer.lines(for: [problem]).joined(separator: "\n")
      #expect(!text.contains("CRET"), "\(text)")
      #expect(text.contains("is no place"))
    }
  }

  @Test func showsLinesWithoutCredentials() {
    let problem = Diagnostic.error(
      "publish-target", "no", at: SourceLocation(file: "handbook.yaml", line: 1, column: 5))
    let sources = FileTree(["handbook.yaml": "a:  git@host:x.git, https://host/x\n"])
    var printer = DiagnosticPrinter(format: .text, folder: "c", sources: sources)
    printer.usesColour = false
    #expect(
      printer.lines(for: [problem])[0]
        == "c/handbook.yaml:1:5: error: no [publish-target]\n 1 | a:  git@host:x.git, https://host/x\n   |     ^"
    )
  }

  /// A file that a browser would run may be of any size, and is told of by its first line.
  @Test(arguments: [(UInt8(ascii: "x"), true), (0, false)])
  func readsNoMoreThanALineOfALargeFile(_ byte: UInt8, _ isText: Bool) {
    let sources = FileTree(
      paths: ["a.html"],
      reading: { _ in
        Issue.record("read whole")
        return []
      },
      beginning: { _, count in
        #expect(count <= 64 << 10)
        return [UInt8](repeating: byte, count: count)
      })
    let problem = Diagnostic.error("active-file", "HTML", at: SourceLocation(file: "a.html"))
    var printer = DiagnosticPrinter(format: .text, folder: "c", sources: sources)
    printer.usesColour = false
    let text = printer.lines(for: [problem])[0]
    #expect(text.hasPrefix("c/a.html:1:1: error: HTML [active-file]"))
    #expect(text.contains(" 1 | xxx") == isText)
    #expect(text.utf8.count < 300)
  }

  @Test func countsWhatIsMoreThanTwentyOfAKind() {
    let many = (1...10_000).map { number in
      Diagnostic.error("broken-link", "no page", at: SourceLocation(file: "a.md", line: number))
    }
    let text = lines(many + [hostile], as: .text)
    // With a title for each of two kinds.
    #expect(text.count == 25)
    #expect(text.suffix(2) == ["  and 9980 more of the kind [broken-link]", "10001 errors"])
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
