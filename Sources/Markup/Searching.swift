// Whole pages are looked through eight bytes at a time.

extension [UInt8] {
  /// Where a byte stands first, at or after `start` and before `end`.
  public func position(of byte: UInt8, from start: Int = 0, to end: Int = .max) -> Int? {
    let end = Swift.min(end, count)
    let pattern = UInt64(byte) &* everyByte
    return withUnsafeBytes { bytes in
      var index = start
      while index + 8 <= end {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if zeros(word ^ pattern) != 0 { break }
        index += 8
      }
      while index < end {
        if bytes[index] == byte { return index }
        index += 1
      }
      return nil
    }
  }
}

/// The high bits of those of eight bytes that may have to be escaped in HTML: `&`, `"`, `'`, `<`,
/// `>` and NUL, and perhaps of some behind one of them.
@inline(__always)
func unescaped(_ word: UInt64) -> UInt64 {
  // `"` and `&` differ in one bit, as do `&` and `'`, and `<` and `>`. One of those masked away
  // finds `#` too, which is looked at again.
  let quotes = zeros((word & ~(everyByte &* 0x05)) ^ (everyByte &* 0x22))
  let angles = zeros((word & ~(everyByte &* 0x02)) ^ (everyByte &* 0x3C))
  return quotes | angles | zeros(word)
}

/// The high bits of those of eight bytes that can't stand in a string literal as they are, or may
/// be part of a scalar that can't.
@inline(__always)
func unquotable(_ word: UInt64) -> UInt64 {
  let quotes = zeros(word ^ (everyByte &* 0x22)) | zeros(word ^ (everyByte &* 0x5C))
  let others = zeros(word ^ (everyByte &* 0x3C)) | zeros(word ^ (everyByte &* 0xE2))
  return quotes | others | controls(word)
}

/// The high bits of exactly those of eight bytes that are spaces.
@inline(__always)
func spaces(_ word: UInt64) -> UInt64 {
  let others = word ^ (everyByte &* 0x20)
  // Without borrowing from byte to byte: the low seven bits of each can't reach the next.
  let isSet = (others & ~highBits) &+ ~highBits | others
  return ~isSet & highBits
}

/// The high bits of those of eight bytes that are below a space, and perhaps of some behind one of
/// them.
@inline(__always)
func controls(_ word: UInt64) -> UInt64 { (word &- everyByte &* 0x20) & ~word & highBits }

/// The high bits of those of eight bytes that are zero, and perhaps of some behind one of them: a
/// zero byte borrows from the next.
@inline(__always)
private func zeros(_ word: UInt64) -> UInt64 { (word &- everyByte) & ~word & highBits }

private var everyByte: UInt64 { 0x0101_0101_0101_0101 }
private var highBits: UInt64 { 0x8080_8080_8080_8080 }
