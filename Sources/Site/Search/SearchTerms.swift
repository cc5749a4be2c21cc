internal import Markup

/// Cuts text into the terms it is found by. `search.js` cuts the same way.
///
/// A word is a run of letters and digits, so that `taskmanager.memory.process.size` is found by
/// each of its parts. `recordRatePerCore` counts whole and by its parts. Numbers are left out
/// unless they look like a port or a code: a table's figures are found by its heading.
struct SearchTerms: Sendable {
  private static let longest = 40
  /// The terms met, and how often each was.
  private(set) var table = TermTable()
  private(set) var counts: [Int] = []
  /// The word at hand in lower case.
  private var word: Output = []

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      var isPlain = true
      for (index, byte) in bytes.enumerated() {
        switch Letter(byte) {
        case .none:
          add(run: bytes[start..<index], isPlain: isPlain)
          (start, isPlain) = (index + 1, true)
        case .beyondASCII: isPlain = false
        default: break
        }
      }
      add(run: bytes[start...], isPlain: isPlain)
    }
  }

  private mutating func add(run: Slice<UnsafeBufferPointer<UInt8>>, isPlain: Bool) {
    guard run.count > 1 else { return }
    if isPlain {
      add(word: run)
    } else {
      ForeignWords.of(String(decoding: run, as: UTF8.self)) { count($0[...]) }
    }
  }

  /// A word of ASCII letters and digits.
  private mutating func add(word letters: Slice<UnsafeBufferPointer<UInt8>>) {
    word.removeAll(keepingCapacity: true)
    word.append(contentsOf: letters)
    var isMixed = false
    for index in word.indices where Letter(word[index]) == .upper {
      word[index] |= 0x20
      isMixed = true
    }
    count(word[...])
    if isMixed { countParts(of: letters) }
  }

  /// `record`, `rate`, `per` and `core` of `recordRatePerCore`, none of a word that is one part.
  private mutating func countParts(of letters: Slice<UnsafeBufferPointer<UInt8>>) {
    let first = letters.startIndex
    var start = 0
    for index in 1..<letters.count {
      let next = index + 1 < letters.count ? Letter(letters[first + index + 1]) : .none
      let (before, here) = (Letter(letters[first + index - 1]), Letter(letters[first + index]))
      guard Letter.isBoundary(before, here, next) else { continue }
      count(word[start..<index])
      start = index
    }
    if start > 0 { count(word[start...]) }
  }

  private mutating func count(_ term: ArraySlice<UInt8>) {
    guard term.count > 1, term.count <= Self.longest else { return }
    if term.allSatisfy({ Letter($0) == .digit }), !(3...5).contains(term.count) { return }
    let number = table.number(of: term)
    if number == counts.count { counts.append(1) } else { counts[number] += 1 }
  }
}

/// What a byte is to a word.
enum Letter {
  case lower
  case upper
  case digit
  case beyondASCII
  case none

  init(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): self = .lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .upper
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
    case 0x80...: self = .beyondASCII
    default: self = .none
    }
  }

  /// Between `record` and `Rate`, and between `XML` and `Parser`.
  static func isBoundary(_ before: Letter, _ here: Letter, _ next: Letter) -> Bool {
    here == .upper && (before == .lower || before == .upper && next == .lower)
  }
}
