extension Output {
  /// Appends text as a string literal that JSON and JavaScript read alike, and that can stand in a
  /// `script` element: no character of it can end the literal, the line or the element.
  public mutating func append(quoting text: String) {
    append("\"")
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "<", "\u{2028}", "\u{2029}",
        _ where scalar.value < 0x20:
        append(unicodeEscape: scalar)
      default: append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
      }
    }
    append("\"")
  }

  private mutating func append(unicodeEscape scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
  }
}
