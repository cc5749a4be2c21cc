/// How long a job takes from losing a TaskManager to having worked off what arrived meanwhile.
public struct Recovery: Equatable, Sendable {
  /// Time until the loss is noticed.
  public let detect: Seconds
  /// Time until a new TaskManager runs.
  public let reschedule: Seconds
  /// Time until it has its state again.
  public let restore: Seconds
  /// Time until the backlog is worked off.
  public let catchUp: Seconds

  /// The sum of all parts, T_rec.
  public var total: Seconds { detect + reschedule + restore + catchUp }
}

extension Demand {
  /// The download of E9, `S·A_space·φ/(n·B_down)`.
  ///
  /// - Source: the model; A_space and B_down are assumptions.
  func restoreTime(_ taskManagers: TaskManagers) -> Seconds {
    let files = prepared.state * prepared.assumptions[.diskSpacePerStateByte] * prepared.skewFactor
    return files / (prepared.assumptions.downloadRate * taskManagers.count)
  }

  /// E9's restart, `T_0 = T_detect + T_resched + S·A_space·φ/(n·B_down)`.
  ///
  /// - Source: Flink, heartbeat.timeout; the rest are assumptions.
  func restartTime(_ taskManagers: TaskManagers) -> Seconds {
    let assumptions = prepared.assumptions
    return assumptions.failureDetection + assumptions.rescheduling + restoreTime(taskManagers)
  }

  /// E9's capacity, `cap = x/(T(x)·φ)`.
  func capacity(_ taskManagers: TaskManagers) -> RecordsPerSecond {
    taskManagers.cores / (work(at: taskManagers.cores) * prepared.skewFactor)
  }

  /// E9's catching up, `r·(T_0 + Δ + D(n))/(cap − r)`; infinite when cap ≤ r.
  ///
  /// - Source: the model; a restart repeats what came since the last checkpoint was begun.
  func catchUpTime(_ taskManagers: TaskManagers) -> Seconds {
    let spare = capacity(taskManagers) - rate
    guard spare > .zero else { return Seconds(.infinity) }
    let behind = restartTime(taskManagers) + interval + checkpointDuration(taskManagers)
    return Seconds(rate * behind / spare.value)
  }

  /// E9 recovery, `T_rec = T_0 + r·(T_0 + Δ + D(n))/(cap − r)`.
  func recoveryTime(_ taskManagers: TaskManagers) -> Seconds {
    restartTime(taskManagers) + catchUpTime(taskManagers)
  }

  /// C4 recovery at this tier, `T_rec(n) ≤ RTO`.
  func recovers(_ taskManagers: TaskManagers) -> Bool {
    recoveryTime(taskManagers) <= prepared.recoveryObjective
  }

  /// About the n where C4 turns true at this tier; nil where no n helps.
  ///
  /// With `T_0 = a + b/n`, `D = D_0 + d/n`, `cap = k·n` and `y = RTO − a`, multiplying out gives
  /// `y·k·n² − (y·r + b·k + r·(a + Δ + D_0))·n − r·d ≥ 0`. T(x) is taken once where the state is
  /// cached, and once more at the n found.
  func recoveryEstimate(coresEach: Int) -> Double? {
    let one = TaskManagers(1, of: coresEach)
    let a = prepared.assumptions.failureDetection + prepared.assumptions.rescheduling
    let y = (prepared.recoveryObjective - a).value
    guard y > 0 else { return nil }
    let fixed = prepared.isStateful ? prepared.assumptions.checkpointFixedTime : .zero
    let b = restoreTime(one).value
    let d = (checkpointDuration(one) - fixed).value
    let r = rate.value
    func root(_ work: CoreSeconds) -> Double {
      let k = (one.cores / (work * prepared.skewFactor)).value
      let half = (y * r + b * k + r * (a + interval + fixed).value) / 2
      return (half + (half * half + y * k * r * d).squareRoot()) / (y * k)
    }
    let cached = root(recordWork * (prepared.statelessLoad + prepared.statefulLoad))
    guard prepared.isOnDisk else { return cached }
    return root(work(at: one.cores * cached.rounded(.up)))
  }
}
