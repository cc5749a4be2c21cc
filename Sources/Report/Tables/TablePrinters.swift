internal import Amounts
public import Markup
public import Pages

extension Table {
  /// For a page: it scrolls inside itself, and its first column names the rows.
  public func html(_ here: LinkBase, class name: String = "report") -> HTML {
    Tag.div(
      .class((["table-scroll"] + size).joined(separator: " ")), .tabindex(0), .role("group"),
      .aria("label", caption)
    ) { plain(here, class: name, captioned: true) }
  }

  /// The table alone, for a place that scrolls and names it.
  public func plain(_ here: LinkBase, class name: String = "report", captioned: Bool = false)
    -> HTML
  {
    Tag.table(.class(([name] + wrapping + numberClasses).joined(separator: " "))) {
      if captioned { Tag.caption { caption } }
      Tag.thead {
        Tag.tr {
          for column in columns {
            Tag.th(
              .scope("col"), column.isChoice ? .data("filter", "") : nil,
              column.unit.map { .data("unit", $0) }
            ) { column.title }
          }
        }
      }
      Tag.tbody { for row in rows { self.row(row, here) } }
    }
  }

  /// Tables from nine rows on get tools from the script, for which the style sheet keeps room. A
  /// short list of names and values needs none.
  private var size: [String] {
    let isLong = rows.count > (columns.count > 2 ? 8 : 24)
    return (isLong ? ["long"] : []) + (rows.count > 24 ? ["longest"] : [])
      + (isLong && columns.contains { $0.isChoice } ? ["choices"] : [])
  }

  /// Cells of a few words stay on one line; a table with sentences breaks them.
  private var wrapping: [String] {
    let isShort = rows.allSatisfy { $0.cells.allSatisfy { $0.text.utf8.count <= 32 } }
    return isShort ? [] : ["sentences"]
  }

  /// `n3` says that the third column holds numbers: said once here, not in every cell.
  private var numberClasses: [String] {
    columns.indices.filter { columns[$0].isNumber }.map { "n\($0 + 1)" }
  }

  private func row(_ row: Row, _ here: LinkBase) -> HTML {
    Tag.tr(row.id.map { .id($0) }, row.look) {
      for (index, cell) in row.cells.enumerated() {
        let look: Attribute? = cell.style.map { .class($0) }
        if index == 0 {
          Tag.th(.scope("row"), look) { cell.html(here) }
        } else {
          Tag.td(look, columns[index].isNumber ? cell.sortKey : nil) { cell.html(here) }
        }
      }
    }
  }

  /// For a terminal: columns lined up, numbers to the right.
  public var text: String {
    let titles = columns.map { $0.title }
    let lines = [titles] + rows.map { $0.cells.map { $0.text } }
    let widths = titles.indices.map { column in lines.map { $0[column].width }.max() ?? 0 }
    let printed = lines.map { line in
      line.indices.map { pad(line[$0], to: widths[$0], right: columns[$0].isNumber) }
        .joined(separator: "  ").trimmingEnd
    }
    return printed.joined(separator: "\n") + "\n"
  }

  private func pad(_ text: String, to width: Int, right: Bool) -> String {
    let spaces = String(repeating: " ", count: max(0, width - text.width))
    return right ? spaces + text : text + spaces
  }

  /// For spreadsheets and programs, by RFC 4180, with exact values.
  public var csv: String { csvTitles + csvRows }

  /// The first line, with the titles of the columns.
  var csvTitles: String {
    CSV.line(
      columns.map { column in column.unit.map { "\(column.title) (\($0))" } ?? column.title })
  }

  /// The lines below it.
  var csvRows: String {
    var lines = ""
    for row in rows { lines += CSV.line(row.cells.map { $0.exact ?? $0.text }) }
    return lines
  }
}

extension Table {
  /// For Markdown: the heading, what lines the columns up, then a line for each row. A cell shows no
  /// more than fits beside others.
  public var markdownLines: [String] {
    let titles = columns.map { MarkdownText.escape($0.title) }
    let rule = columns.map { $0.isNumber ? "--:" : "---" }
    let body = rows.map { $0.cells.map { MarkdownText.escape($0.text, longest: 160) } }
    return ([titles, rule] + body).map { "| " + $0.joined(separator: " | ") + " |" }
  }

  var markdown: String { markdownLines.map { $0 + "\n" }.joined() }
}

extension Table.Row {
  fileprivate var look: Attribute? {
    switch (isMarked, isTotal) {
    case (true, true): .class("marked total")
    case (true, false): .class("marked")
    case (false, true): .class("total")
    case (false, false): nil
    }
  }
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

  /// The value as a plain number, where the text is not one: to a thousandth, or whole when large.
  fileprivate var sortKey: Attribute? {
    guard let exact, !exact.isEmpty, text.filter({ $0 != "," }) != exact else { return nil }
    guard let number = Double(exact), number.magnitude < 1e15 else { return .data("value", exact) }
    if let shown = shownNumber, (shown - number).magnitude <= number.magnitude / 200 { return nil }
    let scale: Double = number.magnitude >= 100_000 ? 1 : 1000
    return .data("value", Exact.number((number * scale).rounded() / scale))
  }
}

extension Datum {
  /// The number of a change, as the script reads it too: −64 of `▼ −64`, 71.9 of `+71.9 %`.
  fileprivate var shownNumber: Double? {
    let isChange = text.hasPrefix("▲ ") || text.hasPrefix("▼ ") || text.hasSuffix(" %")
    guard isChange else { return nil }
    var digits = ""
    for scalar in text.unicodeScalars where !"▲▼+, %".unicodeScalars.contains(scalar) {
      digits.unicodeScalars.append(scalar == "−" ? "-" : scalar)
    }
    return Double(digits)
  }
}

enum CSV {
  static func line(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",") + "\r\n"
  }

  /// A field, quoted where it must be. One that a spreadsheet would take for a formula is not.
  static func field(_ text: String) -> String {
    let isFormula = text.utf8.first.map { formulaStarts.contains($0) && Double(text) == nil }
    let safe = isFormula == true ? "'" + text : text
    // By bytes: a mark above a quotation mark makes it no other to whoever reads the file.
    guard safe.utf8.contains(where: isSpecial) else { return safe }
    var quoted = "\""
    for scalar in safe.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  private static let formulaStarts = Array("=+-@\t\r".utf8)

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    let end = utf8.lastIndex { $0 != UInt8(ascii: " ") }.map { utf8.index(after: $0) }
    return String(self[..<(end ?? startIndex)])
  }

  /// Columns it takes in a terminal. Most cells are ASCII, which needs no look at characters.
  fileprivate var width: Int { utf8.allSatisfy { $0 < 0x80 } ? utf8.count : count }
}
