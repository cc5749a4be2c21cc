internal import Amounts
internal import Diagnostics
internal import JSONReading
internal import Report
internal import Sizing

extension Observation {
  /// The shortest window that says anything, seconds.
  private static let shortest = 20.0
  /// How far the two ways to tell the cores in use may differ.
  private static let cpuTolerance = 0.15

  /// What a job's answers say, or why they say nothing.
  ///
  /// - Parameters:
  ///   - workload: the id of the workload that the job runs.
  ///   - date: the day of the answers.
  public init(
    of answers: JobAnswers, workload: String, date: String?
  ) throws(Refusal) {
    let window = answers.end.time - answers.begin.time
    if window < 0 { throw .backwards }
    let age = try Self.age(of: answers)
    guard window >= Self.shortest else { throw .shortWindow(window) }
    let sources = try Self.sources(of: answers, over: window)
    let (cores, byLoad) = try Self.cores(of: answers, over: window)
    let vertices = Self.vertices(of: answers, over: window)
    self.init(
      workload: workload, date: date, flink: Self.word(answers.version),
      window: Seconds(window.shortened), age: Seconds(age.shortened), sources: sources,
      cores: Cores(cores.shortened), coresByLoad: Cores(byLoad.shortened),
      vertices: vertices, checkpoints: Checkpoints(of: answers),
      cluster: Cluster(of: answers, vertices),
      configuration: ObservedOption.chosen(from: answers))
  }

  /// Since the job or one of its subtasks last started, at the first reading.
  private static func age(of answers: JobAnswers) throws(Refusal) -> Double {
    let (begin, end) = (lastStart(answers.begin), lastStart(answers.end))
    let counts = { (moment: JobAnswers.Moment) in
      moment.vertices.map { ($0["subtasks"]?.elements ?? []).count }
    }
    if begin != end || counts(answers.begin) != counts(answers.end) { throw .restarted }
    let age = answers.begin.time - (begin ?? answers.begin.time)
    guard age >= JobReading.leastAge else { throw .young(seconds: max(0, age)) }
    return age
  }

  private static func lastStart(_ moment: JobAnswers.Moment) -> Double? {
    let job = moment.job["timestamps"]?["RUNNING"]?.number
    let subtasks = moment.vertices.flatMap { vertex in
      (vertex["subtasks"]?.elements ?? []).compactMap { $0["start-time"]?.number }
    }
    return (subtasks + [job].compactMap { $0 }).max().map { $0 / 1000 }
  }

  private static func sources(
    of answers: JobAnswers, over window: Double
  ) throws(Refusal) -> [Source] {
    var sources: [Source] = []
    for (place, vertex) in answers.vertices.enumerated() where vertex.isSource {
      let metrics = SourceMetrics(vertex.metricNames, vertex: vertex.name)
      guard let counter = metrics.recordsOut,
        let before = answers.begin.metrics[place][counter],
        let after = answers.end.metrics[place][counter]
      else { throw .stale }
      let records = after - before
      if before < 0 { throw .impossible("a source has read fewer than no records") }
      if records < 0 { throw .restarted }
      if records / window > Allowed.rate.upperBound {
        throw .impossible("a source reads more than 10^12 records a second")
      }
      let bytes = metrics.bytesIn.flatMap { name in
        answers.begin.metrics[place][name].flatMap { before in
          answers.end.metrics[place][name].map { $0 - before }
        }
      }
      let change = VertexChange(answers, place, over: window)
      let (size, origin) = recordSize(connector: bytes, records: records, change)
      sources.append(
        Source(
          name: word(sourceName(of: vertex.name)),
          rate: RecordsPerSecond((records / window).shortened),
          recordBytes: size, recordsFrom: origin, partitions: metrics.partitions,
          parallelism: change.parallelism))
    }
    guard sources.contains(where: { $0.rate > .zero }) else { throw .noRecords }
    return sources
  }

  private static func recordSize(
    connector: Double?, records: Double, _ change: VertexChange
  ) -> (Bytes?, RecordOrigin?) {
    if let connector, connector > 0, records > 0 {
      return (Bytes((connector / records).shortened), .connector)
    }
    guard change.recordsOut > 0, change.bytesOut > 0 else { return (nil, nil) }
    return (Bytes((change.bytesOut / change.recordsOut).shortened), .network)
  }

  /// `Source: orders[1]` is called `orders`.
  private static func sourceName(of vertex: String) -> String {
    let first = SourceMetrics.firstOperator(of: vertex)
    let bare = first.hasPrefix("Source: ") ? String(first.dropFirst("Source: ".count)) : first
    return String(bare.prefix { $0 != "[" })
  }

