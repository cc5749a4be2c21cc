/// The YAML or TOML at the top of a page, not yet read.
public struct FrontMatterSource: Hashable, Sendable {
  public enum Format: Sendable { case yaml, toml }

  public var format = Format.yaml
  /// The lines between the two marks.
  public var text: [UInt8]
  /// The line of the page on which `text` begins.
  public var firstLine: Int
}

extension FrontMatterSource {
  /// Finds the block between a `---` on the first line and the next `---` or `...`, or between two
  /// `+++`.
  ///
  /// Returns it with the number of lines it takes, both marks included.
  static func find(in lines: TextLines) -> (frontMatter: FrontMatterSource, lineCount: Int)? {
    guard lines.count > 1, let format = format(lines.bytes[lines.content(of: 1)]) else {
      return nil
    }
    for line in 2...lines.count where isEnd(lines.bytes[lines.content(of: line)], of: format) {
      let range = lines.whole(2).lowerBound..<lines.whole(line).lowerBound
      return (
        FrontMatterSource(format: format, text: Array(lines.bytes[range]), firstLine: 2), line
      )
    }
    return nil
  }

  private static func format(_ line: ArraySlice<UInt8>) -> Format? {
    guard line.dropFirst(3).allSatisfy(\.isBlank) else { return nil }
    return line.starts(with: "---") ? .yaml : line.starts(with: "+++") ? .toml : nil
  }

  private static func isEnd(_ line: ArraySlice<UInt8>, of format: Format) -> Bool {
    switch format {
    case .yaml:
      guard line.starts(with: "---") || line.starts(with: "...") else { return false }
    case .toml:
      guard line.starts(with: "+++") else { return false }
    }
    return line.dropFirst(3).allSatisfy(\.isBlank)
  }
}
