// The cores that processing takes: E4, E5 and the constraints C1 and C2.

extension Demand {
  /// E4 cache factor, `f_S(x) = 1 + β·max(0, 1 − x·μ/S)`; 1 without state or with hashmap.
  ///
  /// - Source: assumption; Flink puts the bound at an order of magnitude.
  func cacheFactor(at cores: Cores) -> Double {
    guard prepared.isOnDisk else { return 1 }
    let cached = cores.value * prepared.cachePerCore.value / prepared.state.value
    return 1 + prepared.assumptions[.cacheMissCost] * max(0, 1 - cached)
  }

  /// E5 work per record, `T(x) = λ·t·(A + B·f_S(x))`.
  ///
  /// - Source: the model.
  func work(at cores: Cores) -> CoreSeconds {
    recordWork * (prepared.statelessLoad + prepared.statefulLoad * cacheFactor(at: cores))
  }

  /// The left side of C1, `R·T(x)·φ`.
  func busyCores(at cores: Cores) -> Cores {
    required * work(at: cores) * prepared.skewFactor
  }

  /// C1 cpu, `R·T(x)·φ ≤ x`.
  ///
  /// - Source: autoscaler, with the skew of the busiest subtask.
  func fitsCPU(_ taskManagers: TaskManagers) -> Bool {
    busyCores(at: taskManagers.cores) <= taskManagers.cores
  }

  /// The x where C1 turns true: T is the larger of a constant and a falling line, so x is the
  /// larger of `R·φ·T₁` and `R·φ·p/(1 + R·φ·q)` for the line `p − q·x`.
  var cpuEstimate: Double {
    let k = required.value * prepared.skewFactor * recordWork.value
    let cached = k * (prepared.statelessLoad + prepared.statefulLoad)
    guard prepared.isOnDisk else { return cached }
    let missed = k * prepared.statefulLoad * prepared.assumptions[.cacheMissCost]
    let slope = missed * prepared.cachePerCore.value / prepared.state.value
    return max(cached, (cached + missed) / (1 + slope))
  }

  /// Cores that the keyed statements keep busy when their state is cached, `R·λ·t·B`.
  var keyedCores: Cores { required * recordWork * prepared.statefulLoad }

  /// The left side of C2, `R·λ·t·B·f_S(x)·(h + (1−h)(1/x + 1/G(x)))`, for the busiest keyed
  /// subtask: its share of the other keys, and one key group too many.
  func busiestKeyedCores(at cores: Cores) -> Cores {
    let h = prepared.hotKeyShare
    let groups = Double(KeyGroups.count(for: cores.value))
    let share = h + (1 - h) * (1 / cores.value + 1 / groups)
    return keyedCores * cacheFactor(at: cores) * share
  }

  /// C2 key-skew: the busiest keyed subtask fits one core.
  ///
  /// - Source: Flink, a key group belongs to one subtask.
  func fitsKeySkew(_ taskManagers: TaskManagers) -> Bool {
    busiestKeyedCores(at: taskManagers.cores) <= Cores(1)
  }

  /// About the x where C2 turns true; nil where no x helps.
  var keySkewEstimate: Double? {
    let h = prepared.hotKeyShare
    let keyed = keyedCores.value
    guard keyed > 0, h < 1 else { return keyed * h < 1 ? 1 : nil }
    func estimate(_ keyed: Double) -> Double? {
      let spread = (1 / keyed - h) / (1 - h)  // what 1/x + 1/G(x) may be
      guard spread > 1 / Double(KeyGroups.most) else { return nil }
      let rest = spread - 1 / Double(KeyGroups.count(for: 1 / spread))
      return rest > 0 ? 1 / rest : 1 / spread
    }
    guard let least = estimate(keyed) else { return nil }
    return estimate(keyed * cacheFactor(at: Cores(least))) ?? least
  }

  /// Whether one key alone overloads a core, `R·λ·t·B·h ≥ 1`.
  var hasHotKey: Bool { keyedCores.value * prepared.hotKeyShare >= 1 }

  /// The rate below which the hot key fits a core,
  /// `1/((1/u + (T_detect + T_resched)/T_catchup)·λ·t·B·h)`.
  var largestRate: RecordsPerSecond {
    let perRecord = Self.requiredRate(RecordsPerSecond(1), prepared.assumptions)
    let busy = perRecord * recordWork * prepared.statefulLoad * prepared.hotKeyShare
    return RecordsPerSecond(1 / busy.value)
  }
}
