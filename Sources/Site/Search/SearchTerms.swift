internal import Markup

/// Splits text into search terms. `search.js` splits queries the same way.
///
/// A word is a run of letters and digits, so that `taskmanager.memory.process.size` is found by
/// each of its parts. `recordRatePerCore` is a term and so is each of its parts. Numbers are left out
/// unless they look like a port or a code: a table is found by its heading, not by its figures. A
/// decimal is one term, so that 49 is not found in 1.49.
struct SearchTerms: Sendable {
  private typealias Bytes = Term.Bytes

  private static let longest = 40
  private static let longestNumber = 10
  /// The terms with how often each occurred.
  private(set) var table = TermTable(capacity: 256)

  mutating func add(_ text: String) {
    text.withBytes { bytes in
      var start = 0
      while start < bytes.count {
        // Most words of a page stand on it before.
        start = table.countKnown(from: start, of: bytes, longest: Self.longest)
        if start < bytes.count { start = addWord(at: start, of: bytes) }
      }
    }
  }

  /// Adds the word that begins at a place, if one does; returns where to look for the next.
  @inline(__always)
  private mutating func addWord(at start: Int, of bytes: Bytes) -> Int {
    guard let word = PlainWord(at: start, of: bytes) else { return addOther(at: start, of: bytes) }
    if word.term.count > 1, word.term.count <= Self.longest { table.count(word.term) }
    return start &+ word.term.count &+ 1
  }

  /// The same for a word of any kind.
  @inline(never)
  private mutating func addOther(at start: Int, of bytes: Bytes) -> Int {
    if let end = bytes.endOfDecimal(at: start) {
      add(number: Bytes(rebasing: bytes[start..<end]))
      return end
    }
    var run = Run()
    var end = start
    while end < bytes.count, run.takes(end, of: bytes) { end += 1 }
    if end - start > 1 { add(Bytes(rebasing: bytes[start..<end]), run) }
    // Skips what ended the run: an ASCII byte, or a punctuation mark of three bytes.
    return end + (end < bytes.count && bytes[end] < 0x80 ? 1 : 3)
  }

  /// What a word holds that is not only of small letters and digits, while it is scanned.
  private struct Run {
    var isMixed = false
    var isForeign = false

    /// Whether a byte belongs to a word; one beyond ASCII may.
    @inline(__always)
    mutating func takes(_ index: Int, of bytes: Bytes) -> Bool {
      let byte = bytes[index]
      if byte.isLower || byte.isDigit { return true }
      if byte.isUpper {
        isMixed = true
      } else if byte >= 0x80, !isMark(at: index, in: bytes) {
        isForeign = true
      } else {
        return false
      }
      return true
    }

    /// Whether a dash, an ellipsis or another sign of U+2000 to U+206F begins here: common in
    /// prose, and part of no word.
    private func isMark(at index: Int, in bytes: Bytes) -> Bool {
      guard bytes[index] == 0xE2, index + 2 < bytes.count else { return false }
      return bytes[index + 1] == 0x80 || bytes[index + 1] == 0x81 && bytes[index + 2] < 0xB0
    }
  }

  /// A number of several parts, without the commas between its thousands.
  private mutating func add(number: Bytes) {
    guard number.count <= Self.longestNumber else { return }
    let digits = number.filter { $0 != UInt8(ascii: ",") }
    digits.withUnsafeBufferPointer { count($0) }
  }

  private mutating func add(_ word: Bytes, _ run: Run) {
    if run.isForeign {
      ForeignWords.of(String(decoding: word, as: UTF8.self)) {
        $0.withUnsafeBufferPointer { count($0) }
      }
    } else if run.isMixed {
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: word.count) { lower in
        _ = lower.initialize(fromContentsOf: word.lazy.map { $0.isUpper ? $0 | 0x20 : $0 })
        count(Bytes(lower))
        countParts(of: word, lower: Bytes(lower))
      }
    } else {
      count(word)
    }
  }

  /// `record`, `rate`, `per` and `core` of `recordRatePerCore`, none of a word that is one part.
  private mutating func countParts(of word: Bytes, lower: Bytes) {
    var start = 0
    for index in 1..<word.count {
      let next = index + 1 < word.count ? Letter(word[index + 1]) : .other
      guard Letter.isBoundary(Letter(word[index - 1]), Letter(word[index]), next) else { continue }
      count(Bytes(rebasing: lower[start..<index]))
      start = index
    }
    if start > 0 { count(Bytes(rebasing: lower[start...])) }
  }

  private mutating func count(_ letters: Bytes) {
    guard letters.count > 1, letters.count <= Self.longest else { return }
    if letters[0].isDigit, !(2...5).contains(letters.count), letters.allSatisfy(\.isDigit) {
      return
    }
    table.count(Term(letters))
  }
}

/// The case of a letter, which decides where a word like `recordRate` has parts.
enum Letter {
  case lower
  case upper
  case other

  init(_ byte: UInt8) { self = byte.isLower ? .lower : byte.isUpper ? .upper : .other }

  /// Between `record` and `Rate`, and between `XML` and `Parser`.
  static func isBoundary(_ before: Letter, _ here: Letter, _ next: Letter) -> Bool {
    here == .upper && (before == .lower || before == .upper && next == .lower)
  }
}
