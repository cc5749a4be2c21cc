internal import Diagnostics

/// Text as Markdown, where hosts of pull requests show it. Names come from whoever opens one.
public enum MarkdownText {
  /// One line in which no character is taken for markup, no address or number links itself, and
  /// nobody is mentioned.
  ///
  /// - Parameter longest: how many characters are shown.
  public static func escape(_ text: String, longest: Int = 500) -> String {
    var escaped = ""
    for scalar in unlinked(text, longest: longest).unicodeScalars {
      switch scalar {
      case "\\", "|", "*", "_", "`", "[", "]", "~", "#": escaped += "\\\(scalar)"
      case "<": escaped += "&lt;"
      case "&": escaped += "&amp;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// The same for what is written between tags, where markup means nothing.
  public static func unlinked(_ text: String, longest: Int = 500) -> String {
    let all = text.unicodeScalars
    let scalars = Array(all.prefix(longest))
    var result = ""
    for index in scalars.indices {
      result += unlinked(scalars[index], before: scalars[..<index], after: scalars[(index + 1)...])
    }
    return all.dropFirst(longest).isEmpty ? result : result + "…"
  }

  /// Hosts look for what they link in the finished text, whatever its markup was; a space of no width
  /// keeps them from finding it.
  private static let gap = "\u{200B}"

  private static func unlinked(
    _ scalar: Unicode.Scalar, before: ArraySlice<Unicode.Scalar>, after: ArraySlice<Unicode.Scalar>
  ) -> String {
    let isNamed = after.first.map { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    let gap = isNamed == true ? Self.gap : ""
    switch scalar {
    // People, issues, labels; also merge requests, snippets, milestones and epics of GitLab.
    case "@", "#", "~", "!", "$", "%", "&": return "\(scalar)\(gap)"
    case "-" where ends(before, with: "gh"): return "-" + gap
    case ":" where after.starts(with: ["/", "/"]): return ":" + Self.gap
    case "." where ends(before, with: "www"): return Self.gap + "."
    case "\n", "\r": return " "
    default: return scalar.isPrintable ? String(scalar) : scalar.escape
    }
  }

  private static func ends(_ scalars: ArraySlice<Unicode.Scalar>, with word: String) -> Bool {
    scalars.suffix(word.unicodeScalars.count).elementsEqual(word.unicodeScalars) {
      $0 == $1 || $0.value == $1.value - 0x20
    }
  }
}
