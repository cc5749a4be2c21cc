/// One question to Flink's REST API, and the file that its answer is saved in.
public struct Question: Equatable, Sendable {
  /// The path and query below the API's address: `/jobs/overview`.
  public let address: String
  /// The path in a folder of saved answers: `begin/job.json`.
  public let file: String

  public init(address: String, file: String) {
    self.address = address
    self.file = file
  }
}

extension Question {
  static let version = Question(address: "/config", file: "config.json")
  static let jobs = Question(address: "/jobs/overview", file: "jobs.json")
  static let settings = Question(address: "/jobmanager/config", file: "jobmanager-config.json")
  static let taskManagers = Question(address: "/taskmanagers", file: "taskmanagers.json")

  static func job(_ job: String, _ end: ReadingEnd? = nil) -> Question {
    Question(address: "/jobs/\(job)", file: path(end, "job.json"))
  }

  static func checkpointSettings(_ job: String) -> Question {
    Question(address: "/jobs/\(job)/checkpoints/config", file: "checkpoint-settings.json")
  }

  static func checkpoints(_ job: String) -> Question {
    Question(address: "/jobs/\(job)/checkpoints", file: "checkpoints.json")
  }

  static func checkpoint(_ job: String, _ number: Int) -> Question {
    Question(address: "/jobs/\(job)/checkpoints/details/\(number)", file: "checkpoint.json")
  }

  static func vertex(_ vertex: String, at place: Int, of job: String, _ end: ReadingEnd) -> Question
  {
    Question(
      address: "/jobs/\(job)/vertices/\(vertex)", file: path(end, "vertex-\(place).json"))
  }

  static func metricNames(ofVertex vertex: String, at place: Int, of job: String) -> Question {
    Question(
      address: "/jobs/\(job)/vertices/\(vertex)/subtasks/metrics",
      file: "vertex-\(place)-metric-names.json")
  }

  /// Metrics of all subtasks together. One name that Flink does not know makes the answer empty, so
  /// that only names from `metricNames` may be asked for.
  static func metrics(
    _ names: [String], ofVertex vertex: String, at place: Int, of job: String, _ end: ReadingEnd
  ) -> Question {
    let names = names.map(encoded).joined(separator: ",")
    return Question(
      address: "/jobs/\(job)/vertices/\(vertex)/subtasks/metrics?get=\(names)",
      file: path(end, "vertex-\(place)-metrics.json"))
  }

  static func metrics(ofTaskManager id: String, at place: Int, _ end: ReadingEnd) -> Question {
    let names = TaskManagerMetric.allCases.map(\.rawValue).joined(separator: ",")
    return Question(
      address: "/taskmanagers/\(encoded(id))/metrics?get=\(names)",
      file: path(end, "taskmanager-\(place)-metrics.json"))
  }

  private static func path(_ end: ReadingEnd?, _ file: String) -> String {
    end.map { "\($0.folder)/\(file)" } ?? file
  }

  /// Brackets and blanks stand in the names of operators; everything but letters, digits and `-._~`
  /// is written as `%5B`.
  static func encoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || ("0"..."9").contains(scalar) || "-._~:".unicodeScalars.contains(scalar)
      let digits = String(byte, radix: 16, uppercase: true)
      result += isPlain ? String(scalar) : "%" + (digits.count < 2 ? "0" : "") + digits
    }
  }
}

/// When metrics are read.
enum ReadingEnd: Equatable {
  case begin
  /// Within the window, from 1 on.
  case sample(Int)
  case end

  var folder: String {
    switch self {
    case .begin: "begin"
    case .sample(let number): "sample-\(number)"
    case .end: "end"
    }
  }
}

/// The metrics of a TaskManager that an observation needs.
enum TaskManagerMetric: String, CaseIterable {
  case cpuTime = "Status.JVM.CPU.Time"
  case cpuLoad = "Status.JVM.CPU.Load"
  case heapUsed = "Status.JVM.Memory.Heap.Used"
  case heapMost = "Status.JVM.Memory.Heap.Max"
  case metaspaceUsed = "Status.JVM.Memory.Metaspace.Used"
  case directUsed = "Status.JVM.Memory.Direct.MemoryUsed"
  case managedUsed = "Status.Flink.Memory.Managed.Used"
  case networkUsed = "Status.Shuffle.Netty.UsedMemory"
}
