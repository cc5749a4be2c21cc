/// The YAML at the top of a page, not yet read.
public struct FrontMatterSource: Hashable, Sendable {
  /// The lines between the two `---`.
  public var text: [UInt8]
  /// The line of the page on which `text` begins.
  public var firstLine: Int
}

extension FrontMatterSource {
  /// Finds the block between a `---` on the first line and the next `---` or `...`.
  ///
  /// Returns it with the number of lines it takes, both marks included.
  static func find(in lines: TextLines) -> (frontMatter: FrontMatterSource, lineCount: Int)? {
    guard lines.count > 1, isMark(lines.bytes[lines.content(of: 1)], orDots: false) else {
      return nil
    }
    for line in 2...lines.count where isMark(lines.bytes[lines.content(of: line)], orDots: true) {
      let range = lines.whole(2).lowerBound..<lines.whole(line).lowerBound
      return (FrontMatterSource(text: Array(lines.bytes[range]), firstLine: 2), line)
    }
    return nil
  }

  private static func isMark(_ line: ArraySlice<UInt8>, orDots: Bool) -> Bool {
    guard line.starts(with: "---") || orDots && line.starts(with: "...") else { return false }
    return line.dropFirst(3).allSatisfy(\.isBlank)
  }
}