  /// Cores in use by CPU time and by CPU load.
  private static func cores(
    of answers: JobAnswers, over window: Double
  ) throws(Refusal) -> (byTime: Double, byLoad: Double) {
    var (byTime, byLoad) = (0.0, 0.0)
    let time = TaskManagerMetric.cpuTime.rawValue
    for (place, manager) in answers.taskManagers.enumerated() {
      guard let before = answers.begin.taskManagers[place][time],
        let after = answers.end.taskManagers[place][time], before >= 0
      else { throw .noCPU }
      if after < before { throw .restarted }
      if after == before { throw .stale }
      byTime += (after - before) / 1e9 / window
      let cores = manager.description["hardware"]?["cpuCores"]?.number ?? 1
      guard cores > 0 else { throw .impossible("a TaskManager has no cores") }
      guard let load = load(of: place, answers) else { throw .noLoad }
      byLoad += load * cores
    }
    guard abs(byTime - byLoad) <= cpuTolerance * max(byTime, byLoad) else {
      throw .cpuDiffers(time: byTime, load: byLoad)
    }
    return (byTime, byLoad)
  }

  /// The mean of the samples and of the end's; without samples of both ends. Nil where Java does not
  /// know it, which it calls a negative load.
  private static func load(of place: Int, _ answers: JobAnswers) -> Double? {
    let load = TaskManagerMetric.cpuLoad.rawValue
    let samples = answers.loads.map { $0[place] }
    let ends =
      [answers.end.taskManagers[place][load]]
      + (samples.isEmpty ? [answers.begin.taskManagers[place][load]] : [])
    let all = (samples + ends.compactMap { $0 }).filter { $0 >= 0 }
    return all.isEmpty ? nil : all.mean
  }

  private static func vertices(of answers: JobAnswers, over window: Double) -> [Vertex] {
    answers.vertices.enumerated().map { place, vertex in
      let change = VertexChange(answers, place, over: window)
      let state = answers.checkpoint?["tasks"]?[vertex.id]?["state_size"]?.number
      return Vertex(
        operators: vertex.name.split(separator: " -> ").map(word), parallelism: change.parallelism,
        maxParallelism: change.maxParallelism,
        recordsIn: RecordsPerSecond((change.recordsIn / window).shortened),
        recordsOut: RecordsPerSecond((change.recordsOut / window).shortened),
        busy: change.busy?.shortened, backPressured: change.backPressured?.shortened,
        skew: change.skew?.shortened, state: state.map { Bytes(max(0, $0)) },
        localOutput: localOutput(of: vertex, at: place, answers)?.shortened)
    }
  }

  /// Of the vertex's first phase of windows: records given over records taken.
  private static func localOutput(
    of vertex: JobAnswers.Vertex, at place: Int, _ answers: JobAnswers
  ) -> Double? {
    let change = { (metric: String) -> Double in
      guard let before = answers.begin.metrics[place][metric],
        let after = answers.end.metrics[place][metric]
      else { return 0 }
      return after - before
    }
    let operators = vertex.operators.filter { OperatorClass(of: $0) == .local }
    let taken = operators.reduce(0) { $0 + change(SourceMetrics.recordsIn(ofOperator: $1)) }
    let given = operators.reduce(0) { $0 + change(SourceMetrics.recordsOut(ofOperator: $1)) }
    return taken > 0 && given > 0 ? min(1, given / taken) : nil
  }

  /// A name without what would break a line or hide text, cut to a length that a table holds.
  static func word(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars.map { scalar in
      scalar.isPrintable ? scalar : " "
    }
    return String(String.UnicodeScalarView(scalars.prefix(120)))
  }
}

/// How a vertex's counters moved.
struct VertexChange {
  let parallelism: Int
  let maxParallelism: Int
  private(set) var (recordsIn, recordsOut, bytesOut) = (0.0, 0.0, 0.0)
  private(set) var busy: Double?
  private(set) var backPressured: Double?
  /// Records of the busiest subtask over the mean.
  private(set) var skew: Double?

  init(_ answers: JobAnswers, _ place: Int, over window: Double) {
    let (begin, end) = (answers.begin.vertices[place], answers.end.vertices[place])
    parallelism = Self.count(end["parallelism"], from: 1)
    maxParallelism = Self.count(end["maxParallelism"], from: 0)
    let before = begin["subtasks"]?.elements ?? []
    let after = end["subtasks"]?.elements ?? []
    let changes = { (name: String) -> [Double?] in
      zip(before, after).map { before, after in
        guard let old = before["metrics"]?[name]?.number, let new = after["metrics"]?[name]?.number
        else { return nil }
        return max(0, new - old)
      }
    }
    let read = changes("read-records").compactMap { $0 }
    recordsIn = read.reduce(0, +)
    recordsOut = changes("write-records").compactMap { $0 }.reduce(0, +)
    bytesOut = changes("write-bytes").compactMap { $0 }.reduce(0, +)
    busy = Self.share(changes("accumulated-busy-time"), of: window)
    backPressured = Self.share(changes("accumulated-backpressured-time"), of: window)
    if recordsIn > 0, let most = read.max() { skew = most * Double(read.count) / recordsIn }
  }

