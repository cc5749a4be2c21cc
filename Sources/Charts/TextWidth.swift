/// How wide text is about, in the sans-serif faces that systems come with: enough to keep labels
/// apart, since the reader's font is not known when the chart is made.
public enum TextWidth {
  /// Pixels that a line of text takes at a font size in pixels, rather too many than too few.
  public static func of(_ text: String, size: Double = 12) -> Double {
    text.unicodeScalars.reduce(0) { $0 + share($1) } * size
  }

  private static func share(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "t", "f", "r", "I", ".", ",", ":", ";", "'", "|", "!", " ", "(", ")", "-":
      0.38
    case "m", "w", "M", "W", "%", "@", "→", "✕": 0.92
    case "A"..."Z": 0.7
    default: 0.6
    }
  }
}
