import Foundation
import Pages
import Settings
import Testing

@testable import headroom

/// One mistake at a time in real files: what the program accepts, the schemas accept, and they refuse
/// nine of ten that it refuses.
@Suite struct SchemasAndMistakes {
  private static let content = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "content")

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: content.appending(path: path), encoding: .utf8)
  }

  private struct Tally {
    var refused = 0
    /// What the program refuses and the schema does not.
    var missed: [String] = []
  }

  private static let paths = [
    "handbook.yaml", "workloads/clickstream-sessions.yaml", "workloads/inventory-cdc.yaml",
    "workloads/orders-enrichment.yaml",
  ]

  /// What is missed refers to names: of an environment, a profile, a source.
  @Test func agree() throws {
    var tally = Tally()
    for path in Self.paths { try compare(path, &tally) }
    let share = Double(tally.missed.count) / Double(tally.refused)
    #expect(tally.refused > 800, "\(tally.refused)")
    #expect(share < 0.1, "\(tally.missed.count) of \(tally.refused): \(tally.missed)")
  }

  private func compare(_ path: String, _ tally: inout Tally) throws {
    let kind = path == "handbook.yaml" ? SchemaCommand.File.handbook : .workload
    let schema = try JSONValue(bytes: kind.schema)
    let handbook = try Self.text("handbook.yaml")
    let yaml = YAML.parse(try Self.text(path), file: path, problems: Problems())
    let original = try JSONValue(try #require(yaml?.json()))
    let validator = SchemaValidator()
    #expect(try validator.mistakes(original, schema) == [])
    for (name, mutant) in original.mutants(at: "$") {
      let text = mutant.json
      let files = FileTree(
        kind == .handbook ? [path: text] : ["handbook.yaml": handbook, path: text])
      let found = try Handbook(folder: "content", content: files).diagnostics
      let mistakes = try validator.mistakes(mutant, schema)
      if !found.hasErrors {
        #expect(mistakes == [], "\(path) \(name)")
        continue
      }
      tally.refused += 1
      if mistakes.isEmpty { tally.missed.append("\(path) \(name)") }
    }
  }
}

extension JSONValue {
  /// In place of a value.
  private static let wrong: [JSONValue] = [
    .text("nonsense"), .text("5 parsec"), .text(""), .text("40,000/s"), .text("1.5x"), .number(-1),
    .number(1e18), .flag(true), .list([]), .object(["x": .number(1)]), .null, .text("48"),
    .text("true"), .text("+5"),
  ]

  /// Every text with one mistake, named by its place.
  fileprivate func mutants(at path: String) -> [(String, JSONValue)] {
    switch self {
    case .object(let entries):
      let unknown = [
        ("\(path) + zzz", JSONValue.object(entries.merging(["zzz": .number(1)]) { $1 }))
      ]
      let ofKeys = entries.sorted { $0.key < $1.key }.flatMap { key, value in
        var (without, renamed, empty) = (entries, entries, entries)
        without[key] = nil
        empty[key] = .null
        renamed[key] = nil
        renamed[key + "x"] = value
        return [
          ("\(path) - \(key)", JSONValue.object(without)),
          ("\(path).\(key) empty", JSONValue.object(empty)),
          ("\(path).\(key) renamed", JSONValue.object(renamed)),
        ]
          + value.mutants(at: "\(path).\(key)").map { name, mutant in
            var changed = entries
            changed[key] = mutant
            return (name, JSONValue.object(changed))
          }
      }
      return unknown + ofKeys
    case .list(let items):
      return items.prefix(2).enumerated().flatMap { index, item in
        item.mutants(at: "\(path)[\(index)]").map { name, mutant in
          var changed = items
          changed[index] = mutant
          return (name, JSONValue.list(changed))
        }
      }
    case .null, .flag, .number, .text:
      return Self.wrong.filter { $0 != self }.map { ("\(path) = \($0.json)", $0) }
    }
  }

  /// As JSON, which is YAML too.
  var json: String {
    switch self {
    case .null: "null"
    case .flag(let flag): "\(flag)"
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    case .text(let text):
      String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
    case .list(let items): "[" + items.map(\.json).joined(separator: ", ") + "]"
    case .object(let entries):
      "{"
        + entries.sorted { $0.key < $1.key }.map {
          "\(JSONValue.text($0.key).json): \($0.value.json)"
        }
        .joined(separator: ", ") + "}"
    }
  }
}
