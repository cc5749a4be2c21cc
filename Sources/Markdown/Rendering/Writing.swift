extension Renderer {
  mutating func write(_ markup: StaticString) {
    output.append(bytesOf: markup)
  }

  mutating func write(text: String) { output.append(escaping: text.utf8) }

  /// Text of the tree, escaped.
  mutating func write(_ range: ByteRange) {
    if range.isEmpty { return }
    tree.bytes.withUnsafeBufferPointer {
      output.append(escapingBytes: UnsafeBufferPointer(rebasing: $0[range.indices]))
    }
  }

  /// Begins a line, unless one has just begun.
  mutating func freshLine() {
    if let last = output.last, last != 0x0A { output.append(0x0A) }
  }

  mutating func write(number: Int) { output.append(contentsOf: String(number).utf8) }

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
      if let id, !isOutline { write(attribute: "id", id) }
      if !classes.isEmpty { write(attribute: "class", classes) }
      return
    }
    if let id = id ?? list.id, !isOutline { write(attribute: "id", id) }
    let all = ([classes] + list.classes).filter { !$0.isEmpty }.joined(separator: " ")
    if !all.isEmpty { write(attribute: "class", all) }
    for (name, value) in list.values {
      output.append(0x20)
      output.append(contentsOf: name.utf8)
      write("=\"")
      write(text: value)
      write("\"")
    }
  }
}

/// How a byte is written where markup could begin; nil for most, which are written as they are.
func entity(for byte: UInt8) -> StaticString? {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  default: nil
  }
}

/// Bytes that a URL may hold, looked up often.
private let urlSafe = ByteSet("-_.+!*(),%#@?=;:/,+$~") { $0.isAlphanumeric }

extension ByteSink where Self: ~Copyable {
  /// Appends text with `&`, `<`, `>` and `"` written as entities; runs between them are copied
  /// whole.
  mutating func append(escaping text: some Collection<UInt8>) {
    let done: Void? = text.withContiguousStorageIfAvailable { append(escapingBytes: $0) }
    if done == nil { append(escaping: Array(text)) }
  }

  mutating func append(escapingBytes bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    var (start, index) = (0, 0)
    while index + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      var found = unescaped(UInt64(littleEndian: word))
      while found != 0 {
        append(escaping: index + found.trailingZeroBitCount / 8, of: bytes, from: &start)
        found &= found &- 1
      }
      index += 8
    }
    while index < bytes.count {
      append(escaping: index, of: bytes, from: &start)
      index += 1
    }
    append(UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  /// Appends what stands from `start` to a byte, and its entity; nothing for a byte without one.
  @inline(__always)
  private mutating func append(
    escaping index: Int, of bytes: UnsafeBufferPointer<UInt8>, from start: inout Int
  ) {
    guard let entity = entity(for: bytes[index]) else { return }
    append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
    append(bytesOf: entity)
    start = index + 1
  }

  /// Appends a URL as CommonMark writes it: what no URL may hold is percent-encoded.
  mutating func append(url: some Collection<UInt8>) {
    let done: Void? = url.withContiguousStorageIfAvailable { append(urlBytes: $0) }
    if done == nil { append(url: Array(url)) }
  }

  private mutating func append(urlBytes bytes: UnsafeBufferPointer<UInt8>) {
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
    case UInt8(ascii: "&"): append(bytesOf: "&amp;")
    case UInt8(ascii: "'"): append(bytesOf: "&#x27;")
    default:
      append(UInt8(ascii: "%"))
      append(hexDigit(byte >> 4))
      append(hexDigit(byte & 15))
    }
  }

  private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  @inline(__always)
  mutating func append(bytesOf text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
