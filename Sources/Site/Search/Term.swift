internal import Markup

/// A term as it is looked up: its letters, of which the first sixteen are two numbers.
struct Term {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// As they stand in a text, where the first letter may be a capital.
  let written: Bytes
  /// The first eight letters, the first one lowest; zeros behind a shorter term.
  let head: UInt64
  /// The eight letters behind those.
  let next: UInt64
  let hash: UInt32

  init(written: Bytes, head: UInt64, next: UInt64, hash: UInt32) {
    (self.written, self.head, self.next, self.hash) = (written, head, next, hash)
  }

  /// A term in small letters.
  init(_ letters: Bytes) {
    let head = letters.word(at: 0)
    var hash = TermHash(head)
    for start in stride(from: 8, to: letters.count, by: 8) { hash.add(letters.word(at: start)) }
    self.init(written: letters, head: head, next: letters.word(at: 8), hash: hash.value)
  }

  var count: Int { written.count }

  /// What follows the first sixteen letters.
  var tail: Bytes { Bytes(rebasing: written[min(16, count)...]) }
}

/// A hash of letters, eight at a time; the same on every machine and in every run.
struct TermHash {
  private var sum: UInt64 = 0

  @inline(__always)
  init(_ letters: UInt64) { add(letters) }

  @inline(__always)
  mutating func add(_ letters: UInt64) {
    sum = (sum ^ letters) &* 0x9E37_79B9_7F4A_7C15
    sum ^= sum &>> 32
  }

  var value: UInt32 { UInt32(truncatingIfNeeded: sum) }
}
