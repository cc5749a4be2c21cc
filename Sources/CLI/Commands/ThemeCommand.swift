internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Site

struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "Change how the handbook looks.", subcommands: [Eject.self])

  struct Eject: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Copy a file of the theme, to change it.",
      discussion: """
        Names are the slots \(ThemeStarter.names.dropLast(2).joined(separator: ", ")); layout, which \
        is the whole page; and extra.css. Without a name, the names are listed.

        EXAMPLE
          headroom theme eject footer
          headroom theme eject layout --content handbook
        """)

    @Argument(help: "The name of the file.", completion: .list(ThemeStarter.names))
    var name: String?

    @Option(help: ArgumentHelp("The content folder.", valueName: "content"), completion: .directory)
    var content = "content"

    func run() throws {
      guard let name else { return Terminal.out(ThemeStarter.names.joined(separator: "\n") + "\n") }
      guard let file = ThemeStarter.file(name) else {
        throw Failure.usage(
          "the theme has no '\(name)'", hint: Nearest.hint(for: name, among: ThemeStarter.names))
      }
      let path = content + "/" + file.path
      if SingleFile.exists(path) { throw Failure.input("error: \(path) already exists") }
      do {
        try SingleFile.writeMakingFolder(file.bytes, to: path)
      } catch {
        throw Failure.machine(error)
      }
      Terminal.error("wrote \(path)")
    }
  }
}
