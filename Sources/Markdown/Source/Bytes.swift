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

extension RangeReplaceableCollection<UInt8> where Self: BidirectionalCollection {
  var trimmed: SubSequence {
    var rest = self[...]
    while let first = rest.first, first.isSpace { rest = rest.dropFirst() }
    while let last = rest.last, last.isSpace { rest = rest.dropLast() }
    return rest
  }
}

/// A set of bytes, for loops that look at every byte of a page.
struct ByteSet: Sendable {
  /// For each byte, whether it is a member.
  private let members: [Bool]

  init(_ members: String, and predicate: (UInt8) -> Bool = { _ in false }) {
    self.members = (UInt8.min...UInt8.max).map { members.utf8.contains($0) || predicate($0) }
  }

  func contains(_ byte: UInt8) -> Bool { members[Int(byte)] }

  /// The first index at or after `start` whose byte is a member, or is none.
  func first(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, isMember: Bool = true
  ) -> Int? {
    members.withUnsafeBufferPointer { members in
      var index = start
      while index < end {
        if members[Int(bytes[index])] == isMember { return index }
        index += 1
      }
      return nil
    }
  }
}
