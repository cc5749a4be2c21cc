internal import Markup

/// Text and where its lines begin.
struct TextLines {
  let bytes: [UInt8]
  /// Where each line begins, and the end of the text.
  let starts: [Int32]

  /// Lines end as CommonMark has it: with LF, CR or CR LF.
  init(_ bytes: [UInt8]) {
    var starts: [Int32] = []
    starts.reserveCapacity(bytes.count / 32 + 2)
    starts.append(0)
    bytes.withUnsafeBufferPointer { Self.scan($0, into: &starts) }
    if starts.last.map(Int.init) != bytes.count { starts.append(Int32(clamping: bytes.count)) }
    self.bytes = bytes
    self.starts = starts
  }

  private init(bytes: [UInt8], starts: [Int32]) {
    self.bytes = bytes
    self.starts = starts
  }

  /// The text with its first lines made empty.
  func blanking(first count: Int) -> TextLines {
    let rest = whole(count).upperBound
    let shift = Int32(clamping: rest - count)
    return TextLines(
      bytes: [UInt8](repeating: 0x0A, count: count) + bytes[rest...],
      starts: (0..<Int32(clamping: count)) + starts[count...].map { $0 - shift })
  }

  private static func scan(_ bytes: UnsafeBufferPointer<UInt8>, into starts: inout [Int32]) {
    var index = -8
    while index &+ 8 < bytes.count {
      index &+= 8
      var found = lineEnds(bytes.word(at: index))
      while found != 0 {
        let position = index + found.trailingZeroBitCount / 8
        // Behind the text the word has zeros.
        if position >= bytes.count { return }
        if endsLine(position, in: bytes) {
          starts.append(Int32(truncatingIfNeeded: position + 1))
        }
        found &= found &- 1
      }
    }
  }

  @inline(__always)
  private static func endsLine(_ position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if bytes[position] == 10 { return true }
    return bytes[position] == 13 && !(position + 1 < bytes.count && bytes[position + 1] == 10)
  }

  var count: Int { starts.count - 1 }

  /// A line with its end, counted from 1; empty outside of the text.
  func whole(_ line: Int) -> Range<Int> {
    guard line >= 1, line <= count else { return bytes.count..<bytes.count }
    return Int(starts[line - 1])..<Int(starts[line])
  }

  /// A line without its end.
  func content(of line: Int) -> Range<Int> {
    let range = whole(line)
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] == 10 || bytes[end - 1] == 13 { end -= 1 }
    return range.lowerBound..<end
  }

  /// A line without blanks at both ends and without up to `quotes` leading `>`.
  func stripped(_ line: Int, quotes: Int) -> (content: Range<Int>, quotes: Int) {
    let range = content(of: line)
    var (start, end, found) = (range.lowerBound, range.upperBound, 0)
    while start < end {
      if bytes[start] == UInt8(ascii: ">"), found < quotes {
        found += 1
      } else if !bytes[start].isBlank {
        break
      }
      start += 1
    }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return (start..<end, found)
  }

  /// Whether a line holds nothing but blanks and block quote marks.
  func isBlank(_ line: Int) -> Bool {
    bytes[content(of: line)].allSatisfy { $0.isBlank || $0 == UInt8(ascii: ">") }
  }
}
