internal import Sizing
internal import Workloads

/// Who reads whom: the sources, the statements and the sink of a workload, each after all that it reads.
struct Topology {
  struct Station: Equatable {
    enum Role: String, Equatable {
      case source
      case statement
      case sink
    }

    var role: Role
    var name: String
    /// The places of the stations that it reads.
    var reads: [Int]
    /// The records that reach it; of a source, those that it gives.
    var arriving: RecordsPerSecond
    /// What it passes on; nil where the workload doesn't say.
    var emitted: RecordsPerSecond?
    /// What a record of a source or a sink takes, or what a statement remembers, in words.
    var detail: String
  }

  let stations: [Station]

  /// - Parameter rate: of all sources together.
  init(_ workload: PlannedWorkload, rate: RecordsPerSecond) {
    let definition = workload.definition
    let given = definition.rate
    var stations = definition.sources.map { source in
      Station(
        role: .source, name: source.name, reads: [],
        arriving: definition.sources.count == 1 ? rate : source.source.rate * (rate / given),
        emitted: nil, detail: "of " + Format.memory(source.source.recordBytes))
    }
    let input = definition.input
    let order = input.readingOrder ?? Array(input.statements.indices)
    var placeOf = [Int](repeating: 0, count: input.statements.count)
    let flows = workload.sizer.statementFlows
    let isChain = !input.isGraph && definition.deployment == .application
    // A share of the input is a branch: what it leaves out goes on to the next.
    var trunk = Array(stations.indices)
    for index in order {
      let named = definition.statements[index]
      let statement = input.statements[index]
      let inputs = statement.inputs.map { upstream in
        switch upstream {
        case .source(let source): source
        case .statement(let other): placeOf[other]
        }
      }
      placeOf[index] = stations.count
      stations.append(
        Station(
          role: .statement, name: named.name, reads: !inputs.isEmpty ? inputs : trunk,
          arriving: rate * flows[index].taken,
          emitted: input.isGraph ? rate * flows[index].emitted : nil,
          detail: statement.state.map { Format.size($0.bytes) + " state" } ?? "no state"))
      if isChain, statement.inputShare == 1 { trunk = [placeOf[index]] }
    }
    if definition.deployment == .application || input.isGraph {
      let read = Set(stations.flatMap { $0.reads })
      let output = workload.sizer.outputFlow
      // What a branch at the end leaves out is written too.
      let passedOn = isChain ? Set(trunk) : []
      stations.append(
        Station(
          role: .sink, name: "sink",
          reads: stations.indices.filter {
            stations[$0].role == .statement && (passedOn.contains($0) || !read.contains($0))
          },
          arriving: rate * output.emitted, emitted: nil,
          detail: "of " + Format.memory(output.record)))
    }
    self.stations = stations
  }

  /// A column for each station, so that what leads from it to its last reader meets no other station.
  var lanes: [Int] {
    var last = stations.indices.map { $0 }
    for (place, station) in stations.enumerated() {
      for read in station.reads { last[read] = max(last[read], place) }
    }
    var lanes: [Int] = []
    // Up to which station each lane is taken.
    var taken: [Int] = []
    for place in stations.indices {
      let lane = taken.firstIndex { $0 <= place } ?? taken.count
      if lane == taken.count { taken.append(0) }
      taken[lane] = last[place] == place ? place + 1 : last[place]
      lanes.append(lane)
    }
    return lanes
  }
}

extension Topology.Station {
  /// What reaches it, what it passes on and what it keeps: `40 k/s in, 4 k/s out, 21.8 GB state`.
  var words: String {
    let rate = Format.rate(arriving)
    switch role {
    case .source, .sink: return "\(rate) \(detail)"
    case .statement:
      let out = emitted.map { ", \(Format.rate($0)) out" } ?? ""
      return "\(rate) in\(out), \(detail)"
    }
  }
}

extension KeyedState {
  /// What all keys hold together.
  var bytes: Bytes { Bytes(keys * bytesPerKey.value * copies) }
}
