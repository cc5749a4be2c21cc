internal import JSONReading

/// What is asked of, and how to wait: the network, or a folder of saved answers.
public struct Asking {
  /// The bytes of an answer.
  public let answer: (Question) throws(Refusal) -> [UInt8]
  /// Lets so many seconds pass; nil for saved answers, which were taken when they were taken.
  public let pause: ((Double) -> Void)?

  public init(
    answer: @escaping (Question) throws(Refusal) -> [UInt8], pause: ((Double) -> Void)? = nil
  ) {
    self.answer = answer
    self.pause = pause
  }

  func ask(_ question: Question) throws(Refusal) -> JSONNode {
    try Answer.read(try answer(question), to: question)
  }
}

/// What was answered about a job: all that an observation and an import are made of.
public struct JobAnswers: Sendable {
  var version = ""
  var settings: [(key: String, value: String)] = []
  var job: JSONNode
  var checkpointSettings: JSONNode
  var checkpoints: JSONNode
  /// The last completed checkpoint by vertex; nil without one.
  var checkpoint: JSONNode?
  /// The vertices in the order of the plan, sources first as Flink lists them.
  var vertices: [Vertex]
  /// Those that run subtasks of the job.
  var taskManagers: [TaskManager]
  var begin: Moment
  var end: Moment
  /// CPU load by sample, each a list with an entry for each TaskManager.
  var loads: [[Double]]

  struct Vertex: Sendable {
    let id: String
    let name: String
    let isSource: Bool
    /// Metrics that are asked for: those of its first operator of sources, and what operators with
    /// windows give.
    var wanted: [String] = []
    /// All names of its metrics; only of sources.
    var metricNames: [String] = []

    /// Its chain: `Source: orders[1] -> Calc[2]`.
    var operators: [String] { name.split(separator: " -> ").map(String.init) }
  }

  struct TaskManager: Sendable {
    let id: String
    let description: JSONNode
  }

  /// What was read at one end of the window.
  struct Moment: Sendable {
    /// The JobManager's clock, seconds.
    var time: Double
    var job: JSONNode
    var vertices: [JSONNode]
    /// Sums over subtasks, by metric; empty where none are asked for.
    var metrics: [[String: Double]]
    var taskManagers: [[String: Double]]
  }
}
