internal import Markup
internal import Pages

extension Table {
  /// For a page: it scrolls inside itself, and its first column names the rows.
  func html(_ here: LinkBase, class name: String = "report") -> HTML {
    Tag.div(
      .class("table-scroll"), .tabindex(0), .role("region"), .aria("label", caption)
    ) { plain(here, class: name, captioned: true) }
  }

  /// The table alone, for a place that scrolls and names it.
  func plain(_ here: LinkBase, class name: String = "report", captioned: Bool = false) -> HTML {
    Tag.table(.class(isNumeric ? name + " numbers" : name)) {
      if captioned { Tag.caption { caption } }
      Tag.thead {
        Tag.tr {
          for column in columns {
            Tag.th(.scope("col"), column.isNumber && !isNumeric ? .class("right") : nil) {
              column.title
            }
          }
        }
      }
      Tag.tbody { for row in rows { self.row(row, here) } }
    }
  }

  /// Whether every column but the first holds numbers, so that one class for all aligns them.
  private var isNumeric: Bool { columns.count > 1 && columns.dropFirst().allSatisfy(\.isNumber) }

  private func row(_ row: Row, _ here: LinkBase) -> HTML {
    Tag.tr(row.id.map { .id($0) }, row.isMarked ? .class("marked") : nil) {
      for (index, cell) in row.cells.enumerated() {
        let isNumber = columns[index].isNumber
        let style = [isNumber && !isNumeric ? "right" : nil, cell.style].compactMap { $0 }.joined(
          separator: " ")
        let look: Attribute? = style.isEmpty ? nil : .class(style)
        if index == 0 {
          Tag.th(.scope("row"), look) { cell.html(here) }
        } else {
          Tag.td(look, isNumber ? cell.sortKey : nil) { cell.html(here) }
        }
      }
    }
  }

  /// For a terminal: columns lined up, numbers to the right.
  var text: String {
    let titles = columns.map(\.title)
    let lines = [titles] + rows.map { $0.cells.map(\.text) }
    let widths = titles.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    let printed = lines.map { line in
      line.indices.map { pad(line[$0], to: widths[$0], right: columns[$0].isNumber) }
        .joined(separator: "  ").trimmingEnd
    }
    return printed.joined(separator: "\n") + "\n"
  }

  private func pad(_ text: String, to width: Int, right: Bool) -> String {
    let spaces = String(repeating: " ", count: max(0, width - text.count))
    return right ? spaces + text : text + spaces
  }

  /// For spreadsheets and programs, by RFC 4180, with exact values.
  var csv: String {
    let header = columns.map { column in
      column.unit.map { "\(column.title) (\($0))" } ?? column.title
    }
    let lines = [header] + rows.map { $0.cells.map { $0.exact ?? $0.text } }
    return lines.map { $0.map(CSV.field).joined(separator: ",") + "\r\n" }.joined()
  }
}

extension Table {
  /// For Markdown: the heading, what lines the columns up, then a line for each row.
  var markdownLines: [String] {
    let titles = columns.map { MarkdownText.escape($0.title) }
    let rule = columns.map { $0.isNumber ? "--:" : "---" }
    let body = rows.map { $0.cells.map { MarkdownText.escape($0.text) } }
    return ([titles, rule] + body).map { "| " + $0.joined(separator: " | ") + " |" }
  }

  var markdown: String { markdownLines.map { $0 + "\n" }.joined() }
}

extension Datum {
  func html(_ here: LinkBase) -> HTML {
    if let graphic { return graphic }
    let text: HTML =
      link.map { page in
        Tag.a(.href(here.link(to: page, anchor: anchor))) { self.text }
      } ?? .text(self.text)
    guard let detail else { return text }
    return .fragment([text, Tag.small { detail }])
  }

  /// The exact value, where sorting by the text would go wrong.
  fileprivate var sortKey: Attribute? {
    exact.flatMap { $0 == text || $0.isEmpty ? nil : .data("value", $0) }
  }
}

enum CSV {
  /// A field, quoted where it must be. One that a spreadsheet would take for a formula is not.
  static func field(_ text: String) -> String {
    let safe =
      text.first.map { "=+-@\t\r".contains($0) && Double(text) == nil } == true ? "'" + text : text
    guard safe.contains(where: { ",\"\n\r".contains($0) }) else { return safe }
    return "\""
      + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

extension String {
  fileprivate var trimmingEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
