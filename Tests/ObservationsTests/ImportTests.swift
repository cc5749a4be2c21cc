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

  @Test(arguments: [
    (
      "GlobalWindowAggregate(groupBy=[k], window=[TUMBLE(slice_end=[$slice_end], size=[10 s])])",
      10.0,
      nil as Double?, false
    ),
    ("WindowAggregate(window=[HOP(time_col=[ts], size=[5 min], slide=[30 s])])", 300, 30, false),
    (
      "WindowAggregate(window=[CUMULATE(time_col=[t], max_size=[1 d], step=[1 h])])", 86_400, 3600,
      false
    ),
    ("GroupWindowAggregate(window=[TumblingGroupWindow('w$, ts, 60000)])", 60, nil, false),
    ("GroupWindowAggregate(window=[SlidingGroupWindow('w$, ts, 60000, 500)])", 60, 0.5, false),
    ("Window(TumblingEventTimeWindows(2000), EventTimeTrigger, Sum)", 2, nil, true),
    ("Window(SlidingProcessingTimeWindows(30000, 10000), P)", 30, 10, true),
  ])
  func readsWindows(_ row: (text: String, size: Double, slide: Double?, panes: Bool)) throws {
    let window = try #require(JobWindow(in: row.text))
    #expect(window.size == Seconds(row.size))
    #expect(window.slide == row.slide.map { Seconds($0) })
    #expect(window.writesPanes == row.panes)
  }

  @Test(arguments: [
    "GroupAggregate(groupBy=[k])", "WindowAggregate(window=[SESSION(time_col=[ts], gap=[1 min])])",
    "TUMBLE(size=[NaN s])", "TUMBLE(size=[-1 s])", "TUMBLE(size=[1 eon])", "TUMBLE(",
    "HOP(size=[1 s])",
    "HOP(size=[1 s], slide=[2 s])", "TumblingEventTimeWindows(x)", "SlidingGroupWindow('w$)", "",
  ])
  func knowsNoOtherWindows(_ text: String) { #expect(JobWindow(in: text) == nil) }

  @Test func keysOfAWindowAreThoseThatClosed() throws {
    var job = SampleJob()
    for (name, text) in job.files {
      job.files[name] = text.replacing("GroupAggregate[3]", with: "WindowAggregate[3]").replacing(
        #"{"id":"v1","inputs""#,
        with:
          #"{"id":"v1","description":"[3]:WindowAggregate(window=[HOP(t=[ts], size=[1 min], slide=[20 s])])<br/>+- x","inputs""#
      )
    }
    // 10,000 records a second reach it: at most 200,000 keys in 20 s.
    let most = try #require(imported(job).statements.last)
    #expect(most.keys == 200_000 && most.window?.closings == nil)
    job.files["vertex-1-metric-names.json"] = #"[{"id":"WindowAggregate[3].numRecordsOut"}]"#
    for (end, records) in [("begin", 5000), ("end", 11_000)] {
      job.files["\(end)/vertex-1-metrics.json"] =
        #"[{"id":"WindowAggregate[3].numRecordsOut","sum":\#(records)}]"#
    }
    let imported = try imported(job)
    // 6,000 in 60 s, of windows that close every 20 s.
    #expect(imported.statements.last?.keys == 2000)
    let workload = try planned(imported.yaml())
    let state = try #require(workload.definition.input.statements.last?.state)
    #expect(state.keys == 2000 && state.slide == Seconds(20) && state.copies == 3)
    #expect(abs(state.bytesPerKey.value * 3 * 2000 / 9000 - 1) < 0.01)
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
