internal import Sizing

/// A value of a YAML document that is written: what a manifest is before anyone prints it.
indirect enum YAMLNode: Hashable, Sendable {
  /// Text, in quotes only where YAML would read something else.
  case text(String)
  /// Text in quotes whatever it is, where a reader must not guess at its type.
  case quoted(String)
  /// Text of several lines, on lines of its own. It has no characters that YAML would not print.
  case literal(String)
  case integer(Int)
  case number(Double)
  case flag(Bool)
  case list([YAMLNode])
  /// Keys with values, in the order given.
  case mapping([Entry])

  /// A key of a mapping with its value.
  struct Entry: Hashable, Sendable {
    var key: String
    var value: YAMLNode
    /// What a reader should know, behind the value on its line.
    var comment: String?

    init(_ key: String, _ value: YAMLNode, comment: String? = nil) {
      self.key = key
      self.value = value
      self.comment = comment
    }
  }
}

extension YAMLNode {
  /// A mapping whose absent entries are left out.
  static func keys(_ entries: Entry?...) -> YAMLNode { .mapping(entries.compactMap { $0 }) }

  /// The number, flag or text that a text spells: `88`, `true`, `30 s`.
  init(spelled text: String) {
    if text == "true" || text == "false" {
      self = .flag(text == "true")
    } else if let number = Int(text), String(number) == text {
      self = .integer(number)
    } else if let number = Double(text), number.isFinite, number.description == text {
      self = .number(number)
    } else {
      self = .text(text)
    }
  }

  /// A number of cores, whole where it is.
  init(_ cores: Cores) {
    let value = cores.value
    self = value == value.rounded() ? .integer(Int(clamping: value)) : .number(value)
  }

  /// The value of a key of a mapping; nil for anything else.
  subscript(key: String) -> YAMLNode? {
    guard case .mapping(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// What a scalar says, without its quotes; nil for lists and mappings.
  var scalar: String? {
    switch self {
    case .text(let text), .quoted(let text), .literal(let text): text
    case .integer(let number): String(number)
    case .number(let number): number.description
    case .flag(let flag): flag ? "true" : "false"
    case .list, .mapping: nil
    }
  }
}

/// A document with what should stand above it.
struct YAMLDocument: Hashable, Sendable {
  var comments: [String]
  var root: YAMLNode
}
