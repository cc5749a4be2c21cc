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
    text.withBytes { write(escaping: $0, in: place) }
  }

  public mutating func append(escaping bytes: UnsafeBufferPointer<UInt8>, in place: EscapedPlace) {
    write(escaping: bytes, in: place)
  }
}

extension ByteSink where Self: ~Copyable {
  /// Looks at eight bytes at a time, as few have to be replaced; what stands between those is
  /// copied whole.
  fileprivate mutating func write(
    escaping bytes: UnsafeBufferPointer<UInt8>, in place: EscapedPlace
  ) {
    let raw = UnsafeRawBufferPointer(bytes)
    var (start, index) = (0, 0)
    while index + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      var found = unescaped(UInt64(littleEndian: word))
      while found != 0 {
        write(escaping: index + found.trailingZeroBitCount / 8, of: bytes, from: &start, in: place)
        found &= found &- 1
      }
      index += 8
    }
    while index < bytes.count {
      write(escaping: index, of: bytes, from: &start, in: place)
      index += 1
    }
    append(UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  /// Appends what stands from `start` to a byte, and its entity; nothing for a byte without one.
  @inline(__always)
  private mutating func write(
    escaping index: Int, of bytes: UnsafeBufferPointer<UInt8>, from start: inout Int,
    in place: EscapedPlace
  ) {
    guard let entity = place.entity(for: bytes[index]) else { return }
    append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
    append(UnsafeBufferPointer(start: entity.utf8Start, count: entity.utf8CodeUnitCount))
    start = index + 1
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
