internal import Report
internal import Sizing
public import Workloads

/// A workload's file from a manifest, which says how a job is deployed and nothing of its records.
public struct ImportedDeployment {
  /// The file's name without its ending.
  public let id: String
  private let resource: DeployedResource

  public init(_ resource: DeployedResource) {
    id = KubernetesLabel.make(resource.name)
    self.resource = resource
  }

  /// The file. What a manifest can't tell has a value that lets the file be read, and a comment that says
  /// how to find the right one.
  public var yaml: String {
    ([
      "# Imported from the \(resource.kind) \(Observation.word(resource.name)): \(shape).",
      "# A manifest contains nothing about records: replace every value marked 'not known'.",
      "title: \"\(id)\"",
      "# owner:                      the team that is responsible for it",
    ] + namespace + [
      "source:",
      "  rate: 1k/s                  # not known: the peak of a week, from the topic or numRecordsOut of the source",
      "  record: 1 kB                # not known: bytes of a topic over its records",
      "  # partitions:               kafka-topics --describe",
      "latency: relaxed              # not known: the tier that the output must meet\(bufferTimeout)",
    ] + state + [
      "statements:",
      "  - name: \"job\"",
      "    complexity: simple        # not known: a statement for each of yours; 'headroom import flink' finds them",
    ] + maxParallelism + checkpoints + memory).joined(separator: "\n") + "\n"
  }

  /// `1 slot`, `4 slots`, of a number as the manifest writes it.
  private func counted(_ number: String, _ noun: String) -> String {
    "\(number) \(noun)\(number == "1" ? "" : "s")"
  }

  private var shape: String {
    let parts: [String?] = [
      (resource["job.parallelism"] ?? resource["parallelism.default"]).map { "parallelism \($0)" },
      resource["taskmanager.numberOfTaskSlots"].map { counted($0, "slot") + " a TaskManager" },
      resource["taskManager.resource.cpu"].map { counted($0, "core") },
      resource["taskManager.resource.memory"].map { "\($0) of memory" },
      resource["flinkVersion"].map { "Flink \($0)" },
    ]
    let known = parts.compactMap { $0 }.map { Observation.word($0) }
    return known.isEmpty ? "no sizes given" : known.joined(separator: ", ")
  }

  private var namespace: [String] {
    guard let namespace = resource.namespace, KubernetesLabel.isLabel(namespace) else { return [] }
    return ["# environment:                the one with the namespace \(namespace)"]
  }

  private var bufferTimeout: String {
    let key = "execution.buffer-timeout.interval"
    return resource[key].map { "; its buffers wait \(Observation.word($0))" } ?? ""
  }

  private var state: [String] {
    let backend = resource["state.backend.type"] ?? resource["state.backend"]
    if backend == StateBackend.hashmap.name { return ["state: { backend: hashmap }"] }
    let incremental = OptionNames.spellings(of: "execution.checkpointing.incremental").lazy
      .compactMap { resource[$0] }.first
    return incremental == "false" ? ["state: { incremental: false }"] : []
  }

  private var maxParallelism: [String] {
    guard let text = resource["pipeline.max-parallelism"], let number = Int(text),
      (1...32_768).contains(number)
    else { return [] }
    return ["maxParallelism: \(number)          # the running job's, which it keeps with its state"]
  }

  private var checkpoints: [String] {
    let key = "execution.checkpointing.interval"
    guard let interval = resource[key] else { return [] }
    return [
      "# It makes a checkpoint every \(Observation.word(interval)); the plan recommends an interval."
    ]
  }

  private var memory: [String] {
    let key = "taskManager.resource.memory"
    guard let text = resource[key], let bytes = SettingValue(text, of: key).number else {
      return []
    }
    return [
      "# memory: { process: \(Format.memory(Bytes(bytes))) }   as deployed; leave it out to have it planned"
    ]
  }
}
