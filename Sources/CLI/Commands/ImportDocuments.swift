internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Settings

struct ImportMkDocs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mkdocs",
    abstract: "Write a handbook.yaml from the settings of MkDocs.",
    discussion: """
      Takes over the title, the addresses, the language, the navigation, redirects and excluded files. \
      The pages stay as they are, and no file is overwritten.

      EXAMPLE
        headroom import mkdocs mkdocs.yml
      """)

  @Argument(help: "The file with its settings.", completion: .file(extensions: ["yml", "yaml"]))
  var file: String

  func run() throws {
    let settings = try DocumentSettings(file)
    let found = MkDocsImport(settings.root, file: settings.name)
    try settings.write(found.handbook, to: found.folder)
    for note in found.notes { Terminal.error("note: " + note.printableLine) }
  }
}

struct ImportHugo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hugo",
    abstract: "Write a handbook.yaml from the settings of Hugo.",
    discussion: """
      Takes over the title, the addresses and the language, and adds the files in 'static'. The order of \
      pages is that of their weights. No file is overwritten.

      EXAMPLE
        headroom import hugo hugo.toml
      """)

  @Argument(
    help: "The file with its settings.", completion: .file(extensions: ["toml", "yaml", "yml"]))
  var file: String

  func run() throws {
    let settings = try DocumentSettings(file)
    let hasStatic = SingleFile.folderExists(settings.folder + "static")
    let found = HugoImport(settings.root, file: settings.name, hasStatic: hasStatic)
    try settings.write(found.handbook, to: found.folder)
    for note in found.notes { Terminal.error("note: " + note.printableLine) }
  }
}

/// The settings of another tool, and where they lie.
private struct DocumentSettings {
  let root: Value
  let file: String
  /// With a slash at its end; empty for the working folder.
  let folder: String

  var name: String { String(file.dropFirst(folder.count)) }

  init(_ file: String) throws {
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
    self.root = root
    self.file = file
    let beside = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    // Where Hugo keeps settings of which there are several.
    let inside = "config/_default/"
    folder = beside.hasSuffix(inside) ? String(beside.dropLast(inside.count)) : beside
  }

  func write(_ handbook: String, to content: String) throws {
    let content = folder + content
    let path = content + "/handbook.yaml"
    guard SingleFile.folderExists(content) else {
      throw Failure.input("error: there is no folder '\(content)', which '\(file)' names")
    }
    if SingleFile.exists(path) {
      throw Failure.usage("'\(path)' is there already", hint: "remove it to import again")
    }
    do {
      try SingleFile.write(Array(handbook.utf8), to: path)
    } catch {
      throw Failure.machine(error)
    }
    Terminal.error("\(path): written; review it, then run 'headroom check \(content)'")
  }
}
