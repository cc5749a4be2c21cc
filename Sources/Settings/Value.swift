public import Diagnostics
internal import Yams

/// A YAML value that knows its place in its file.
public struct Value {
  let content: Content
  /// Counted from 1, within the YAML.
  let line: Int
  let column: Int
  let origin: Origin

  /// What a value is; what is in it is read on demand, as aliases can make it huge.
  enum Content {
    case scalar(String, isPlain: Bool)
    case list([Value])
    case mapping([(key: Value, value: Value)])
    case librarySequence(Yams.Node.Sequence)
    case libraryMapping(Yams.Node.Mapping)
    case alias
  }

  init(content: Content, line: Int, column: Int, origin: Origin) {
    self.content = content
    self.line = line
    self.column = column
    self.origin = origin
  }

  init(node: Yams.Node, origin: Origin) {
    let content: Content =
      switch node {
      case .scalar(let scalar):
        .scalar(scalar.string, isPlain: scalar.style == .plain || scalar.style == .any)
      case .sequence(let sequence): .librarySequence(sequence)
      case .mapping(let mapping): .libraryMapping(mapping)
      case .alias: .alias
      }
    self.init(
      content: content, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, origin: origin)
  }

  public var location: SourceLocation { origin.location(line: line, column: column) }

  /// Says what is wrong with this value.
  public func reject(_ id: String, _ message: String, hint: String? = nil) {
    origin.problems.add(.error(id, message, at: location, hint: hint))
  }

  /// Says what is questionable about this value.
  public func warn(_ id: String, _ message: String, hint: String? = nil) {
    origin.problems.add(.warning(id, message, at: location, hint: hint))
  }

  /// Says that this mapping lacks a key.
  public func lacks(_ key: String) {
    reject("missing-key", "'\(key)' is missing", hint: "add '\(key):' here")
  }

  /// The text of a scalar as it is written; nil for anything else.
  public var scalar: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// `key:` with nothing behind it.
  public var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }

  /// Reads a mapping. Every key that `read` asks for is known; any other is reported, with the
  /// nearest known one, when `read` is done.
  public func mapping<Result>(_ read: (Keys) -> Result?) -> Result? {
    mapping(read) { $0.rejectUnknown() }
  }

  /// Reads a mapping whose other keys may belong to someone else.
  ///
  /// - Parameter others: takes the keys that `read` did not ask for, each with the known one that it
  ///   may be meant for.
  public func mapping<Result>(
    _ read: (Keys) -> Result?, others: (_ key: Value, _ nearest: String?) -> Void
  ) -> Result? {
    mapping(read) { keys in
      for key in keys.unknown { others(key, key.scalar.flatMap(keys.nearest)) }
    }
  }

  private func mapping<Result>(
    _ read: (Keys) -> Result?, finishing finish: (Keys) -> Void
  ) -> Result? {
    guard let entries else {
      wrongType(expected: "keys with values")
      return nil
    }
    let keys = Keys(SplitNumbers.joined(entries), location: location, origin: origin)
    let result = read(keys)
    finish(keys)
    return result
  }

  /// The value of one key of a mapping, without a word about the others; nil when there is none.
  public subscript(key: String) -> Value? {
    entries?.first { $0.key.scalar == key }?.value
  }

  /// The values of a list, or a value alone for a list of one.
  public func listOrOne() -> [Value]? { scalar == nil ? list() : isNull ? [] : [self] }

  /// The keys of a mapping with their values, in the file's order; nil for anything else.
  public var pairs: [(key: Value, value: Value)]? { entries }

  /// The values of a list; nil for anything else, without a word about it.
  public var elements: [Value]? {
    switch content {
    case .list, .librarySequence: list()
    case .scalar, .mapping, .libraryMapping, .alias: nil
    }
  }

  /// The values of a list.
  public func list() -> [Value]? {
    switch content {
    case .list(let values): return values
    case .librarySequence(let nodes): return nodes.map { Value(node: $0, origin: origin) }
    case .scalar, .mapping, .libraryMapping, .alias:
      wrongType(expected: "a list")
      return nil
    }
  }

  /// The keys of a mapping with their values, in the file's order; nil for anything else.
  var entries: [(key: Value, value: Value)]? {
    switch content {
    case .mapping(let entries): entries
    case .libraryMapping(let nodes):
      nodes.map {
        (Value(node: $0.key, origin: origin), Value(node: $0.value, origin: origin))
      }
    case .scalar, .list, .librarySequence, .alias: nil
    }
  }

  /// The keys of a mapping that are texts, with their values, in the file's order; none for anything else.
  public var mappingEntries: [(key: String, value: Value)] {
    (entries ?? []).compactMap { entry in entry.key.scalar.map { ($0, entry.value) } }
  }

  func wrongType(expected: String, hint: String? = nil) {
    let found =
      switch content {
      case .scalar(let text, _): isNull ? "nothing" : "'\(text.shortened)'"
      case .list, .librarySequence: "a list"
      case .mapping, .libraryMapping: "keys with values"
      case .alias: "an alias"
      }
    reject("wrong-type", "expected \(expected), found \(found)", hint: hint)
  }
}

extension String {
  /// Enough of a long value to recognise it.
  var shortened: String { count > 40 ? prefix(39) + "…" : self }
}
