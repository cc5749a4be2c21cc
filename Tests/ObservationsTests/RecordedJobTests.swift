import Foundation
import Sizing
import Testing

@testable import Observations

/// Answers of a real Flink 2.3.0: a group aggregation over 100,000 keys at 15,000 records a second,
/// parallelism 2 on one TaskManager, RocksDB.
@Suite struct RecordedJobs {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/group-aggregate")

  static var asking: Asking {
    Asking(answer: { question throws(Refusal) in
      guard let data = try? Data(contentsOf: folder.appending(path: question.file)) else {
        throw Refusal("no \(question.file)", advice: question.address)
      }
      return Array(data)
    })
  }

  @Test func teachARealJob() throws {
    let observation = try Observation(
      of: try JobReading(Self.asking, window: 60).answers(), workload: "a", date: nil)
    // The generator gives 15,000/s; the process took 9.02 s of CPU in 61.4 s.
    #expect(abs(observation.rate.value / 15_000 - 1) < 0.02)
    #expect(abs(observation.workPerRecord.value - 9.86e-6) < 1e-8)
    #expect(observation.flink == "2.3.0")
    #expect(observation.sources.map(\.name) == ["src"])
    #expect(observation.vertices.map(\.maxParallelism) == [128, 128])
    #expect(observation.vertices[0].busy == nil)
    #expect((1...1.05).contains(try #require(observation.skew)))
    #expect(observation.checkpoints?.failed == 1)
  }

  @Test func nothingOfTheMachineIsKept() throws {
    let observation = try Observation(
      of: try JobReading(Self.asking, window: 60).answers(), workload: "a", date: nil)
    let text = String(decoding: observation.json, as: UTF8.self)
    #expect(!text.contains("127.0.0.1"))
    #expect(!text.contains("360b0717"))
  }
}
