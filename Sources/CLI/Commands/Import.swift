internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Settings

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Write a handbook.yaml from the settings of MkDocs or Hugo.",
    discussion: """
      Takes over the title, the addresses, the language, the navigation, redirects and excluded files. \
      The pages stay as they are, and no file is overwritten.
      EXAMPLE
        headroom import mkdocs mkdocs.yml
        headroom import hugo hugo.toml
      """)

  enum Tool: String, ExpressibleByArgument, CaseIterable { case mkdocs, hugo }

  @Argument(help: "mkdocs or hugo.")
  var tool: Tool
  @Argument(
    help: "The file with its settings.",
    completion: .file(extensions: ["yml", "yaml", "toml"]))
  var file: String

  func run() throws {
    let bytes: [UInt8]
    do {
      bytes = try SingleFile.read(file, atMost: 4 << 20)
    } catch {
      throw Failure.machine(error)
    }
    let problems = Problems()
    let text = String(decoding: bytes, as: UTF8.self)
    let root =
      file.hasSuffix(".toml")
      ? TOML.parse(text, file: file, problems: problems)
      : YAML.parse(text, file: file, problems: problems)
    guard let root, root.pairs != nil else {
      for diagnostic in problems.all { Terminal.error("\(diagnostic)") }
      throw Failure.input(problems.all.isEmpty ? "error: \(file) holds no settings" : "")
    }
    let top = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    let name = file.split(separator: "/").last.map(String.init) ?? file
    switch tool {
    case .mkdocs:
      let found = MkDocsImport(root, file: name)
      try write(found.handbook, to: top + found.folder)
      for note in found.notes { Terminal.error("note: " + note.printableLine) }
    case .hugo:
      let found = HugoImport(
        root, file: name, hasStatic: SingleFile.folderExists(top + "static"))
      try write(found.handbook, to: top + found.folder)
    }
  }

  private func write(_ handbook: String, to folder: String) throws {
    let path = folder + "/handbook.yaml"
    guard SingleFile.folderExists(folder) else {
      throw Failure.input("error: there is no folder '\(folder)', which '\(file)' names")
    }
    if SingleFile.exists(path) {
      throw Failure.usage("'\(path)' is there already", hint: "remove it to import again")
    }
    do {
      try SingleFile.write(Array(handbook.utf8), to: path)
    } catch {
      throw Failure.machine(error)
    }
    Terminal.error("\(path): written; look at it, then 'headroom check \(folder)'")
  }
}
