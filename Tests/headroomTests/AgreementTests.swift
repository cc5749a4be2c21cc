import Foundation
import Pages
import Report
import Sizing
import TestSupport
import Testing

@testable import Comparison
@testable import Site
@testable import headroom

/// The figures of a workload are the same wherever the handbook of this repository prints them: in every
/// table of every page and its Markdown twin, in cards, matrices, values, JSON, CSV, `size`, `compare` and
/// manifests. What is compared with is `matrix.json`.
@Suite struct Agreement {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "content").path

  /// One cell, as people read it and exactly.
  private struct Figures {
    var cores, memory, nodes, cost, usage: Double?
    var currency: String?

    init(_ cell: [String: Any]) {
      func number(_ name: String) -> Double? { (cell[name] as? NSNumber)?.doubleValue }
      cores = number("totalCores")
      memory = number("totalMemoryBytes")
      nodes = number("nodes")
      cost = number("cost")
      usage = number("usageCost")
      currency = cell["currency"] as? String
    }

    /// By the titles of columns and cards.
    var texts: [String: String] {
      guard let cores, let memory, let nodes else {
        return [
          "Cores": "does not fit", "Memory": "–", "Nodes": "–", "Cost a month": "–",
          Self.byUse: "–",
        ]
      }
      return [
        "Cores": Format.count(Cores(cores)), "Memory": Format.memory(Bytes(memory)),
        "Nodes": Format.count(Int(nodes)),
        "Cost a month": cost.map { Format.money($0, currency ?? "") } ?? "–",
        Self.byUse: Format.money(usage ?? 0, currency ?? ""),
      ]
    }

    static let byUse = "By use a month"

    /// Those that have a card or a line of their own: not what nothing is paid for.
    var shown: [String: String] { texts.filter { $0.key != Self.byUse || (usage ?? 0) > 0 } }

    /// By the headings of downloads.
    var exact: [String: Double] {
      var exact: [String: Double] = [:]
      exact["Cores"] = cores
      exact["Memory (bytes)"] = memory
      exact["Nodes"] = nodes
      exact["Cost a month (\(currency ?? ""))"] = cost
      exact["\(Self.byUse) (\(currency ?? ""))"] = usage
      return exact
    }
  }

  private struct Point: Hashable {
    var tier: String
    var rate: String
  }

  private struct Known {
    var id, title: String
    var design: Point
    var cells: [Point: Figures]
    var figures: Figures { cells[design] ?? Figures([:]) }
  }

  /// What `matrix.json` says, by the workload's id.
  private let known: [Known]
  private let files: [OutputFile]
  private let handbook: Handbook

  init() throws {
    let content = try Handbook(folder: Self.root).content
    let ids = content.paths.compactMap { path in
      path.hasPrefix("workloads/") && path.hasSuffix(".yaml")
        ? String(path.dropFirst("workloads/".count).dropLast(".yaml".count)) : nil
    }
    // A page that takes every figure as a value.
    let rows = ids.map { id in
      let names = ["cores", "nodes", "memory", "cost", "usageCost"]
      let values = names.map { "{{ workloads.\(id).\($0) }}" }
      return "| \(id) | \(values.joined(separator: " | ")) |\n"
    }
    let page = """
      ---
      title: Values
      ---

      | Workload | Cores | Nodes | Memory | Cost a month | By use a month |
      |---|---|---|---|---|---|
      \(rows.joined())
      Total {{ totals.cores }} cores, {{ totals.memory }}, {{ totals.cost }}, {{ totals.usageCost }}
      """
    // With prices of what is paid for by use.
    let settings = String(decoding: try content.read("handbook.yaml"), as: UTF8.self)
    let byUse = ", storePerMonth: 0.023, perThousandRequests: 0.005, transferPerGB: 0.02 }"
    let priced = settings.replacing(
      "memoryPerHour: 0.005 }", with: "memoryPerHour: 0.005" + byUse, maxReplacements: 1)
    #expect(priced != settings)
    let others = ["zz-values.md": page, "handbook.yaml": priced]
    let more = FileTree(
      paths: content.paths + ["zz-values.md"],
      reading: { path in
        try others[path].map { Array($0.utf8) } ?? content.read(path)
      })
    handbook = try Handbook(folder: Self.root, content: more)
    var files: [OutputFile] = []
    try handbook.site().write { files.append($0) }
    self.files = files
    known = try Self.known(
      in: try #require(files.first { $0.path == "matrix.json" }).inMemory.bytes)
  }

  private static func known(in matrix: [UInt8]) throws -> [Known] {
    let json = try JSONSerialization.jsonObject(with: Data(matrix)) as? [String: Any]
    let workloads = try #require(json?["workloads"] as? [[String: Any]])
    return try workloads.map { workload in
      let design = try #require(workload["design"] as? [String: Any])
      let cells = try #require(workload["cells"] as? [[String: Any]])
      return Known(
        id: try #require(workload["id"] as? String),
        title: try #require(workload["title"] as? String),
        design: try point(design),
        cells: Dictionary(
          try cells.map { (try point($0), Figures($0)) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  private static func point(_ cell: [String: Any]) throws -> Point {
    let rate = try #require(cell["recordsPerSecond"] as? NSNumber).doubleValue
    return Point(
      tier: try #require(cell["tier"] as? String), rate: Format.rate(RecordsPerSecond(rate)))
  }

  private func text(_ path: String) throws -> String {
    String(
      decoding: try #require(files.first { $0.path == path }, "\(path)").inMemory.bytes,
      as: UTF8.self)
  }

  @Test func ofTheFigures() throws {
    #expect(known.count >= 10 && known.allSatisfy { $0.figures.cost != nil })
    #expect(known.count { ($0.figures.usage ?? 0) > 0 } >= 5)
    #expect(known.contains { $0.figures.usage == 0 })
    try tables()
    try cards()
    try matrices()
    try downloads()
    try sizes()
    try comparisons()
    try totals()
    try manifests()
  }

  // MARK: pages

  /// Every table of every page with a column of workloads and one of a figure.
  private func tables() throws {
    var seen: [String: Int] = [:]
    for file in files {
      let text = String(decoding: file.inMemory.bytes, as: UTF8.self)
      let tables: [PrintedTable]
      switch true {
      case file.path.hasSuffix(".html"): tables = PrintedTable.all(in: HTMLReader(text))
      case file.path.hasSuffix(".md"): tables = PrintedTable.all(inMarkdown: text)
      default: continue
      }
      for table in tables { seen[file.path, default: 0] += try check(table, of: file.path) }
    }
    let cells = known.reduce(0) { $0 + $1.cells.count }
    for page in ["", "workloads/", "capacity/"].flatMap({ ["\($0)index.html", "\($0)index.md"] })
      + ["zz-values/index.html", "zz-values.md"]
    {
      #expect(seen[page] ?? 0 >= 4 * known.count, "\(page)")
    }
    // The fleet map has cores and costs, the table of cells all five.
    #expect(seen["matrix/index.html"] == 5 * cells + 2 * known.count)
    #expect(seen["releases/2026.12..current/index.html"] ?? 0 > 0)
  }

  /// How many figures of it were compared.
  private func check(_ table: PrintedTable, of path: String) throws -> Int {
    guard table.columns.first == "Workload" else { return 0 }
    // Pages that compare two older releases say what was, and not what is.
    if path.hasPrefix("releases/"), !path.contains("..current/") { return 0 }
    if path.hasPrefix("print/"), table.columns.contains("State") { return 0 }
    let names = Set(["Cores", "Memory", "Nodes", "Cost a month", Figures.byUse])
    // The fleet map says more after a name and a figure.
    let isMap = table.columns.contains("½×")
    var count = 0
    for row in table.rows {
      let named = known.first {
        $0.id == row[0] || (isMap ? row[0].hasPrefix($0.title) : $0.title == row[0])
      }
      guard let workload = named,
        let expected = figures(of: workload, in: table, row)
      else { continue }
      for (column, cell) in zip(table.columns, row) where names.contains(column) {
        let last = cell.components(separatedBy: " → ").last ?? cell
        let now =
          isMap && column == "Cores"
          ? String(last.prefix { $0.isNumber || ".,".contains($0) }) : last
        #expect(now == expected.texts[column], "\(path): \(column) of \(workload.id)")
        count += 1
      }
    }
    return count
  }

  private func figures(of workload: Known, in table: PrintedTable, _ row: [String]) -> Figures? {
    guard let tier = table.columns.firstIndex(of: "Tier"),
      let rate = table.columns.firstIndex(of: "Rate")
    else { return workload.figures }
    return workload.cells[Point(tier: row[tier], rate: row[rate])]
  }

  /// The cards on top of each workload's page.
  private func cards() throws {
    for workload in known where workload.figures.cores != nil {
      let page = try text("workloads/\(workload.id)/index.md")
      for (title, value) in workload.figures.shown {
        let line = page.split(separator: "\n").first { $0.hasPrefix("- **\(title)**: ") }
        let isSame = line?.hasPrefix("- **\(title)**: \(value) ") == true
        #expect(isSame, "\(workload.id): \(title) \(value): \(line ?? "")")
      }
    }
  }

  /// The matrix of each workload: tiers down, rates across.
  private func matrices() throws {
    for workload in known {
      let page = HTMLReader(try text("workloads/\(workload.id)/index.html"))
      let matrix = try #require(
        PrintedTable.all(in: page).first {
          $0.columns.first == "Tier" && $0.columns[1].hasSuffix("/s")
        },
        "\(workload.id)")
      var count = 0
      for row in matrix.rows {
        for (rate, cell) in zip(matrix.columns, row).dropFirst() {
          let figures = try #require(workload.cells[Point(tier: row[0], rate: rate)])
          count += 1
          guard figures.cores != nil else {
            #expect(cell.hasPrefix("✕"))
            continue
          }
          let plain = cell.replacing("Design point", with: "")
          #expect(plain.hasPrefix(figures.texts["Cores"] ?? ""), "\(workload.id): \(cell)")
          #expect(plain.hasSuffix(figures.texts["Cost a month"] ?? ""), "\(workload.id): \(cell)")
        }
      }
      #expect(count == workload.cells.count)
    }
  }

  // MARK: files and commands

  private func downloads() throws {
    var count = 0
    for row in try CSVRows(text("matrix.csv")).rows {
      let workload = try #require(known.first { $0.id == row["Workload"] })
      let rate = try #require(Double(row["Rate (records/s)"] ?? ""))
      let point = Point(tier: row["Tier"] ?? "", rate: Format.rate(RecordsPerSecond(rate)))
      try expect(row, try #require(workload.cells[point]), "matrix.csv: \(workload.id) \(point)")
      count += 1
    }
    #expect(count == known.reduce(0) { $0 + $1.cells.count })
  }

  private func expect(_ row: [String: String], _ figures: Figures, _ place: String) throws {
    for name in [
      "Cores", "Memory (bytes)", "Nodes", "Cost a month (USD)", "\(Figures.byUse) (USD)",
    ] {
      // As text they are equal; `JSONSerialization` is off by some last bits.
      let (told, known) = (row[name].flatMap { Double($0) }, figures.exact[name])
      let isSame = told == known || abs((told ?? 0) - (known ?? .infinity)) < 1e-9
      #expect(isSame, "\(place): \(name) \(row[name] ?? "")")
    }
  }

  private func sizes() throws {
    let (capacity, point) = (handbook.capacity, DesignPoint())
    for row in CSVRows(capacity.csv(of: capacity.workloads, at: point)).rows {
      let workload = try #require(known.first { $0.id == row["Workload"] })
      try expect(row, workload.figures, "size --format csv: \(workload.id)")
    }
    let json = capacity.json(of: capacity.workloads, at: point, single: false)
    let cells = try #require(
      JSONSerialization.jsonObject(with: Data(json)) as? [[String: Any]])
    #expect(cells.count == known.count)
    let table = PrintedTable(text: capacity.text(of: capacity.workloads, at: point))
    for (workload, cell) in zip(known, cells) {
      #expect(Figures(cell).texts == workload.figures.texts, "size --format json: \(workload.id)")
      #expect(try check(table, of: "size") == 5 * known.count)
      let parts = (cell["usage"] as? [[String: Any]] ?? []).compactMap { $0["perMonth"] as? Double }
      #expect(abs(parts.reduce(0, +) - (workload.figures.usage ?? 0)) < 1e-9, "\(workload.id)")
      let text = capacity.text(of: [try capacity.named(workload.id)], at: point)
      for (title, value) in workload.figures.shown where workload.figures.cores != nil {
        let line = text.split(separator: "\n").first { $0.hasPrefix("  \(title)  ") }
        let words = (line ?? "").dropFirst(title.count + 2).drop { $0 == " " }
        let isSame = words.hasPrefix(value)
        #expect(isSame, "size \(workload.id): \(title) \(value): \(line ?? "")")
      }
    }
  }

  /// Beside nothing, everything is new: a comparison then tells every figure.
  private func comparisons() throws {
    let now = handbook.capacity.snapshot(engineVersion: "1")
    let comparison = SnapshotComparison(
      from: .init(name: "nothing", lacking: .handbook), to: .init(name: "now", snapshot: now))
    let report = ComparisonReport(
      comparison, settings: ComparisonSettings(), today: try #require(CalendarDay("2026-11-26")),
      listsCells: false)
    let json =
      try JSONSerialization.jsonObject(with: Data(report.json)) as? [String: Any]
    let workloads = try #require(json?["workloads"] as? [[String: Any]])
    #expect(workloads.count == known.count)
    for told in workloads {
      let workload = try #require(known.first { $0.id == told["id"] as? String })
      let metrics = try #require(told["metrics"] as? [[String: Any]])
      let figures = Figures(
        Dictionary(
          metrics.map { ($0["metric"] as? String ?? "", $0["new"] ?? NSNull()) },
          uniquingKeysWith: { first, _ in first }
        ).merging(["currency": metrics.last?["unit"] ?? ""]) { $1 })
      #expect(figures.texts == workload.figures.texts, "compare: \(workload.id)")
    }
    let table = PrintedTable.all(inMarkdown: report.markdown)
    let count = try table.reduce(0) { $0 + (try check($1, of: "compare")) }
    #expect(count == 3 * known.count)
  }

  private func totals() throws {
    let fitting = known.map(\.figures).filter { $0.cores != nil }
    func sum(_ figure: (Figures) -> Double?) -> Double {
      fitting.reduce(0) { $0 + (figure($1) ?? 0) }
    }
    let (cores, memory) = (sum(\.cores), Format.memory(Bytes(sum(\.memory))))
    let (cost, usage) = (Format.money(sum(\.cost), "USD"), Format.money(sum(\.usage), "USD"))
    let all = "Total \(Format.count(Cores(cores))) cores, \(memory), \(cost), \(usage)"
    #expect(try text("zz-values.md").contains(all))
    let home = try text("index.md")
    #expect(home.contains("- **Cores**: \(Format.count(Cores(cores))) "))
    #expect(home.contains("- **Memory**: \(memory) "))
    #expect(home.contains("- **Cost a month**: \(cost) "))
    #expect(home.contains("- **\(Figures.byUse)**: \(usage) "))
    #expect(try text("capacity/index.md").contains("- **\(Figures.byUse)**: \(usage) "))
    #expect(try text("capacity/index.md").contains("- **Cost a month**: \(cost) (requested"))
    let releases = PrintedTable.all(inMarkdown: try text("releases/index.md"))
    let current = try #require(
      releases.first { $0.columns.first == "Release" }?.rows.first { $0[0] == "current" })
    #expect([Format.count(Cores(cores)), memory, cost, usage].allSatisfy(current.contains))
  }

  /// What the manifests of a workload request.
  private func manifests() throws {
    for workload in handbook.capacity.workloads {
      let id = workload.definition.id
      guard let known = known.first(where: { $0.id == id }), known.figures.cores != nil,
        let manifest = files.first(where: { $0.path == "workloads/\(id)/flinkdeployment.yaml" })
      else { continue }
      let lines = String(decoding: manifest.bytes, as: UTF8.self).split(separator: "\n")
      func numbers(_ key: String) -> [Double] {
        lines.filter { $0.drop { $0 == " " }.hasPrefix(key) }.compactMap { line in
          Double(
            line.split(separator: ":")[1].filter { "0123456789.".contains($0) || $0 == "#" }
              .split(separator: "#")[0])
        }
      }
      // `# 11 × 4 cores`: as many TaskManagers, and one JobManager.
      let counts = lines.compactMap { line in
        line.hasPrefix("# ") ? Int(line.dropFirst(2).split(separator: " ")[0]) : nil
      }
      let (cpu, memory) = (numbers("cpu:"), numbers("memory:"))
      guard cpu.count == 2, let count = counts.first else { continue }
      #expect(cpu[0] + Double(count) * cpu[1] == known.figures.cores, "\(id)")
      #expect((memory[0] + Double(count) * memory[1]) * 1_048_576 == known.figures.memory, "\(id)")
    }
  }
}

/// A table as some format printed it.
private struct PrintedTable {
  var columns: [String]
  var rows: [[String]]

  /// The tables of a page. Cells and rows end where the next one begins.
  static func all(in page: HTMLReader) -> [PrintedTable] {
    var tables: [PrintedTable] = []
    var lines: [[String]]?
    func isCell(_ name: String) -> Bool { name == "td" || name == "th" }
    for piece in page.pieces {
      switch piece {
      case .start("table", _): lines = []
      case .start("tr", _): lines?.append([])
      case .start(let name, _) where isCell(name):
        if let last = lines?.indices.last { lines?[last].append("") }
      case .text(let text):
        guard let row = lines?.indices.last, let cell = lines?[row].indices.last else { continue }
        lines?[row][cell] += HTMLReader.decoded(text)
      case .end("table"):
        let found = lines?.map { $0.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) } }
        if let found, let columns = found.first {
          tables.append(PrintedTable(columns: columns, rows: Array(found.dropFirst())))
        }
        lines = nil
      case .start, .end: break
      }
    }
    return tables
  }

  /// The tables of a Markdown text, links as their text.
  static func all(inMarkdown text: String) -> [PrintedTable] {
    var tables: [PrintedTable] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        isInside = false
        continue
      }
      if line.hasPrefix("|--") || line.hasPrefix("| --") { continue }
      let cells = line.dropFirst(2).dropLast(2).components(separatedBy: " | ").map {
        plain($0.trimmingCharacters(in: .whitespaces))
      }
      if !isInside {
        tables.append(PrintedTable(columns: cells, rows: []))
        isInside = true
      } else {
        tables[tables.count - 1].rows.append(cells)
      }
    }
    return tables
  }

  private static func plain(_ cell: String) -> String {
    guard cell.hasPrefix("["), let end = cell.firstIndex(of: "]") else { return cell }
    return String(cell[cell.index(after: cell.startIndex)..<end]).replacing("\\", with: "")
  }

  init(columns: [String], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }

  /// A table of a terminal: two spaces between columns.
  init(text: String) {
    let lines = text.split(separator: "\n").map { line in
      line.components(separatedBy: "  ").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty }
    }
    columns = lines.first ?? []
    rows = Array(lines.dropFirst())
  }
}

/// CSV without quotes around line ends, by its headings.
private struct CSVRows {
  let rows: [[String: String]]

  init(_ text: String) {
    let lines = text.split(separator: "\r\n").map { Self.fields(String($0)) }
    let names = lines.first ?? []
    rows = lines.dropFirst().map { fields in
      Dictionary(zip(names, fields).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    }
  }

  private static func fields(_ line: String) -> [String] {
    var (fields, field, isQuoted) = ([String](), "", false)
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        fields.append(field)
        field = ""
      default: field.append(character)
      }
    }
    return fields + [field]
  }
}
