import Markup

extension Renderer {
  @inline(__always)
  mutating func write(_ markup: StaticString) { output.append(markup: markup) }

  mutating func write(text: String) { output.append(escaping: text, in: .markdown) }

  mutating func write(escaping bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { output.append(escaping: $0, in: .markdown) }
  }

  /// Text of the tree, escaped.
  mutating func write(_ range: ByteRange) {
    if range.isEmpty { return }
    tree.bytes.withUnsafeBufferPointer {
      output.append(
        escaping: UnsafeBufferPointer(rebasing: $0[range.indices]), in: .markdown)
    }
  }

  /// Begins a line, unless one has just begun.
  mutating func freshLine() {
    if let last = output.last, last != 0x0A { output.append(0x0A) }
  }

  mutating func write(number: Int) { output.append(String(number)) }

  mutating func write(attribute name: StaticString, _ value: String) {
    output.append(0x20)
    write(name)
    write("=\"")
    write(text: value)
    write("\"")
  }

  /// The attributes that a writer gave a node; `classes` come before the writer's own.
  mutating func write(attributesOf index: Node.Index, classes: String = "", id: String? = nil) {
    let list = isHandbook && !tree.attributes.isEmpty ? tree.attributes[index] : nil
    guard let list else {
      if let id { write(attribute: "id", id) }
      if !classes.isEmpty { write(attribute: "class", classes) }
      return
    }
    if let id = id ?? list.id { write(attribute: "id", id) }
    let all = ([classes] + list.classes).filter { !$0.isEmpty }.joined(separator: " ")
    if !all.isEmpty { write(attribute: "class", all) }
    for (name, value) in list.values {
      output.append(0x20)
      output.append(name)
      write("=\"")
      write(text: value)
      write("\"")
    }
  }
}

/// Bytes that a URL may hold, looked up often.
private let urlSafe = ByteSet("-_.+!*(),%#@?=;:/,+$~") { $0.isAlphanumeric }

extension OutputBuffer {
  /// Appends a URL as CommonMark writes it: what no URL may hold is percent-encoded.
  mutating func append(url: String) {
    url.withBytes { append(url: $0) }
  }

  mutating func append(url bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while let found = urlSafe.first(in: bytes, from: start, to: bytes.count, isMember: false) {
      append(UnsafeBufferPointer(rebasing: bytes[start..<found]))
      append(percentEncoding: bytes[found])
      start = found + 1
    }
    append(UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  private mutating func append(percentEncoding byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): append(markup: "&amp;")
    case UInt8(ascii: "'"): append(markup: "&#x27;")
    default:
      append(UInt8(ascii: "%"))
      append(hexDigit(byte >> 4))
      append(hexDigit(byte & 15))
    }
  }

  private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
