import Testing

@testable import Observations

/// A metric is asked for until it changes, since a first answer may be minutes old.
@Suite struct Priming {
  /// Flink that refreshes what it knows some seconds after somebody has asked.
  final class Clocked {
    var now = 0
    var asked: [String] = []

    func answer(_ question: Question) throws(Refusal) -> [UInt8] {
      asked.append(question.file)
      let folder = question.file.prefix { $0 != "/" }
      var job = SampleJob()
      if folder != question.file {
        let known = (now / 10) * 10
        for end in [ReadingEnd.begin, .sample(Int(folder.dropFirst(7)) ?? 1), .end] {
          job.set(
            end, seconds: 1000 + now, records: 100_000 + 10_000 * known, cpu: 10 + known, load: 0.5)
        }
      }
      return try job.asking.answer(question)
    }

    var asking: Asking { Asking(answer: answer, pause: { self.now += Int($0) }) }
  }

  @Test func readsBothEndsRightAfterARefresh() throws {
    let flink = Clocked()
    let observation = try Observation(
      of: try JobReading(flink.asking, window: 60).answers(), workload: "a", date: nil)
    // Both ends at a refresh: 10,000 records and a second of CPU each second, as it is.
    #expect(observation.rate.value == 10_000)
    #expect(observation.cores.value == 1)
    #expect(observation.window.value == 70)
    #expect(flink.asked.filter { $0 == "begin/taskmanager-0-metrics.json" }.count == 12)
  }
}
