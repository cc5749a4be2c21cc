internal import Markup

/// Terms as bytes, each kept once and known by the number of its first appearance.
///
/// Every word of every page passes here, so it is a hash table over one run of bytes instead of a
/// dictionary of strings.
struct TermTable: Sendable {
  private var letters: Output = []
  /// Where each term ends in `letters`; the one before it ends where it begins.
  private var ends: [Int] = []
  private var hashes: [UInt32] = []
  /// Numbers of terms at the places their hashes lead to, `free` elsewhere; never more than half full.
  private var slots = [Int32](repeating: Self.free, count: 128)

  private static let free: Int32 = -1

  var count: Int { ends.count }

  subscript(number: Int) -> ArraySlice<UInt8> { letters[place(of: number)] }

  private func place(of number: Int) -> Range<Int> {
    (number == 0 ? 0 : ends[number - 1])..<ends[number]
  }

  /// The number of a term, a new one if it was not met before.
  mutating func number(of term: UnsafeBufferPointer<UInt8>) -> Int {
    insert(term, hash: Self.hash(term))
  }

  /// The same for a term of another table, whose hash is known there.
  mutating func number(of number: Int, in other: TermTable) -> Int {
    other.letters.withUnsafeBufferPointer {
      insert(UnsafeBufferPointer(rebasing: $0[other.place(of: number)]), hash: other.hashes[number])
    }
  }

  /// The numbers in the order of their terms.
  func sorted() -> [Int] {
    (0..<count).sorted { self[$0].lexicographicallyPrecedes(self[$1]) }
  }

  private mutating func insert(_ term: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != Self.free {
      let number = Int(slots[slot])
      if hashes[number] == hash, isTerm(number, term) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(count)
    letters.append(contentsOf: term)
    ends.append(letters.count)
    hashes.append(hash)
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  private func isTerm(_ number: Int, _ term: UnsafeBufferPointer<UInt8>) -> Bool {
    let place = place(of: number)
    guard place.count == term.count else { return false }
    for offset in term.indices where letters[place.lowerBound + offset] != term[offset] {
      return false
    }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: Self.free, count: slots.count * 2)
    for number in 0..<count {
      var slot = Int(hashes[number]) & (slots.count - 1)
      while slots[slot] != Self.free { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }

  /// FNV-1a: short terms, no state, the same everywhere.
  private static func hash(_ term: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for letter in term { hash = (hash ^ UInt32(letter)) &* 16_777_619 }
    return hash ^ (hash >> 15)
  }
}
