internal import Markup
internal import Sizing

extension Observation {
  /// The file: a line for each part, the same bytes for the same observation.
  public var json: [UInt8] {
    var json = JSON()
    json.object { json in
      json.field("schema", Self.schema)
      json.line { $0.field("workload", workload) }
      json.line { $0.field("date", date) }
      json.line { $0.field("flink", flink) }
      json.line { $0.field("windowSeconds", window.value) }
      json.line { $0.field("ageSeconds", age.value) }
      json.line { $0.field("recordsPerSecond", rate.value.shortened) }
      json.line { $0.field("coreSecondsPerRecord", workPerRecord.value.shortened) }
      json.line { $0.field("cores", cores.value) }
      json.line { $0.field("coresByLoad", coresByLoad.value) }
      json.list("sources", sources) { $1.write(into: &$0) }
      json.list("vertices", vertices) { $1.write(into: &$0) }
      json.line { json in
        json.key("checkpoints")
        if let checkpoints { checkpoints.write(into: &json) } else { json.value(.nan) }
      }
      json.line { json in
        json.key("cluster")
        cluster.write(into: &json)
      }
      json.line { json in
        json.key("configuration")
        json.object { json in
          for option in configuration { json.line { $0.field(option.key, option.value) } }
        }
      }
      if !earlier.isEmpty { json.list("earlier", earlier) { $1.write(into: &$0) } }
    }
    json.endLine()
    return json.bytes
  }
}

extension JSON {
  fileprivate mutating func line(_ body: (inout JSON) -> Void) {
    breakLine()
    body(&self)
  }

  fileprivate mutating func list<Element>(
    _ name: String, _ elements: [Element], _ write: (inout JSON, Element) -> Void
  ) {
    breakLine()
    key(name)
    array { json in
      for element in elements {
        json.breakLine()
        write(&json, element)
      }
    }
  }

  /// A number that is not known is null.
  fileprivate mutating func field(_ name: String, ifKnown number: Double?) {
    field(name, number ?? .nan)
  }
}

extension Observation.Source {
  fileprivate func write(into json: inout JSON) {
    json.object {
      $0.field("name", name)
      $0.field("recordsPerSecond", rate.value)
      $0.field("recordBytes", ifKnown: recordBytes?.value)
      $0.field("recordBytesFrom", recordsFrom?.rawValue)
      $0.field("partitions", partitions)
      $0.field("parallelism", parallelism)
    }
  }
}

extension Observation.Vertex {
  fileprivate func write(into json: inout JSON) {
    json.object { json in
      json.key("operators")
      json.array { for name in operators { $0.value(name) } }
      json.field("parallelism", parallelism)
      json.field("maxParallelism", maxParallelism)
      json.field("recordsInPerSecond", recordsIn.value)
      json.field("recordsOutPerSecond", recordsOut.value)
      json.field("busy", ifKnown: busy)
      json.field("backPressured", ifKnown: backPressured)
      json.field("skew", ifKnown: skew)
      json.field("stateBytes", ifKnown: state?.value)
      if let localOutput { json.field("localOutput", localOutput) }
    }
  }
}

extension Observation.Reading {
  fileprivate func write(into json: inout JSON) {
    json.object {
      $0.field("date", date)
      $0.field("recordsPerSecond", rate.value)
      $0.field("cores", cores.value)
      $0.field("parallelism", parallelism)
    }
  }
}

extension Observation.Checkpoints {
  fileprivate func write(into json: inout JSON) {
    json.object {
      $0.field("completed", completed)
      $0.field("failed", failed)
      $0.field("counted", counted)
      $0.field("intervalSeconds", ifKnown: interval?.value)
      $0.field("meanDurationSeconds", meanDuration.value)
      $0.field("longestDurationSeconds", longestDuration.value)
      $0.field("writtenBytes", written.value)
      $0.field("stateBytes", state.value)
    }
  }
}

extension Observation.Cluster {
  fileprivate func write(into json: inout JSON) {
    json.object { json in
      json.field("taskManagers", taskManagers)
      json.field("slotsPerTaskManager", slotsPerTaskManager)
      json.field("coresPerTaskManager", coresPerTaskManager)
      json.field("parallelism", parallelism)
      json.field("maxParallelism", maxParallelism)
      for (name, parts) in [("configuredBytes", configured), ("usedBytes", used)] {
        json.key(name)
        json.object { for part in parts { $0.field(part.name, part.bytes) } }
      }
    }
  }
}
