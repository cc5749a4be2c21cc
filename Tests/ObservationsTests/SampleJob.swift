@testable import Observations

/// A small job's answers, by file: one source and an aggregation, two subtasks each on one TaskManager.
/// 600,000 records in 60 s at 0.9 cores: 90 µs of CPU a record.
struct SampleJob {
  var files: [String: String] = [:]

  init() {
    files["config.json"] = #"{"flink-version":"2.3.0"}"#
    files["jobs.json"] = #"""
      {"jobs":[{"jid":"a1","name":"orders","state":"RUNNING"},
        {"jid":"b2","name":"old","state":"CANCELED"}]}
      """#
    files["jobmanager-config.json"] = #"""
      [{"key":"taskmanager.memory.process.size","value":"4g"},
        {"key":"jobmanager.rpc.address","value":"flink-7.internal"},
        {"key":"s3.secret-key","value":"******"},
        {"key":"execution.checkpointing.dir","value":"s3://bucket/x"}]
      """#
    files["checkpoint-settings.json"] = #"""
      {"mode":"exactly_once","interval":10000,"timeout":600000,"min_pause":0,
        "state_backend":"EmbeddedRocksDBStateBackend","unaligned_checkpoints":false}
      """#
    files["taskmanagers.json"] = #"""
      {"taskmanagers":[{"id":"10.0.0.7:39943-7b73d4","slotsNumber":2,"hardware":{"cpuCores":2},
        "memoryConfiguration":{"taskHeap":1530082070,"managedMemory":1438814063,
          "totalProcessMemory":4294967296}},
        {"id":"idle:1-x","slotsNumber":2,"hardware":{"cpuCores":2}}]}
      """#
    files["vertex-0-metric-names.json"] = #"""
      [{"id":"Source__orders[1].numRecordsOut"},{"id":"Calc[2].numRecordsOut"},
        {"id":"Source__orders[1].numBytesIn"},
        {"id":"Source__orders[1].KafkaSourceReader.topic.orders.partition.0.currentOffset"},
        {"id":"Source__orders[1].KafkaSourceReader.topic.orders.partition.1.currentOffset"}]
      """#
    files["checkpoints.json"] = #"""
      {"counts":{"completed":4,"failed":1},"latest":{"completed":{"id":5}},"history":[
        {"id":5,"status":"COMPLETED","is_savepoint":false,"trigger_timestamp":1040000,
          "checkpointed_size":2000,"state_size":9000,"end_to_end_duration":300},
        {"id":4,"status":"COMPLETED","is_savepoint":true,"trigger_timestamp":1035000,
          "checkpointed_size":9000,"state_size":9000,"end_to_end_duration":9000},
        {"id":3,"status":"COMPLETED","is_savepoint":false,"trigger_timestamp":1030000,
          "checkpointed_size":1000,"state_size":8000,"end_to_end_duration":100},
        {"id":2,"status":"FAILED","is_savepoint":false},
        {"id":1,"status":"COMPLETED","is_savepoint":false,"trigger_timestamp":1010000,
          "checkpointed_size":90000,"state_size":90000,"end_to_end_duration":9000}]}
      """#
    files["checkpoint.json"] = #"{"tasks":{"v0":{"state_size":0},"v1":{"state_size":9000}}}"#
    set(.begin, seconds: 1000, records: 100_000, cpu: 10, load: 0.2)
    set(.sample(1), seconds: 1030, records: 400_000, cpu: 37, load: 0.46)
    set(.end, seconds: 1060, records: 700_000, cpu: 64, load: 0.44)
    files["job.json"] = files["begin/job.json"]
  }

  /// What is read at one end, with the CPU time in seconds; the first subtask takes three quarters.
  mutating func set(
    _ end: ReadingEnd, seconds: Int, records: Int, cpu: Int, load: Double, started: Int = 900
  ) {
    let folder = end.folder + "/"
    files[folder + "taskmanager-0-metrics.json"] = #"""
      [{"id":"Status.JVM.CPU.Time","value":"\#(cpu)000000000"},
        {"id":"Status.JVM.CPU.Load","value":"\#(load)"},
        {"id":"Status.JVM.Memory.Heap.Used","value":"473354240"}]
      """#
    files[folder + "job.json"] = #"""
      {"jid":"a1","name":"orders","state":"RUNNING","maxParallelism":-1,"now":\#(seconds)000,
        "timestamps":{"RUNNING":\#(started)000},
        "vertices":[{"id":"v0","name":"Source: orders[1] -> Calc[2]"},
          {"id":"v1","name":"GroupAggregate[3] -> sink[4]: Writer"}],
        "plan":{"nodes":[{"id":"v1","inputs":[{"id":"v0"}]},{"id":"v0"}]}}
      """#
    files[folder + "vertex-0-metrics.json"] = #"""
      [{"id":"Source__orders[1].numRecordsOut","min":1,"max":2,"avg":1,"sum":\#(records).0},
        {"id":"Source__orders[1].numBytesIn","min":1,"max":2,"avg":1,"sum":\#(records * 500).0}]
      """#
    files[folder + "vertex-0.json"] = vertex(
      "v0", started: started,
      (0..<2).map { _ in
        #""read-records":0,"write-records":\#(records / 2),"write-bytes":\#(records * 16),"# + busy
      })
    files[folder + "vertex-1.json"] = vertex(
      "v1", started: started,
      [3, 1].map { part in
        #""read-records":\#(records * part / 4),"write-records":0,"write-bytes":0,"#
          + #""accumulated-busy-time":\#(seconds * 400).0,"accumulated-backpressured-time":0"#
      })
  }

  /// Of a source, which Flink does not count.
  private var busy: String {
    #""accumulated-busy-time":"NaN","accumulated-backpressured-time":0"#
  }

  private func vertex(_ id: String, started: Int, _ subtasks: [String]) -> String {
    let subtasks = subtasks.map {
      #"{"start-time":\#(started)000,"taskmanager-id":"10.0.0.7:39943-7b73d4","metrics":{\#($0)}}"#
    }
    return #"""
      {"id":"\#(id)","parallelism":2,"maxParallelism":128,
        "subtasks":[\#(subtasks.joined(separator: ","))]}
      """#
  }

  var asking: Asking {
    Asking(answer: { [files] question throws(Refusal) in
      guard let text = files[question.file] else {
        throw Refusal("no \(question.file)", advice: question.address)
      }
      return Array(text.utf8)
    })
  }

  func observation(date: String? = "2026-11-26") throws(Refusal) -> Observation {
    try Observation(
      of: try JobReading(asking, window: 60).answers(), workload: "orders", date: date)
  }

  /// Why it is refused; nil when it is not.
  var refusal: Refusal? {
    do throws(Refusal) {
      _ = try observation()
      return nil
    } catch {
      return error
    }
  }
}
