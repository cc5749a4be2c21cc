import Foundation
import Pages
import Reading
import Sizing
import Testing
import Workloads

@testable import Observations

/// Answers of a real Flink 2.3.0: four SQL jobs, each at a low rate, at a higher one, and at parallelism 2,
/// observed at the same time. Paths and options that say nothing are left out.
struct RecordedRun: Sendable, CustomTestStringConvertible {
  var name: String
  /// CPU time of the TaskManager's process per record within the same window, µs.
  var own: Double
  var rate: Double
  var testDescription: String { name }

  static let all = [
    RecordedRun(name: "filter-1-20000", own: 4.76, rate: 19_895),
    RecordedRun(name: "filter-1-60000", own: 4.00, rate: 59_681),
    RecordedRun(name: "filter-2-80000", own: 3.98, rate: 80_049),
    RecordedRun(name: "aggregate-1-15000", own: 10.36, rate: 15_109),
    RecordedRun(name: "aggregate-1-45000", own: 8.49, rate: 44_424),
    RecordedRun(name: "aggregate-2-60000", own: 7.94, rate: 48_771),
    RecordedRun(name: "window-1-20000", own: 9.63, rate: 19_672),
    RecordedRun(name: "window-1-60000", own: 4.84, rate: 71_701),
    RecordedRun(name: "window-2-80000", own: 4.71, rate: 81_856),
    RecordedRun(name: "join-1-1500", own: 75.22, rate: 3_318),
    RecordedRun(name: "join-1-3000", own: 74.13, rate: 3_838),
    RecordedRun(name: "join-2-4500", own: 68.73, rate: 6_588),
  ]

  var job: String { String(name.prefix { $0 != "-" }) }

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
    try Observation(of: answers(), workload: job, date: nil)
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
    #expect(observation.cluster.parallelism == (run.name.contains("-1-") ? 1 : 2))
    let text = String(decoding: observation.json, as: UTF8.self)
    #expect(!text.contains("127.0.0.1"))
    // The same bytes for the same answers.
    #expect(try run.observation().json == observation.json)
  }

  /// The file of one run plans the measured work, and that of every other run of the job: at up to four
  /// times the rate or a quarter of it, and at the other parallelism.
  @Test(arguments: RecordedRun.all)
  func teachWhatTheOtherRunsTake(_ run: RecordedRun) throws {
    let (imported, workload) = try imported(run.name)
    let same = MeasuredWorkload(workload: workload, observation: imported.observation)
    #expect(abs(same.factor - 1) < 0.01)
    for other in RecordedRun.all where other.job == run.job {
      let second = MeasuredWorkload(workload: workload, observation: try other.observation())
      #expect(abs(1 / second.factor - 1) < 0.20, "\(other.name): \(1 / second.factor - 1)")
    }
  }

  /// What is assumed of a window's base load at one rate is what two rates measure.
  @Test func twoRatesMeasureTheBaseLoad() throws {
    let (_, workload) = try imported("window-1-20000")
    let runs = try ["window-1-60000", "window-1-20000"].map { name in
      try #require(RecordedRun.all.first { $0.name == name }).observation()
    }
    var both = runs[0]
    both.keep(runs[1])
    let measured = BaseLoad(of: MeasuredWorkload(workload: workload, observation: both))
    guard case .rates(let rates, let error) = measured.evidence else {
      Issue.record("\(measured.evidence)")
      return
    }
    #expect(rates == [runs[1].rate, runs[0].rate] && error < 1e-9)
    #expect(abs(measured.cores.value - 0.131) < 0.001)
    for run in runs {
      let assumed = BaseLoad(of: MeasuredWorkload(workload: workload, observation: run))
      #expect(assumed.evidence == .windows)
      #expect(abs(assumed.cores.value / measured.cores.value - 1) < 0.25)
    }
  }

  @Test func aFilterIsOneStatementWithoutState() throws {
    let statements = try imported("filter-1-20000").0.statements
    #expect(statements.map(\.complexity) == [.simple])
    #expect(statements.first?.state == nil)
    // 90 % of the values are above 100 of 1,000.
    #expect(abs((statements.first?.output ?? 0) - 0.9) < 0.01)
  }

  /// 50,000 keys in windows of 10 s, nearly all of which are in each window.
  @Test(arguments: ["window-1-20000", "window-1-60000", "window-2-80000"])
  func aWindowHasItsKeys(_ name: String) throws {
    let (imported, workload) = try imported(name)
    let statement = try #require(imported.statements.last)
    #expect(statement.isTwoPhase)
    #expect(statement.window?.size == Seconds(10))
    // A window more or less closes within the minute.
    #expect(abs((statement.keys ?? 0) / 50_000 - 1) < 0.2)
    #expect(workload.definition.input.statements.last?.state?.slide == Seconds(10))
  }

  @Test func aJoinReadsBothSources() throws {
    let statements = try imported("join-1-1500").0.statements
    let join = try #require(statements.first { $0.complexity == .complex })
    #expect(join.from.count == 2)
    #expect((join.state ?? .zero) > Bytes(100_000))
  }
}
