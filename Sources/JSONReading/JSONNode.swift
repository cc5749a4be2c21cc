/// JSON as a tree, for answers and files of which only parts are wanted.
public struct JSONNode: Sendable {
  public enum Value: Sendable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSONNode])
    /// In the order of the text; of keys that appear twice the first counts.
    case object([(key: String, value: JSONNode)])
  }

  public let value: Value
  /// The byte where it begins.
  public let place: Int

  /// More values than this are refused: the tree takes many times the memory of its text.
  public static let mostValues = 1_000_000
  private static let deepest = 64

  /// Reads a whole text.
  public init(reading reader: inout JSONReader) throws(UnreadableJSON) {
    var left = Self.mostValues
    self = try JSONNode(&reader, depth: 0, left: &left)
    try reader.end()
  }

  private init(_ reader: inout JSONReader, depth: Int, left: inout Int) throws(UnreadableJSON) {
    left -= 1
    let start = try reader.peek()
    place = reader.position
    if depth > Self.deepest {
      throw reader.fault("json-syntax", "nested more than \(Self.deepest) deep", at: place)
    }
    if left < 0 {
      throw reader.fault("json-syntax", "more than \(Self.mostValues) values", at: place)
    }
    switch start {
    case UInt8(ascii: "{"): value = try Self.object(&reader, depth, &left)
    case UInt8(ascii: "["):
      var elements: [JSONNode] = []
      try reader.beginArray()
      while try reader.nextElement() {
        elements.append(try JSONNode(&reader, depth: depth + 1, left: &left))
      }
      value = .list(elements)
    case UInt8(ascii: "\""): value = .text(try reader.string())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): value = .flag(try reader.flag())
    case UInt8(ascii: "n") where reader.takesNull(): value = .null
    default: value = .number(try reader.number())
    }
  }

  private static func object(
    _ reader: inout JSONReader, _ depth: Int, _ left: inout Int
  ) throws(UnreadableJSON) -> Value {
    var fields: [(key: String, value: JSONNode)] = []
    try reader.beginObject()
    while let key = try reader.nextKey() {
      let name = try reader.unescaped(key)
      fields.append((name, try JSONNode(&reader, depth: depth + 1, left: &left)))
    }
    return .object(fields)
  }
}

extension JSONNode {
  /// The value of a key; nil where this is no object or has no such key.
  public subscript(key: String) -> JSONNode? {
    guard case .object(let fields) = value else { return nil }
    return fields.first { $0.key == key }?.value
  }

  /// The fields of an object; none for anything else.
  public var fields: [(key: String, value: JSONNode)] {
    if case .object(let fields) = value { fields } else { [] }
  }

  /// The elements of a list; none for anything else.
  public var elements: [JSONNode] { if case .list(let elements) = value { elements } else { [] } }

  public var text: String? { if case .text(let text) = value { text } else { nil } }

  public var flag: Bool? { if case .flag(let flag) = value { flag } else { nil } }

  public var isNull: Bool { if case .null = value { true } else { false } }

  /// A finite number, also where it is written as a text; nil for the text `NaN`.
  public var number: Double? {
    switch value {
    case .number(let number): number
    case .text(let text): Double(text).flatMap { $0.isFinite ? $0 : nil }
    case .null, .flag, .list, .object: nil
    }
  }
}
