/// How wide text is about, in the sans-serif faces that systems come with: enough to keep labels
/// apart, since the reader's font is not known when the chart is made.
public enum TextWidth {
  /// Pixels that a line of text takes at a font size in pixels, rather too many than too few.
  public static func of(_ text: String, size: Double = 12) -> Double {
    text.unicodeScalars.reduce(0) { $0 + share($1) } * size
  }

  /// The text as far as it fits into so many pixels, with an ellipsis where it goes on; then the first
  /// letters of its words, if these fit; else nothing.
  public static func shortened(_ text: String, to width: Double, size: Double = 12) -> String {
    if of(text, size: size) <= width { return text }
    var kept = Array(text.unicodeScalars)
    while kept.count > 3 {
      kept.removeLast()
      while kept.last == " " { kept.removeLast() }
      let start = string(kept)
      if kept.count > 2, of(start + "…", size: size) <= width { return start + "…" }
    }
    let initials = string(
      text.unicodeScalars.split(separator: " ").prefix(3).compactMap { $0.first })
    return of(initials, size: size) <= width ? initials : ""
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var text = ""
    for scalar in scalars { text.unicodeScalars.append(scalar) }
    return text
  }

  private static func share(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "t", "f", "r", "I", ".", ",", ":", ";", "'", "|", "!", " ", "(", ")", "-":
      0.38
    case "m", "w", "M", "W", "%", "@", "→", "✕", "…": 0.92
    case "A"..."Z": 0.7
    case "\u{1100}"...: 1  // scripts whose characters are as wide as high
    default: 0.6
    }
  }
}
