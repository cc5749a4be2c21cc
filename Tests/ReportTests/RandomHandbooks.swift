import Diagnostics
import Sizing

@testable import Report
@testable import Workloads

/// Numbers that are the same on every machine (SplitMix64), so that a seed is a handbook.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Evenly between two numbers.
  mutating func number(_ from: Double, _ to: Double) -> Double {
    from + (to - from) * Double(next() >> 11) / 9_007_199_254_740_992
  }

  mutating func once(in n: UInt64) -> Bool { next() % n == 0 }
  mutating func pick<T>(_ choices: [T]) -> T { choices[Int(next() % UInt64(choices.count))] }
}

extension Capacity {
  /// A handbook drawn from a seed: up to three environments, priced in every way there is, and up to
  /// five workloads in each. What does not depend on the matrix takes half the time with a small one.
  init(seed: UInt64, matrix: MatrixRequest = MatrixRequest()) {
    var g = Seeded(seed: seed)
    var settings = CapacitySettings()
    settings.environments = (0...g.next() % 3).map { Environment(random: &g, "e\($0)") }
    var workloads: [PlannedWorkload] = []
    for environment in settings.environments {
      for index in 0...g.next() % 5 {
        let definition = WorkloadDefinition.random(
          &g, "\(environment.id)-\(index)", environment, matrix)
        if let planned = try? PlannedWorkload(definition, settings: settings) {
          workloads.append(planned)
        }
      }
    }
    self.init(workloads: workloads, settings: settings)
  }
}

extension Environment {
  fileprivate init(random g: inout Seeded, _ id: String) {
    self.init(id: id)
    spareNodes = g.once(in: 4) ? 1 : 0
    if g.once(in: 3) {
      machines = (0...g.next() % 3).map { index in
        let cores = g.pick([4.0, 8, 16, 32])
        return Machine(
          name: "m\(index)", cores: cores, memory: .gibibytes(cores * g.pick([4, 6, 8])),
          pricePerHour: cores * g.number(0.03, 0.08))
      }
    }
    if g.once(in: 8) { return }
    var price = Price()
    price.currency = g.pick(["USD", "EUR"])
    if !g.once(in: 4) { price.coreHour = g.number(0.01, 0.1) }
    if !g.once(in: 4) { price.gibibyteHour = g.number(0.001, 0.01) }
    if g.once(in: 4) { price.nodeHour = g.number(0.1, 1) }
    if g.once(in: 2) { price.diskMonth = g.number(0.01, 0.2) }
    if g.once(in: 2) { price.storeMonth = g.number(0.01, 0.05) }
    if g.once(in: 2) { price.thousandRequests = g.number(0.001, 0.01) }
    if g.once(in: 2) { price.transferredGigabyte = g.number(0.005, 0.05) }
    self.price = price
  }
}

extension WorkloadDefinition {
  fileprivate static func random(
    _ g: inout Seeded, _ id: String, _ environment: Environment,
    _ matrix: MatrixRequest
  ) -> WorkloadDefinition {
    var workload = WorkloadDefinition(
      id: id, file: id, environment: environment, matrix: matrix,
      location: SourceLocation(file: id))
    workload.title = id
    workload.owner = g.once(in: 5) ? nil : g.pick(["ads", "checkout", "search"])
    workload.tier = g.pick(LatencyTier.allCases)
    let rate = RecordsPerSecond(g.number(100, 60_000).rounded())
    let source = Source(rate: rate, recordBytes: Bytes(g.number(80, 2000).rounded()))
    workload.sources = [
      NamedSource(
        name: "in", source: source, meanRate: g.once(in: 2) ? rate * g.number(0.1, 1) : nil)
    ]
    workload.statements = (0...g.next() % 3).map { index in
      let complexity = g.pick(Complexity.allCases)
      var statement = Statement(complexity: complexity)
      if complexity != .simple {
        statement.state = KeyedState(
          keys: g.number(1000, 5e7).rounded(), bytesPerKey: Bytes(g.number(50, 900).rounded()))
      }
      return NamedStatement(name: "s\(index)", statement: statement)
    }
    workload.deployment = g.once(in: 4) ? .statements : .application
    workload.input.skew = g.pick(Skew.allCases)
    workload.input.hotKeyShare = g.once(in: 12) ? 0.4 : 0
    return workload
  }
}
