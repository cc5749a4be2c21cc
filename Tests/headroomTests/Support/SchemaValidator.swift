import Foundation

/// A JSON value as schemas see it.
enum JSONValue: Decodable, Equatable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  init(_ json: String) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
  }

  init(bytes: [UInt8]) throws { try self.init(String(decoding: bytes, as: UTF8.self)) }

  subscript(key: String) -> JSONValue? {
    if case .object(let entries) = self { entries[key] } else { nil }
  }
}

/// What of JSON Schema, draft 7, our schemas use. A keyword that it does not know fails, so that none
/// is passed over.
///
/// Patterns are compiled once, which takes longer than anything else here.
final class SchemaValidator {
  private var patterns: [String: NSRegularExpression] = [:]

  struct UnknownKeyword: Error { var name: String }

  /// Why a value does not fit a schema, with its path; empty when it fits.
  func mistakes(_ value: JSONValue, _ schema: JSONValue, at path: String = "$") throws -> [String] {
    switch schema {
    case .flag(let accepts): return accepts ? [] : ["\(path): not allowed"]
    case .object(let keywords):
      return try keywords.sorted { $0.key < $1.key }.flatMap {
        try mistakes(value, $0.key, $0.value, keywords, at: path)
      }
    case .null, .number, .text, .list: throw UnknownKeyword(name: "\(schema)")
    }
  }

  private func accepts(_ value: JSONValue, _ schema: JSONValue, _ path: String) throws -> Bool {
    try mistakes(value, schema, at: path).isEmpty
  }

  private func mistakes(
    _ value: JSONValue, _ keyword: String, _ argument: JSONValue, _ schema: [String: JSONValue],
    at path: String
  ) throws -> [String] {
    func unless(_ holds: Bool) -> [String] { holds ? [] : ["\(path): \(keyword)"] }
    switch keyword {
    case "$schema", "title", "description", "examples", "patternErrorMessage",
      "deprecationMessage", "then", "else":
      return []
    case "type": return unless(texts(argument).contains { value.isOf(type: $0) })
    case "enum":
      guard case .list(let choices) = argument else { throw UnknownKeyword(name: keyword) }
      return unless(choices.contains(value))
    case "const": return unless(value == argument)
    case "pattern":
      guard case .text(let text) = value, case .text(let pattern) = argument else { return [] }
      return unless(try matches(text, pattern))
    case "minimum": return unless(number(value).map { $0 >= number(argument) ?? 0 } ?? true)
    case "maximum": return unless(number(value).map { $0 <= number(argument) ?? 0 } ?? true)
    case "required":
      guard case .object(let entries) = value else { return [] }
      return texts(argument).filter { entries[$0] == nil }.map { "\(path): lacks \($0)" }
    case "properties", "additionalProperties":
      return try members(value, keyword, argument, schema, at: path)
    case "items":
      guard case .list(let items) = value else { return [] }
      return try items.enumerated().flatMap {
        try mistakes($0.element, argument, at: "\(path)[\($0.offset)]")
      }
    case "minItems": return unless(value.count.map { $0 >= number(argument) ?? 0 } ?? true)
    case "uniqueItems":
      guard case .list(let items) = value else { return [] }
      return unless(items.indices.allSatisfy { index in !items[..<index].contains(items[index]) })
    case "maxItems": return unless(value.count.map { $0 <= number(argument) ?? 0 } ?? true)
    case "anyOf", "oneOf", "allOf":
      guard case .list(let schemas) = argument else { throw UnknownKeyword(name: keyword) }
      let fitting = try schemas.count { try accepts(value, $0, path) }
      switch keyword {
      case "anyOf": return unless(fitting > 0)
      case "oneOf": return unless(fitting == 1)
      default: return unless(fitting == schemas.count)
      }
    case "not": return unless(try !accepts(value, argument, path))
    case "dependencies":
      guard case .object(let entries) = value, case .object(let needs) = argument else { return [] }
      return try needs.sorted { $0.key < $1.key }.flatMap { key, need -> [String] in
        if entries[key] == nil { return [] }
        if case .list = need {
          return texts(need).filter { entries[$0] == nil }.map { "\(path): lacks \($0)" }
        }
        return try mistakes(value, need, at: path)
      }
    case "if":
      let branch = try accepts(value, argument, path) ? schema["then"] : schema["else"]
      return try branch.map { try mistakes(value, $0, at: path) } ?? []
    default: throw UnknownKeyword(name: keyword)
    }
  }

  private func matches(_ text: String, _ pattern: String) throws -> Bool {
    let compiled = try patterns[pattern] ?? NSRegularExpression(pattern: pattern)
    patterns[pattern] = compiled
    let all = NSRange(text.startIndex..., in: text)
    return compiled.firstMatch(in: text, range: all) != nil
  }

  private func members(
    _ value: JSONValue, _ keyword: String, _ argument: JSONValue, _ schema: [String: JSONValue],
    at path: String
  ) throws -> [String] {
    guard case .object(let entries) = value else { return [] }
    let named = Set(keyNames(schema["properties"]))
    return try entries.sorted { $0.key < $1.key }.flatMap { key, member -> [String] in
      if keyword == "properties" {
        return try argument[key].map { try mistakes(member, $0, at: "\(path).\(key)") } ?? []
      }
      return named.contains(key) ? [] : try mistakes(member, argument, at: "\(path).\(key)")
    }
  }

  private func keyNames(_ value: JSONValue?) -> [String] {
    if case .object(let entries)? = value { Array(entries.keys) } else { [] }
  }

  private func texts(_ value: JSONValue) -> [String] {
    guard case .list(let items) = value else {
      if case .text(let text) = value { return [text] } else { return [] }
    }
    return items.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  private func number(_ value: JSONValue) -> Double? {
    if case .number(let number) = value { number } else { nil }
  }
}

extension JSONValue {
  fileprivate func isOf(type: String) -> Bool {
    switch self {
    case .null: type == "null"
    case .flag: type == "boolean"
    case .number(let number):
      type == "number" || (type == "integer" && number == number.rounded())
    case .text: type == "string"
    case .list: type == "array"
    case .object: type == "object"
    }
  }

  fileprivate var count: Double? {
    if case .list(let items) = self { Double(items.count) } else { nil }
  }
}
