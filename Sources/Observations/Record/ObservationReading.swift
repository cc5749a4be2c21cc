public import JSONReading
internal import Report
internal import Sizing

extension Observation {
  /// Reads a file strictly: every number must be there and be in its range.
  ///
  /// - Parameter file: what mistakes in it are placed in.
  public static func read(_ bytes: [UInt8], file: String) throws(UnreadableJSON) -> Observation {
    var reader = JSONReader(bytes, file: file)
    let fields = Fields(try JSONNode(reading: &reader), in: reader)
    let schema = try fields.text("schema")
    guard schema == self.schema else {
      throw fields.fault(
        "unknown-schema", "schema '\(schema)' is unknown: this version reads \(self.schema)",
        at: "schema", hint: "record the observation again with 'headroom observe'")
    }
    let observation = Observation(
      workload: try fields.text("workload"), date: try fields.textIfKnown("date"),
      flink: try fields.text("flink"),
      window: Seconds(try fields.number("windowSeconds", above: 0)),
      age: Seconds(try fields.number("ageSeconds")),
      sources: try fields.list("sources", Source.read),
      cores: Cores(try fields.number("cores", above: 0, atMost: 1e6)),
      coresByLoad: Cores(try fields.number("coresByLoad")),
      vertices: try fields.list("vertices", Vertex.read),
      checkpoints: try fields.objectIfKnown("checkpoints", Checkpoints.read),
      cluster: try Cluster.read(try fields.object("cluster")),
      configuration: try fields.object("configuration").options(),
      earlier: try fields.listIfKnown("earlier", Reading.read))
    guard observation.rate > .zero else {
      throw fields.fault("not-a-number", "no source has a rate above 0", at: "sources")
    }
    guard observation.rate.value <= Allowed.rate.upperBound else {
      throw fields.fault("not-a-number", "a rate is above 10^12 records a second", at: "sources")
    }
    return observation
  }
}

extension Observation.Source {
  fileprivate static func read(_ fields: Fields) throws(UnreadableJSON) -> Self {
    Self(
      name: try fields.text("name"), rate: RecordsPerSecond(try fields.number("recordsPerSecond")),
      recordBytes: try fields.numberIfKnown("recordBytes").map { Bytes($0) },
      recordsFrom: try fields.textIfKnown("recordBytesFrom").flatMap { .init(rawValue: $0) },
      partitions: try fields.numberIfKnown("partitions").map { Int(clamping: $0) },
      parallelism: try fields.count("parallelism"))
  }
}

extension Observation.Vertex {
  fileprivate static func read(_ fields: Fields) throws(UnreadableJSON) -> Self {
    Self(
      operators: try fields.texts("operators"), parallelism: try fields.count("parallelism"),
      maxParallelism: try fields.count("maxParallelism"),
      recordsIn: RecordsPerSecond(try fields.number("recordsInPerSecond")),
      recordsOut: RecordsPerSecond(try fields.number("recordsOutPerSecond")),
      busy: try fields.numberIfKnown("busy"),
      backPressured: try fields.numberIfKnown("backPressured"),
      skew: try fields.numberIfKnown("skew"),
      state: try fields.numberIfKnown("stateBytes").map { Bytes($0) },
      localOutput: try fields.numberIfKnown("localOutput"))
  }
}

extension Observation.Reading {
  fileprivate static func read(_ fields: Fields) throws(UnreadableJSON) -> Self {
    Self(
      date: try fields.textIfKnown("date"),
      rate: RecordsPerSecond(try fields.number("recordsPerSecond", above: 0)),
      cores: Cores(try fields.number("cores", above: 0)),
      parallelism: try fields.count("parallelism"))
  }
}

extension Observation.Checkpoints {
  fileprivate static func read(_ fields: Fields) throws(UnreadableJSON) -> Self {
    Self(
      completed: try fields.count("completed"), failed: try fields.count("failed"),
      counted: try fields.count("counted"),
      interval: try fields.numberIfKnown("intervalSeconds").map { Seconds($0) },
      meanDuration: Seconds(try fields.number("meanDurationSeconds")),
      longestDuration: Seconds(try fields.number("longestDurationSeconds")),
      written: Bytes(try fields.number("writtenBytes")),
      state: Bytes(try fields.number("stateBytes")))
  }
}

