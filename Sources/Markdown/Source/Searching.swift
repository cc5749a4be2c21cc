internal import Markup

// Passes over whole pages look at eight bytes at a time.

extension [UInt8] {
  /// Whether the bytes, from `start` on, hold a text.
  func holds(_ text: StaticString) -> Bool {
    var start = 0
    while let found = position(of: text.utf8Start.pointee, from: start) {
      if self[found...].starts(with: text) { return true }
      start = found + 1
    }
    return false
  }
}

/// How far from `start` on all bytes are ASCII; at most to the last whole group of eight before
/// `end`.
func skipASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
  let raw = UnsafeRawBufferPointer(bytes)
  var index = start
  while index + 8 <= end,
    raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & highBits == 0
  {
    index += 8
  }
  return index
}

/// The high bits of those of eight bytes that are control characters below 14, such as a line end,
/// and perhaps of some behind one of them.
@inline(__always)
func lineEnds(_ word: UInt64) -> UInt64 { (word &- everyByte &* 14) & ~word & highBits }

private var everyByte: UInt64 { 0x0101_0101_0101_0101 }
private var highBits: UInt64 { 0x8080_8080_8080_8080 }
