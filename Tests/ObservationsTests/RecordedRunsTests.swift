import Foundation
import Pages
import Reading
import Sizing
import Testing
import Workloads

@testable import Observations

/// Answers of a real Flink 2.3.0, recorded by `make observe`: four SQL jobs, each at parallelism 1 and then
/// at twice the rate with parallelism 2. Paths and options that say nothing are left out.
struct RecordedRun: Sendable, CustomTestStringConvertible {
  var name: String
  /// CPU time of the TaskManager's process per record within the same window, µs.
  var own: Double
  var rate: Double
  var testDescription: String { name }

  static let all = [
    RecordedRun(name: "filter-1", own: 4.71, rate: 20_000),
    RecordedRun(name: "filter-2", own: 4.31, rate: 40_130),
    RecordedRun(name: "aggregate-1", own: 10.91, rate: 15_069),
    RecordedRun(name: "aggregate-2", own: 8.75, rate: 29_717),
    RecordedRun(name: "window-1", own: 5.71, rate: 59_916),
    RecordedRun(name: "window-2", own: 4.60, rate: 112_947),
    RecordedRun(name: "join-1", own: 80.97, rate: 6_003),
    RecordedRun(name: "join-2", own: 79.10, rate: 9_657),
  ]

  func answers() throws -> JobAnswers {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/runs/\(name).json")
    let files = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
    let asking = Asking(answer: { question throws(Refusal) in
      guard let text = files[question.file] else {
        throw Refusal("no \(question.file)", advice: question.address)
      }
      return Array(text.utf8)
    })
    return try JobReading(asking, window: 60).answers()
  }

  func observation() throws -> Observation {
    try Observation(of: answers(), workload: name, date: nil)
  }
}

@Suite struct RecordedRuns {
  private func planned(_ yaml: String) throws -> PlannedWorkload {
    let content = FileTree(["workloads/imported.yaml": yaml])
    let (workloads, mistakes) = WorkloadFiles.read(content, settings: CapacitySettings())
    #expect(!mistakes.hasErrors, "\(mistakes)")
    return try #require(workloads.first)
  }

  /// The file of a run, calibrated with its own work.
  private func imported(_ name: String) throws -> (ImportedWorkload, PlannedWorkload) {
    let run = try #require(RecordedRun.all.first { $0.name == name })
    let imported = try ImportedWorkload(of: run.answers())
    return (imported, try planned(imported.yaml(calibratedBy: try planned(imported.yaml()))))
  }

  /// Within 10 % of what the process took by its own account.
  @Test(arguments: RecordedRun.all)
  func agreeWithTheProcess(_ run: RecordedRun) throws {
    let observation = try run.observation()
    #expect(abs(observation.rate.value / run.rate - 1) < 0.001)
    #expect(abs(observation.workPerRecord.value * 1e6 / run.own - 1) < 0.1)
    #expect(observation.checkpoints != nil)
    #expect(observation.cluster.parallelism == (run.name.hasSuffix("1") ? 1 : 2))
    let text = String(decoding: observation.json, as: UTF8.self)
    #expect(!text.contains("127.0.0.1"))
    // The same bytes for the same answers.
    #expect(try run.observation().json == observation.json)
  }

  /// The file plans the measured work, and what the first run taught holds for the second.
  @Test(arguments: ["filter", "aggregate", "window", "join"])
  func teachWhatTheSecondRunTakes(_ job: String) throws {
    let (first, workload) = try imported("\(job)-1")
    let same = MeasuredWorkload(workload: workload, observation: first.observation)
    #expect(abs(same.factor - 1) < 0.01)
    let run = try #require(RecordedRun.all.first { $0.name == "\(job)-2" })
    let second = MeasuredWorkload(workload: workload, observation: try run.observation())
    #expect(abs(1 / second.factor - 1) < 0.25, "\(1 / second.factor - 1)")
  }

  @Test func aFilterIsOneStatementWithoutState() throws {
    let statements = try imported("filter-1").0.statements
    #expect(statements.map(\.complexity) == [.simple])
    #expect(statements.first?.state == nil)
    // 90 % of the values are above 100 of 1,000.
    #expect(abs((statements.first?.output ?? 0) - 0.9) < 0.01)
  }

  /// 50,000 keys in windows of 10 s, nearly all of which are in each window.
  @Test(arguments: ["window-1", "window-2"])
  func aWindowHasItsKeys(_ name: String) throws {
    let (imported, workload) = try imported(name)
    let statement = try #require(imported.statements.last)
    #expect(statement.isTwoPhase)
    #expect(statement.window?.size == Seconds(10))
    #expect(abs((statement.keys ?? 0) / 50_000 - 1) < 0.06)
    #expect(workload.definition.input.statements.last?.state?.slide == Seconds(10))
  }

  @Test func aJoinReadsBothSources() throws {
    let statements = try imported("join-1").0.statements
    let join = try #require(statements.first { $0.complexity == .complex })
    #expect(join.from.count == 2)
    #expect((join.state ?? .zero) > Bytes(100_000))
  }
}
