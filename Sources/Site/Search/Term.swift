internal import Markup

/// A term as it is looked up: its letters, of which the first sixteen are two numbers.
struct Term {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// How many letters, each a byte.
  let count: Int
  /// The first eight letters, the first one lowest; zeros behind a shorter term.
  let head: UInt64
  /// The eight letters behind those.
  let next: UInt64
  let hash: UInt32
  /// Where what follows the first sixteen letters stands, if anything does.
  private let rest: UnsafePointer<UInt8>?

  /// How many letters `head` and `next` hold.
  static let short = 16

  init(
    count: Int, head: UInt64, next: UInt64, hash: UInt32, rest: UnsafePointer<UInt8>?
  ) {
    (self.count, self.head, self.next, self.hash) = (count, head, next, hash)
    self.rest = rest
  }

  /// A term in small letters.
  init(_ letters: Bytes) {
    let head = letters.word(at: 0)
    var hash = TermHash(head)
    for start in stride(from: 8, to: letters.count, by: 8) { hash.add(letters.word(at: start)) }
    self.init(
      count: letters.count, head: head, next: letters.word(at: 8), hash: hash.value,
      rest: letters.baseAddress.map { $0 + Self.short })
  }

  /// What follows the first sixteen letters.
  var tail: Bytes { Bytes(start: rest, count: max(0, count - Self.short)) }
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
