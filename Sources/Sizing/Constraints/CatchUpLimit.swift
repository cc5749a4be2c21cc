/// What keeps a job from working off a backlog as fast as its processors could.
public struct CatchUpLimit: Equatable, Sendable {
  /// The disks, the lookups or the network.
  public let constraint: Constraint
  /// Rate at which records can be worked off.
  public let rate: RecordsPerSecond
  /// Recovery from a lost TaskManager at that rate; infinite where it is no more than the peak.
  public let recovery: Seconds
}

/// What a plan has worked out that its catching up depends on.
struct CatchUpFacts {
  /// E9's capacity, by its processors alone.
  let capacity: RecordsPerSecond
  /// E10 of a node.
  let traffic: NodeTraffic
  /// T_0.
  let restart: Seconds
  /// `Δ' + D`, the time whose records are read again.
  let repeated: Seconds

  init(
    capacity: RecordsPerSecond, _ traffic: NodeTraffic, recovery: Recovery, interval: Seconds,
    duration: Seconds
  ) {
    self.capacity = capacity
    self.traffic = traffic
    restart = recovery.restart
    repeated = interval + duration
  }

  init(_ plan: Plan, _ traffic: NodeTraffic) {
    self.init(
      capacity: plan.capacity, traffic, recovery: plan.recovery, interval: plan.checkpointInterval,
      duration: plan.checkpointDuration)
  }
}

extension Demand {
  /// The constraint that allows the lowest rate while a backlog is worked off; nil where the
  /// processors are slower than all of them.
  ///
  /// C5, C7 and C9 hold at the peak rate (C9 with its reserve), and nothing in them asks for more. The
  /// network counts with its whole line here, since a backlog does not last.
  func catchUpLimit(
    _ facts: CatchUpFacts, at cores: Cores, on hardware: Hardware
  ) -> CatchUpLimit? {
    var (constraint, lowest) = (Constraint.cpu, facts.capacity)
    func consider(_ other: Constraint, _ rate: RecordsPerSecond) {
      if rate < lowest { (constraint, lowest) = (other, rate) }
    }
    if prepared.isOnDisk, diskWrites > .zero {
      consider(.diskThroughput, rate * (hardware.diskThroughput * cores.value / diskWrites))
    }
    if prepared.lookupWait > .zero { consider(.lookup, cores / prepared.lookupWait) }
    consider(.network, lineRate(facts.traffic, on: hardware))
    if constraint == .cpu { return nil }
    let spare = lowest - rate
    let behind = facts.restart + facts.repeated
    let recovery =
      spare > .zero
      ? facts.restart + Seconds(rate * behind / spare.value) : Seconds(.infinity)
    return CatchUpLimit(constraint: constraint, rate: lowest, recovery: recovery)
  }
}

extension Sizer {
  /// What limits a cell while it works off a backlog; nil where its processors do, and where it is
  /// infeasible.
  public func catchUpLimit(of cell: Cell) -> CatchUpLimit? {
    guard let plan = cell.plan else { return nil }
    let cores = plan.coresPerTaskManager * Double(plan.taskManagers)
    let (demand, hardware) = (Demand(prepared, cell.tier, cell.rate), hardware(of: plan))
    let nodes = Double(demand.nodes(at: cores, on: hardware))
    let traffic = demand.traffic(nodes: nodes, every: plan.checkpointInterval)
    return demand.catchUpLimit(CatchUpFacts(plan, traffic), at: cores, on: hardware)
  }

  /// What a plan runs on.
  func hardware(of plan: Plan) -> Hardware {
    prepared.hardware.first { $0.machine?.name == plan.machine } ?? prepared.hardware[0]
  }
}
