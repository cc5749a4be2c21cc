/// Bytes of a document as it is written.
public typealias Output = [UInt8]

extension HTML {
  public func render(into output: inout Output) {
    switch self {
    case .text(let text): output.append(escapingText: text)
    case .trusted(let markup): output.append(contentsOf: markup)
    case .fragment(let children):
      for child in children { child.render(into: &output) }
    case .element(let tag, let attributes, let children):
      output.append("<")
      output.append(tag.rawValue)
      for attribute in attributes { attribute.render(into: &output) }
      if tag.isSelfClosing, children.isEmpty {
        output.append("/>")
        return
      }
      output.append(">")
      if tag.isVoid { return }
      for child in children { child.render(into: &output) }
      if tag.endsByItself { return }
      output.append("</")
      output.append(tag.rawValue)
      output.append(">")
    }
  }

  public func rendered() -> String {
    var output = Output()
    render(into: &output)
    return String(decoding: output, as: UTF8.self)
  }
}

extension Attribute {
  fileprivate func render(into output: inout Output) {
    output.append(" ")
    output.append(name)
    guard let value else { return }
    output.append("=\"")
    output.append(escaping: value)
    output.append("\"")
  }
}

extension Output {
  /// Appends text as it is.
  public mutating func append(_ text: String) {
    text.withBytes { append(contentsOf: $0) }
  }

  /// Appends text that stands between tags: quotes mean nothing there, and code is full of them.
  mutating func append(escapingText text: String) {
    text.withBytes { append(escaping: $0) { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") } }
  }

  /// Appends text with the characters that mean something in HTML replaced, also inside quoted
  /// attributes. Runs without such characters are copied whole.
  public mutating func append(escaping text: String) {
    text.withBytes { append(escaping: $0) }
  }

  public mutating func append(escaping bytes: UnsafeBufferPointer<UInt8>) {
    append(escaping: bytes) { _ in false }
  }

  @inline(__always)
  private mutating func append(
    escaping bytes: UnsafeBufferPointer<UInt8>, except isPlain: (UInt8) -> Bool
  ) {
    var start = 0
    for index in bytes.indices {
      guard let entity = Self.entity(for: bytes[index]), !isPlain(bytes[index]) else { continue }
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
      append(entity)
      start = index + 1
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  @inline(__always)
  private static func entity(for byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    // A NUL ends text in no browser alike; U+FFFD is what HTML puts in its place.
    case 0: "\u{FFFD}"
    default: nil
    }
  }
}

extension String {
  /// Calls back with the bytes of the text, without a copy of it where that can be.
  func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if utf8.withContiguousStorageIfAvailable(body) != nil { return }
    Array(utf8).withUnsafeBufferPointer(body)
  }
}
