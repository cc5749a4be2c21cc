/// Puts a profile into the text of handbook.yaml, which keeps its comments and everything else.
public enum ProfileEdit {
  /// The text with the profile, or nil where `profiles` is written in a way that can't be continued line
  /// by line: in braces, or with the profile in it already.
  ///
  /// - Parameter entry: the profile's lines below `profiles:`, from its name on.
  public static func text(_ text: String, adding entry: [String]) -> String? {
    let isWindows = text.utf8.contains(UInt8(ascii: "\r"))
    guard !isWindows, let name = entry.first else { return nil }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    guard let start = lines.firstIndex(where: { isKey("profiles", $0) }) else {
      let gap = lines.isEmpty ? [] : [""]
      return (lines + gap + ["profiles:"] + entry.map { "  " + $0 }).joined(separator: "\n") + "\n"
    }
    let rest = lines[start].dropFirst("profiles:".count).drop { $0 == " " }
    guard rest.isEmpty || rest.hasPrefix("#") else { return nil }
    let end =
      lines[(start + 1)...].firstIndex { line in
        line.unicodeScalars.first.map { $0 != " " && $0 != "#" } ?? false
      } ?? lines.count
    // A list may begin at the margin.
    if end < lines.count, lines[end].hasPrefix("-") { return nil }
    let block = lines[(start + 1)..<end]
    let first = block.first { !$0.isBlankOrComment }
    let indent = first.map { String($0.prefix { $0 == " " }) } ?? "  "
    if indent.isEmpty || block.contains(where: { $0.hasPrefix(indent + name) }) { return nil }
    // Behind its last key: blanks and comments below it belong to what follows.
    let last = block.lastIndex { !$0.isBlankOrComment } ?? start
    lines.insert(contentsOf: entry.map { indent + $0 }, at: last + 1)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func isKey(_ key: String, _ line: String) -> Bool {
    line.hasPrefix(key + ":")
  }
}

extension String {
  fileprivate var isBlankOrComment: Bool {
    let first = unicodeScalars.first { $0 != " " }
    return first == nil || first == "#"
  }
}
