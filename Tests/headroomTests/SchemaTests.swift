import Diagnostics
import Foundation
import Pages
import Settings
import Testing

@testable import Reading
@testable import headroom

/// What editors are told of the files is what the program reads.
@Suite struct Schemas {
  @Test(arguments: SchemaCommand.File.allCases)
  func areJSON(_ file: SchemaCommand.File) throws {
    let object = try JSONSerialization.jsonObject(with: Data(file.schema))
    let root = try #require(object as? [String: Any])
    #expect(root["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
    #expect((root["properties"] as? [String: Any])?["title"] != nil)
  }

  /// Every key of the schema is read, and every example is understood.
  @Test func ofTheHandbookHoldWhatIsRead() throws {
    let settings = try mistakes(in: JSONSchema.handbook.example)
    #expect(unexpected(settings.mistakes) == [])
    #expect(settings.asked == Set(JSONSchema.handbook.properties.map(\.key)))
  }

  @Test func ofAWorkloadHoldWhatIsRead() throws {
    let files = FileTree([
      "handbook.yaml": "title: A\nenvironments: { alpha: {} }",
      "workloads/a.yaml": JSONSchema.workload.example,
    ])
    let handbook = try Handbook(folder: "content", content: files)
    #expect(unexpected(handbook.diagnostics) == [])
    #expect(handbook.capacity.workloads.count == 1)
  }

  /// Each value is an example of its own kind: a bandwidth is a machine's, which is much for a core, and
  /// in a profile one does not suit the other.
  private func unexpected(_ mistakes: [Diagnostic]) -> [String] {
    mistakes.filter {
      !["rate-of-a-core", "negative-work", "unused-price", "missing-mean"].contains($0.id)
    }.map(\.description)
  }

  private func mistakes(in yaml: String) throws -> (mistakes: [Diagnostic], asked: Set<String>) {
    let problems = Problems()
    let root = try #require(YAML.parse(yaml, file: "handbook.yaml", problems: problems))
    let asked = root.mapping { keys -> Set<String>? in
      _ = HandbookSettings(keys, workloads: ["alpha"])
      return Set(keys.asked)
    }
    return (problems.all, asked ?? [])
  }
}

extension JSONSchema {
  /// A value with every key that may stand beside the others.
  fileprivate var example: String { example(of: "") }

  /// Keys that may not stand beside others, by their paths.
  private static let apart: Set = [
    ".sources", ".source.name", ".memory", ".assumptions.referenceRecordBytes", ".statements.from",
    ".statements.lookup", ".statements.state.size",
    ".statements.state.ttl",
    ".statements.state.newKeys", ".statements.state.copies", ".environments.machines.reserved",
  ]

  private func example(of path: String) -> String {
    if let first = anyOf.first { return first.example(of: path) }
    if let choice = choices.first { return choice }
    if let example = examples.last { return example }
    if let item = items.first { return "[\(item.quotedExample(of: path))]" }
    if let value = named.first { return "{ alpha: \(value.example(of: path)) }" }
    if !properties.isEmpty {
      // A statement with state is not a simple one, the first of the choices.
      let parts = properties.compactMap { key, schema -> String? in
        let path = "\(path).\(key)"
        if Self.apart.contains(path) || schema.isRetired { return nil }
        let isChoice = key == unless?.other
        return "\(key): \(isChoice ? schema.choices.last ?? "" : schema.quotedExample(of: path))"
      }
      return "{ \(parts.joined(separator: ", ")) }"
    }
    if types.first == "boolean" { return "true" }
    if let range { return "\(Int(range.upperBound))" }
    return "alpha"
  }

  /// The example as it may stand in a flow mapping.
  private func quotedExample(of path: String) -> String {
    let example = example(of: path)
    return examples.isEmpty ? example : "\"\(example)\""
  }
}
