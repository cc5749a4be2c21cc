/// How long a job takes from a failure to having worked off what arrived meanwhile.
public struct Recovery: Equatable, Sendable {
  /// Until the failure is noticed.
  public let detect: Seconds
  /// Until its subtasks run again.
  public let reschedule: Seconds
  /// Until they have their state again.
  public let restore: Seconds
  /// Until no record waits any longer.
  public let catchUp: Seconds

  /// Until the job runs again, T_0.
  public var restart: Seconds { detect + reschedule + restore }

  /// All of it, T_rec.
  public var total: Seconds { detect + reschedule + restore + catchUp }
}

/// What can fail (E9b); C4 bounds the second.
public enum FailureKind: Int, CaseIterable, Sendable {
  /// A task throws an exception: nothing to detect, the state is still on the disk.
  case taskException
  /// A TaskManager no longer answers: its heartbeat times out.
  case lostTaskManager
  /// A TaskManager's pod is killed: its connections break at once.
  case killedPod
  /// A node is lost and the JobManager with it: Kubernetes keeps its pods until they are evicted.
  case lostNodeWithJobManager

  /// As people and files write it: `lost-task-manager`.
  public var name: String {
    switch self {
    case .taskException: "task-exception"
    case .lostTaskManager: "lost-task-manager"
    case .killedPod: "killed-pod"
    case .lostNodeWithJobManager: "lost-node"
    }
  }
}

extension PreparedWorkload {
  /// How long a failure takes to be noticed, and until subtasks run again.
  fileprivate func outage(_ kind: FailureKind) -> (detect: Seconds, reschedule: Seconds) {
    switch kind {
    case .taskException: (.zero, Seconds(assumptions[.restartDelay]))
    case .lostTaskManager: (constants.failureDetection, constants.rescheduling)
    case .killedPod: (.zero, constants.rescheduling)
    case .lostNodeWithJobManager:
      (
        Seconds(assumptions[.podEviction] + assumptions[.leaderElection]), constants.rescheduling
      )
    }
  }
}

extension Demand {
  /// The download of E9, `S·A_space·φ/(x·B_down)`.
  ///
  /// - Source: the model; A_space and B_down are assumptions.
  func restoreTime(at cores: Cores) -> Seconds {
    prepared.restoreTimeOfOneCore / cores.value
  }

  /// E9's restart, `T_0 = T_detect + T_resched + S·A_space·φ/(x·B_down)`.
  ///
  /// - Source: Flink, heartbeat.timeout; the rest are assumptions.
  func restartTime(at cores: Cores) -> Seconds {
    prepared.constants.restart + restoreTime(at: cores)
  }

  /// E9's capacity, `cap = (x − λ·f_S·W·φ)/T(x)`.
  func capacity(at cores: Cores, on hardware: Hardware) -> RecordsPerSecond {
    capacity(at: cores, cacheFactor: cacheFactor(at: cores, on: hardware))
  }

  /// The same where f_S(x) is known already.
  func capacity(at cores: Cores, cacheFactor factor: Double) -> RecordsPerSecond {
    (cores - firing * factor) / (unkeyedWork + keyedWork * factor)
  }

  /// E9's catching up after a restart, `r·(T_0 + Δ' + D)/(cap − r)`; infinite when cap ≤ r.
  ///
  /// - Source: the model; a restart repeats what came since the last checkpoint was begun.
  func catchUpTime(
    after restart: Seconds, _ capacity: RecordsPerSecond, checkpointsOf duration: Seconds
  ) -> Seconds {
    let spare = capacity - rate
    guard spare > .zero else { return Seconds(.infinity) }
    let behind = restart + stretchedInterval(by: duration) + duration
    return Seconds(rate * behind / spare.value)
  }

  /// E9 recovery, `T_rec = T_0 + r·(T_0 + Δ' + D)/(cap − r)`.
  func recoveryTime(at cores: Cores, on hardware: Hardware) -> Seconds {
    let restart = restartTime(at: cores)
    return restart
      + catchUpTime(
        after: restart, capacity(at: cores, on: hardware),
        checkpointsOf: checkpointDuration(at: cores))
  }

  /// Whether C4 holds at every looser tier, by a bound on all of them at once: the longest interval,
  /// the largest CPU factor and, in `k` times the interval, `k` times the bytes of a checkpoint. False
  /// where the bound is too far to tell.
  func recoversAtLooserTiers(_ cores: Cores, on hardware: Hardware) -> Bool {
    guard tier != .relaxed else { return true }
    let constants = prepared.constants
    let worst = constants.looser(than: tier)
    let slower = worst.cpuFactor / cpuFactor
    let free = cores - firing(at: cores, on: hardware) * slower
    let spare = free / (work(at: cores, on: hardware) * slower) - rate
    guard spare > .zero else { return false }
    let growth = max(1, worst.interval / interval)
    let checkpoint =
      prepared.isStateful
      ? constants.checkpointFixedTime + uploadTimeOfOneCore * growth / cores.value : .zero
    let restart = restartTime(at: cores)
    let stretched = max(worst.interval, checkpoint / constants.checkpointShare)
    let behind = restart + stretched + checkpoint
    return restart + Seconds(rate * behind / spare.value) <= prepared.recoveryObjective
  }

