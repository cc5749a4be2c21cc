internal import ArgumentParser
internal import Reading

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print a JSON Schema for editors.",
    discussion: """
      EXAMPLE
        headroom schema workload > workload.schema.json
        headroom schema handbook > handbook.schema.json
      """)

  enum File: String, CaseIterable, ExpressibleByArgument {
    case workload, handbook
  }

  @Argument(help: "The file to describe: workload or handbook.")
  var file: File

  func run() { Terminal.out(file.schema) }
}

extension SchemaCommand.File {
  var schema: [UInt8] {
    switch self {
    case .workload: JSONSchema.workload.file(title: "A Headroom workload")
    case .handbook: JSONSchema.handbook.file(title: "Headroom's handbook.yaml")
    }
  }
}
