public import Diagnostics
internal import Yams

/// A YAML value that knows its place in its file.
public struct Value {
  let node: Yams.Node
  let origin: Origin

  public var location: SourceLocation {
    origin.location(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  /// Says what is wrong with this value.
  public func reject(_ id: String, _ message: String, hint: String? = nil) {
    origin.problems.add(.error(id, message, at: location, hint: hint))
  }

  /// The text of a scalar as it is written; nil for anything else.
  public var scalar: String? {
    if case .scalar(let scalar) = node { scalar.string } else { nil }
  }

  /// `key:` with nothing behind it.
  public var isNull: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else {
      return false
    }
    return ["", "~", "null"].contains(scalar.string)
  }

  /// Reads a mapping. Every key that `read` asks for is known; any other is reported, with the
  /// nearest known one, when `read` is done.
  public func mapping<Result>(_ read: (Keys) -> Result?) -> Result? {
    guard case .mapping(let mapping) = node else {
      wrongType(expected: "keys with values")
      return nil
    }
    let keys = Keys(mapping: mapping, location: location, origin: origin)
    let result = read(keys)
    keys.rejectUnknown()
    return result
  }

  /// The values of a list.
  public func list() -> [Value]? {
    guard case .sequence(let sequence) = node else {
      wrongType(expected: "a list")
      return nil
    }
    return sequence.map { Value(node: $0, origin: origin) }
  }

  func wrongType(expected: String) {
    let found =
      switch node {
      case .scalar(let scalar): isNull ? "nothing" : "'\(scalar.string.shortened)'"
      case .sequence: "a list"
      case .mapping: "keys with values"
      case .alias: "an alias"
      }
    reject("wrong-type", "expected \(expected), found \(found)")
  }
}

extension String {
  /// Enough of a long value to recognise it.
  var shortened: String { count > 40 ? prefix(39) + "…" : self }
}
