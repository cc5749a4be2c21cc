/// The least cores that each constraint needs on some hardware, in its steps (E12 before a shape is
/// chosen). All constraints but disk-size depend on the number of cores alone.
struct CoreNeeds {
  /// Nil where no number of cores satisfies the constraint; disk-size and checkpoint stand apart.
  private(set) var steps = ConstraintCounts()
  /// Steps for which a checkpoint takes at most D_max; nil if none does.
  let longestCheckpoint: Int?
  /// Steps for which a checkpoint takes its share of the interval; nil if none does.
  let checkpoint: Int?
  /// TaskManagers whose disks hold the state.
  let disks: Int
  /// How far cores follow the checkpoint interval, g_Δ.
  private let intervalGrowth: Double

  init(_ demand: Demand, on hardware: Hardware) {
    func least(_ estimate: Double?, _ holds: (Cores) -> Bool) -> Int? {
      guard let estimate else { return nil }
      return leastCount(near: estimate * 10 / Double(hardware.step)) { steps in
        holds(Cores(Double(steps * hardware.step) / 10))
      }
    }
    steps[.cpu] = least(demand.cpuEstimate(on: hardware)) { demand.fitsCPU($0, on: hardware) }
    steps[.keySkew] = least(demand.keySkewEstimate(on: hardware)) {
      demand.fitsKeySkew($0, on: hardware)
    }
    steps[.recovery] = Self.recovery(demand, on: hardware, least)
    steps[.network] = demand.networkSteps(on: hardware)
    steps[.diskThroughput] = least(demand.diskThroughputEstimate(on: hardware)) {
      demand.fitsDiskThroughput($0, on: hardware)
    }
    steps[.heap] = least(demand.heapEstimate(on: hardware)) { demand.fitsHeap($0, on: hardware) }
    steps[.lookup] = least(demand.lookupCores.value) { demand.fitsLookup($0) }
    steps[.backlog] = least(demand.backlogEstimate(on: hardware)) {
      demand.worksOffBacklog($0, on: hardware)
    }
    longestCheckpoint = least(demand.longestCheckpointEstimate) {
      demand.fitsLongestCheckpoint($0)
    }
    disks =
      leastCount(near: demand.diskSizeEstimate(on: hardware)) {
        demand.fitsDiskSize(taskManagers: $0, on: hardware)
      } ?? largestCount
    intervalGrowth = demand.prepared.assumptions[.intervalGrowth]
    checkpoint = least(demand.checkpointEstimate) { demand.fitsCheckpoint($0) }
  }

  /// C4 at this tier and at every looser one: a looser tier checkpoints less often, so a restart
  /// there repeats more. Without this, a workload bound by recovery would get fewer cores for a
  /// tighter tier.
  private static func recovery(
    _ demand: Demand, on hardware: Hardware, _ least: (Double?, (Cores) -> Bool) -> Int?
  ) -> Int? {
    guard
      var steps = least(
        demand.recoveryEstimate(on: hardware), { demand.recovers($0, on: hardware) })
    else { return nil }
    for looser in demand.tier.looser {
      let other = Demand(demand.prepared, looser, demand.rate)
      if other.recovers(Cores(Double(steps * hardware.step) / 10), on: hardware) { continue }
      guard
        let larger = least(
          other.recoveryEstimate(on: hardware), { other.recovers($0, on: hardware) })
      else { return nil }
      steps = larger
    }
    return steps
  }

  /// The first constraint, in table order, that no number of cores satisfies.
  var unsatisfiable: Constraint? {
    for constraint in Constraint.allCases where constraint.isCounted {
      switch constraint {
      case .checkpoint: if longestCheckpoint == nil { return constraint }
      case .diskSize: if disks == largestCount { return constraint }
      default: if steps[constraint] == nil { return constraint }
      }
    }
    return nil
  }

  /// n_i of every constraint for one shape.
  func counts(for shape: Hardware.Shape, on hardware: Hardware) -> ConstraintCounts {
    var counts = ConstraintCounts()
    for constraint in Constraint.allCases where constraint.isCounted {
      counts[constraint] = steps[constraint].map { shape.count(holding: $0 * hardware.step) }
    }
    counts[.diskSize] = disks
    counts[.checkpoint] = checkpoints(for: shape, on: hardware)
    return counts
  }

  /// n for one shape; nil if none is enough.
  func count(for shape: Hardware.Shape, on hardware: Hardware) -> Int? {
    checkpoints(for: shape, on: hardware).map { max($0, others(for: shape, on: hardware)) }
  }

  /// The most TaskManagers that any constraint but C3 needs.
  private func others(for shape: Hardware.Shape, on hardware: Hardware) -> Int {
    max(disks, shape.count(holding: steps.most * hardware.step))
  }

  /// n of C3. The checkpoint interval gives way before cores do: it counts only up to
  /// `⌊g_Δ × the most any other constraint needs⌋`, but never below what D_max needs.
  private func checkpoints(for shape: Hardware.Shape, on hardware: Hardware) -> Int? {
    guard let longestCheckpoint else { return nil }
    let most = max(
      Int(saturating: intervalGrowth * Double(others(for: shape, on: hardware))),
      shape.count(holding: longestCheckpoint * hardware.step))
    return checkpoint.map { min(shape.count(holding: $0 * hardware.step), most) } ?? most
  }
}

extension Hardware.Shape {
  /// TaskManagers of this shape that hold so many tenths of a core.
  func count(holding tenths: Int) -> Int { (tenths + self.tenths - 1) / self.tenths }
}
