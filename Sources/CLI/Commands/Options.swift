internal import ArgumentParser
internal import Diagnostics

/// What every command that reads a handbook takes.
struct ContentOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The content folder.", valueName: "content"), completion: .directory)
  var content = "content"

  @Option(
    help: ArgumentHelp("How mistakes are printed: text, json or github.", valueName: "format"))
  var diagnostics = DiagnosticFormat.text

  /// The content folder without a slash at its end, for the front of every path.
  var folder: String {
    content.count > 1 && content.hasSuffix("/") ? String(content.dropLast()) : content
  }

  func handbook() throws -> Handbook { try Handbook(folder: content) }

  /// Prints what is wrong; an error ends the command with exit code 1.
  ///
  /// - Parameter printsAll: whether all of a kind are printed, however many there are.
  func report(
    _ found: [Diagnostic], of handbook: Handbook, printsAll: Bool = false
  ) throws {
    var printer = DiagnosticPrinter(
      format: diagnostics, folder: handbook.folder, sources: handbook.content)
    printer.printsAll = printsAll
    let (findings, known) = handbook.findings.judge(found)
    printer.print(findings)
    if known > 0, diagnostics == .text {
      Terminal.error("\(known) more \(known == 1 ? "is" : "are") known in \(Baseline.file)")
    }
    if findings.hasErrors { throw Failure.input() }
  }
}
