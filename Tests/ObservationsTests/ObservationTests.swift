import JSONReading
import Sizing
import Testing

@testable import Observations

@Suite struct WhatAJobTeaches {
  @Test func findsItsRateAndWorkByTheCounters() throws {
    let observation = try SampleJob().observation()
    // (700,000 − 100,000) records in 60 s; 54 s of CPU in 60 s.
    #expect(observation.rate == RecordsPerSecond(10_000))
    #expect(observation.cores == Cores(0.9))
    #expect(abs(observation.workPerRecord.value - 90e-6) < 1e-12)
    // 0.45 of two cores, without the load at the begin, which is of the time before.
    #expect(observation.coresByLoad == Cores(0.9))
    #expect(observation.window == Seconds(60))
    #expect(observation.age == Seconds(100))
  }

  @Test func findsTheSourceWithItsPartitionsAndRecordSize() throws {
    let source = try #require(try SampleJob().observation().sources.first)
    #expect(source.name == "orders")
    #expect(source.partitions == 2)
    #expect(source.recordBytes == Bytes(500))
    #expect(source.recordsFrom == .connector)
  }

  @Test func takesTheRecordSizeOfTheNetworkWhereTheConnectorCountsNone() throws {
    var job = SampleJob()
    job.files["vertex-0-metric-names.json"] = #"[{"id":"Source__orders[1].numRecordsOut"}]"#
    let source = try #require(try job.observation().sources.first)
    // 16 bytes for each of two subtasks that write half of the records each.
    #expect(source.recordBytes == Bytes(32))
    #expect(source.recordsFrom == .network)
    #expect(source.partitions == nil)
  }

  /// Nothing of a job of one vertex crosses the network: only its operators count.
  @Test func findsTheRateOfAJobOfOneVertex() throws {
    var job = SampleJob()
    for (name, text) in job.files {
      job.files[name] = text.replacing(#"Calc[2]"},"#, with: #"Calc[2]"}"#)
        .replacing(#"{"id":"v1","name":"GroupAggregate[3] -> sink[4]: Writer"}"#, with: "")
        .replacing(#"{"id":"v1","inputs":[{"id":"v0"}]},"#, with: "")
    }
    let observation = try job.observation()
    #expect(observation.vertices.count == 1)
    #expect(observation.rate == RecordsPerSecond(10_000))
    #expect(observation.skew == nil)
  }

  @Test func findsSkewAndBusyTimeOfVertices() throws {
    let vertices = try SampleJob().observation().vertices
    #expect(
      vertices.map(\.operators) == [
        ["Source: orders[1]", "Calc[2]"], ["GroupAggregate[3]", "sink[4]: Writer"],
      ])
    // Three quarters on one of two subtasks.
    #expect(vertices.map(\.skew) == [nil, 1.5])
    #expect(vertices.map(\.busy) == [nil, 0.4])
    #expect(vertices.map(\.state) == [Bytes(0), Bytes(9000)])
  }

  /// Not of the first, which writes everything, of savepoints, and of failed ones.
  @Test func countsOnlyCheckpointsThatSaySomething() throws {
    let checkpoints = try #require(try SampleJob().observation().checkpoints)
    #expect(checkpoints.counted == 2)
    #expect(checkpoints.failed == 1)
    #expect(checkpoints.written == Bytes(1500))
    #expect(checkpoints.state == Bytes(9000))
    #expect(checkpoints.interval == Seconds(10))
    #expect(checkpoints.meanDuration == Seconds(0.2))
    #expect(checkpoints.longestDuration == Seconds(0.3))
  }

  @Test func countsOnlyTaskManagersOfTheJob() throws {
    let cluster = try SampleJob().observation().cluster
    #expect(cluster.taskManagers == 1)
    #expect(cluster.parallelism == 2)
    // The job's own is -1.
    #expect(cluster.maxParallelism == 128)
    #expect(cluster.configured.first == .init(name: "totalProcessMemory", bytes: 4_294_967_296))
  }

  @Test func keepsNoAddressesIdsOrSecrets() throws {
    let text = String(decoding: try SampleJob().observation().json, as: UTF8.self)
    for secret in ["10.0.0.7", "a1\"", "v0\"", "internal", "bucket", "***"] {
      #expect(!text.contains(secret), "\(secret)")
    }
    #expect(text.contains(#""taskmanager.memory.process.size":"4g""#))
    #expect(text.contains(#""state.backend.type":"rocksdb""#))
  }

  @Test func isReadBackAsItWasWritten() throws {
    let observation = try SampleJob().observation()
    #expect(try Observation.read(observation.json, file: "a.json") == observation)
    #expect(try SampleJob().observation().json == observation.json)
  }

  @Test(arguments: [
    ("\"windowSeconds\":60", "\"windowSeconds\":0", "not-a-number"),
    ("\"cores\":0.9", "\"cores\":\"NaN\"", "not-a-number"),
    ("\"cores\":0.9", "\"cores\":1e300", "not-a-number"),
    ("\"cluster\"", "\"clutter\"", "missing-key"),
    (
      "\"recordsPerSecond\":10000,\"recordBytes\"", "\"recordsPerSecond\":1e300,\"recordBytes\"",
      "not-a-number"
    ),
    (
      "\"configuration\"", "\"earlier\":[{\"recordsPerSecond\":0}],\"configuration\"",
      "not-a-number"
    ),
    ("observation/1", "observation/2", "unknown-schema"),
    (
      "\"recordsPerSecond\":10000,\"recordBytes\"", "\"recordsPerSecond\":0,\"recordBytes\"",
      "not-a-number"
    ),
  ])
  func tellsWhatIsWrongWithAFile(_ row: (old: String, new: String, id: String)) throws {
    let text = String(decoding: try SampleJob().observation().json, as: UTF8.self)
    let changed = text.replacing(row.old, with: row.new, maxReplacements: 1)
    #expect(changed != text)
    let error = #expect(throws: UnreadableJSON.self) {
      try Observation.read(Array(changed.utf8), file: "a.json")
    }
    #expect(error?.diagnostic.id == row.id)
    #expect(error?.diagnostic.location?.file == "a.json")
  }
}
