/// Text as Markdown.
public enum MarkdownText {
  /// Text in which no character is taken for markup.
  public static func escape(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\", "|", "*", "_", "`", "[", "]", "~", "#": escaped += "\\" + String(character)
      case "<": escaped += "&lt;"
      case "&": escaped += "&amp;"
      case "@": escaped += "&#64;"
      case "\n", "\r", "\r\n": escaped += " "
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
