/// A stretch of the tree's bytes.
struct ByteRange: Hashable {
  var start: Int32 = 0
  var end: Int32 = 0

  var isEmpty: Bool { start >= end }
  var count: Int { Int(end - start) }
  var indices: Range<Int> { Int(start)..<Int(end) }

  init(_ start: Int32 = 0, _ end: Int32 = 0) {
    self.start = start
    self.end = max(start, end)
  }

  init(_ range: Range<Int>) {
    self.init(Int32(clamping: range.lowerBound), Int32(clamping: range.upperBound))
  }
}
