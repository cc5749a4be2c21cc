/// Why an SVG or another XML file is not only looked at.
enum MarkupDanger: Equatable {
  case element(String)
  case attribute(String)
  /// To something that runs, or to another file.
  case reference(String)
  case namespace(String)
  /// An instruction to the reader, such as a style sheet that transforms the file.
  case instruction(String)
  /// Names for text that is only known when the file is read.
  case ownEntities
  /// An encoding by which the file may say something else than it seems to.
  case encoding(String)
  /// What a strict reader would stop at.
  case unreadable

  var words: String {
    switch self {
    case .element(let name): "it has the element '\(name.prefix(40))'"
    case .attribute(let name): "it has the attribute '\(name.prefix(40))'"
    case .reference(let url): "it refers to '\(url.prefix(60))'"
    case .namespace(let name): "it has elements of \(name)"
    case .instruction(let name): "it has the instruction '\(name.prefix(40))'"
    case .ownEntities: "it defines entities"
    case .encoding(let name): "its encoding is '\(name.prefix(40))', not UTF-8"
    case .unreadable: "it is not well-formed XML, so its contents can't be checked"
    }
  }
}

/// Looks through an SVG or another XML file for what runs, or loads something that runs, when a browser
/// opens the file at its own address. (In an image of a page none of that runs.)
///
/// It knows what is harmless rather than what is not: where it can't follow, the file is dangerous.
struct MarkupScan {
  private let bytes: [UInt8]
  private var position = 0
  /// What is dangerous in a drawing, and nothing to other XML.
  private var dangerOfDrawings: MarkupDanger?
  private var isDrawing: Bool
  private var isInStyle = false

  static func danger(in bytes: [UInt8], isDrawing: Bool) -> MarkupDanger? {
    var scan = MarkupScan(bytes, isDrawing: isDrawing)
    return scan.danger()
  }

  private init(_ bytes: [UInt8], isDrawing: Bool) {
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    self.isDrawing = isDrawing
  }

  private mutating func danger() -> MarkupDanger? {
    do throws(Found) {
      try run()
    } catch {
      return error.danger
    }
    return isDrawing ? dangerOfDrawings : nil
  }

  private struct Found: Error {
    let danger: MarkupDanger
  }

  private mutating func run() throws(Found) {
    let isText = bytes.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    guard isText, String(validating: bytes, as: UTF8.self) != nil else {
      throw Found(danger: .unreadable)
    }
    while position < bytes.count {
      let text = take { $0 != UInt8(ascii: "<") }
      if isInStyle { note(Styles.danger(in: text.decoded)) }
      if position < bytes.count { try readMarkup() }
    }
  }

  private mutating func readMarkup() throws(Found) {
    if skip("<!--") { return try skip(past: "-->") }
    if skip("<![CDATA[") {
      let text = try take(until: "]]>")
      if isInStyle { note(Styles.danger(in: String(decoding: text, as: UTF8.self))) }
      return
    }
    if skip("<?") { return try readInstruction() }
    if skip("<!DOCTYPE") { return try readDoctype() }
    guard skip("<") else { throw Found(danger: .unreadable) }
    if skip("/") { return try readEndTag() }
    try readStartTag()
  }

  /// What is dangerous in drawings alone.
  private mutating func note(_ danger: MarkupDanger?) {
    if dangerOfDrawings == nil { dangerOfDrawings = danger }
  }
}

extension MarkupScan {
  /// Only the declaration at the beginning instructs nobody.
  private mutating func readInstruction() throws(Found) {
    let isFirst = position == 2
    let text = String(decoding: try take(until: "?>"), as: UTF8.self)
    let name = String(text.prefix { !$0.isWhitespace })
    guard name == "xml", isFirst else { throw Found(danger: .instruction(name)) }
    guard let mark = text.firstRange(of: "encoding") else { return }
    let value = text[mark.upperBound...].drop { $0.isWhitespace || $0 == "=" }.dropFirst()
      .prefix { $0 != "\"" && $0 != "'" }
    if !["utf-8", "utf8", "us-ascii"].contains(value.lowercased()) {
      throw Found(danger: .encoding(String(value)))
    }
  }

  /// Of a public document type, which browsers do not load; never with definitions of its own.
  private mutating func readDoctype() throws(Found) {
    let text = try take(until: ">")
    if text.contains(UInt8(ascii: "[")) { throw Found(danger: .ownEntities) }
  }

  private mutating func readEndTag() throws(Found) {
    let name = take(while: Self.isInName)
    skipBlanks()
    guard !name.isEmpty, skip(">") else { throw Found(danger: .unreadable) }
    if name.local == "style" { isInStyle = false }
  }

