internal import Report
internal import Markup

extension ComparisonReport {
  /// Marks the comment, so that a pipeline finds the one to update.
  static let marker = "<!-- headroom:compare -->"
  /// Hosts of pull requests take 65,536 characters; what they count is theirs to know.
  static let longest = 65_000

  /// For a pull request: short on top, details folded, and never too long to be posted.
  public var markdown: String {
    let top = markdownTop
    let end = "\n" + MarkdownText.escape(remainder) + "\n"
    let notice =
      "\n*The rest is omitted: a comment has room for \(Format.count(Self.longest)) characters.*\n"
    var text = top
    var isCut = false
    for (index, table) in markdownTables.enumerated() {
      let room = Self.longest - text.utf16.count - end.utf16.count - notice.utf16.count
      let folds = index > 0
      let (block, whole) = MarkdownText.block(table, folds: folds, room: room)
      text += block
      if !whole { isCut = true }
    }
    return text + (isCut ? notice : "") + end
  }

  private var markdownTables: [Table] {
    comparison.isEmpty ? [] : workloadTables(mostCauses: 6) + [tables.totals] + detailTables
  }

  private var markdownTop: String {
    let notices = self.notices.map { "- \(MarkdownText.escape($0.text))" }
    let gates = gateLines.map { "- \(MarkdownText.escape($0))" }
    let lists = [notices, gates].filter { !$0.isEmpty }.map { Self.limited($0) + "\n" }
    return """
      \(Self.marker)
      ### Capacity: \(MarkdownText.escape(title))

      **\(MarkdownText.escape(headline))**

      \(lists.isEmpty ? "" : lists.joined(separator: "\n"))
      """
  }

  /// The first lines of a list, and how many there are more.
  private static func limited(_ lines: [String]) -> String {
    var room = 12_000
    let shown = lines.prefix(30).prefix { line in
      room -= line.utf16.count
      return room >= 0
    }
    let rest = lines.count - shown.count
    return (shown + (rest > 0 ? ["- and \(Format.count(rest)) more"] : []))
      .joined(separator: "\n")
  }
}

extension MarkdownText {
  /// A table under its caption, with as many rows as there is room for.
  static func block(_ table: Table, folds: Bool, room: Int) -> (text: String, whole: Bool) {
    let count = Format.counted(table.rows.count, "row")
    let open =
      folds
      ? "\n<details><summary>\(HTML.text(unlinked(table.caption)).rendered()) (\(count))</summary>\n\n"
      : "\n"
    let close = folds ? "\n</details>\n" : ""
    let lines = table.markdownLines
    var body = ""
    var left = room - open.utf16.count - close.utf16.count
    var shown = 0
    for line in lines {
      if line.utf16.count + 1 > left { break }
      left -= line.utf16.count + 1
      body += line + "\n"
      shown += 1
    }
    // A heading without a row says nothing.
    if shown < 3 { return ("", false) }
    return (open + body + close, shown == lines.count)
  }
}