  /// C4 recovery at this tier, `T_rec(x) ≤ RTO`.
  func recovers(_ cores: Cores, on hardware: Hardware) -> Bool {
    recoveryTime(at: cores, on: hardware) <= prepared.recoveryObjective
  }

  /// E9b, the recovery from one kind of failure.
  func recovery(from kind: FailureKind, at cores: Cores, on hardware: Hardware) -> Recovery {
    recovery(
      from: kind, at: cores, capacity(at: cores, on: hardware),
      checkpointsOf: checkpointDuration(at: cores))
  }

  /// The same where the capacity and a checkpoint's duration are known already.
  func recovery(
    from kind: FailureKind, at cores: Cores, _ capacity: RecordsPerSecond,
    checkpointsOf duration: Seconds
  ) -> Recovery {
    let (detect, reschedule) = prepared.outage(kind)
    let isLocal = kind == .taskException && prepared.isOnDisk
    let restore = isLocal ? .zero : restoreTime(at: cores)
    return Recovery(
      detect: detect, reschedule: reschedule, restore: restore,
      catchUp: catchUpTime(
        after: detect + reschedule + restore, capacity, checkpointsOf: duration))
  }

  /// About the x where C4 turns true at this tier; nil where no x helps.
  ///
  /// With `T_0 = a + b/x`, `D = D_0 + d/x`, `cap = (x − f)/T`, `q = r·T` and `y = RTO − a`, multiplying
  /// out gives `y·x² − (y·(f + q) + b + q·(a + Δ + D_0))·x + b·f − q·d ≥ 0`, and the same with
  /// `(D_0 + d/x)/ψ` for Δ where the interval gives way. T(x) is taken where the state is cached, and
  /// once more at the x found.
  func recoveryEstimate(on hardware: Hardware) -> Double? { recoveryRoot(on: hardware)?.cores }

  /// The least cores, in the hardware's steps, that satisfy C4 at this tier; nil if none does.
  func leastRecovering(on hardware: Hardware) -> Int? {
    guard let root = recoveryRoot(on: hardware) else { return nil }
    return root.isExact
      ? hardware.leastSteps(from: root.cores) { recovers($0, on: hardware) }
      : hardware.leastSteps(near: root.cores) { recovers($0, on: hardware) }
  }

  private func recoveryRoot(on hardware: Hardware) -> RecoveryRoot? {
    let cached = recoveryRoot(work: unkeyedWork + keyedWork, firing: firing)
    guard let cached, prepared.isOnDisk else { return cached }
    let cores = Cores(max(cached.cores, 0.1))
    let factor = cacheFactor(at: cores, on: hardware)
    guard factor > 1 else { return cached }
    let missing = recoveryRoot(
      work: unkeyedWork + keyedWork * factor, firing: firing * factor)
    return missing.map { RecoveryRoot(cores: $0.cores, isExact: false) }
  }

  private func recoveryRoot(work: CoreSeconds, firing: Cores) -> RecoveryRoot? {
    let constants = prepared.constants
    let a = constants.restart.value
    let y = prepared.recoveryObjective.value - a
    guard y > 0 else { return nil }
    let fixed = prepared.isStateful ? constants.checkpointFixedTime.value : 0
    let b = prepared.restoreTimeOfOneCore.value
    let d = uploadTimeOfOneCore.value
    let (q, f) = ((rate * work).value, firing.value)
    func root(_ wait: Double, _ upload: Double) -> RecoveryRoot {
      let half = (y * (f + q) + b + q * (a + wait)) / 2
      let rest = half * half - y * (b * f - q * upload)
      // A difference of almost equal numbers has lost its digits: then C4 itself is asked.
      let isExact = rest > half * half / 1000 && y * 1000 > a
      return RecoveryRoot(cores: (half + max(0, rest).squareRoot()) / y, isExact: isExact)
    }
    let x = root(interval.value + fixed, d)
    // Only where the interval gives way is its root the larger one.
    if d <= (interval.value * constants.checkpointShare - fixed) * x.cores { return x }
    let stretch = 1 + 1 / constants.checkpointShare
    let stretched = root(fixed * stretch, d * stretch)
    return RecoveryRoot(
      cores: max(x.cores, stretched.cores), isExact: x.isExact && stretched.isExact)
  }
}

/// The x where C4 turns true.
private struct RecoveryRoot {
  let cores: Double
  /// Whether C4 holds exactly from there on, but for rounding errors.
  let isExact: Bool
}
