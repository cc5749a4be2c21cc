/// Shows the line a diagnostic is about, with a caret under its column.
public enum SourceExcerpt {
  /// Two lines, the source and the caret; nil when the place is not in the text.
  ///
  /// Long lines are cut around the column, and control characters are shown as spaces, so that
  /// no file can write to the reader's terminal.
  public static func lines(for location: SourceLocation, in source: some Sequence<UInt8>) -> String?
  {
    guard let line = line(location.line, of: source) else { return nil }
    let scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
    guard location.column >= 1, location.column <= scalars.count + 1 else { return nil }
    let first = max(0, location.column - 1 - 60)
    let shown = scalars[first..<min(scalars.count, first + 100)]
    let text = String(String.UnicodeScalarView(shown.map { $0.isPrintable ? $0 : " " }))
    let number = String(location.line)
    let gutter = String(repeating: " ", count: number.utf8.count)
    let indent = String(repeating: " ", count: location.column - 1 - first)
    return " \(number) | \(text)\n \(gutter) | \(indent)^"
  }

  private static func line(_ number: Int, of source: some Sequence<UInt8>) -> [UInt8]? {
    var current = 1
    var found: [UInt8] = []
    for byte in source {
      if byte == UInt8(ascii: "\n") {
        current += 1
        if current > number { break }
      } else if current == number, byte != UInt8(ascii: "\r") {
        found.append(byte)
      }
    }
    return current >= number ? found : nil
  }
}
