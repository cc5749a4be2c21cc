internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Pages
internal import Site

struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "Change how the handbook looks.", subcommands: [Eject.self])

  struct Eject: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "eject",
      abstract: "Copy a file of the theme, to change it.",
      discussion: """
        Names are the slots \(ThemeStarter.names.dropLast(2).joined(separator: ", ")); layout, which \
        is the whole page; extra.css; and words, which are the words of the frame in the language \
        that --language names. Without a name, the names are listed.

        EXAMPLE
          headroom theme eject footer
          headroom theme eject layout --content handbook
          headroom theme eject words --language pt-BR
        """)

    @Argument(help: "The name of the file.", completion: .list(Self.names))
    var name: String?

    @Option(help: ArgumentHelp("The content folder.", valueName: "content"), completion: .directory)
    var content = "content"

    @Option(help: "The language of 'words', such as de or pt-BR.")
    var language: String?

    private static let wordsName = "words"
    private static let names = ThemeStarter.names + [wordsName]

    func run() throws {
      guard let name else { return Terminal.out(Self.names.joined(separator: "\n") + "\n") }
      let file = name == Self.wordsName ? try words() : try file(name)
      let path = content + "/" + file.path
      if SingleFile.exists(path) { throw Failure.input("error: \(path) already exists") }
      do {
        try SingleFile.writeMakingFolder(file.bytes, to: path)
      } catch {
        throw Failure.machine(error)
      }
      Terminal.error("wrote \(path)")
    }

    private func file(_ name: String) throws -> OutputFile {
      if let file = ThemeStarter.file(name) { return file }
      throw Failure.usage(
        "the theme has no '\(name)'", hint: Nearest.hint(for: name, among: Self.names))
    }

    private func words() throws -> OutputFile {
      guard let language else {
        throw Failure.usage(
          "words are those of a language", hint: "add --language with its code, such as pt-BR")
      }
      if let file = ThemeStarter.words(language) { return file }
      throw Failure.usage(
        "'\(language)' is no language", hint: "write its code, such as de or pt-BR")
    }
  }
}
