import Testing

@testable import Observations

/// What says nothing about a job is refused with the reason.
@Suite struct Refusals {
  private func refusal(_ change: (inout SampleJob) -> Void) throws -> String {
    var job = SampleJob()
    change(&job)
    let refusal = try #require(job.refusal)
    #expect(!refusal.advice.isEmpty)
    #expect(!refusal.reason.contains("\n"))
    return refusal.reason
  }

  @Test func refusesAYoungJob() throws {
    let reason = try refusal { job in
      job.set(.begin, seconds: 1000, records: 100_000, cpu: 10, load: 0.2, started: 989)
      job.set(.end, seconds: 1060, records: 700_000, cpu: 64, load: 0.44, started: 989)
    }
    #expect(reason.hasPrefix("the job has run for 11 s"))
  }

  @Test func refusesAJobThatRestartedWithinTheWindow() throws {
    let reason = try refusal { job in
      job.set(.end, seconds: 1060, records: 700_000, cpu: 64, load: 0.44, started: 1010)
    }
    #expect(reason.hasPrefix("the job restarted"))
  }

  @Test func refusesCountersThatBeganAgain() throws {
    let reason = try refusal { $0.set(.end, seconds: 1060, records: 10, cpu: 64, load: 0.44) }
    #expect(reason.hasPrefix("the job restarted"))
  }

  @Test(arguments: ["RESTARTING", "FAILING", "INITIALIZING"])
  func refusesAJobThatDoesNotRun(_ state: String) throws {
    let reason = try refusal { job in
      for name in ["jobs.json", "job.json"] {
        job.files[name]?.replace("\"RUNNING\"", with: "\"\(state)\"", maxReplacements: 1)
      }
    }
    #expect(reason == "the job is \(state)")
  }

  @Test func refusesSeveralJobs() throws {
    let reason = try refusal { $0.files["jobs.json"]?.replace("CANCELED", with: "RUNNING") }
    #expect(reason.hasPrefix("2 jobs run there (orders, old)"))
  }

  @Test func namesJobsInOneLine() throws {
    let reason = try refusal { job in
      job.files["jobs.json"] =
        #"{"jobs":[{"name":"a\nb\u202Ec","state":"RUNNING"},{"name":"d","state":"RUNNING"}]}"#
    }
    #expect(reason.hasPrefix("2 jobs run there (a b c, d)"))
  }