  private mutating func readStartTag() throws(Found) {
    let name = take(while: Self.isInName)
    guard !name.isEmpty else { throw Found(danger: .unreadable) }
    let element = name.local
    if Self.dangerousElements.contains(element) {
      note(.element(String(decoding: name, as: UTF8.self)))
    }
    skipBlanks()
    while let byte = peek, byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/") {
      try readAttribute(of: element)
      skipBlanks()
    }
    let isEmpty = skip("/")
    guard skip(">") else { throw Found(danger: .unreadable) }
    if element == "style", !isEmpty { isInStyle = true }
  }

  private mutating func readAttribute(of element: String) throws(Found) {
    let name = take(while: Self.isInName)
    skipBlanks()
    guard !name.isEmpty, skip("=") else { throw Found(danger: .unreadable) }
    skipBlanks()
    guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw Found(danger: .unreadable)
    }
    position += 1
    let value = take { $0 != quote }
    guard peek == quote else { throw Found(danger: .unreadable) }
    position += 1
    try check(name, value.decoded, of: element)
  }

  private mutating func check(
    _ name: ArraySlice<UInt8>, _ value: String, of element: String
  ) throws(Found) {
    if name.starts(with: "xmlns".utf8) {
      let space = value.lowercased()
      for (part, title) in Self.dangerousNamespaces where space.contains(part) {
        throw Found(danger: .namespace(title))
      }
      if space.contains("/svg") { isDrawing = true }
    }
    let local = name.local
    if local.hasPrefix("on") || name.elementsEqual("xml:base".utf8) {
      note(.attribute(String(decoding: name, as: UTF8.self)))
    } else if local == "href" || local == "src" {
      if !References.isHarmless(value, of: element) { note(.reference(value)) }
    } else if local == "attributename" {
      let target = value.lowercased()
      if target.hasSuffix("href") || target.hasPrefix("on") { note(.element(element)) }
    } else if local == "style" || value.lowercased().contains("url") {
      note(Styles.danger(in: value))
    }
  }

  private static let dangerousElements: Set<String> = [
    "script", "foreignobject", "handler", "listener", "iframe", "object", "embed",
  ]

  private static let dangerousNamespaces = [
    ("xhtml", "HTML"), ("mathml", "MathML"), ("xsl/transform", "XSLT"),
  ]
}

extension MarkupScan {
  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count - position >= count,
      (0..<count).allSatisfy({ bytes[position + $0] == text.utf8Start[$0] })
    else { return false }
    position += count
    return true
  }

  private mutating func skip(past end: StaticString) throws(Found) { _ = try take(until: end) }

  /// What stands before a mark, which is passed over.
  private mutating func take(until end: StaticString) throws(Found) -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count {
      let here = position
      if skip(end) { return bytes[start..<here] }
      position += 1
    }
    throw Found(danger: .unreadable)
  }

  private mutating func take(while belongs: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count, belongs(bytes[position]) { position += 1 }
    return bytes[start..<position]
  }

  private mutating func skipBlanks() { _ = take(while: Self.isBlank) }

  private static func isBlank(_ byte: UInt8) -> Bool { " \t\n\r".utf8.contains(byte) }

  private static func isInName(_ byte: UInt8) -> Bool {
    !isBlank(byte) && !"<>/=\"'&".utf8.contains(byte)
  }
}

extension ArraySlice<UInt8> {
  /// A name without the prefix of its namespace, in small letters: `script` of `s:script`.
  fileprivate var local: String {
    let colon = lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? startIndex
    return String(decoding: self[colon...], as: UTF8.self).lowercased()
  }

  /// Text with its character references read; entities that are not XML's own stay as they are.
  fileprivate var decoded: String {
    guard contains(UInt8(ascii: "&")) else { return String(decoding: self, as: UTF8.self) }
    var parts = String(decoding: self, as: UTF8.self)
      .split(separator: "&", omittingEmptySubsequences: false)
    var text = String(parts.removeFirst())
    for part in parts {
      guard let end = part.firstIndex(of: ";"), let scalar = Self.scalar(part[..<end]) else {
        text += "&" + part
        continue
      }
      text.unicodeScalars.append(scalar)
      text += part[part.index(after: end)...]
    }
    return text
  }

  private static func scalar(_ name: Substring) -> Unicode.Scalar? {
    switch name {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    default:
      if name.hasPrefix("#x") {
        UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
      } else if name.hasPrefix("#") {
        UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
      } else {
        nil
      }
    }
  }
}

/// What a drawing may refer to.
private enum References {
  /// To a part of itself or a picture that it holds; a link may lead to pages.
  static func isHarmless(_ url: String, of element: String) -> Bool {
    let plain = String(url.unicodeScalars.filter { $0.value > 0x20 }).lowercased()
    if plain.isEmpty || plain.hasPrefix("#") { return true }
    if ["png", "jpeg", "gif", "webp"].contains(where: {
      plain.hasPrefix("data:image/\($0);base64,")
    }) {
      return true
    }
    guard element == "a" else { return false }
    if !LinkResolver.isExternal(plain) || plain.hasPrefix("//") { return true }
    return ["http:", "https:", "mailto:"].contains { plain.hasPrefix($0) }
  }
}

/// What the styles of a drawing may ask for.
private enum Styles {
  /// Nothing from elsewhere; and nothing spelled so that this can't be seen.
  static func danger(in text: String) -> MarkupDanger? {
    let text = text.lowercased()
    if text.contains("@import") { return .reference("@import") }
    if text.contains("\\") { return .reference("\\") }
    var rest = text[...]
    while let mark = rest.firstRange(of: "url(") {
      rest = rest[mark.upperBound...]
      let url = rest.drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
      if !url.hasPrefix("#"), !url.hasPrefix("data:") {
        return .reference(String(url.prefix { $0 != ")" && $0 != "\"" && $0 != "'" }))
      }
    }
    return nil
  }
}
