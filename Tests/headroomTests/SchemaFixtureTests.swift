import Diagnostics
import Foundation
import Pages
import Reading
import Settings
import Starter
import Testing

@testable import headroom

/// The schemas say of whole files what the program says of them.
@Suite struct SchemasAndFiles {
  /// A file of settings, and whether the program has nothing against it.
  struct File {
    var name: String
    var text: String
    var kind: SchemaCommand.File
    var isAccepted: Bool
    /// What is wrong with it.
    var ids: Set<String>
  }

  /// What no schema can express: it depends on another file, on what a name refers to, or on a sum.
  private static let beyondSchemas: Set<String> = [
    "bad-alias", "broken-link", "circular-from", "draft-link", "duplicate-machine",
    "duplicate-source", "duplicate-statement",
    "impossible-input", "machine-too-small", "mean-above-peak", "memory-above-machines",
    "memory-refused", "negative-work", "same-name", "unknown-environment", "unknown-section",
    "unknown-source",
  ]

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The files of handbooks: of every fixture, of the repository's own, and of a new one.
  static let files: [File] = {
    let invalid = root.appending(path: "Tests/headroomTests/Fixtures/invalid")
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: invalid.path)) ?? [])
      .sorted()
    let folders =
      names.map { ($0, invalid.appending(path: "\($0)/content").path) } + [
        ("own", root.appending(path: "content").path)
      ]
    let new = FileTree(
      started.filter { $0.path.hasPrefix("content/") }.reduce(into: [String: String]()) {
        $0[String($1.path.dropFirst("content/".count))] = String(decoding: $1.bytes, as: UTF8.self)
      })
    return folders.flatMap { name, folder -> [File] in
      guard let handbook = try? Handbook(folder: folder) else { return [] }
      return files(of: handbook, name)
    } + ((try? Handbook(folder: "content", content: new)).map { files(of: $0, "init") } ?? [])
  }()

  private static var started: [OutputFile] {
    Starter.files(
      version: "1",
      schemas: (SchemaCommand.File.workload.schema, SchemaCommand.File.handbook.schema))
  }

  private static func files(of handbook: Handbook, _ name: String) -> [File] {
    let errors = handbook.diagnostics + handbook.site().diagnostics
    let wrong = Dictionary(grouping: errors.filter { $0.severity == .error }) {
      $0.location?.file ?? ""
    }
    // Those are no workloads' files.
    let foreign = WorkloadFiles.foreignIDs(in: handbook.content).map { "workloads/\($0).yaml" }
    return handbook.content.paths.filter { !foreign.contains($0) }.compactMap { path in
      let isWorkload = path.hasPrefix("workloads/") && path.hasSuffix(".yaml")
      guard isWorkload || path == "handbook.yaml", let bytes = try? handbook.content.read(path)
      else { return nil }
      return File(
        name: "\(name)/\(path)", text: String(decoding: bytes, as: UTF8.self),
        kind: isWorkload ? .workload : .handbook, isAccepted: wrong[path] == nil,
        ids: Set((wrong[path] ?? []).map(\.id)))
    }
  }

  private static let workload = try? JSONValue(bytes: SchemaCommand.File.workload.schema)
  private static let handbook = try? JSONValue(bytes: SchemaCommand.File.handbook.schema)

  /// What an editor says of a file; what is no YAML it refuses by itself.
  private func mistakes(in file: File, _ validator: SchemaValidator) throws -> [String] {
    if file.ids == ["invalid-utf8"] { return ["no UTF-8"] }
    let problems = Problems()
    let value = YAML.parse(file.text, file: file.name, problems: problems)
    guard let json = value?.json(), !problems.all.hasErrors else { return ["no YAML"] }
    let schema = file.kind == .workload ? Self.workload : Self.handbook
    return try validator.mistakes(JSONValue(json), try #require(schema))
  }

  @Test func acceptWhatTheProgramAccepts() throws {
    let accepted = Self.files.filter(\.isAccepted)
    #expect(accepted.count > 60, "\(accepted.count)")
    let validator = SchemaValidator()
    for file in accepted { #expect(try mistakes(in: file, validator) == [], "\(file.name)") }
  }

  @Test func refuseWhatTheProgramRefuses() throws {
    let refused = Self.files.filter {
      !$0.isAccepted && !$0.ids.isSubset(of: Self.beyondSchemas)
    }
    #expect(refused.count > 35, "\(refused.count)")
    let validator = SchemaValidator()
    for file in refused { #expect(try mistakes(in: file, validator) != [], "\(file.name)") }
  }

  /// `init` puts the program's own schemas beside the handbook, and every file names its own.
  @Test func areBoundToTheFilesOfANewHandbook() throws {
    let files = Self.started
    for (path, kind) in [
      ("content/handbook.yaml", SchemaCommand.File.handbook),
      ("content/workloads/orders.yaml", .workload), ("content/workloads/clicks.yaml", .workload),
    ] {
      let file = try #require(files.first { $0.path == path })
      let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").prefix(4)
      let markers = ["# yaml-language-server: $schema=", "# $schema: "]
      for marker in markers {
        let line = try #require(lines.first { $0.hasPrefix(marker) })
        let base = URL(filePath: "/" + path).deletingLastPathComponent()
        let target = base.appending(path: String(line.dropFirst(marker.count))).standardized.path
        let schema = try #require(files.first { "/" + $0.path == target }, "\(target)")
        #expect(schema.bytes == kind.schema)
      }
    }
  }

  @Test func areBoundInVSCode() throws {
    let settings = try #require(Self.started.first { $0.path == ".vscode/settings.json" })
    guard case .object(let schemas)? = try JSONValue(bytes: settings.bytes)["yaml.schemas"] else {
      Issue.record("no yaml.schemas")
      return
    }
    let paths = Set(Self.started.map { "./" + $0.path })
    #expect(Set(schemas.keys).isSubset(of: paths) && schemas.count == 2)
    #expect(
      schemas["./schemas/workload.schema.json"]
        == .list([.text("content/workloads/*.yaml"), .text("content/workloads/*.yml")]))
  }
}
