/// Why nothing can be learned from a job, and what to do about it.
public struct Refusal: Error, Equatable, Sendable {
  public let reason: String
  public let advice: String
  /// Whether the network or a program failed, and not the job.
  public let isOfMachine: Bool

  public init(_ reason: String, advice: String, isOfMachine: Bool = false) {
    self.reason = reason
    self.advice = advice
    self.isOfMachine = isOfMachine
  }
}

extension Refusal {
  static func noJob(_ states: [String]) -> Refusal {
    let states = Set(states).sorted().joined(separator: ", ")
    return Refusal(
      states.isEmpty ? "no job runs there" : "no job runs there; the states of its jobs: \(states)",
      advice: "give the REST address of the JobManager")
  }

  static func severalJobs(_ names: [String]) -> Refusal {
    Refusal(
      """
      \(names.count) jobs run there (\(names.prefix(3).map(shown).joined(separator: ", "))\
      \(names.count > 3 ? ", …" : "")), and the CPU time of a TaskManager is not told apart by job
      """, advice: "observe the job on a cluster of its own, such as an application cluster")
  }

  static func notRunning(_ state: String) -> Refusal {
    Refusal(
      "the job is \(state)", advice: "wait until it has run for a minute without a restart")
  }

  static func young(seconds: Double) -> Refusal {
    Refusal(
      """
      the job has run for \(Int(seconds)) s: until \(Int(JobReading.leastAge)) s compilation and \
      empty state make its work per record wrong
      """, advice: "wait, and observe it again")
  }

  static let restarted = Refusal(
    "the job restarted within the window, so its counters began again",
    advice:
      "find out why it restarts (the REST address /jobs/JOB/exceptions), then observe it again")

  static let noRecords = Refusal(
    "the job read no records within the window",
    advice: "observe it while records arrive, preferably near its peak")

  static let stale = Refusal(
    "the metrics did not change, although they were requested repeatedly",
    advice: """
      Flink refreshes them when somebody asks, at most every metrics.fetcher.update-interval (10 s \
      by default; 0 turns that off): set it to 10 s or less
      """)

  static let noCPU = Refusal(
    "the TaskManagers report no CPU time (the metric Status.JVM.CPU.Time)",
    advice:
      "it needs the metrics of the JVM's system resources, which OpenJDK and its relatives have")

  static let noLoad = Refusal(
    "the TaskManagers report no CPU load (the metric Status.JVM.CPU.Load), which checks the CPU time",
    advice: "see that they run on OpenJDK or a relative, whose system resources it comes from")

  static func cpuDiffers(time: Double, load: Double) -> Refusal {
    Refusal(
      """
      the CPU time says \(rounded(time)) cores and the CPU load says \(rounded(load)): they differ \
      by more than 15 %, so that one of them is wrong
      """,
      advice: """
        observe again with a longer --window; on a busy machine, or with a CPU limit below the cores \
        that Java sees, set the limit to whole cores
        """)
  }

  /// A number that can't be right.
  ///
  /// - Parameter what: a sentence: `a TaskManager has no cores`.
  static func impossible(_ what: String) -> Refusal {
    Refusal(
      "by the answers, \(what)",
      advice: "observe it again; if it stays so, the answers are not those of a Flink job")
  }

  static let backwards = Refusal(
    "the second reading is older than the first",
    advice: "see that begin/ and end/ are not swapped, and that the JobManager's clock is right")

  static func twice(_ vertex: String, in question: Question) -> Refusal {
    Refusal(
      "\(question.shown): the answer lists the vertex \(vertex) twice",
      advice: "see that the address is a JobManager's REST API, or save the answer again")
  }

  static func shortWindow(_ seconds: Double) -> Refusal {
    Refusal(
      "the readings are \(rounded(seconds)) s apart", advice: "take a window of 20 s or more")
  }

  static func lacking(_ what: String, in question: Question) -> Refusal {
    Refusal(
      "\(question.shown): the answer has no \(what)",
      advice: "see that the address is a JobManager's REST API, of Flink 1.17 or later")
  }

  private static func rounded(_ number: Double) -> String {
    String((number * 100).rounded() / 100)
  }

  /// A job's name, as one line and cut to what fits it.
  private static func shown(_ name: String) -> String {
    let line = Observation.word(name)
    return line.unicodeScalars.count > 40 ? String(line.unicodeScalars.prefix(40)) + "…" : line
  }
}

extension Question {
  /// As messages name it: without what was asked for.
  var shown: String { String(address.prefix { $0 != "?" }) }
}
