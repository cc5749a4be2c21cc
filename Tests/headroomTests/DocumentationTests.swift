import Amounts
import ArgumentParser
import Foundation
import Site
import Sizing
import Testing

@testable import headroom

/// The reference in `content/reference/headroom` has everything that the code has.
@Suite struct Documentation {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func page(_ name: String) throws -> ReferencePage {
    let file = root.appending(path: "content/reference/headroom/\(name)")
    return ReferencePage(try String(contentsOf: file, encoding: .utf8))
  }

  // MARK: diagnostics.md

  @Test func headsEveryDiagnostic() throws {
    let ids = try DiagnosticIDs(in: Self.sources())
    let headings = try Self.page("diagnostics.md").headings
    #expect(ids.all.count > 50)
    for id in ids.all {
      #expect(headings.contains(id), "diagnostics.md has no heading '### \(id)'")
    }
  }

  /// theme.md lists what the frame says as the file of English words has it.
  @Test func listsTheWordsOfTheFrame() throws {
    let words = String(decoding: try #require(ThemeStarter.words("en")).bytes, as: UTF8.self)
    let page = try String(
      contentsOf: Self.root.appending(path: "content/reference/headroom/theme.md"), encoding: .utf8)
    for line in words.split(separator: "\n") where !line.hasPrefix("#") {
      let (key, text) = (line.prefix { $0 != ":" }, line.drop { $0 != "\"" }.dropFirst().dropLast())
      #expect(page.contains("| `\(key)` | \(text) |"), "theme.md lacks the row of \(key)")
    }
  }

  @Test func headsEveryWarningOfAPlan() throws {
    let headings = try Self.page("diagnostics.md").headings
    for warning in Sizing.Warning.allCases {
      let name = warning.name
      #expect(headings.contains(name), "diagnostics.md has no heading '### \(name)'")
    }
  }

  @Test func findsDiagnosticsHoweverTheyAreWritten() throws {
    let source = """
      func error(
        _ id: String, _ message: String) func reject(_ id: String, _ message: String)
      func fault(_ id: String, _ message: String, at: Int) func page(_ id: String)
      .error(
        isImage ? "missing-image" : "broken-link", "no \\(x)") fault("a-b", at: 0)
      let id = "d-e", more; let id = b ? "not" : "one"
      value.reject("unreadable", "f", hint: "g-h") choice(of: "state backend", among: all)
      Terminal.error("stopped") page("orders") .init("kind", .text("not-an-id"))
      """
    #expect(
      try DiagnosticIDs(in: [source]).all
        == ["a-b", "broken-link", "d-e", "missing-image", "unknown-state-backend", "unreadable"])
  }

  /// The text of every Swift file of the product.
  private static func sources() throws -> [String] {
    let folder = root.appending(path: "Sources")
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return try (files ?? []).filter { $0.hasSuffix(".swift") }.map {
      try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
    }
  }

  // MARK: handbook-yaml.md

  @Test(arguments: Assumption.allCases)
  func hasARowForEveryAssumption(_ assumption: Assumption) throws {
    let row = try Self.page("handbook-yaml.md").row(assumption.name, cells: 4)
    // key, default, unit and range, meaning
    let cells = try #require(row, "handbook-yaml.md has no row for `\(assumption.name)`")
    #expect(cells[1] == "{{ profiles.conservative.\(assumption.name) }}")
    #expect(range(cells[2], in: assumption.unit) == assumption.range, "\(cells)")
  }

