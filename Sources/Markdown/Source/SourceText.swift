import Diagnostics

/// The page as it is parsed: its lines and those it includes, and where each came from.
struct SourceText {
  /// A run of lines from one file.
  struct Origin {
    var firstLine: Int
    var file: String
    /// The line of the file that the first line is.
    var line: Int
    /// Bytes put before each line, because the include stood indented.
    var indent: Int
  }

  var lines: TextLines
  /// In order of `firstLine`; the first begins at line 1.
  var origins: [Origin]
  private var cursor = ColumnCursor()

  init(lines: TextLines, origins: [Origin]) {
    self.lines = lines
    self.origins = origins
  }

  /// The place of a byte, its column counted in scalars as editors do.
  mutating func location(line: Int, byteColumn: Int) -> SourceLocation {
    let origin = origin(of: line)
    let start = lines.whole(line).lowerBound
    let offset = min(max(byteColumn - 1, 0), lines.content(of: line).count)
    let column = cursor.scalars(before: offset, inLineAt: start, of: lines.bytes)
    return SourceLocation(
      file: origin.file, line: origin.line + line - origin.firstLine,
      column: max(1, column - origin.indent + 1))
  }

  func origin(of line: Int) -> Origin {
    var (low, high) = (0, origins.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if origins[middle].firstLine <= line { low = middle } else { high = middle }
    }
    return origins.indices.contains(low)
      ? origins[low] : Origin(firstLine: 1, file: "", line: 1, indent: 0)
  }
}

/// Counts scalars from where it last stopped, so that a line of many links is not counted anew
/// for each of them.
private struct ColumnCursor {
  private var start = -1
  private var offset = 0
  private var scalars = 0

  mutating func scalars(before wanted: Int, inLineAt line: Int, of bytes: [UInt8]) -> Int {
    if start != line { (start, offset, scalars) = (line, 0, 0) }
    bytes.withUnsafeBufferPointer { advance(to: wanted, in: $0) }
    while offset > wanted {
      offset -= 1
      if !bytes[start + offset].isContinuation { scalars -= 1 }
    }
    return scalars
  }

  private mutating func advance(to wanted: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    while offset < wanted {
      let ascii = skipASCII(bytes, from: start + offset, to: start + wanted) - start
      scalars += ascii - offset
      offset = ascii
      // The last bytes before something else, one by one.
      for _ in 0..<min(8, wanted - offset) {
        if !bytes[start + offset].isContinuation { scalars += 1 }
        offset += 1
      }
    }
  }
}
