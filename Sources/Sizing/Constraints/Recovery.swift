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
    (cores - firing(at: cores, on: hardware)) / work(at: cores, on: hardware)
  }

  /// E9's catching up after a restart, `r·(T_0 + Δ' + D)/(cap − r)`; infinite when cap ≤ r.
  ///
  /// - Source: the model; a restart repeats what came since the last checkpoint was begun.
  func catchUpTime(
    after restart: Seconds, at cores: Cores, on hardware: Hardware
  ) -> Seconds {
    let spare = capacity(at: cores, on: hardware) - rate
    guard spare > .zero else { return Seconds(.infinity) }
    let behind = restart + stretchedInterval(at: cores) + checkpointDuration(at: cores)
    return Seconds(rate * behind / spare.value)
  }

  /// E9 recovery, `T_rec = T_0 + r·(T_0 + Δ' + D)/(cap − r)`.
  func recoveryTime(at cores: Cores, on hardware: Hardware) -> Seconds {
    let restart = restartTime(at: cores)
    return restart + catchUpTime(after: restart, at: cores, on: hardware)
  }

  /// C4 recovery at this tier, `T_rec(x) ≤ RTO`.
  func recovers(_ cores: Cores, on hardware: Hardware) -> Bool {
    recoveryTime(at: cores, on: hardware) <= prepared.recoveryObjective
  }

  /// E9b, the recovery from one kind of failure.
  func recovery(from kind: FailureKind, at cores: Cores, on hardware: Hardware) -> Recovery {
    let a = prepared.assumptions
    let (detect, reschedule): (Seconds, Seconds) =
      switch kind {
      case .taskException: (.zero, Seconds(a[.restartDelay]))
      case .lostTaskManager: (a.failureDetection, a.rescheduling)
      case .killedPod: (.zero, a.rescheduling)
      case .lostNodeWithJobManager:
        (Seconds(a[.podEviction] + a[.leaderElection]), a.rescheduling)
      }
    let isLocal = kind == .taskException && prepared.isOnDisk
    let restore = isLocal ? .zero : restoreTime(at: cores)
    return Recovery(
      detect: detect, reschedule: reschedule, restore: restore,
      catchUp: catchUpTime(after: detect + reschedule + restore, at: cores, on: hardware))
  }

  /// About the x where C4 turns true at this tier; nil where no x helps.
  ///
  /// With `T_0 = a + b/x`, `D = D_0 + d/x`, `cap = k·(x − f)` and `y = RTO − a`, multiplying out gives
  /// `y·k·x² − (y·(k·f + r) + b·k + r·(a + Δ + D_0))·x + b·k·f − r·d ≥ 0`, and the same with
  /// `(D_0 + d/x)/ψ` for Δ where the interval gives way. T(x) is taken where the state is cached, and
  /// once more at the x found.
  func recoveryEstimate(on hardware: Hardware) -> Double? {
    let cached = recoveryRoot(work: unkeyedWork + keyedWork, firing: firing)
    guard let cached, prepared.isOnDisk else { return cached }
    let cores = Cores(max(cached, 0.1))
    return recoveryRoot(
      work: work(at: cores, on: hardware), firing: firing(at: cores, on: hardware))
  }

  private func recoveryRoot(work: CoreSeconds, firing: Cores) -> Double? {
    let constants = prepared.constants
    let a = constants.restart.value
    let y = prepared.recoveryObjective.value - a
    guard y > 0 else { return nil }
    let fixed = prepared.isStateful ? constants.checkpointFixedTime.value : 0
    let b = prepared.restoreTimeOfOneCore.value
    let d = uploadTimeOfOneCore.value
    let (r, k, f) = (rate.value, 1 / work.value, firing.value)
    func root(_ wait: Double, _ upload: Double) -> Double {
      let half = (y * (k * f + r) + b * k + r * (a + wait)) / 2
      return (half + max(0, half * half - y * k * (b * k * f - r * upload)).squareRoot()) / (y * k)
    }
    let stretch = 1 + 1 / constants.checkpointShare
    return max(root(interval.value + fixed, d), root(fixed * stretch, d * stretch))
  }
}
