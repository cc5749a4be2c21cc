/// Shows the line a diagnostic is about, with a caret under its column.
public enum SourceExcerpt {
  /// Two lines, the source and the caret; nil when the place is not in the text.
  ///
  /// Long lines are cut around the column. Characters that would write to the reader's terminal or that
  /// nobody sees are escaped as in messages, tabs are shown as spaces.
  public static func lines(for location: SourceLocation, in source: some Sequence<UInt8>) -> String?
  {
    guard let line = line(location.line, of: source) else { return nil }
    let scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
    guard location.column >= 1, location.column <= scalars.count + 1 else { return nil }
    let first = max(0, location.column - 1 - 60)
    let before = shown(scalars[first..<(location.column - 1)])
    let after = shown(scalars[(location.column - 1)..<min(scalars.count, first + 100)])
    let number = String(location.line)
    let gutter = String(repeating: " ", count: number.utf8.count)
    let indent = String(repeating: " ", count: before.unicodeScalars.count)
    return " \(number) | \(before)\(after)\n \(gutter) | \(indent)^"
  }

  private static func shown(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    scalars.map { $0 == "\t" ? " " : $0.isPrintable ? String($0) : $0.escape }.joined()
  }

  /// A line without its end, counted from 1; nil when the text has fewer.
  public static func line(_ number: Int, of source: some Sequence<UInt8>) -> [UInt8]? {
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
    // A byte order mark is no part of the first line.
    if number == 1, found.starts(with: [0xEF, 0xBB, 0xBF]) { found.removeFirst(3) }
    return current >= number ? found : nil
  }
}
