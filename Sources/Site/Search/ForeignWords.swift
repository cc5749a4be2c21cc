/// Splits text beyond ASCII into words by Unicode's properties; slower, so only used where needed.
enum ForeignWords {
  /// Calls back with each word in lower case, and with its parts where it has some. Where a script
  /// writes no spaces between its words, every two characters in a row stand for one, and the last
  /// one by itself: then a word is found wherever it stands.
  static func of(_ text: String, _ body: ([UInt8]) -> Void) {
    let words = text.unicodeScalars.split { !isLetterOrDigit($0) }
    for word in words {
      let letters = Array(word)
      var start = 0
      while start < letters.count {
        let isUnspaced = isUnspaced(letters[start])
        let end =
          letters[start...].firstIndex { Self.isUnspaced($0) != isUnspaced } ?? letters.count
        isUnspaced ? pairs(in: letters[start..<end], body) : spaced(letters[start..<end], body)
        start = end
      }
    }
  }

  private static func pairs(in letters: ArraySlice<Unicode.Scalar>, _ body: ([UInt8]) -> Void) {
    for start in letters.indices {
      body(lowercased(letters[start..<min(start + 2, letters.endIndex)]))
    }
  }

  private static func spaced(_ word: ArraySlice<Unicode.Scalar>, _ body: ([UInt8]) -> Void) {
    let letters = Array(word)
    body(lowercased(letters[...]))
    let starts = letters.indices.dropFirst().filter { isBoundary(in: letters, at: $0) }
    if starts.isEmpty { return }
    for (start, end) in zip([0] + starts, starts + [letters.count]) {
      body(lowercased(letters[start..<end]))
    }
  }

  /// Of Thai, Lao, Burmese, Khmer, Chinese or Japanese. `search-index.js` has the same ranges.
  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3040...0x30FF,
      0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }

  static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.generalCategory == .nonspacingMark
  }

  private static func isBoundary(in word: [Unicode.Scalar], at index: Int) -> Bool {
    Letter.isBoundary(
      kind(word[index - 1]), kind(word[index]),
      index + 1 < word.count ? kind(word[index + 1]) : .other)
  }

  private static func kind(_ scalar: Unicode.Scalar) -> Letter {
    if scalar.properties.isUppercase { return .upper }
    return scalar.properties.isLowercase ? .lower : .other
  }

  /// The sigma at the end of a word is the one within it, as it is in capitals, and a sharp s is two,
  /// as many write it. `base.js` does the same.
  private static func lowercased(_ letters: ArraySlice<Unicode.Scalar>) -> [UInt8] {
    letters.flatMap { letter in
      switch letter {
      case "ς": Array("σ".utf8)
      case "ß", "ẞ": Array("ss".utf8)
      default: Array(letter.properties.lowercaseMapping.utf8)
      }
    }
  }
}