  /// In the range that Flink has for it.
  private static func count(_ node: JSONNode?, from least: Double) -> Int {
    let most = Double(Allowed.maxParallelism.upperBound)
    return Int(clamping: min(most, max(least, node?.number ?? least)))
  }

  /// Milliseconds of all subtasks as part of the window; nil where Flink says that it is no number.
  private static func share(_ times: [Double?], of window: Double) -> Double? {
    let known = times.compactMap { $0 }
    guard !known.isEmpty, known.count == times.count else { return nil }
    return min(1, known.reduce(0, +) / 1000 / window / Double(known.count))
  }
}

extension Observation.Checkpoints {
  /// Of those that say something: completed, no savepoints, and not the first, which writes everything.
  init?(of answers: JobAnswers) {
    let counts = answers.checkpoints["counts"]
    let history = (answers.checkpoints["history"]?.elements ?? []).filter { entry in
      entry["status"]?.text == "COMPLETED" && entry["is_savepoint"]?.flag != true
        && entry["id"]?.number ?? 0 > 1
    }
    guard let latest = history.first else { return nil }
    let numbers = { (key: String) in
      history.compactMap { $0[key]?.number }.filter { $0 >= 0 }
    }
    let (durations, written) = (numbers("end_to_end_duration"), numbers("checkpointed_size"))
    let triggers = numbers("trigger_timestamp")
    guard !durations.isEmpty, !written.isEmpty else { return nil }
    let span = (triggers.max() ?? 0) - (triggers.min() ?? 0)
    let between = triggers.count - 1
    self.init(
      completed: Int(clamping: counts?["completed"]?.number ?? 0),
      failed: Int(clamping: counts?["failed"]?.number ?? 0), counted: history.count,
      interval: between > 0 ? Seconds((span / 1000 / Double(between)).shortened) : nil,
      meanDuration: Seconds((durations.mean / 1000).shortened),
      longestDuration: Seconds(((durations.max() ?? 0) / 1000).shortened),
      written: Bytes(written.mean.shortened),
      state: Bytes(max(0, latest["state_size"]?.number ?? 0)))
  }
}

extension Observation.Cluster {
  init(of answers: JobAnswers, _ vertices: [Observation.Vertex]) {
    let nodes = answers.taskManagers.map { $0.description }
    let cores = nodes.map { $0["hardware"]?["cpuCores"]?.number ?? 1 }
    let memory = nodes.first?["memoryConfiguration"]
    self.init(
      taskManagers: nodes.count,
      slotsPerTaskManager: Int(clamping: max(0, nodes.first?["slotsNumber"]?.number ?? 1)),
      coresPerTaskManager: cores.mean.shortened,
      parallelism: vertices.map { $0.parallelism }.max() ?? 1,
      maxParallelism: vertices.map { $0.maxParallelism }.max() ?? 0,
      configured: Self.configuredParts.compactMap { name, key in
        (memory?[key]?.number).map { .init(name: name, bytes: max(0, $0)) }
      },
      used: Self.usedParts.compactMap { name, metric in
        answers.end.taskManagers.compactMap { $0[metric.rawValue] }.max()
          .map { .init(name: name, bytes: max(0, $0)) }
      })
  }

  /// As plans call them, and as the REST API does.
  private static let configuredParts = [
    ("totalProcessMemory", "totalProcessMemory"), ("totalFlinkMemory", "totalFlinkMemory"),
    ("frameworkHeap", "frameworkHeap"), ("taskHeap", "taskHeap"),
    ("frameworkOffHeap", "frameworkOffHeap"), ("taskOffHeap", "taskOffHeap"),
    ("networkMemory", "networkMemory"), ("managedMemory", "managedMemory"),
    ("jvmMetaspace", "jvmMetaspace"), ("jvmOverhead", "jvmOverhead"),
  ]

  private static let usedParts: [(String, TaskManagerMetric)] = [
    ("heap", .heapUsed), ("managedMemory", .managedUsed), ("networkMemory", .networkUsed),
    ("jvmMetaspace", .metaspaceUsed), ("direct", .directUsed),
  ]
}

extension [Double] {
  var mean: Double { isEmpty ? 0 : reduce(0, +) / Double(count) }
}

extension Double {
  /// To six significant digits: what a reading can say, and no noise in files.
  var shortened: Double {
    guard isFinite, self != 0 else { return self }
    var scale = 1.0
    while abs(self) * scale < 100_000, scale < 1e18 { scale *= 10 }
    while abs(self) * scale >= 1_000_000, scale > 1e-18 { scale /= 10 }
    return (self * scale).rounded() / scale
  }
}
