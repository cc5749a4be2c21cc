import Foundation
import Pages
import Reading
import Sizing
import Testing
import Workloads

@testable import Observations

/// A workload's file from a running job.
@Suite struct Importing {
  private func planned(_ yaml: String) throws -> PlannedWorkload {
    let content = FileTree(["workloads/imported.yaml": yaml])
    let (workloads, mistakes) = WorkloadFiles.read(content, settings: CapacitySettings())
    #expect(!mistakes.hasErrors, "\(mistakes)")
    return try #require(workloads.first)
  }

  private func imported(_ job: SampleJob = SampleJob()) throws -> ImportedWorkload {
    try ImportedWorkload(of: try JobReading(job.asking, window: 60).answers())
  }

  @Test func givesAFileThatPlansTheMeasuredWork() throws {
    let imported = try imported()
    let workload = try planned(imported.yaml(calibratedBy: try planned(imported.yaml())))
    let measured = MeasuredWorkload(workload: workload, observation: imported.observation)
    #expect(abs(measured.factor - 1) < 0.01)
    let definition = workload.definition
    #expect(definition.title == "orders")
    #expect(definition.sources.map(\.name) == ["orders"])
    #expect(definition.rate == RecordsPerSecond(10_000))
    #expect(definition.meanRecord == Bytes(500))
    #expect(definition.sources.first?.source.partitions == 2)
    #expect(definition.input.maxParallelism == 128)
    #expect(definition.input.skew == .medium)
    #expect(definition.statements.map(\.name) == ["calc-2", "group-aggregate-3"])
    #expect(definition.statements.map(\.from) == [["orders"], ["calc-2"]])
  }

  @Test func givesAFileForARealJob() throws {
    let answers = try JobReading(RecordedJobs.asking, window: 60).answers()
    let imported = try ImportedWorkload(of: answers)
    let workload = try planned(imported.yaml(calibratedBy: try planned(imported.yaml())))
    let measured = MeasuredWorkload(workload: workload, observation: imported.observation)
    #expect(abs(measured.factor - 1) < 0.01)
    #expect(workload.definition.statements.map(\.statement.complexity) == [.simple, .medium])
    #expect(workload.definition.input.skew == .low)
  }

  @Test func quotesTitles() throws {
    var job = SampleJob()
    for name in ["job.json", "begin/job.json", "end/job.json"] {
      job.files[name] = job.files[name]?.replacing(
        #""name":"orders""#, with: #""name":"a\"b: #\\c""#)
    }
    #expect(try planned(imported(job).yaml()).definition.title == #"a"b: #\c"#)
  }

  private func vertex(
    _ operators: [String], in records: Double = 10, out: Double = 10, state: Double = 0
  )
    -> Observation.Vertex
  {
    .init(
      operators: operators, parallelism: 1, maxParallelism: 128,
      recordsIn: RecordsPerSecond(records), recordsOut: RecordsPerSecond(out), busy: nil,
      backPressured: nil, skew: nil, state: Bytes(state))
  }

  private func source(_ name: String) -> Observation.Source {
    .init(
      name: name, rate: RecordsPerSecond(10), recordBytes: nil, recordsFrom: nil, partitions: nil,
      parallelism: 1)
  }

  @Test func classifiesAJoinOfTwoSourcesAndWhatFollows() {
    let statements = ImportedStatement.all(
      of: [
        vertex(["Source: a[1]", "Calc[2]"], in: 0, out: 5), vertex(["Source: b[3]"], in: 0),
        vertex(
          ["IntervalJoin[5]", "Calc[6]", "LocalWindowAggregate[7]"], in: 15, out: 3, state: 4e6),
        vertex(["GlobalWindowAggregate[9]", "snk[10]: Writer"], in: 3, out: 0, state: 1e6),
      ], inputs: [[], [], [0, 1], [2]], sources: [0: source("a"), 1: source("b")])
    #expect(statements.map(\.name) == ["calc-2", "interval-join-5", "global-window-aggregate-9"])
    #expect(statements.map(\.complexity) == [.simple, .complex, .medium])
    #expect(statements.map(\.from) == [["a"], ["calc-2", "b"], ["interval-join-5"]])
    #expect(statements.map(\.output) == [0.5, 0.2, nil])
    #expect(statements.map(\.isTwoPhase) == [false, false, true])
    #expect(statements.map(\.state) == [nil, Bytes(4e6), Bytes(1e6)])
  }

  @Test func classifiesBranchesLookupsAndStrangers() {
    let statements = ImportedStatement.all(
      of: [
        vertex(["Source: a", "(LookupJoin[3]", "s[4]: Writer, Calc[5])"], in: 0, out: 10),
        vertex(["Keyed Process"], state: 1e6), vertex(["Map it", "Sink: out"]),
      ], inputs: [[], [0], [1]], sources: [0: source("a")])
    #expect(statements.map(\.name) == ["lookup-join-3", "keyed-process", "map-it"])
    #expect(statements.map(\.isLookup) == [true, false, false])
    #expect(statements.map(\.complexity) == [.medium, .medium, .simple])
    #expect(statements[1].remarks.count == 1)
  }

  @Test func namesAreUnlikeEachOther() {
    #expect(ImportedStatement.name("Über-Join[3]", besides: []) == "ber-join-3")
    #expect(ImportedStatement.name("3", besides: []) == "step-3")
    #expect(ImportedStatement.name("Calc[2]", besides: ["calc-2"]) == "calc-2-2")
  }

  /// The reference lists every operator with its class.
  @Test func describesItsTable() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "content/reference/headroom/observations.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    for (operators, _) in OperatorClass.table {
      for name in operators { #expect(text.contains("`\(name)`"), "\(name)") }
    }
  }
}
