/// Reads HTML as this project writes it into tags and text, and tells what is wrong with it.
public struct HTMLReader {
  public enum Piece: Equatable {
    case start(String, [Attribute])
    case end(String)
    case text(String)
  }

  public struct Attribute: Equatable {
    public var name: String
    public var value: String
  }

  public private(set) var pieces: [Piece] = []
  /// Elements that do not nest, stray brackets, ids that are not the only one.
  public private(set) var mistakes: [String] = []
  private let bytes: [UInt8]
  private var position = 0
  private var open: [String] = []

  public init(_ html: String) {
    bytes = Array(html.utf8)
    while position < bytes.count { readPiece() }
    for name in open.reversed() where !Self.endsByItself.contains(name) {
      mistakes.append("<\(name)> does not end")
    }
    checkIDs()
  }

  /// Each link as `address text`.
  public var links: [String] {
    var (found, current): ([String], String?) = ([], nil)
    for piece in pieces {
      switch piece {
      case .start("a", let attributes):
        current = (attributes.first { $0.name == "href" }?.value ?? "") + " "
      case .end("a"):
        if let current { found.append(current) }
        current = nil
      case .text(let text): current?.append(Self.decoded(text))
      case .start, .end: break
      }
    }
    return found
  }

  /// Where links, images, styles and scripts are, decoded.
  public var addresses: [String] {
    attributes.filter { $0.name == "href" || $0.name == "src" }.map { Self.decoded($0.value) }
  }

  /// All text, decoded.
  public var text: String {
    pieces.map { piece in
      if case .text(let text) = piece { Self.decoded(text) } else { "" }
    }.joined()
  }

  /// The text of the first element of a name, decoded; nil when there is none.
  public func text(of name: String) -> String? {
    var text: String?
    for piece in pieces {
      switch piece {
      case .start(name, _): text = text ?? ""
      case .end(name) where text != nil: return text
      case .text(let more): if text != nil { text? += Self.decoded(more) }
      case .start, .end: break
      }
    }
    return text
  }

  public static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    return signs.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  public var ids: [String] { attributes.filter { $0.name == "id" }.map(\.value) }

  private var attributes: [Attribute] {
    pieces.flatMap { piece in
      if case .start(_, let attributes) = piece { return attributes }
      return [Attribute]()
    }
  }

  private mutating func checkIDs() {
    var seen: Set<String> = []
    for id in ids where !seen.insert(id).inserted { mistakes.append("id '\(id)' twice") }
    let references = ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"]
    for attribute in attributes where references.contains(attribute.name) {
      for id in attribute.value.split(separator: " ") where !seen.contains(String(id)) {
        mistakes.append("\(attribute.name) names '\(id)', which is no id")
      }
    }
  }

  private static let void: Set = [
    "br", "hr", "img", "input", "link", "meta", "wbr", "source", "track", "col", "area",
  ]
  private static let endsByItself: Set = ["td", "th", "tr", "li", "p", "dt", "dd"]

  private mutating func readPiece() {
    if has("<!doctype") || has("<!--") { return skip(past: ">") }
    guard has("<") else { return readText() }
    position += 1
    let isEnd = has("/")
    if isEnd { position += 1 }
    let isName = peek.map { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
    guard isName == true else { return mistakes.append("a '<' that begins no tag") }
    let name = take { !Self.isBlank($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
    if isEnd {
      skip(past: ">")
      end(name)
    } else {
      start(name)
    }
  }

  private mutating func readText() {
    let text = take { $0 != UInt8(ascii: "<") }
    if text.utf8.contains(0) { mistakes.append("a NUL") }
    pieces.append(.text(text))
  }

  private mutating func start(_ name: String) {
    var attributes: [Attribute] = []
    var isClosed = false
    while let next = peek, next != UInt8(ascii: ">") {
      let isSlash = next == UInt8(ascii: "/")
      if isSlash { isClosed = true }
      if isSlash || Self.isBlank(next) { position += 1 } else { attributes.append(attribute()) }
    }
    if peek == nil { mistakes.append("<\(name)> is cut off") }
    position += 1
    let names = attributes.map(\.name)
    if Set(names).count < names.count { mistakes.append("<\(name)> has an attribute twice") }
    pieces.append(.start(name, attributes))
    if name == "script" || name == "style" { readRaw(until: "</\(name)") }
    if !isClosed, !Self.void.contains(name) { open.append(name) }
  }

  /// What a script holds is no markup.
  private mutating func readRaw(until end: String) {
    let start = position
    while position < bytes.count, !has(end) { position += 1 }
    pieces.append(.text(String(decoding: bytes[start..<position], as: UTF8.self)))
  }

  private mutating func attribute() -> Attribute {
    let name = take { !Self.isBlank($0) && !"=>/".utf8.contains($0) }
    if name.isEmpty || name.utf8.contains(where: { "\"'<".utf8.contains($0) }) {
      mistakes.append("attribute '\(name)'")
    }
    guard has("=") else {
      if name.isEmpty { position += 1 }
      return Attribute(name: name, value: "")
    }
    position += 1
    guard let quote = peek, "\"'".utf8.contains(quote) else {
      return Attribute(name: name, value: take { !Self.isBlank($0) && $0 != UInt8(ascii: ">") })
    }
    position += 1
    let value = take { $0 != quote }
    if peek == nil { mistakes.append("\(name) is cut off") }
    position += 1
    return Attribute(name: name, value: value)
  }

  private mutating func end(_ name: String) {
    pieces.append(.end(name))
    while let last = open.last, last != name, Self.endsByItself.contains(last) { open.removeLast() }
    if open.last == name { open.removeLast() } else { mistakes.append("</\(name)> ends nothing") }
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func has(_ text: String) -> Bool {
    position < bytes.count && bytes[position...].starts(with: text.utf8)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09
  }

  private mutating func skip(past mark: String) {
    while position < bytes.count, !has(mark) { position += 1 }
    position = min(bytes.count, position + mark.utf8.count)
  }

  private mutating func take(while belongs: (UInt8) -> Bool) -> String {
    let start = position
    while position < bytes.count, belongs(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }
}
