extension Term.Bytes {
  /// The end of a decimal or of a number with its thousands apart, such as 1.49 or 2,520; nil where
  /// none begins, and where letters follow. `wordPattern` in `base.js` finds the same.
  func endOfDecimal(at start: Int) -> Int? {
    var end = endOfDigits(from: start)
    guard end > start else { return nil }
    let whole = end
    while let next = endOfGroup(at: end) { end = next }
    return end > whole && !goesOn(at: end) ? end : nil
  }

  /// The end of a point and digits, or of a comma and three digits.
  private func endOfGroup(at start: Int) -> Int? {
    guard start < count else { return nil }
    let end = endOfDigits(from: start + 1)
    switch self[start] {
    case UInt8(ascii: ".") where end > start + 1: return end
    case UInt8(ascii: ",") where end == start + 4: return end
    default: return nil
    }
  }

  private func endOfDigits(from start: Int) -> Int {
    var end = start
    while end < count, self[end].isDigit { end += 1 }
    return end
  }

  /// Whether a letter or a digit stands here, of any script.
  private func goesOn(at place: Int) -> Bool {
    guard place < count else { return false }
    let bytes = self[place..<Swift.min(place + 4, count)]
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first.map(
      ForeignWords.isLetterOrDigit) ?? false
  }
}