  @Test(arguments: TierAssumption.allCases)
  func hasRowsForEveryAssumptionOfATier(_ assumption: TierAssumption) throws {
    let page = try Self.page("handbook-yaml.md")
    let described = try #require(page.row(assumption.name, cells: 3), "\(assumption.name)")
    #expect(range(described[1], in: assumption.unit) == assumption.range, "\(described)")
    let values = try #require(page.row(assumption.name, cells: 5), "\(assumption.name)")
    #expect(
      values.dropFirst().elementsEqual(
        LatencyTier.allCases.map { "{{ tiers.\($0.name).\(assumption.name) }}" }))
  }

  /// `duration, 1 s to 10 min`, its bounds read as handbook.yaml is.
  private func range(_ text: String, in unit: Sizing.Unit) -> ClosedRange<Double>? {
    let unit = spelling(of: unit)
    let range = text.components(separatedBy: ", ").last ?? ""
    let bounds = range.components(separatedBy: " to ").map { try? unit.parse($0).get() }
    guard bounds.count == 2, let low = bounds[0], let high = bounds[1], low <= high else {
      return nil
    }
    return low...high
  }

  private func spelling(of unit: Sizing.Unit) -> AmountKind {
    switch unit {
    case .share: .share
    case .ratio: .number
    case .count, .cores: .count
    case .seconds, .coreSeconds: .duration
    case .bytes, .memory: .bytes
    case .bytesPerSecond: .bandwidth
    case .recordsPerSecond: .rate
    }
  }

  // MARK: commands.md

  @Test func describesEveryCommandAndOption() throws {
    let page = try Self.page("commands.md")
    for command in Headroom.configuration.subcommands where command.configuration.shouldDisplay {
      let name = "headroom \(command._commandName)"
      let section = try #require(page.section(name), "commands.md has no heading '## \(name)'")
      for option in options(of: command) {
        #expect(section.contains("`\(option)"), "'## \(name)' does not describe \(option)")
      }
    }
  }

  /// A wrapped example can't be copied.
  @Test func showsExamplesInWholeLines() {
    let commands = Headroom.configuration.subcommands
    for command in commands + commands.flatMap { $0.configuration.subcommands } {
      let lines = command.configuration.discussion.components(separatedBy: "\n")
      for line in lines.drop(while: { $0 != "EXAMPLE" }) {
        #expect(line.count <= 80, "\(command._commandName): \(line)")
      }
    }
  }

  /// A command that is described ahead of its time says so, and only as long as it is true.
  @Test func saysWhichCommandsAreNotThere() throws {
    let page = try Self.page("commands.md")
    let known = Set(Headroom.configuration.subcommands.map { "headroom \($0._commandName)" })
    for heading in page.headings where heading.hasPrefix("headroom ") {
      let isAhead = page.section(heading)?.contains("*Not in this version.*") == true
      #expect(
        isAhead != known.contains(heading),
        "'## \(heading)': 'Not in this version.' is \(isAhead ? "no longer true" : "missing")")
    }
  }

  /// The long options that a command's help lists, but for the help itself.
  private func options(of command: any ParsableCommand.Type) -> Set<String> {
    let lines = command.helpMessage(columns: 1000).components(separatedBy: "\n")
    let listed = lines.compactMap { $0.prefixMatch(of: /\s+(?:-[a-z], )?(--[a-z-]+)/)?.output.1 }
    return Set(listed.map(String.init)).subtracting(["--help"])
  }
}

/// A Markdown page of the reference, as far as these tests look.
private struct ReferencePage {
  let lines: [String]

  init(_ text: String) { lines = text.components(separatedBy: "\n") }

  var headings: [String] {
    lines.filter { $0.hasPrefix("#") }
      .map { String($0.drop { $0 == "#" }).trimmingCharacters(in: .whitespaces) }
  }

  /// What stands between a heading of the second level and the next.
  func section(_ heading: String) -> String? {
    guard let start = lines.firstIndex(of: "## " + heading) else { return nil }
    return lines[(start + 1)...].prefix { !$0.hasPrefix("## ") }.joined(separator: "\n")
  }

  /// The cells of the table row of so many cells whose first is the key as code.
  func row(_ key: String, cells count: Int) -> [String]? {
    lines.lazy.filter { $0.hasPrefix("| `\(key)` |") }
      .map { line in
        line.components(separatedBy: "|").dropFirst().dropLast()
          .map { $0.trimmingCharacters(in: .whitespaces) }
      }
      .first { $0.count == count }
  }
}

/// The ids that code gives its diagnostics, read off the text of the code.
private struct DiagnosticIDs {
  private(set) var all: [String]

  init(in sources: [String]) throws {
    // What takes an id and a message is given the id as a literal: error, warning, reject.
    let declaration = /func (\w+)\(\s*_ id: String, _ message: String/
    let takers = sources.filter { $0.contains("_ id: String") }
      .flatMap { $0.matches(of: declaration).map { String($0.output.1) } }
    let before = Set(takers).map { $0 + "(" } + ["let id = "]
    let found = sources.flatMap { source in
      before.flatMap { Self.literals(in: source, after: $0) } + Self.choices(in: source)
    }
    all = Set(found).sorted()
  }

  /// The literals in the first argument, of which there may be two to choose from.
  private static func literals(in source: String, after start: String) -> [String] {
    let pieces = source.components(separatedBy: start)
    return pieces.indices.dropFirst().flatMap { index in
      if pieces[index - 1].hasSuffix("Terminal.") { return [String]() }
      // An argument may go on with another call.
      let rest = pieces[index...].prefix(3).joined(separator: start)
      let argument = rest.prefix(200).prefix { $0 != "," }
      if start.hasSuffix(" "), !argument.hasPrefix("\"") { return [] }
      let found = argument.components(separatedBy: "\n\n")[0]
        .matches(of: /"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"/)
      return found.map { String($0.output.1) }
    }
  }

  /// `choice(of: "tier", …)` reports `unknown-tier`.
  private static func choices(in source: String) -> [String] {
    guard source.contains("choice(") else { return [] }
    return source.matches(of: /choice\(\s*of: "([a-z ]+)"/).map {
      "unknown-" + $0.output.1.replacing(" ", with: "-")
    }
  }
}
