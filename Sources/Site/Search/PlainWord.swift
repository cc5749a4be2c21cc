internal import Markup

/// A word of small letters, of which the first may be a capital: nearly all words are such. It is
/// read from a text eight bytes at a time.
struct PlainWord {
  let term: Term

  /// The word that begins at a place; nil for a word of another kind, for none, and near the end of
  /// the text.
  @inline(__always)
  init?(at start: Int, of text: Term.Bytes) {
    guard start &+ 8 <= text.count else { return nil }
    var letters = text.wholeWord(at: start)
    // The bit that tells a small letter.
    if text[start].isUpper { letters |= 0x20 }
    var others = Self.others(letters)
    let head = letters & Self.mask(before: others)
    var (end, next, hash) = (start, 0 as UInt64, TermHash(head))
    while others == 0 {
      end &+= 8
      guard end &+ 8 <= text.count else { return nil }
      letters = text.wholeWord(at: end)
      others = Self.others(letters)
      letters &= Self.mask(before: others)
      if letters == 0 { break }
      if end == start &+ 8 { next = letters }
      hash.add(letters)
    }
    end &+= others.trailingZeroBitCount / 8
    guard text[end].endsWord else { return nil }
    term = Term(
      count: end &- start, head: head, next: next, hash: hash.value,
      rest: text.baseAddress.map { $0 + (start &+ Term.short) })
  }

  /// The high bits of those of eight bytes that are no small letters. Sums of seven bits each never
  /// reach the next byte.
  @inline(__always)
  private static func others(_ word: UInt64) -> UInt64 {
    let low = word & ~highBits
    let letters = (low &+ everyByte &* (0x80 - 0x61)) & ~(low &+ everyByte &* (0x80 - 0x7B))
    return (~letters | word) & highBits
  }

  /// All bits of the bytes before the first of some; of all eight where there are none.
  @inline(__always)
  private static func mask(before others: UInt64) -> UInt64 {
    ((others & (0 &- others)) &>> 7) &- 1
  }

  private static var everyByte: UInt64 { 0x0101_0101_0101_0101 }
  private static var highBits: UInt64 { 0x8080_8080_8080_8080 }
}

extension UInt8 {
  var isLower: Bool { self &- UInt8(ascii: "a") < 26 }
  var isUpper: Bool { self &- UInt8(ascii: "A") < 26 }
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

  /// Whether a word can't go on with this byte, as one beyond ASCII lets it.
  fileprivate var endsWord: Bool { self < 0x30 || !isLower && !isUpper && !isDigit && self < 0x80 }
}
