/// Where text is written, which decides what of it has to be escaped.
public enum EscapedPlace: Sendable {
  /// Between tags: quotes mean nothing there, and code is full of them.
  case content
  /// In an attribute, quoted either way; NUL becomes U+FFFD here and between tags, as HTML has it.
  case attribute
  /// Anywhere in a page of Markdown, as CommonMark writes it: with `"` escaped between tags too.
  case markdown
}

/// What HTML is written into; there is one escaping for both.
protocol ByteSink: ~Copyable {
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>)
}

extension OutputBuffer: ByteSink {}

extension Output: ByteSink {
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) { append(contentsOf: bytes) }

  /// Appends text with what means something in HTML replaced, also inside quoted attributes.
  public mutating func append(escaping text: String, in place: EscapedPlace = .attribute) {
    text.withBytes { write(escaping: $0, in: place) }
  }

  /// Appends bytes as they stand in an attribute.
  public mutating func append(escaping bytes: ArraySlice<UInt8>, in place: EscapedPlace) {
    bytes.withUnsafeBufferPointer { write(escaping: $0, in: place) }
  }
}

extension OutputBuffer {
  /// Appends text with what means something at its place replaced.
  public mutating func append(escaping text: String, in place: EscapedPlace) {
    text.withBytes { append(escaping: $0, in: place) }
  }

  public mutating func append(escaping bytes: UnsafeBufferPointer<UInt8>, in place: EscapedPlace) {
    // A word of code or a number in a table: one look, and nothing to call.
    if bytes.count < 8 {
      let word = bytes.lastWord(at: 0)
      if unescaped(word) & firstBytes(bytes.count) == 0 { return append(word, bytes.count) }
    }
    write(escaping: bytes, in: place)
  }
}

extension ByteSink where Self: ~Copyable {
  /// Looks at sixteen bytes at a time, as few have to be replaced; what stands between those is
  /// copied whole.
  fileprivate mutating func write(
    escaping bytes: UnsafeBufferPointer<UInt8>, in place: EscapedPlace
  ) {
    var (start, index) = (0, 0)
    while index &+ 16 <= bytes.count {
      let found = unescaped(bytes.wholeWords(at: index))
      if found[0] | found[1] != 0 {
        write(escaping: found[0], at: index, of: bytes, from: &start, in: place)
        write(escaping: found[1], at: index &+ 8, of: bytes, from: &start, in: place)
      }
      index &+= 16
    }
    if index &+ 8 <= bytes.count {
      let found = unescaped(bytes.wholeWord(at: index))
      if found != 0 { write(escaping: found, at: index, of: bytes, from: &start, in: place) }
      index &+= 8
    }
    let found = unescaped(bytes.lastWord(at: index)) & firstBytes(bytes.count - index)
    if found != 0 { write(escaping: found, at: index, of: bytes, from: &start, in: place) }
    append(UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  /// Writes those of eight bytes that were found, each behind what stands before it.
  @inline(never)
  private mutating func write(
    escaping found: UInt64, at index: Int, of bytes: UnsafeBufferPointer<UInt8>,
    from start: inout Int, in place: EscapedPlace
  ) {
    var found = found
    while found != 0 {
      let position = index + found.trailingZeroBitCount / 8
      found &= found &- 1
      guard let entity = place.entity(for: bytes[position]) else { continue }
      append(UnsafeBufferPointer(rebasing: bytes[start..<position]))
      append(UnsafeBufferPointer(start: entity.utf8Start, count: entity.utf8CodeUnitCount))
      start = position + 1
    }
  }
}

extension EscapedPlace {
  /// What is written for a byte; nil for most, which are written as they are.
  @inline(__always)
  func entity(for byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): self == .content ? nil : "&quot;"
    case UInt8(ascii: "'"): self == .attribute ? "&#39;" : nil
    // What is read as Markdown has none left.
    case 0: self == .markdown ? nil : "\u{FFFD}"
    default: nil
    }
  }
}
