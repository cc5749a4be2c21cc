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
    /// Where it stands in `letters`.
    var start: UInt32
    var length: UInt32
    /// How often it was counted.
    var occurrences: UInt32 = 0

    var place: Range<Int> { Int(start)..<Int(start + length) }
    /// Where what follows the first sixteen letters stands.
    var tail: Range<Int> { Int(start + min(16, length))..<Int(start + length) }

    /// Whether it is a term of at most sixteen letters.
    @inline(__always)
    func isWhole(_ term: Term) -> Bool {
      head == term.head && next == term.next && length == term.count && length <= 16
    }
  }

  private var letters: Output = []
  private var entries: [Entry] = []
  /// Numbers of terms at the places their hashes lead to, `free` elsewhere; never more than half full.
  private var slots: [Int32]

  private static let free: Int32 = -1

  /// A table with room for some terms before it has to grow.
  init(capacity: Int = 64) {
    letters.reserveCapacity(capacity * 8)
    entries.reserveCapacity(capacity)
    var size = 128
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: Self.free, count: size)
  }

  var count: Int { entries.count }

  subscript(number: Int) -> ArraySlice<UInt8> { letters[entries[number].place] }

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
    other.letters.withUnsafeBufferPointer { letters in
      other.entries.map { entry in
        number(
          of: Term(
            written: Term.Bytes(rebasing: letters[entry.place]), head: entry.head,
            next: entry.next, hash: entry.hash))
      }
    }
  }

  /// Does something with the letters of each term and with how often it was counted.
  func forEach(_ use: (_ letters: Term.Bytes, _ occurrences: Int) -> Void) {
    letters.withUnsafeBufferPointer { letters in
      for entry in entries {
        use(Term.Bytes(rebasing: letters[entry.place]), Int(entry.occurrences))
      }
    }
  }

  /// How often each term was counted.
  var occurrences: some Sequence<Int> { entries.lazy.map { Int($0.occurrences) } }

  /// Bytes of all terms with one more each.
  var size: Int { letters.count + count }

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
    return letters[a.tail].lexicographicallyPrecedes(letters[b.tail])
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
    return term.count <= 16 || hasTail(entry, of: term)
  }

  @inline(never)
  private func hasTail(_ entry: Entry, of term: Term) -> Bool {
    letters[entry.tail].elementsEqual(term.tail)
  }

  private mutating func add(_ term: Term) {
    entries.append(
      Entry(
        head: term.head, next: term.next, hash: term.hash, start: UInt32(letters.count),
        length: UInt32(term.count)))
    let first = letters.count
    letters.append(contentsOf: term.written)
    // In a text it may be a capital.
    letters[first] = UInt8(truncatingIfNeeded: term.head)
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