  @Test func refusesNoJob() throws {
    let reason = try refusal { $0.files["jobs.json"] = #"{"jobs":[]}"# }
    #expect(reason == "no job runs there")
  }

  @Test func refusesCPUTimeThatTheLoadContradicts() throws {
    let reason = try refusal { $0.set(.end, seconds: 1060, records: 700_000, cpu: 24, load: 0.44) }
    // 14 s in 60 s against 0.45 of two cores.
    #expect(reason.hasPrefix("the CPU time says 0.23 cores and the CPU load says 0.9"))
  }

  @Test func takesCPUTimeWithin15Percent() {
    var job = SampleJob()
    job.set(.end, seconds: 1060, records: 700_000, cpu: 58, load: 0.44)
    #expect(job.refusal == nil)
  }

  @Test func refusesNoRecords() throws {
    let reason = try refusal { $0.set(.end, seconds: 1060, records: 100_000, cpu: 64, load: 0.44) }
    #expect(reason.hasPrefix("the job read no records"))
  }

  @Test func refusesMetricsThatNeverChange() throws {
    let reason = try refusal { $0.set(.end, seconds: 1060, records: 700_000, cpu: 10, load: 0.44) }
    #expect(reason.hasPrefix("the metrics did not change"))
  }

  @Test func refusesMetricsThatNeverChangeWhileItWaits() throws {
    let job = SampleJob()
    let reading = JobReading(Asking(answer: job.asking.answer, pause: { _ in }), window: 60)
    let error = #expect(throws: Refusal.self) { try reading.answers() }
    #expect(error == .stale)
  }

  @Test func refusesNoCPUTime() throws {
    let reason = try refusal { job in
      for end in ["begin", "sample-1", "end"] {
        job.files["\(end)/taskmanager-0-metrics.json"] = "[]"
      }
    }
    #expect(reason.hasPrefix("the TaskManagers report no CPU time"))
  }

  /// Java says −1 where it does not know the load.
  @Test(arguments: ["[]", #"[{"id":"Status.JVM.CPU.Load","value":"-1.0"}]"#])
  func refusesCPULoadThatIsNotKnown(_ load: String) throws {
    let reason = try refusal { job in
      for (end, seconds) in [("begin", 10), ("sample-1", 37), ("end", 64)] {
        let time = #"[{"id":"Status.JVM.CPU.Time","value":"\#(seconds)000000000"},"#
        let rest = load == "[]" ? #"{"id":"x","value":"1"}]"# : String(load.dropFirst())
        job.files["\(end)/taskmanager-0-metrics.json"] = time + rest
      }
    }
    #expect(reason.hasPrefix("the TaskManagers report no CPU load"))
  }

  @Test func refusesReadingsInTheWrongOrder() throws {
    let reason = try refusal { $0.set(.end, seconds: 940, records: 700_000, cpu: 64, load: 0.44) }
    #expect(reason == "the second reading is older than the first")
  }

  @Test func refusesAJobThatWasRescaledWithinTheWindow() throws {
    let reason = try refusal { job in
      // One of the two subtasks is gone.
      let text = job.files["end/vertex-1.json"] ?? ""
      let first = text.firstRange(of: "}},")?.lowerBound ?? text.endIndex
      job.files["end/vertex-1.json"] = String(text[..<first]) + "}}]}"
    }
    #expect(reason.hasPrefix("the job restarted"))
  }

  @Test func refusesCountersThatNoJobHas() throws {
    for (begin, end) in [(-5, 700_000), (100_000, 90_000_000_000_000)] {
      let reason = try refusal { job in
        for (name, sum) in [("begin", begin), ("end", end)] {
          job.files["\(name)/vertex-0-metrics.json"] =
            #"[{"id":"Source__orders[1].numRecordsOut","sum":\#(sum)}]"#
        }
      }
      #expect(reason.hasPrefix("by the answers, a source"))
    }
  }

  /// Numbers that say nothing are left out or kept in the range that Flink has for them.
  @Test func takesWhatIsOnlyStrange() throws {
    var job = SampleJob()
    for end in ["begin", "end"] {
      job.files["\(end)/vertex-1.json"]?.replace("\"parallelism\":2", with: "\"parallelism\":1e300")
      job.files["\(end)/vertex-0.json"]?.replace(
        "\"maxParallelism\":128", with: "\"maxParallelism\":-1")
    }
    job.files["checkpoints.json"]?.replace("\"state_size\":9000", with: "\"state_size\":-1")
    job.files["taskmanagers.json"]?.replace("\"taskHeap\":", with: "\"taskHeap\":-")
    let observation = try job.observation()
    #expect(observation.cluster.parallelism == 32_768)
    #expect(observation.vertices.map(\.maxParallelism) == [0, 128])
    #expect(try Observation.read(observation.json, file: "a.json") == observation)
  }

  /// One name that Flink does not know makes the whole answer empty.
  @Test func refusesCountersThatWereNotAnswered() throws {
    let reason = try refusal { $0.files["end/vertex-0-metrics.json"] = "[]" }
    #expect(reason.hasPrefix("the metrics did not change"))
  }

  /// Where a figure should be stands the text NaN, or nothing.
  @Test(arguments: ["\"NaN\"", "\"\"", "null", "\"Infinity\"", "{}", "[]"])
  func refusesCPUTimeThatIsNoNumber(_ value: String) throws {
    let reason = try refusal { job in
      job.files["end/taskmanager-0-metrics.json"] =
        #"[{"id":"Status.JVM.CPU.Time","value":\#(value)}]"#
    }
    #expect(reason.hasPrefix("the TaskManagers report no CPU time"))
  }

  @Test(arguments: [
    (
      "taskmanagers.json", "{\"taskmanagers\":[]}",
      "/taskmanagers: the answer has no TaskManagers of the job"
    ),
    ("taskmanagers.json", "[]", "/taskmanagers: the answer has no TaskManagers of the job"),
    ("job.json", "{\"state\":\"RUNNING\"}", "/jobs/a1: the answer has no 'vertices'"),
    (
      "vertex-0-metric-names.json", "[{\"id\":\"x\"}]",
      "/jobs/a1/vertices/v0/subtasks/metrics: the answer has no counter numRecordsOut of a source"
    ),
    (
      "vertex-0-metric-names.json", "[]",
      "the metrics did not change, although they were requested repeatedly"
    ),
    ("end/job.json", "{\"state\":\"RUNNING\"}", "/jobs/a1: the answer has no 'now'"),
    (
      "job.json",
      #"{"state":"RUNNING","vertices":[{"id":"v0","name":"a"},{"id":"v0","name":"a"}],"plan":{}}"#,
      "/jobs/a1: the answer lists the vertex v0 twice"
    ),
    (
      "job.json", #"{"state":"RUNNING","vertices":[{"id":"v0","name":"a"}]}"#,
      "/jobs/a1: the answer has no nodes of its 'plan'"
    ),
    (
      "job.json",
      #"{"state":"RUNNING","vertices":[{"id":"v0","name":"a"}],"plan":{"nodes":[{"id":"v0","inputs":[{"id":"v0"}]}]}}"#,
      "/jobs/a1: the answer has no vertex without inputs"
    ),
    (
      "taskmanagers.json",
      #"{"taskmanagers":[{"id":"10.0.0.7:39943-7b73d4","hardware":{"cpuCores":0}}]}"#,
      "by the answers, a TaskManager has no cores"
    ),
    ("jobmanager-config.json", "<html>", "/jobmanager/config: the answer is a web page, not JSON"),
  ])
  func tellsWhatAnAnswerLacks(_ row: (file: String, answer: String, reason: String)) throws {
    #expect(try refusal { $0.files[row.file] = row.answer } == row.reason)
  }

  @Test func refusesReadingsTooClose() throws {
    let reason = try refusal { $0.set(.end, seconds: 1005, records: 700_000, cpu: 64, load: 0.44) }
    #expect(reason == "the readings are 5.0 s apart")
  }

  /// One line each, whatever came instead of an answer.
  @Test(arguments: [
    ("", "/config: the answer is empty"),
    ("<!DOCTYPE html><title>Sign in</title>", "/config: the answer is a web page, not JSON"),
    (
      "{\"flink-version\":",
      "/config: the answer is not JSON (the file ends in the middle of a value)"
    ),
    ("{\"a\":NaN}", "/config: the answer is not JSON (NaN is not a number in JSON)"),
    ("[1,2]", "/config: the answer has no 'flink-version'"),
    (
      #"{"errors":["org.apache.flink.x.NotFoundException: Job 0 not found\n\tat org.apache"]}"#,
      "/config: Flink answers: Job 0 not found"
    ),
    (
      #"{"errors":["Unable to load requested file /nope."]}"#,
      "/config: Flink answers: Unable to load requested file /nope."
    ),
  ])
  func tellsWhatCameInsteadOfAnAnswer(_ row: (answer: String, reason: String)) throws {
    #expect(try refusal { $0.files["config.json"] = row.answer } == row.reason)
  }

  @Test func refusesNestingWithoutEnd() throws {
    let deep = String(repeating: "[", count: 100_000)
    let reason = try refusal { $0.files["jobs.json"] = deep }
    #expect(reason.contains("nested more than 64 deep"))
  }

  @Test func refusesIdsThatWouldChangeAnAddress() throws {
    let reason = try refusal { $0.files["jobs.json"]?.replace("\"a1\"", with: "\"../a1?x\"") }
    #expect(reason == "/jobs/overview: the answer has no 'jid'")
  }
}
