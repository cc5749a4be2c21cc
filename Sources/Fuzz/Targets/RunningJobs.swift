internal import Diagnostics
internal import JSONReading
internal import Observations
internal import Reading
internal import Settings
internal import Workloads

// What a cluster and Kubernetes answer, and what is recorded of it.

extension Target {
  /// A recorded observation: read, or told why not; what was read is read again as it is written.
  static let observation = Target(
    name: "observation", seeds: [],
    fixtures: [
      ("content/observations", ".json"), ("Tests/headroomTests/Fixtures/invalid", "orders.json"),
    ],
    marks: jsonMarks + ["\"schema\":\"headroom.observation/1\"", "\"vertices\":[]", "\"NaN\""],
    largest: 256 << 10, perBatch: 1000
  ) { bytes in
    guard let read = try? Observation.read(bytes, file: "a.json") else { return nil }
    return fault(of: read)
  }

  /// All that a cluster answers about a job, `>>> FILE` before each answer: an observation of it and a
  /// file that plans it, or the reason why not.
  static let answers = Target(
    name: "answers", seeds: [smallJob], fixtures: [],
    marks: jsonMarks + [
      "\n>>> jobs.json\n", "\n>>> checkpoints.json\n", "\"NaN\"", "\"sum\":", "\"id\":", "null",
      "HOP(size=[1 min])", "Join[3]", "Source: ", " -> ", "<html>",
    ], largest: 256 << 10, perBatch: 500
  ) { input in
    do throws(Refusal) {
      let answers = try readAnswers(in: input)
      let observation = try Observation(of: answers, workload: "a", date: nil)
      let yaml = try ImportedWorkload(of: answers).yaml()
      return fault(of: observation) ?? fault(ofYAML: yaml)
    } catch {
      return nil
    }
  }

  /// What a job's reading makes of answers with their files.
  static func readAnswers(in input: [UInt8]) throws(Refusal) -> JobAnswers {
    let files = answers(in: input)
    let asking = Asking(answer: { question throws(Refusal) in
      guard let bytes = files[question.file] else {
        throw Refusal("no \(question.file)", advice: question.address)
      }
      return bytes
    })
    return try JobReading(asking, window: 60).answers()
  }

  /// Manifests of what is deployed: what is imported is YAML, and nothing has drifted from itself.
  static let deployment = Target(
    name: "deployment", seeds: [smallDeployment],
    fixtures: [("Tests/ReportTests/Goldens/files", ".yaml")],
    marks: [
      "  ", "- ", ": ", "---\n", "kind: List\n", "items:\n", "kind: ComputePool\n", "spec:\n",
      "flinkConfiguration:\n", "{}", "[]", "null", "&a ", "*a", "parallelism: 1e9\n",
      "memory: 1g\n",
      "state.backend.type: x\n", "\"\\u0000\"", "|\n",
    ], largest: 256 << 10, perBatch: 200
  ) { text in
    let resources = DeployedResource.read(text, file: "a.yaml").resources
    for resource in resources {
      if let fault = fault(ofYAML: ImportedDeployment(resource).yaml) { return fault }
    }
    let drift = Drift(planned: resources, deployed: resources)
    _ = (drift.table, drift.summary, drift.json)
    return nil
  }

  private static func fault(of observation: Observation) -> String? {
    do throws(UnreadableJSON) {
      let again = try Observation.read(observation.json, file: "a.json")
      return again.json == observation.json ? nil : "is written as something else"
    } catch {
      return "its own observation: \(error.diagnostic)"
    }
  }

  private static func fault(ofYAML text: String) -> String? {
    let problems = Problems()
    _ = YAML.parse(text, file: "a.yaml", problems: problems)
    return problems.all.first.map { "imports no YAML: \($0)" }
  }

