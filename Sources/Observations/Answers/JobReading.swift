internal import JSONReading
internal import Report

/// Reads a running job, twice: counters say something only by how far they moved.
///
/// Flink refreshes its metrics after somebody has asked for them, at most every ten seconds by default,
/// so that a first answer may be minutes old. Each end of the window is therefore *primed*: a metric is
/// asked for until it changes, and everything else right after that.
public struct JobReading {
  private let asking: Asking
  /// How far apart the two readings are, seconds.
  private let window: Double

  /// The least age of a job, seconds.
  static let leastAge = 60.0
  /// How often a metric is asked for until it changes, a second apart: three times Flink's default.
  private static let mostPrimings = 32
  /// Time between two samples of the CPU load, seconds: Flink's default for refreshing metrics.
  private static let samplePause = 10.0

  public init(_ asking: Asking, window: Double) {
    self.asking = asking
    self.window = window
  }

  /// Everything there is to know about the job.
  public func answers() throws(Refusal) -> JobAnswers {
    let version = try asking.ask(.version)["flink-version"]?.text
    guard let version else { throw .lacking("'flink-version'", in: .version) }
    let id = try runningJob()
    let job = try asking.ask(.job(id))
    try refuseUnfit(job)
    var vertices = try vertices(of: job, id)
    for place in vertices.indices {
      if vertices[place].isSource {
        try chooseMetrics(of: &vertices[place], at: place, id)
      } else {
        chooseWindowMetrics(of: &vertices[place], at: place, id)
      }
    }
    let settings = try asking.ask(.settings).elements.compactMap { entry in
      entry["key"]?.text.map { ($0, entry["value"]?.text ?? "") }
    }
    let checkpointSettings = try asking.ask(.checkpointSettings(id))
    let first = try vertices.enumerated().mapped { (place, vertex) throws(Refusal) in
      try asking.ask(.vertex(vertex.id, at: place, of: id, .begin))
    }
    let taskManagers = try taskManagers(of: first)
    let begin = try moment(.begin, id, vertices, taskManagers)
    let loads = try samples(taskManagers)
    let end = try moment(.end, id, vertices, taskManagers)
    let checkpoints = try asking.ask(.checkpoints(id))
    let last = checkpoints["latest"]?["completed"]?["id"]?.number
    let checkpoint = try last.mapped { (number) throws(Refusal) in
      try asking.ask(.checkpoint(id, Int(clamping: number)))
    }
    return JobAnswers(
      version: version, settings: settings, job: job, checkpointSettings: checkpointSettings,
      checkpoints: checkpoints, checkpoint: checkpoint, vertices: vertices,
      taskManagers: taskManagers, begin: begin, end: end, loads: loads)
  }

  /// The id of the only job that runs.
  private func runningJob() throws(Refusal) -> String {
    let jobs = try asking.ask(.jobs)["jobs"]?.elements ?? []
    let ended: Set<String> = ["FINISHED", "CANCELED", "FAILED"]
    let live = jobs.filter { !ended.contains($0["state"]?.text ?? "") }
    if live.count > 1 { throw .severalJobs(live.map { $0["name"]?.text ?? "?" }) }
    guard let job = live.first else { throw .noJob(jobs.compactMap { $0["state"]?.text }) }
    guard let id = job["jid"]?.text, isName(id) else { throw .lacking("'jid'", in: .jobs) }
    return id
  }

  /// Ids become parts of addresses and of nothing else.
  private func isName(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.count <= 200
      && id.unicodeScalars.allSatisfy {
        $0.isASCII && $0.value > 0x20 && !"/?#%\\".unicodeScalars.contains($0)
      }
  }

  private func refuseUnfit(_ job: JSONNode) throws(Refusal) {
    let state = job["state"]?.text ?? "in no known state"
    if state != "RUNNING" { throw .notRunning(state) }
  }

