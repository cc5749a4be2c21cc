extension UInt8 {
  /// A space or a tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var isAlphanumeric: Bool { isDigit || isLetter }
  /// White space as HTML and CommonMark have it.
  var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  /// A letter, a digit, `_` or `-`.
  var isWord: Bool { isAlphanumeric || self == UInt8(ascii: "_") || self == UInt8(ascii: "-") }
  /// A byte inside a UTF-8 scalar, not its first.
  var isContinuation: Bool { self & 0xC0 == 0x80 }

  var isPunctuation: Bool {
    (self >= 0x21 && self <= 0x2F) || (self >= 0x3A && self <= 0x40)
      || (self >= 0x5B && self <= 0x60) || (self >= 0x7B && self <= 0x7E)
  }

  var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}

extension Collection<UInt8> {
  func starts(with text: StaticString) -> Bool {
    var index = startIndex
    for offset in 0..<text.utf8CodeUnitCount {
      guard index != endIndex, self[index] == text.utf8Start[offset] else { return false }
      formIndex(after: &index)
    }
    return true
  }

  var string: String { String(decoding: self, as: UTF8.self) }
}

extension BidirectionalCollection<UInt8> {
  var trimmed: SubSequence {
    var rest = self[...]
    while let first = rest.first, first.isSpace { rest = rest.dropFirst() }
    while let last = rest.last, last.isSpace { rest = rest.dropLast() }
    return rest
  }
}

/// A set of bytes, for loops that look at every byte of a page: a value without storage elsewhere.
struct ByteSet: Sendable {
  /// A bit for each ASCII byte.
  private let low: UInt64
  private let high: UInt64
  /// Whether the bytes of other scalars are members, all of them.
  private let hasOthers: Bool

  init(_ members: String, and predicate: (UInt8) -> Bool = { _ in false }) {
    func isMember(_ byte: UInt8) -> Bool { members.utf8.contains(byte) || predicate(byte) }
    low = (0..<64).reduce(0) { isMember($1) ? $0 | 1 << UInt64($1) : $0 }
    high = (64..<128).reduce(0) { isMember($1) ? $0 | 1 << UInt64($1 - 64) : $0 }
    hasOthers = predicate(0x80)
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    if byte >= 0x80 { return hasOthers }
    return (byte < 64 ? low : high) &>> UInt64(byte) & 1 != 0
  }

  /// The first index at or after `start` whose byte is a member, or is none.
  @inline(__always)
  func first(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, isMember: Bool = true
  ) -> Int? {
    var index = start
    while index < end {
      if contains(bytes[index]) == isMember { return index }
      index += 1
    }
    return nil
  }
}
