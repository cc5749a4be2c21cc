import Markup
import Pages
import Settings
import Sizing
import Testing

@testable import Comparison
@testable import Reading
@testable import Report
@testable import Workloads

/// What a changed field must change besides its property: a field that decides a figure is in the
/// digest, the snapshot, comparisons and on the page.
@Suite struct FieldRecording {
  /// A field with two values, and the workload with the one and with the other.
  private struct Change {
    var path: String
    var isRecorded: Bool
    /// What comparisons call it.
    var label: String
    var before: Capacity
    var after: Capacity
  }

  private static func capacity(_ document: Document) throws -> Capacity {
    let files = FileTree(["workloads/a.yaml": document.yaml])
    let (workloads, mistakes) = WorkloadFiles.read(files, settings: sampleSettings)
    // Of several sources some are left out on purpose.
    try #require(
      mistakes.allSatisfy { ["unread-source", "missing-mean"].contains($0.id) },
      "\(document.yaml): \(mistakes)")
    return Capacity(workloads: workloads, settings: sampleSettings)
  }

  private static func ofWorkloads() throws -> [Change] {
    try WorkloadFields.table.fields.map { field in
      let (a, b) = field.kind.spellings
      let base = Document.workload.making(room: field.path)
      return Change(
        path: field.path, isRecorded: field.recording != nil,
        label: field.recording?.label ?? "",
        before: try capacity(base.with(field.path, a)),
        after: try capacity(base.with(field.path, b)))
    }
  }

  private static func ofStatements() throws -> [Change] {
    try StatementFields.table.fields.map { field in
      let (a, b) = field.kind.spellings
      func with(_ text: String) throws -> Capacity {
        var statement = Document.statement.making(room: field.path).with(field.path, text)
        if text == "simple" {
          statement = statement.without("state.keys").without("state.bytesPerKey")
        }
        let workload = field.path == "from" ? Document.several : .workload
        return try capacity(workload.with("statements", "[\(statement.yaml)]"))
      }
      return Change(
        path: "statements." + field.path, isRecorded: field.recording != nil,
        label: (field.recording?.label ?? "") + " of count", before: try with(a),
        after: try with(b))
    }
  }

  private static func ofSources() throws -> [Change] {
    try SourceFields.table.fields.map { field in
      let (a, b) = field.kind.spellings
      func with(_ text: String) throws -> Capacity {
        let sources = [
          Document.source("other"),
          Document.source("clicks").making(room: field.path).with(field.path, text),
        ]
        let list = sources.map(\.yaml).joined(separator: ", ")
        return try capacity(Document.several.with("sources", "[\(list)]"))
      }
      return Change(
        path: "sources." + field.path, isRecorded: field.recording != nil,
        label: (field.recording?.label ?? "") + " of clicks", before: try with(a),
        after: try with(b))
    }
  }

  private static func changes() throws -> [Change] {
    try ofWorkloads() + ofStatements() + ofSources()
  }

  /// What decides no figure, or is recorded in another way: statements field by field under their
  /// names, the environment beside the input, assumptions and cells by themselves.
  private static let unrecorded = [
    "title", "owner", "environment", "summary", "notes", "tags", "source.name", "sources",
    "statements", "matrix", "assumptions", "statements.name", "sources.name",
  ]

  @Test func isLeftOutOnlyWhereNoFigureDependsOnIt() throws {
    #expect(try Self.changes().filter { !$0.isRecorded }.map(\.path) == Self.unrecorded)
  }

  @Test func changesTheDigest() throws {
    for change in try Self.changes() {
      let digests = [change.before, change.after].map { $0.workloads[0].digest }
      let isIdentity = ["statements", "statements.name", "sources.name"].contains(change.path)
      #expect((digests[0] != digests[1]) == (change.isRecorded || isIdentity), "\(change.path)")
    }
  }

  @Test func changesTheSnapshotsInput() throws {
    for change in try Self.changes() where change.isRecorded {
      let inputs = [change.before, change.after].map {
        $0.workloads[0].inputValues(beside: $0.handbookAssumptions)
      }
      #expect(inputs[0] != inputs[1], "\(change.path)")
    }
  }

  @Test func isToldInComparisons() throws {
    for change in try Self.changes() where change.isRecorded {
      let comparison = SnapshotComparison(
        from: .init(name: "a", snapshot: change.before.snapshot(engineVersion: "1")),
        to: .init(name: "b", snapshot: change.after.snapshot(engineVersion: "1")))
      // Without an effect on any figure it is told in a notice.
      let text = ComparisonReport(comparison).text
      let isTold = text.contains(change.label + " ")
      #expect(isTold, "\(change.path): \(text)")
    }
  }

  @Test func isShownOnThePage() throws {
    for change in try Self.changes() {
      let pages = [change.before, change.after].map(Self.page)
      let isShown = pages[0] != pages[1]
      #expect(isShown, "\(change.path)")
    }
  }

  /// Whatever else it changes on the page, the reader finds what the figures were made from.
  @Test func isAmongTheFactsOfThePage() throws {
    for change in try Self.ofWorkloads() where change.isRecorded {
      let facts = [change.before, change.after].map { capacity in
        InputFacts(workload: capacity.workloads[0]).facts.map { "\($0.name): \($0.value)" }
      }
      #expect(facts[0] != facts[1], "\(change.path)")
    }
  }

  private static func page(of capacity: Capacity) -> String {
    guard let page = capacity.pages().first(where: { $0.path == capacity.workloads[0].path }) else {
      return ""
    }
    let body = page.body(.page(page.path)).rendered()
    return "\(page.title) \(page.description) \(page.keywords) \(body)"
  }

  /// Recorded releases stay comparable only as long as the fields of the first one keep their order.
  @Test func keepsTheOrderOfTheFirstRelease() {
    let names = WorkloadFields.table.recorded.compactMap { $0.recording?.name }
    #expect(
      names.prefix(13) == [
        "recordsPerSecond", "tier", "recordBytes", "skew", "hotKeyShare", "delivery", "backend",
        "checkpoints", "sourcePartitions", "outputRatio", "outputRecordBytes",
        "recoveryObjectiveSeconds", "deployment",
      ])
    #expect(
      StatementFields.table.recorded.compactMap { $0.recording?.name }.prefix(6) == [
        "complexity", "inputShare", "shuffles", "keys", "bytesPerKey", "copies",
      ])
  }

  /// The digest of a workload as the first release recorded it.
  @Test func keepsTheDigestsOfTheFirstRelease() throws {
    #expect(try Self.capacity(.workload).workloads[0].digest == "80e2ea95239271d1")
  }

  @Test func splitsTheNamesOfStatements() {
    let parts = PartName("statements.a.b.keys", of: StatementFields.kind)
    #expect(parts?.part == "a.b" && parts?.field == "keys")
    #expect(PartName("statements.keys", of: StatementFields.kind) == nil)
    #expect(PartName("skew", of: StatementFields.kind) == nil)
    #expect(PartName("sources.a.rate", of: StatementFields.kind) == nil)
    #expect(PartName("sources.a.rate", of: SourceFields.kind)?.field == "rate")
  }
}