  private func vertices(of job: JSONNode, _ id: String) throws(Refusal) -> [JobAnswers.Vertex] {
    let nodes = job["plan"]?["nodes"]?.elements ?? []
    let reading = Set(
      nodes.filter { !($0["inputs"]?.elements ?? []).isEmpty }.compactMap { $0["id"]?.text })
    var vertices: [JobAnswers.Vertex] = []
    for node in job["vertices"]?.elements ?? [] {
      guard let vertex = node["id"]?.text, isName(vertex), let name = node["name"]?.text else {
        throw .lacking("id and name of a vertex", in: .job(id))
      }
      if vertices.contains(where: { $0.id == vertex }) { throw .twice(vertex, in: .job(id)) }
      vertices.append(.init(id: vertex, name: name, isSource: !reading.contains(vertex)))
    }
    if vertices.isEmpty { throw .lacking("'vertices'", in: .job(id)) }
    if nodes.isEmpty { throw .lacking("nodes of its 'plan'", in: .job(id)) }
    guard vertices.contains(where: { $0.isSource }) else {
      throw .lacking("vertex without inputs", in: .job(id))
    }
    return vertices
  }

  /// The counters of a source vertex's first operator: those of the vertex itself count only what
  /// crosses the network, which is nothing for a job of one vertex.
  private func chooseMetrics(
    of vertex: inout JobAnswers.Vertex, at place: Int, _ id: String
  ) throws(Refusal) {
    let question = Question.metricNames(ofVertex: vertex.id, at: place, of: id)
    var names: [String] = []
    // Nothing has a name before the first refresh.
    for _ in 0..<Self.mostPrimings {
      names = try asking.ask(question).elements.compactMap { $0["id"]?.text }
      guard names.isEmpty, let pause = asking.pause else { break }
      pause(1)
    }
    let wanted = SourceMetrics(names, vertex: vertex.name)
    guard wanted.recordsOut != nil else {
      throw names.isEmpty ? .stale : .lacking("counter numRecordsOut of a source", in: question)
    }
    vertex.metricNames = names
    vertex.wanted = wanted.all + windowMetrics(of: vertex, among: names)
  }

  /// What operators with windows give tells how many keys close. It is worth knowing, and nothing is
  /// refused without it: who saves answers by hand may leave it out.
  private func chooseWindowMetrics(
    of vertex: inout JobAnswers.Vertex, at place: Int, _ id: String
  ) {
    let question = Question.metricNames(ofVertex: vertex.id, at: place, of: id)
    guard vertex.operators.contains(where: { $0.firstRange(of: "Window") != nil }),
      let answer = try? asking.ask(question)
    else { return }
    vertex.wanted = windowMetrics(of: vertex, among: answer.elements.compactMap { $0["id"]?.text })
  }

  /// What the windows of a vertex give, and what their first phase takes for it.
  private func windowMetrics(
    of vertex: JobAnswers.Vertex, among names: [String]
  ) -> [String] {
    let known = Set(names)
    return vertex.operators.filter { $0.firstRange(of: "Window") != nil }.flatMap { name in
      switch OperatorClass(of: name) {
      case .local:
        [SourceMetrics.recordsIn(ofOperator: name), SourceMetrics.recordsOut(ofOperator: name)]
      case .global, .medium, .complex: [SourceMetrics.recordsOut(ofOperator: name)]
      case .source, .sink, .simple, .lookup, .unknown: [String]()
      }
    }.filter(known.contains)
  }

  /// Those that run one of its subtasks, each once, in the order of the list of all.
  private func taskManagers(of vertices: [JSONNode]) throws(Refusal) -> [JobAnswers.TaskManager] {
    let used = Set(
      vertices.flatMap {
        ($0["subtasks"]?.elements ?? []).compactMap { $0["taskmanager-id"]?.text }
      })
    var found: [JobAnswers.TaskManager] = []
    for node in try asking.ask(.taskManagers)["taskmanagers"]?.elements ?? [] {
      guard let id = node["id"]?.text, used.contains(id), isName(id) else { continue }
      found.append(.init(id: id, description: node))
    }
    guard !found.isEmpty, found.count == used.count else {
      throw .lacking("TaskManagers of the job", in: .taskManagers)
    }
    return found
  }

