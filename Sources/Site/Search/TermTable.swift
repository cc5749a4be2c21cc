internal import Markup

/// Terms as bytes, each stored once and numbered in the order of first occurrence.
///
/// Every word of every page is looked up here, so it is a hash table over one array of bytes instead
/// of a dictionary of strings.
struct TermTable: Sendable {
  private struct Entry {
    /// The first sixteen letters, which tell most terms apart.
    var head: UInt64
    var next: UInt64
    var hash: UInt32
    /// Where what follows the first sixteen letters stands in `tails`.
    var start: UInt32
    var length: UInt32
    /// How often it was counted.
    var occurrences: UInt32 = 0

    var tail: Range<Int> { Int(start)..<Int(start) + max(0, Int(length) - Term.short) }

    /// Whether it is a term of at most sixteen letters.
    @inline(__always)
    func isWhole(_ term: Term) -> Bool {
      head == term.head && next == term.next && length == term.count && length <= Term.short
    }

    /// - Parameter tails: of all terms of the table.
    @inline(__always)
    func term(_ tails: Term.Bytes) -> Term {
      Term(
        count: Int(length), head: head, next: next, hash: hash,
        rest: tails.baseAddress.map { $0 + Int(start) })
    }
  }

  /// What follows the first sixteen letters of each term that has more: few have.
  private var tails: Output = []
  /// The letters of all terms.
  private var letterCount = 0
  private var entries: [Entry] = []
  /// Numbers of terms at the places their hashes lead to, `free` elsewhere; never more than half full.
  private var slots: [Int32]

  private static let free: Int32 = -1

  /// A table with room for some terms before it has to grow.
  init(capacity: Int = 64) {
    entries.reserveCapacity(capacity)
    var size = 128
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: Self.free, count: size)
  }

  var count: Int { entries.count }

  /// The letters of a term.
  subscript(number: Int) -> Output {
    let entry = entries[number]
    return tails.withUnsafeBufferPointer { tails in
      let room = Int(entry.length) + Self.excess
      return Output(unsafeUninitializedCapacity: room) { buffer, count in
        if let start = buffer.baseAddress { count = Self.write(entry.term(tails), to: start) }
      }
    }
  }

  /// The number of a term, which is added if it is new.
  @inline(__always)
  mutating func number(of term: Term) -> Int {
    let number = Int(slots[Int(term.hash) & (slots.count &- 1)])
    return number >= 0 && isTerm(number, term) ? number : numberSomewhere(of: term)
  }

  @inline(never)
  private mutating func numberSomewhere(of term: Term) -> Int {
    let slot = slot(of: term)
    if slots[slot] != Self.free { return Int(slots[slot]) }
    slots[slot] = Int32(count)
    add(term)
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  /// Adds the terms of another table; returns the numbers they have here, in the other's order.
  mutating func add(_ other: TermTable) -> [Int] {
    other.tails.withUnsafeBufferPointer { tails in
      other.entries.map { number(of: $0.term(tails)) }
    }
  }

  /// Each term as a byte that `mark` makes of its length and of how often it was counted, then its letters.
  func packed(_ mark: (_ length: Int, _ occurrences: Int) -> UInt8) -> Output {
    tails.withUnsafeBufferPointer { tails in
      Output(unsafeUninitializedCapacity: letterCount + count + Self.excess) { buffer, filled in
        guard let start = buffer.baseAddress else { return }
        for entry in entries {
          start[filled] = mark(Int(entry.length), Int(entry.occurrences))
          filled += 1 + Self.write(entry.term(tails), to: start + filled + 1)
        }
      }
    }
  }

  /// How many bytes `write` may write behind a term.
  private static let excess = Term.short

  /// Writes the letters of a term, and returns how many they are.
  @inline(__always)
  private static func write(_ term: Term, to start: UnsafeMutablePointer<UInt8>) -> Int {
    let raw = UnsafeMutableRawPointer(start)
    raw.storeBytes(of: term.head.littleEndian, as: UInt64.self)
    raw.storeBytes(of: term.next.littleEndian, toByteOffset: 8, as: UInt64.self)
    let tail = term.tail
    if let source = tail.baseAddress, !tail.isEmpty {
      (start + Term.short).update(from: source, count: tail.count)
    }
    return term.count
  }

  /// How often each term was counted.
  var occurrences: some Sequence<Int> { entries.lazy.map { Int($0.occurrences) } }

  mutating func count(_ term: Term) { entries[number(of: term)].occurrences &+= 1 }

  /// Counts the words of a text from a place on as long as they are of small letters, are known and
  /// stand where their hash leads to; returns where the first other one begins. The table's memory is
  /// taken once for all of them.
  mutating func countKnown(from start: Int, of text: Term.Bytes, longest: Int) -> Int {
    let last = slots.count &- 1
    return slots.withUnsafeBufferPointer { slots in
      entries.withUnsafeMutableBufferPointer { entries in
        var start = start
        while let term = PlainWord(at: start, of: text)?.term {
          if term.count > 1, term.count <= longest {
            let number = Int(slots[Int(term.hash) & last])
            guard number >= 0, entries[number].isWhole(term) else { break }
            entries[number].occurrences &+= 1
          }
          start &+= term.count &+ 1
        }
        return start
      }
    }
  }

  /// The numbers in the order of their terms.
  func sorted() -> [Int] { (0..<count).sorted { precedes(entries[$0], entries[$1]) } }

  private func precedes(_ a: Entry, _ b: Entry) -> Bool {
    // With the first letter highest, numbers have the order of their letters.
    if a.head != b.head { return a.head.byteSwapped < b.head.byteSwapped }
    if a.next != b.next { return a.next.byteSwapped < b.next.byteSwapped }
    return tails[a.tail].lexicographicallyPrecedes(tails[b.tail])
  }
}

extension TermTable {
  /// The slot that holds a term, or the free one where it would be.
  private func slot(of term: Term) -> Int {
    var slot = Int(term.hash) & (slots.count - 1)
    while slots[slot] != Self.free, !isTerm(Int(slots[slot]), term) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  @inline(__always)
  private func isTerm(_ number: Int, _ term: Term) -> Bool {
    let entry = entries[number]
    guard entry.head == term.head, entry.next == term.next, entry.length == term.count else {
      return false
    }
    return term.count <= Term.short || hasTail(entry, of: term)
  }

  @inline(never)
  private func hasTail(_ entry: Entry, of term: Term) -> Bool {
    tails[entry.tail].elementsEqual(term.tail)
  }

  private mutating func add(_ term: Term) {
    entries.append(
      Entry(
        head: term.head, next: term.next, hash: term.hash, start: UInt32(tails.count),
        length: UInt32(term.count)))
    letterCount += term.count
    if term.count > Term.short { tails.append(contentsOf: term.tail) }
  }

  private mutating func grow() {
    slots = [Int32](repeating: Self.free, count: slots.count * 2)
    for number in 0..<count {
      var slot = Int(entries[number].hash) & (slots.count - 1)
      while slots[slot] != Self.free { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }
}
