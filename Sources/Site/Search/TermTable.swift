internal import Markup

/// Terms as bytes, each stored once and numbered in the order of first occurrence.
///
/// Every word of every page is looked up here, so it is a hash table over one array of bytes instead
/// of a dictionary of strings.
struct TermTable: Sendable {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  private struct Term {
    var hash: UInt32
    /// Where it stands in `letters`.
    var start: UInt32
    var length: UInt32

    var place: Range<Int> { Int(start)..<Int(start + length) }
  }

  private var letters: Output = []
  private var terms: [Term] = []
  /// Numbers of terms at the places their hashes lead to, `free` elsewhere; never more than half full.
  private var slots: [Int32]

  private static let free: Int32 = -1

  /// A table with room for some terms before it has to grow.
  init(capacity: Int = 64) {
    letters.reserveCapacity(capacity * 8)
    terms.reserveCapacity(capacity)
    slots = [Int32](repeating: Self.free, count: 128)
    while slots.count < capacity * 2 { slots += slots }
  }

  var count: Int { terms.count }

  subscript(number: Int) -> ArraySlice<UInt8> { letters[terms[number].place] }

  /// The number of a term, which is added if it is new.
  mutating func number(of term: Bytes, hash: TermHash) -> Int {
    insert(term, hash: hash.value)
  }

  /// The same for a term of another table, whose hash is known there.
  mutating func number(of number: Int, in other: TermTable) -> Int {
    other.letters.withUnsafeBufferPointer {
      let term = other.terms[number]
      return insert(Bytes(rebasing: $0[term.place]), hash: term.hash)
    }
  }

  /// The numbers in the order of their terms.
  func sorted() -> [Int] {
    (0..<count).sorted { self[$0].lexicographicallyPrecedes(self[$1]) }
  }

  private mutating func insert(_ term: Bytes, hash: UInt32) -> Int {
    let slot = slots.withUnsafeBufferPointer { slots in
      var slot = Int(hash) & (slots.count - 1)
      while slots[slot] != Self.free, !isTerm(Int(slots[slot]), term, hash: hash) {
        slot = (slot + 1) & (slots.count - 1)
      }
      return slot
    }
    if slots[slot] != Self.free { return Int(slots[slot]) }
    slots[slot] = Int32(count)
    terms.append(
      Term(hash: hash, start: UInt32(letters.count), length: UInt32(term.count)))
    letters.append(contentsOf: term)
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  @inline(__always)
  private func isTerm(_ number: Int, _ term: Bytes, hash: UInt32) -> Bool {
    let known = terms[number]
    guard known.hash == hash, known.length == term.count else { return false }
    return letters.withUnsafeBufferPointer { letters in
      let start = Int(known.start)
      for index in 0..<term.count where letters[start + index] != term[index] { return false }
      return true
    }
  }

  private mutating func grow() {
    slots = [Int32](repeating: Self.free, count: slots.count * 2)
    for number in 0..<count {
      var slot = Int(terms[number].hash) & (slots.count - 1)
      while slots[slot] != Self.free { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }
}

/// FNV-1a, one letter at a time: good for short terms, and the same on every machine and in every run.
struct TermHash {
  private var sum: UInt32 = 2_166_136_261

  init() {}

  init(_ term: TermTable.Bytes) { for letter in term { add(letter) } }

  @inline(__always)
  mutating func add(_ letter: UInt8) { sum = (sum ^ UInt32(letter)) &* 16_777_619 }

  var value: UInt32 { sum ^ (sum >> 15) }
}