extension Observation.Cluster {
  fileprivate static func read(_ fields: Fields) throws(UnreadableJSON) -> Self {
    Self(
      taskManagers: try fields.count("taskManagers"),
      slotsPerTaskManager: try fields.count("slotsPerTaskManager"),
      coresPerTaskManager: try fields.number("coresPerTaskManager", above: 0),
      parallelism: try fields.count("parallelism"),
      maxParallelism: try fields.count("maxParallelism"),
      configured: try fields.object("configuredBytes").parts(),
      used: try fields.object("usedBytes").parts())
  }
}

/// An object of the file, with mistakes at their places.
private struct Fields {
  let node: JSONNode
  let reader: JSONReader

  init(_ node: JSONNode, in reader: JSONReader) {
    self.node = node
    self.reader = reader
  }

  func fault(_ id: String, _ message: String, at key: String, hint: String? = nil) -> UnreadableJSON
  {
    reader.fault(id, message, at: node[key]?.place ?? node.place, hint: hint)
  }

  private func missing(_ key: String) -> UnreadableJSON {
    fault("missing-key", "'\(key)' of an observation is missing", at: key)
  }

  private func wrong(_ key: String, _ wanted: String) -> UnreadableJSON {
    fault("not-a-number", "'\(key)' must be \(wanted)", at: key)
  }

  func text(_ key: String) throws(UnreadableJSON) -> String {
    guard let value = node[key] else { throw missing(key) }
    guard let text = value.text else { throw wrong(key, "a text") }
    return text
  }

  func textIfKnown(_ key: String) throws(UnreadableJSON) -> String? {
    node[key].map { $0.isNull } ?? true ? nil : try text(key)
  }

  /// A number of 0 or more.
  func number(
    _ key: String, above least: Double? = nil, atMost most: Double = .infinity
  ) throws(UnreadableJSON) -> Double {
    guard let value = node[key] else { throw missing(key) }
    guard case .number(let number) = value.value, number >= 0, number > least ?? -1 else {
      throw wrong(key, least == nil ? "a number of 0 or more" : "a number above 0")
    }
    guard number <= most else { throw wrong(key, "at most \(Int(clamping: most))") }
    return number
  }

  func numberIfKnown(_ key: String) throws(UnreadableJSON) -> Double? {
    node[key].map { $0.isNull } ?? true ? nil : try number(key)
  }

  func count(_ key: String) throws(UnreadableJSON) -> Int { Int(clamping: try number(key)) }

  func object(_ key: String) throws(UnreadableJSON) -> Fields {
    guard let value = node[key] else { throw missing(key) }
    guard case .object = value.value else { throw wrong(key, "an object") }
    return Fields(value, in: reader)
  }

  func objectIfKnown<Value>(
    _ key: String, _ read: (Fields) throws(UnreadableJSON) -> Value
  ) throws(UnreadableJSON) -> Value? {
    node[key].map { $0.isNull } ?? true ? nil : try read(try object(key))
  }

  func list<Value>(
    _ key: String, _ read: (Fields) throws(UnreadableJSON) -> Value
  ) throws(UnreadableJSON) -> [Value] {
    guard let value = node[key] else { throw missing(key) }
    guard case .list(let elements) = value.value else { throw wrong(key, "a list") }
    var values: [Value] = []
    for element in elements { values.append(try read(Fields(element, in: reader))) }
    return values
  }

  /// Empty where there is none.
  func listIfKnown<Value>(
    _ key: String, _ read: (Fields) throws(UnreadableJSON) -> Value
  ) throws(UnreadableJSON) -> [Value] {
    node[key].map { $0.isNull } ?? true ? [] : try list(key, read)
  }

  func texts(_ key: String) throws(UnreadableJSON) -> [String] {
    guard let value = node[key] else { throw missing(key) }
    return value.elements.compactMap { $0.text }
  }

  func options() throws(UnreadableJSON) -> [Observation.Option] {
    var options: [Observation.Option] = []
    for (key, _) in node.fields { options.append(.init(key: key, value: try text(key))) }
    return options
  }

  func parts() throws(UnreadableJSON) -> [Observation.Part] {
    var parts: [Observation.Part] = []
    for (key, _) in node.fields { parts.append(.init(name: key, bytes: try number(key))) }
    return parts
  }
}
