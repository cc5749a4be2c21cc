/// Reads HTML as this project writes it into tags and text, and tells what is wrong with it.
struct HTMLReader {
  enum Piece: Equatable {
    case start(String, [Attribute])
    case end(String)
    case text(String)
  }

  struct Attribute: Equatable {
    var name: String
    var value: String
  }

  private(set) var pieces: [Piece] = []
  /// Elements that do not nest, stray brackets, ids that are not the only one.
  private(set) var mistakes: [String] = []
  private var rest: Substring
  private var open: [String] = []

  init(_ html: String) {
    rest = html[...]
    while !rest.isEmpty { readPiece() }
    for name in open.reversed() where !Self.endsByItself.contains(name) {
      mistakes.append("<\(name)> does not end")
    }
    checkIDs()
  }

  /// Each link as `address text`.
  var links: [String] {
    var (found, current): ([String], String?) = ([], nil)
    for piece in pieces {
      switch piece {
      case .start("a", let attributes):
        current = (attributes.first { $0.name == "href" }?.value ?? "") + " "
      case .end("a"):
        if let current { found.append(current) }
        current = nil
      case .text(let text): current?.append(text)
      case .start, .end: break
      }
    }
    return found
  }

  var ids: [String] { attributes.filter { $0.name == "id" }.map(\.value) }

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
    if rest.hasPrefix("<!doctype") || rest.hasPrefix("<!--") { return skip(past: ">") }
    guard rest.first == "<" else { return readText() }
    rest.removeFirst()
    let isEnd = rest.first == "/"
    if isEnd { rest.removeFirst() }
    let name = take { !$0.isWhitespace && $0 != ">" && $0 != "/" }
    guard let first = name.unicodeScalars.first, first.properties.isAlphabetic, first.isASCII else {
      return mistakes.append("a '<' that begins no tag")
    }
    if isEnd {
      skip(past: ">")
      end(name)
    } else {
      start(name)
    }
  }

  private mutating func readText() {
    let text = take { $0 != "<" }
    if text.contains("\u{0}") { mistakes.append("a NUL") }
    pieces.append(.text(text))
  }

  private mutating func start(_ name: String) {
    var attributes: [Attribute] = []
    var isClosed = false
    while let next = rest.first, next != ">" {
      if next == "/" { isClosed = true }
      if next == "/" || next.isWhitespace {
        rest.removeFirst()
      } else {
        attributes.append(attribute())
      }
    }
    if rest.isEmpty { mistakes.append("<\(name)> is cut off") } else { rest.removeFirst() }
    let names = attributes.map(\.name)
    if Set(names).count < names.count { mistakes.append("<\(name)> has an attribute twice") }
    pieces.append(.start(name, attributes))
    if name == "script" || name == "style" { readRaw(until: "</\(name)") }
    if !isClosed, !Self.void.contains(name) { open.append(name) }
  }

  /// What a script holds is no markup.
  private mutating func readRaw(until end: String) {
    let range = rest.firstRange(of: end) ?? rest.endIndex..<rest.endIndex
    pieces.append(.text(String(rest[..<range.lowerBound])))
    rest = rest[range.lowerBound...]
  }

  private mutating func attribute() -> Attribute {
    let name = take { !$0.isWhitespace && !"=>/".contains($0) }
    if name.isEmpty || name.contains(where: { "\"'<".contains($0) }) {
      mistakes.append("attribute '\(name)'")
    }
    guard rest.first == "=" else {
      if name.isEmpty { rest.removeFirst() }
      return Attribute(name: name, value: "")
    }
    rest.removeFirst()
    guard let quote = rest.first, quote == "\"" || quote == "'" else {
      return Attribute(name: name, value: take { !$0.isWhitespace && $0 != ">" })
    }
    rest.removeFirst()
    let value = take { $0 != quote }
    if rest.isEmpty { mistakes.append("\(name) is cut off") } else { rest.removeFirst() }
    return Attribute(name: name, value: value)
  }

  private mutating func end(_ name: String) {
    pieces.append(.end(name))
    while let last = open.last, last != name, Self.endsByItself.contains(last) { open.removeLast() }
    if open.last == name { open.removeLast() } else { mistakes.append("</\(name)> ends nothing") }
  }

  private mutating func skip(past mark: String) {
    rest = rest.firstRange(of: mark).map { rest[$0.upperBound...] } ?? ""
  }

  private mutating func take(while belongs: (Character) -> Bool) -> String {
    let text = rest.prefix(while: belongs)
    rest = rest[text.endIndex...]
    return String(text)
  }
}
