internal import ArgumentParser
internal import CPosix

/// The command line: `headroom COMMAND`.
@main
struct Headroom: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "headroom",
    abstract: "Capacity handbooks for Apache Flink: sized, explained, rendered.",
    discussion: """
      Reads workload definitions and Markdown from a content folder, sizes every workload at \
      every latency tier and rate, and renders a static site.

      EXAMPLE
        headroom build             content/ to site/
        headroom size orders       one workload's plan in the terminal
        headroom --version         the version, the model and the commit it was built from
      """,
    // Each has its name written out: asking the runtime for the name of a type takes longer than
    // reading the arguments.
    subcommands: [
      Build.self, Check.self, Size.self, Review.self, Manifest.self, Matrix.self, Release.self,
      Compare.self, Observe.self, Calibrate.self, Import.self, DriftCommand.self,
      Serve.self, Publish.self, Init.self, SchemaCommand.self, ThemeCommand.self, Manual.self,
      Render.self,
    ])

  /// Runs the command and turns what went wrong into an exit code.
  static func main() {
    cposix_take_memory_in_large_steps()
    cposix_use_large_pages()
    Terminal.reserveStandardFiles()
    Signals.ignoreFileSizeLimit()
    // Not the parser's own flag: that one would take `publish --version NAME` for itself.
    if CommandLine.arguments.dropFirst().elementsEqual(["--version"]) {
      return Terminal.out(Version.text + "\n")
    }
    if let shell = CompletionShell(asked: Array(CommandLine.arguments.dropFirst())) {
      return Terminal.out(CompletionScript.text(for: shell))
    }
    do {
      try refuseTooManyWords()
      try refuseEmptyWords(Array(CommandLine.arguments.dropFirst()))
      var command = try command(named: Array(CommandLine.arguments.dropFirst()))
      // Work on all cores would wait for threads forever.
      try SystemThread.refuseNone()
      try command.run()
      Signals.yieldToEnd()
    } catch let failure as Failure {
      Signals.yieldToEnd()
      if !failure.message.isEmpty { Terminal.error(failure.message) }
      Terminal.exit(failure.code)
    } catch {
      exitWithUsage(error)
    }
  }

  /// What the words of a command line say. Those of `build` are read by themselves, for which the parser
  /// takes half as long; what it can't read so is read with all commands, as messages name them.
  private static func command(named words: [String]) throws -> any ParsableCommand {
    if words.first == Build.name, let build = try? Build.parseAsRoot(Array(words.dropFirst())),
      build is Build
    {
      return build
    }
    return try parseAsRoot(words)
  }

  private static let mostWords = 1000

  /// The parser compares words with each other; ten thousand would take it minutes.
  private static func refuseTooManyWords() throws {
    if CommandLine.arguments.count > mostWords {
      throw Failure.usage("more than \(mostWords) arguments on the command line")
    }
  }

  /// A variable that is not set leaves an empty word, which no command has a use for.
  static func refuseEmptyWords(_ words: [String]) throws(Failure) {
    // A shell asks how a line could go on, which may end with nothing.
    if words.first?.hasPrefix("---") == true { return }
    for (index, word) in words.enumerated() {
      if word.isEmpty {
        let before = index == 0 ? "headroom" : words[index - 1]
        throw .usage(
          "the argument behind '\(before)' is empty", hint: "name something, or leave it out")
      }
      if word.hasPrefix("--"), word.firstIndex(of: "=") == word.index(before: word.endIndex) {
        throw .usage("'\(word)' gives an empty value", hint: "name something, or leave it out")
      }
    }
  }

  /// Whether a shell asks how a line could go on.
  private static func isCompletion(_ words: [String]) -> Bool {
    words.dropFirst().first?.hasPrefix("---") ?? false
  }

  /// Help goes to stdout with 0, a wrong use to stderr with 2.
  private static func exitWithUsage(_ error: any Error) -> Never {
    let text = fullMessage(for: error)
    // Words in the middle of the line that is being typed help nobody.
    if exitCode(for: error) != .success, isCompletion(CommandLine.arguments) { Terminal.exit(2) }
    if exitCode(for: error) == .success {
      Terminal.out(text + "\n")
      Terminal.exit(0)
    }
    Terminal.error(text)
    Terminal.exit(2)
  }
}

extension CompletionShell {
  /// The shell whose completions are asked for; nil for any other command line.
  fileprivate init?(asked words: [String]) {
    let option = "--generate-completion-script"
    guard words.count == 2, words[0] == option else { return nil }
    self.init(rawValue: words[1])
  }
}
