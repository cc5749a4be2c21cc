/// Cuts text into the terms it is found by. `search.js` cuts the same way.
///
/// A word is a run of letters and digits, so that `taskmanager.memory.process.size` is found by
/// each of its parts. `recordRatePerCore` counts whole and by its parts. Numbers are left out
/// unless they look like a port or a code: a table's figures are found by its heading.
struct SearchTerms {
  private static let longest = 40
  private var word: [Unicode.Scalar] = []
  /// Each term with how often it was met.
  private(set) var counts: [String: Int] = [:]

  mutating func add(_ text: String) {
    for scalar in text.unicodeScalars {
      if Self.isLetterOrDigit(scalar) { word.append(scalar) } else { endWord() }
    }
    endWord()
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    case _ where scalar.isASCII: false
    default:
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
    }
  }

  private mutating func endWord() {
    defer { word.removeAll(keepingCapacity: true) }
    guard word.count > 1 else { return }
    count(word[...])
    var start = 0
    for index in 1..<word.count where Self.isBoundary(in: word, at: index) {
      count(word[start..<index])
      start = index
    }
    if start > 0 { count(word[start...]) }
  }

  /// Between `record` and `Rate`, and between `XML` and `Parser`.
  private static func isBoundary(in word: [Unicode.Scalar], at index: Int) -> Bool {
    let (before, here) = (word[index - 1], word[index])
    guard here.properties.isUppercase else { return false }
    if before.properties.isLowercase { return true }
    return before.properties.isUppercase && index + 1 < word.count
      && word[index + 1].properties.isLowercase
  }

  private mutating func count(_ letters: ArraySlice<Unicode.Scalar>) {
    guard letters.count > 1, letters.count <= Self.longest else { return }
    if letters.allSatisfy({ ("0"..."9").contains($0) }), !(3...5).contains(letters.count) { return }
    var term = String.UnicodeScalarView()
    for letter in letters {
      if letter.isASCII {
        term.append(
          letter.properties.isUppercase ? Unicode.Scalar(UInt8(letter.value) | 0x20) : letter)
      } else {
        term.append(contentsOf: letter.properties.lowercaseMapping.unicodeScalars)
      }
    }
    counts[String(term), default: 0] += 1
  }
}
