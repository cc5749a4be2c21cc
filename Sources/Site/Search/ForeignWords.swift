/// Splits text beyond ASCII into words by Unicode's properties; slower, so only used where needed.
enum ForeignWords {
  /// Calls back with each word in lower case, and with its parts where it has some.
  static func of(_ text: String, _ body: ([UInt8]) -> Void) {
    let words = text.unicodeScalars.split { !isLetterOrDigit($0) }
    for word in words {
      let letters = Array(word)
      body(lowercased(letters[...]))
      let starts = letters.indices.dropFirst().filter { isBoundary(in: letters, at: $0) }
      if starts.isEmpty { continue }
      for (start, end) in zip([0] + starts, starts + [letters.count]) {
        body(lowercased(letters[start..<end]))
      }
    }
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
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

  private static func lowercased(_ letters: ArraySlice<Unicode.Scalar>) -> [UInt8] {
    letters.flatMap { Array($0.properties.lowercaseMapping.utf8) }
  }
}