  /// The answers of an input, by their files.
  private static func answers(in input: [UInt8]) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    var file = ""
    for line in input.split(separator: 0x0A) {
      if line.starts(with: ">>> ".utf8) {
        file = String(decoding: line.dropFirst(4), as: UTF8.self)
      } else {
        files[file, default: []] += line
      }
    }
    return files
  }

  private static let jsonMarks = [
    "{", "}", "[", "]", ",", "null", "true", "\"a\":", "\"\\u0000\"", "\\uD800", "1e308", "-1",
    "0", "18446744073709551616", "1E-400",
  ]

  private static let smallDeployment = """
    apiVersion: flink.apache.org/v1beta1
    kind: FlinkDeployment
    metadata: { name: orders, namespace: flink }
    spec:
      flinkVersion: v2_0
      flinkConfiguration:
        taskmanager.numberOfTaskSlots: "2"
        execution.checkpointing.interval: 1 min
      taskManager: { resource: { cpu: 2, memory: 8g } }
      job: { parallelism: 4 }

    """

  /// A source and an aggregation, one subtask each.
  private static let smallJob: String = {
    let settled = """
      >>> config.json
      {"flink-version":"2.3.0"}
      >>> jobs.json
      {"jobs":[{"jid":"a1","name":"orders","state":"RUNNING"}]}
      >>> jobmanager-config.json
      [{"key":"taskmanager.memory.process.size","value":"4g"}]
      >>> checkpoint-settings.json
      {"mode":"exactly_once","interval":10000,"timeout":600000,"min_pause":0}
      >>> taskmanagers.json
      {"taskmanagers":[{"id":"t1","slotsNumber":2,"hardware":{"cpuCores":2},\
      "memoryConfiguration":{"taskHeap":1530082070,"managedMemory":1438814063}}]}
      >>> vertex-0-metric-names.json
      [{"id":"Source__o[1].numRecordsOut"},{"id":"Source__o[1].numBytesIn"}]
      >>> checkpoints.json
      {"counts":{"completed":4,"failed":1},"latest":{"completed":{"id":5}},"history":[\
      {"id":5,"status":"COMPLETED","is_savepoint":false,"trigger_timestamp":1040000,\
      "checkpointed_size":2000,"state_size":9000,"end_to_end_duration":300}]}
      >>> checkpoint.json
      {"tasks":{"v0":{"state_size":0},"v1":{"state_size":9000}}}
      >>> job.json
      \(job(at: 1000))

      """
    let samples = (1...5).map {
      """
      >>> sample-\($0)/taskmanager-0-metrics.json
      \(taskManager(cpu: 10 + 9 * $0))

      """
    }
    return settled + samples.joined() + moment("begin", at: 1000, records: 100_000, cpu: 10)
      + moment("end", at: 1060, records: 700_000, cpu: 64)
  }()

  private static func job(at seconds: Int) -> String {
    #"{"jid":"a1","name":"orders","state":"RUNNING","now":\#(seconds)000,"#
      + #""timestamps":{"RUNNING":900000},"vertices":[{"id":"v0","name":"Source: o[1]"},"#
      + #"{"id":"v1","name":"GroupAggregate[3] -> sink[4]: Writer"}],"#
      + #""plan":{"nodes":[{"id":"v1","inputs":[{"id":"v0"}]},{"id":"v0"}]}}"#
  }

  private static func taskManager(cpu: Int) -> String {
    #"[{"id":"Status.JVM.CPU.Time","value":"\#(cpu)000000000"},"#
      + #"{"id":"Status.JVM.CPU.Load","value":"0.45"}]"#
  }

  private static func moment(_ end: String, at seconds: Int, records: Int, cpu: Int) -> String {
    func vertex(_ id: String, _ metrics: String) -> String {
      #"{"id":"\#(id)","parallelism":1,"maxParallelism":128,"subtasks":["#
        + #"{"start-time":900000,"taskmanager-id":"t1","metrics":{\#(metrics)}}]}"#
    }
    let sums =
      #"[{"id":"Source__o[1].numRecordsOut","sum":\#(records).0},"#
      + #"{"id":"Source__o[1].numBytesIn","sum":\#(records * 500).0}]"#
    let answers = [
      ("job", job(at: seconds)), ("taskmanager-0-metrics", taskManager(cpu: cpu)),
      ("vertex-0-metrics", sums),
      (
        "vertex-0",
        vertex(
          "v0", #""read-records":0,"write-records":\#(records),"write-bytes":\#(records * 16)"#)
      ),
      (
        "vertex-1",
        vertex(
          "v1",
          #""read-records":\#(records),"write-records":0,"write-bytes":0,"#
            + #""accumulated-busy-time":\#(seconds * 400).0"#)
      ),
    ]
    return answers.map { ">>> \(end)/\($0.0).json\n\($0.1)\n" }.joined()
  }
}
