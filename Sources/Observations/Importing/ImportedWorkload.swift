internal import Amounts
internal import JSONReading
internal import Report
internal import Sizing
public import Workloads

/// A workload as a running job shows it, to be completed by its team.
public struct ImportedWorkload {
  let observation: Observation
  let title: String
  let statements: [ImportedStatement]
  private let sources: [(name: String, source: Observation.Source)]

  public init(of answers: JobAnswers) throws(Refusal) {
    let observation = try Observation(of: answers, workload: "", date: nil)
    self.observation = observation
    title = Observation.word(answers.job["name"]?.text ?? "Imported job")
    var sources: [Int: Observation.Source] = [:]
    var rest = observation.sources[...]
    for (place, vertex) in answers.vertices.enumerated() where vertex.isSource {
      sources[place] = rest.popFirst()
    }
    self.sources = sources.keys.sorted().compactMap { place in
      sources[place].map { (ImportedStatement.sourceName($0, sources, at: place), $0) }
    }
    statements = ImportedStatement.all(
      of: observation.vertices, inputs: Self.inputs(of: answers), sources: sources,
      windows: JobWindow.all(of: answers))
  }

  /// The vertices that each reads, by place.
  private static func inputs(of answers: JobAnswers) -> [[Int]] {
    let nodes = answers.job["plan"]?["nodes"]?.elements ?? []
    return answers.vertices.map { vertex in
      let node = nodes.first { $0["id"]?.text == vertex.id }
      return (node?["inputs"]?.elements ?? []).compactMap { input in
        answers.vertices.firstIndex { $0.id == input["id"]?.text }
      }
    }
  }

  /// The workload's file.
  ///
  /// - Parameter planned: the same file planned without calibration; with it the file gets the job's own
  ///   figures of a core, so that the plan takes the work that was measured.
  public func yaml(calibratedBy planned: PlannedWorkload? = nil) -> String {
    var lines = [
      "# Imported from a running job: \(Format.figure(observation.cores.value)) cores in use at \(Format.rate(observation.rate)),",
      "# parallelism \(observation.cluster.parallelism) on \(Format.counted(observation.cluster.taskManagers, "TaskManager")), Flink \(observation.flink). Complete the values that comments ask for.",
      "title: \(Self.quoted(title))",
      "# owner:                                the team that is responsible for it",
    ]
    lines += sourceLines
    lines.append(
      "latency: relaxed                        # not known: the tier that the output must meet")
    lines.append(
      "# delivery: at-least-once               unless its sinks are transactional or idempotent")
    lines += skewLines + stateLines + statementLines
    if observation.cluster.maxParallelism > 0 {
      lines.append(
        "maxParallelism: \(min(observation.cluster.maxParallelism, 32_768))                     # the running job's, which it keeps with its state"
      )
    }
    lines.append(
      "# recovery: { objective: 15 min }       the longest acceptable recovery after a failure")
    lines += calibration(planned) + ["notes: \(Self.quoted(origin))"]
    return lines.joined(separator: "\n") + "\n"
  }

  private var origin: String {
    let checkpoints = observation.checkpoints.map { checkpoint in
      """
       A checkpoint wrote \(Format.size(checkpoint.written)) in \
      \(Format.duration(checkpoint.meanDuration))\
      \(checkpoint.interval.map { ", every \(Format.duration($0))" } ?? "").
      """
    }
    return """
      Imported from a running job, observed for \(Format.duration(observation.window)).\
      \(checkpoints ?? "")
      """
  }

  private var sourceLines: [String] {
    var lines = sources.count == 1 ? ["source:"] : ["sources:"]
    for (name, source) in sources {
      let (first, rest) = sources.count == 1 ? ("  ", "  ") : ("  - ", "    ")
      lines.append("\(first)name: \"\(name)\"")
      lines.append(
        "\(rest)rate: \(Spelled.rate(max(1, source.rate.value)))  # as measured: replace it with the peak of a week"
      )
      if let bytes = source.recordBytes {
        let why =
          source.recordsFrom == .connector
          ? "as the connector counted"
          : "behind the source, in Flink's own format: take it from the topic"
        lines.append("\(rest)record: \(Spelled.bytes(max(1, bytes.value)))  # \(why)")
      } else {
        lines.append("\(rest)record: 1 kB  # not known: bytes of a topic over its records")
      }
      lines.append(
        source.partitions.map { "\(rest)partitions: \($0)" }
          ?? "\(rest)# partitions:  not named by the connector: kafka-topics --describe")
    }
    return lines
  }

  private var skewLines: [String] {
    guard let skew = observation.skew else { return [] }
    let name = skew <= 1.2 ? "low" : skew <= 1.8 ? "medium" : "high"
    return [
      "skew: \(name)  # the busiest subtask took \(Format.figure(skew)) times the mean",
      "# hotKeyShare:  the share of the most frequent key: GROUP BY the key, over an hour of the topic",
    ]
  }