  private func moment(
    _ end: ReadingEnd, _ id: String, _ vertices: [JobAnswers.Vertex],
    _ taskManagers: [JobAnswers.TaskManager]
  ) throws(Refusal) -> JobAnswers.Moment {
    try prime(taskManagers[0], end)
    let cpu = try taskManagers.enumerated().mapped { (place, manager) throws(Refusal) in
      try metrics(of: manager, at: place, end)
    }
    let job = try asking.ask(.job(id, end))
    try refuseUnfit(job)
    guard let now = job["now"]?.number else { throw .lacking("'now'", in: .job(id)) }
    var counters: [[String: Double]] = []
    for (place, vertex) in vertices.enumerated() {
      if vertex.wanted.isEmpty {
        counters.append([:])
        continue
      }
      let question = Question.metrics(
        vertex.wanted, ofVertex: vertex.id, at: place, of: id, end)
      counters.append(Answer.metrics(try asking.ask(question), "sum"))
    }
    let details = try vertices.enumerated().mapped { (place, vertex) throws(Refusal) in
      try asking.ask(.vertex(vertex.id, at: place, of: id, end))
    }
    return JobAnswers.Moment(
      time: now / 1000, job: job, vertices: details, metrics: counters, taskManagers: cpu)
  }

  /// Asks until the CPU time changes, which every refresh does: a TaskManager always does something.
  private func prime(_ manager: JobAnswers.TaskManager, _ end: ReadingEnd) throws(Refusal) {
    guard let pause = asking.pause else { return }
    let first = try metrics(of: manager, at: 0, end)[TaskManagerMetric.cpuTime.rawValue]
    guard first != nil else { throw .noCPU }
    for _ in 0..<Self.mostPrimings {
      pause(1)
      if try metrics(of: manager, at: 0, end)[TaskManagerMetric.cpuTime.rawValue] != first {
        return
      }
    }
    throw .stale
  }

  private func metrics(
    of manager: JobAnswers.TaskManager, at place: Int, _ end: ReadingEnd
  ) throws(Refusal) -> [String: Double] {
    Answer.metrics(try asking.ask(.metrics(ofTaskManager: manager.id, at: place, end)), "value")
  }

  /// CPU loads within the window: each says something of the time since the last refresh only.
  private func samples(_ managers: [JobAnswers.TaskManager]) throws(Refusal) -> [[Double]] {
    guard let pause = asking.pause else { return savedSamples(managers) }
    var loads: [[Double]] = []
    var left = window
    while left >= 2 * Self.samplePause {
      pause(Self.samplePause)
      left -= Self.samplePause
      loads.append(try sample(loads.count + 1, managers))
    }
    pause(max(0, left))
    return loads.filter { $0.count == managers.count }
  }

  /// As many as were saved.
  private func savedSamples(_ managers: [JobAnswers.TaskManager]) -> [[Double]] {
    var loads: [[Double]] = []
    while loads.count < 1000, let next = try? sample(loads.count + 1, managers) {
      loads.append(next)
    }
    return loads.filter { $0.count == managers.count }
  }

  private func sample(
    _ number: Int, _ managers: [JobAnswers.TaskManager]
  ) throws(Refusal) -> [Double] {
    try managers.enumerated().mapped { (place, manager) throws(Refusal) in
      try metrics(of: manager, at: place, .sample(number))[TaskManagerMetric.cpuLoad.rawValue]
    }.compactMap { $0 }
  }
}

extension Sequence {
  /// `map` with an error of one type.
  func mapped<Result>(_ body: (Element) throws(Refusal) -> Result) throws(Refusal) -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try body(element)) }
    return results
  }
}

extension Optional {
  fileprivate func mapped<Result>(
    _ body: (Wrapped) throws(Refusal) -> Result
  ) throws(Refusal) -> Result? {
    guard let self else { return nil }
    return try body(self)
  }
}
