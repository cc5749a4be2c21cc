/// The least cores that each constraint needs on some hardware, in its steps (E12 before a shape is
/// chosen). All constraints but disk-size depend on the number of cores alone.
struct CoreNeeds {
  /// Nil where no number of cores satisfies the constraint; disk-size and checkpoint stand apart.
  let steps: ConstraintCounts
  /// Steps for which a checkpoint takes at most D_max; nil if none does.
  let longestCheckpoint: Int?
  /// Steps for which a checkpoint takes its share of the interval; nil if none does.
  let checkpoint: Int?
  /// TaskManagers whose disks hold the state.
  let disks: Int
  /// How far cores follow the checkpoint interval, g_Δ.
  private let intervalGrowth: Double
  /// Tenths of a core that the constraints of `steps` need at most.
  let tenths: Int
  /// Tenths of a core for which a checkpoint takes at most D_max.
  private let longestCheckpointTenths: Int

  init(_ demand: borrowing Demand, on hardware: borrowing Hardware) {
    let prepared = demand.prepared
    var steps = ConstraintCounts.one
    steps[.cpu] = hardware.leastSteps(from: demand.cpuEstimate(on: hardware)) {
      demand.fitsCPU($0, on: hardware)
    }
    if prepared.isStateful {
      steps[.keySkew] = demand.keySkewSteps(on: hardware)
      if !prepared.isOnDisk {
        steps[.heap] = hardware.leastSteps(from: demand.heapEstimate(on: hardware)) {
          demand.fitsHeap($0, on: hardware)
        }
      }
    }
    steps[.recovery] = demand.recoverySteps(on: hardware)
    steps[.network] = demand.networkSteps(on: hardware)
    if prepared.isOnDisk {
      steps[.diskThroughput] = hardware.leastSteps(
        from: demand.diskThroughputEstimate(on: hardware)
      ) { demand.fitsDiskThroughput($0, on: hardware) }
    }
    if prepared.lookupWait > .zero {
      steps[.lookup] = hardware.leastSteps(from: demand.lookupCores.value) {
        demand.fitsLookup($0)
      }
    }
    if prepared.backlog != nil {
      steps[.backlog] = hardware.leastSteps(from: demand.backlogEstimate(on: hardware)) {
        demand.worksOffBacklog($0, on: hardware)
      }
    }
    self.steps = steps
    tenths = steps.most.times(hardware.step)
    checkpoint = hardware.leastSteps(from: demand.checkpointEstimate) {
      demand.fitsCheckpoint($0)
    }
    longestCheckpoint =
      checkpoint == 1
      ? 1
      : hardware.leastSteps(from: demand.longestCheckpointEstimate) {
        demand.fitsLongestCheckpoint($0)
      }
    longestCheckpointTenths = (longestCheckpoint ?? largestCount).times(hardware.step)
    disks =
      prepared.isOnDisk
      ? leastCount(from: demand.diskSizeEstimate(on: hardware)) {
        demand.fitsDiskSize(taskManagers: $0, on: hardware)
      } ?? largestCount : 1
    intervalGrowth = prepared.constants.intervalGrowth
  }

  /// The first constraint, in table order, that no number of cores satisfies.
  var unsatisfiable: Constraint? {
    if steps.areComplete, longestCheckpoint != nil, disks != largestCount { return nil }
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
    var counts = steps.mapped { shape.count(holding: $0.times(hardware.step)) }
    counts[.diskSize] = disks
    if checkpoint == 1 {
      counts[.checkpoint] = 1
    } else {
      counts[.checkpoint] =
        longestCheckpoint == nil
        ? nil : checkpoints(for: shape, others(for: shape), on: hardware)
    }
    return counts
  }

  /// n for one shape; nil if none is enough.
  func count(for shape: Hardware.Shape, on hardware: Hardware) -> Int? {
    if longestCheckpoint == nil { return nil }
    let others = others(for: shape)
    return max(others, checkpoints(for: shape, others, on: hardware))
  }

  /// The most TaskManagers that any constraint but C3 needs.
  private func others(for shape: Hardware.Shape) -> Int {
    max(disks, shape.count(holding: tenths))
  }

  /// n of C3. The checkpoint interval gives way before cores do: it counts only up to
  /// `⌊g_Δ × the most any other constraint needs⌋`, but never below what D_max needs.
  private func checkpoints(
    for shape: Hardware.Shape, _ others: Int, on hardware: Hardware
  ) -> Int {
    if checkpoint == 1 { return 1 }
    let most = max(
      Int(saturating: intervalGrowth * Double(others)),
      shape.count(holding: longestCheckpointTenths))
    return checkpoint.map { min(shape.count(holding: $0.times(hardware.step)), most) } ?? most
  }
}

extension Demand {
  /// C4 at this tier and at every looser one: a looser tier checkpoints less often, so a restart
  /// there repeats more. Without this, a workload bound by recovery would get fewer cores for a
  /// tighter tier.
  fileprivate func recoverySteps(on hardware: Hardware) -> Int? {
    guard var steps = leastRecovering(on: hardware) else { return nil }
    if recoversAtLooserTiers(hardware.cores(ofSteps: steps), on: hardware) { return steps }
    for looser in tier.looser {
      let cores = hardware.cores(ofSteps: steps)
      if bounded(at: looser).recovers(cores, on: hardware) { continue }
      let other = Demand(prepared, looser, rate)
      if other.recovers(cores, on: hardware) { continue }
      guard let larger = other.leastRecovering(on: hardware) else { return nil }
      steps = larger
    }
    return steps
  }
}

extension Hardware {
  func cores(ofSteps steps: Int) -> Cores { Cores(Double(steps) * Double(step) / 10) }

  /// The least number of steps whose cores hold where that is exactly from a root on; nil if none does
  /// or there is no root.
  @inline(__always)
  func leastSteps(from root: Double?, where holds: (Cores) -> Bool) -> Int? {
    guard let root else { return nil }
    return leastCount(from: root * 10 / Double(step)) { holds(cores(ofSteps: $0)) }
  }

  /// The least number of steps whose cores hold; nil if none does or the estimate knows of none.
  @inline(__always)
  func leastSteps(near estimate: Double?, where holds: (Cores) -> Bool) -> Int? {
    guard let estimate else { return nil }
    return leastCount(near: estimate * 10 / Double(step)) { holds(cores(ofSteps: $0)) }
  }
}

extension Hardware.Shape {
  /// TaskManagers of this shape that hold so many tenths of a core.
  func count(holding tenths: Int) -> Int {
    // Most constraints ask for one: without a division.
    tenths <= self.tenths ? 1 : (tenths - 1).divided(by: self.tenths) + 1
  }
}
