/// The rate that a job gets through while it works off a backlog, and what allows no more.
public struct Throughput: Equatable, Sendable {
  /// E9's cap.
  public private(set) var rate: RecordsPerSecond
  /// `cpu` for the processors, `diskThroughput`, `lookup` or `network`.
  public private(set) var constraint: Constraint

  /// What the processors allow.
  init(processors rate: RecordsPerSecond) {
    (self.rate, constraint) = (rate, .cpu)
  }

  /// What something else allows, where that is less.
  mutating func limit(to rate: RecordsPerSecond, by constraint: Constraint) {
    if rate < self.rate { (self.rate, self.constraint) = (rate, constraint) }
  }
}

extension Demand {
  /// What the processors get through, `(x − λ·f_S·W·φ)/T(x)`.
  func processorCapacity(at cores: Cores, on hardware: Hardware) -> RecordsPerSecond {
    let factor = cacheFactor(at: cores, on: hardware)
    return (cores - firing * factor) / (unkeyedWork + keyedWork * factor)
  }

  /// E9's capacity, `cap = min((x − λ·f_S·W·φ)/T(x), disks, lookups, network)`: where nothing else is
  /// left over for a backlog, processors alone don't work it off. The network counts with its whole
  /// line, since a backlog does not last.
  func capacity(at cores: Cores, on hardware: Hardware) -> Throughput {
    var capacity = Throughput(processors: processorCapacity(at: cores, on: hardware))
    limit(&capacity, at: cores, on: hardware)
    let nodes = Double(nodes(at: cores, on: hardware))
    let upload = largestUpload(nodes: nodes, on: hardware)
    capacity.limit(to: lineRate(nodes: nodes, beside: upload, on: hardware), by: .network)
    return capacity
  }

  /// What disks, `x·diskBW/(WA·φ·Σ a·b·(w if panes))`, and lookups, `capacity·x/(a·(1−hits)·latency·φ0)`,
  /// allow. Both are the same at every tier.
  func limit(_ capacity: inout Throughput, at cores: Cores, on hardware: Hardware) {
    if let disks = diskCapacity(at: cores, on: hardware) {
      capacity.limit(to: disks, by: .diskThroughput)
    }
    if let lookups = lookupCapacity(at: cores) { capacity.limit(to: lookups, by: .lookup) }
  }

  /// The rate at which state fills what the disks can write; nil where nothing is written.
  func diskCapacity(at cores: Cores, on hardware: Hardware) -> RecordsPerSecond? {
    guard prepared.isOnDisk, diskWrites > .zero else { return nil }
    return rate * (hardware.diskThroughput * cores.value / diskWrites)
  }

  /// The rate at which all calls that may wait at once do; nil without lookups.
  func lookupCapacity(at cores: Cores) -> RecordsPerSecond? {
    prepared.lookupWait > .zero ? cores / prepared.lookupWait : nil
  }
}
