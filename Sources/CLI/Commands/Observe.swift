internal import Amounts
internal import ArgumentParser
internal import Comparison
internal import Diagnostics
internal import Files
internal import JSONReading
internal import Observations
internal import Report
internal import Sizing

struct Observe: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "observe",
    abstract: "Record what a running job needs, to compare it with its plan.",
    discussion: """
      Reads the job's metrics twice through Flink's REST API, with curl, and writes rates, work per \
      record, skew, checkpoints, state and memory to content/observations/ID.json. Commit the file: it \
      contains no host names, job ids or secrets. The job must be the only one in its cluster and have \
      been running for at least a minute.

      EXAMPLE
        headroom observe orders http://localhost:8081
        headroom observe orders https://flink.example.com/orders --header @token
        headroom observe orders http://localhost:8081 --window 5min
        headroom observe orders --addresses      what to save from another machine
        headroom observe orders --saved answers
      """)

  @Argument(help: "The id of the workload that the job runs.", completion: .workload)
  var id: String

  @OptionGroup var job: RunningJobOptions

  @Option(
    help: ArgumentHelp("Time between the two readings, from 20 s to 1 h.", valueName: "time"))
  var window = "60s"

  @Option(
    help: ArgumentHelp(
      "The day to record, instead of today; today for an address only.", valueName: "day"))
  var date: String?

  @Option(help: ArgumentHelp("The content folder.", valueName: "content"), completion: .directory)
  var content = "content"

  func run() throws {
    if job.addresses { return Terminal.out(SavedAnswers.explanation) }
    let (window, day) = (try ReadingWindow.seconds(of: window), try day())
    let handbook = try Handbook(folder: content)
    try handbook.refuseErrors()
    _ = try handbook.capacity.named(id)
    let answers = try job.answers(window: window)
    do throws(Refusal) {
      var observation = try Observation(of: answers, workload: id, date: day)
      if let previous = handbook.measurements.observations.first(where: { $0.workload == id }) {
        observation.keep(previous)
      }
      try record(observation, to: handbook.folder + "/observations/\(id).json")
    } catch {
      throw Failure.refused(error)
    }
  }

  /// Saved answers are of a day that nobody but the caller knows.
  private func day() throws -> String? {
    guard let date else { return job.saved == nil ? Clock.today?.description : nil }
    guard let day = CalendarDay(date) else {
      throw Failure.usage("--date '\(date)' is not a date", hint: CalendarDay.advice(on: date))
    }
    return day.description
  }

  /// What could not be read back later is never written.
  private func record(_ observation: Observation, to path: String) throws(Refusal) {
    let bytes = observation.json
    do throws(UnreadableJSON) {
      _ = try Observation.read(bytes, file: path)
    } catch {
      throw Refusal(error.diagnostic.message, advice: "observe the job again")
    }
    do {
      try Interruption.afterwards { try SingleFile.writeMakingFolder(bytes, to: path) }
    } catch {
      throw Refusal("\(error)", advice: "see that the folder can be written", isOfMachine: true)
    }
    Terminal.error(
      """
      \(path): recorded \(Format.rate(observation.rate)), \
      \(Format.work(observation.workPerRecord)) of CPU a record, \
      \(Format.figure(observation.cores.value)) cores\
      \(Self.words(on: observation.earlier.count))
      """)
  }

  private static func words(on earlier: Int) -> String {
    earlier == 0
      ? "" : "; kept \(Format.counted(earlier, "earlier observation")) at other rates"
  }
}
