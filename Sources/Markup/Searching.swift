#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

// Whole pages are looked through many bytes at a time.

extension [UInt8] {
  /// Where a byte stands first, at or after `start` and before `end`.
  public func position(of byte: UInt8, from start: Int = 0, to end: Int = .max) -> Int? {
    let end = Swift.min(end, count)
    guard start < end else { return nil }
    return withUnsafeBytes { bytes in
      UnsafeRawBufferPointer(rebasing: bytes[start..<end]).position(of: byte).map { start + $0 }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Where a byte stands first. The C library looks at as many bytes at a time as the machine can.
  fileprivate func position(of byte: UInt8) -> Int? {
    #if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
      guard let baseAddress, let found = memchr(baseAddress, Int32(byte), count) else { return nil }
      return UnsafeRawPointer(found) - baseAddress
    #else
      return firstIndex(of: byte)
    #endif
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Eight bytes from `index` on, the first one lowest; zeros where the text has ended.
  @inlinable @inline(__always)
  public func word(at index: Int) -> UInt64 {
    index &+ 8 <= count ? wholeWord(at: index) : lastWord(at: index)
  }

  /// The same where the text has eight bytes.
  @inlinable @inline(__always)
  public func wholeWord(at index: Int) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(self)
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// Sixteen bytes, of which the text has as many.
  @inline(__always)
  func wholeWords(at index: Int) -> SIMD2<UInt64> {
    SIMD2(wholeWord(at: index), wholeWord(at: index &+ 8))
  }

  /// The same where the text has fewer. Apart, so that loops over whole words stay small.
  @inline(never)
  public func lastWord(at index: Int) -> UInt64 {
    let left = count - index
    if left <= 0 { return 0 }
    if left >= 4 {
      // Two halves that overlap.
      return half(at: index) | half(at: count - 4) &<< UInt64(8 * (left - 4))
    }
    let (middle, last) = (left / 2, left - 1)
    return UInt64(self[index]) | UInt64(self[index + middle]) &<< UInt64(8 * middle)
      | UInt64(self[index + last]) &<< UInt64(8 * last)
  }

  private func half(at index: Int) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(self)
    return UInt64(
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self)))
  }
}

/// The high bits of those of eight bytes that may have to be escaped in HTML: `&`, `"`, `'`, `<`,
/// `>` and NUL, and perhaps of some behind one of them.
@inline(__always)
func unescaped(_ word: UInt64) -> UInt64 { unescaped(SIMD2(word, 0))[0] }

/// The same of sixteen bytes.
@inline(__always)
func unescaped(_ words: SIMD2<UInt64>) -> SIMD2<UInt64> {
  // `"` and `&` differ in one bit, as do `&` and `'`, and `<` and `>`. One of those masked away
  // finds `#` too, which is looked at again.
  let quotes = zeros((words & ~every(0x05)) ^ every(0x22))
  let angles = zeros((words & ~every(0x02)) ^ every(0x3C))
  return (quotes | angles | zeros(words)) & every(0x80)
}

/// The high bits of those of eight bytes that can't stand in a string literal as they are, or may
/// be part of a scalar that can't.
@inline(__always)
func unquotable(_ word: UInt64) -> UInt64 { unquotable(SIMD2(word, 0))[0] }

/// The same of sixteen bytes.
@inline(__always)
func unquotable(_ words: SIMD2<UInt64>) -> SIMD2<UInt64> {
  // `<` and `\` differ in two bits. Those set in both finds `|` too, which is looked at again.
  let marks = zeros((words | every(0x60)) ^ every(0x7C))
  let others = zeros(words ^ every(0x22)) | zeros(words ^ every(0xE2))
  let controls = (words &- every(0x20)) & ~words
  return (marks | others | controls) & every(0x80)
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

/// Bytes whose high bits are those of the bytes that are zero, and perhaps of some behind one of them: a
/// zero byte borrows from the next.
@inline(__always)
private func zeros(_ words: SIMD2<UInt64>) -> SIMD2<UInt64> { (words &- every(1)) & ~words }

/// A byte, sixteen times.
@inline(__always)
private func every(_ byte: UInt64) -> SIMD2<UInt64> { SIMD2(repeating: everyByte &* byte) }

/// All bits of the first of eight bytes, at most seven.
@inline(__always)
func firstBytes(_ count: Int) -> UInt64 { (1 &<< UInt64(8 * count)) &- 1 }

private var everyByte: UInt64 { 0x0101_0101_0101_0101 }
private var highBits: UInt64 { 0x8080_8080_8080_8080 }