  private var stateLines: [String] {
    guard statements.contains(where: { $0.state != nil }) else { return [] }
    let options = observation.configuration
    let backend = options.first { $0.key == "state.backend.type" }?.value
    guard backend == "hashmap" else { return [] }
    return ["state: { backend: hashmap }"]
  }

  private var statementLines: [String] {
    ["statements:  # by their operators; see which statement of yours each is"]
      + statements.flatMap { statement in
        var lines = statement.remarks.map { "  # \($0)" }
        lines += [
          "  - name: \"\(statement.name)\"", "    complexity: \(statement.complexity.name)",
        ]
        if !statement.from.isEmpty {
          lines.append(
            "    from: [\(statement.from.map { "\"\($0)\"" }.joined(separator: ", "))]")
        }
        if let output = statement.output { lines.append("    output: \(Exact.number(output))") }
        if statement.isTwoPhase { lines.append("    twoPhase: true") }
        if statement.isLookup {
          lines.append(
            "    lookup: { latency: 5 ms }  # not known: time of a call, hits of a cache, capacity if async"
          )
        }
        return lines + Self.windowLines(statement) + Self.stateLines(statement)
      }
  }

  private static func windowLines(_ statement: ImportedStatement) -> [String] {
    guard let window = statement.window else { return [] }
    var parts = ["size: \(Spelled.time(window.size))"]
    if let slide = window.slide { parts.append("slide: \(Spelled.time(slide))") }
    if window.writesPanes { parts.append("panes: true") }
    return ["    window: { \(parts.joined(separator: ", ")) }"]
  }

  private static func stateLines(_ statement: ImportedStatement) -> [String] {
    guard let state = statement.state else { return [] }
    guard let window = statement.window, let keys = statement.keys else {
      let size = Spelled.bytes(max(1000, state.value))
      return [
        "    state: { size: \(size) }  # of a checkpoint; better keys and bytesPerKey: count the keys"
      ]
    }
    let bytes = max(1, state.value / (keys * window.copies))
    let why =
      window.closings == nil
      ? "at most: the records of a window, of which keys take several"
      : "that closed in a window, as the operator counted"
    return [
      "    state:", "      keys: \(Spelled.count(keys))  # \(why)",
      "      bytesPerKey: \(Spelled.bytes(bytes))  # of a checkpoint, over them",
    ]
  }

  private func calibration(_ planned: PlannedWorkload?) -> [String] {
    guard let planned else { return [] }
    let job = MeasuredWorkload(workload: planned, observation: observation)
    let remark = "the job's own work: \(Format.work(observation.workPerRecord)) of CPU a record"
    return OwnFigures(job)?.lines(remark: remark) ?? []
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.flatMap { $0 == "\\" || $0 == "\"" ? "\\\($0)" : "\($0)" } + "\""
  }
}

/// Amounts as workload files have them, rounded to what a reading says.
enum Spelled {
  /// 14.9k/s
  static func rate(_ amount: Double, digits: Int = 3) -> String {
    scaled(amount, digits, [("", 1), ("k", 1e3), ("M", 1e6), ("G", 1e9)]) + "/s"
  }

  /// 62.4k
  static func count(_ amount: Double) -> String {
    scaled(amount, 3, [("", 1), ("k", 1e3), ("M", 1e6), ("G", 1e9)])
  }

  /// 90 s, 500 ms
  static func time(_ time: Seconds) -> String {
    time.value < 1 ? "\(Exact.number(time.value * 1000)) ms" : "\(Exact.number(time.value)) s"
  }

  /// 27.7 MB
  static func bytes(_ amount: Double, digits: Int = 3) -> String {
    scaled(amount, digits, [(" B", 1), (" kB", 1e3), (" MB", 1e6), (" GB", 1e9), (" TB", 1e12)])
  }

  /// 0.125
  static func cores(_ cores: Cores) -> String {
    Exact.number((cores.value * 1000).rounded() / 1000)
  }

  private static func scaled(
    _ amount: Double, _ digits: Int, _ units: [(name: String, factor: Double)]
  ) -> String {
    let most = (0..<digits).reduce(1.0) { power, _ in power * 10 }
    var scale = 1.0
    while amount * scale < most / 10, scale < 1e12 { scale *= 10 }
    while amount * scale >= most { scale /= 10 }
    let rounded = (amount * scale).rounded() / scale
    let unit = units.last { rounded >= $0.factor } ?? units[0]
    let value = (rounded / unit.factor * most).rounded() / most
    return Exact.number(value) + unit.name
  }
}
