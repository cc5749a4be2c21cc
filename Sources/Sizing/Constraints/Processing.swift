// What it takes to process the records: E4, E5 and the constraints C1, C2, C9 and C10.

extension Demand {
  /// E4 cache, `f_S(x) = 1 + β·max(0, 1 − x·μ/S)`; 1 without state or with hashmap.
  ///
  /// - Source: assumption; Flink puts the bound at an order of magnitude.
  func cacheFactor(at cores: Cores, on hardware: Hardware) -> Double {
    guard prepared.isOnDisk else { return 1 }
    let cache = cores.value * hardware.cachePerCore.value
    guard cache < prepared.state.value else { return 1 }
    return 1 + prepared.constants.cacheMissCost * max(0, 1 - cache / prepared.state.value)
  }

  /// E5 work of a record, `T(x) = λ·(φ0·A + f_S(x)·Σ φ_j·B_j)`: skew costs only what is keyed.
  ///
  /// - Source: the model.
  func work(at cores: Cores, on hardware: Hardware) -> CoreSeconds {
    unkeyedWork + keyedWork * cacheFactor(at: cores, on: hardware)
  }

  /// Cores that firing windows keeps busy, `λ·f_S(x)·W·φ`.
  func firing(at cores: Cores, on hardware: Hardware) -> Cores {
    firing * cacheFactor(at: cores, on: hardware)
  }

  /// The left side of C1, `R·T(x) + λ·f_S·W·φ/u`.
  func busyCores(at cores: Cores, on hardware: Hardware) -> Cores {
    busyCores(cacheFactor: cacheFactor(at: cores, on: hardware))
  }

  /// The same where f_S(x) is known already.
  func busyCores(cacheFactor factor: Double) -> Cores {
    let records = required * (unkeyedWork + keyedWork * factor)
    return records + firing * (factor / prepared.constants.targetUtilization)
  }

  /// C1 cpu, `R·T(x) + λ·f_S·W·φ/u ≤ x`.
  ///
  /// - Source: autoscaler, with the skew of the busiest subtask.
  func fitsCPU(_ cores: Cores, on hardware: Hardware) -> Bool {
    busyCores(at: cores, on: hardware) <= cores
  }

  /// The x where C1 turns true.
  func cpuEstimate(on hardware: Hardware) -> Double {
    estimate(
      steady: (required * unkeyedWork).value,
      cached: (required * keyedWork).value
        + firing.value / prepared.constants.targetUtilization, on: hardware)
  }

  /// The x where `steady + f_S(x)·cached ≤ x` turns true: f_S is the larger of a constant and a
  /// falling line, so x is the larger of the two crossings.
  private func estimate(steady: Double, cached: Double, on hardware: Hardware) -> Double {
    let least = steady + cached
    guard prepared.isOnDisk else { return least }
    let missed = cached * prepared.constants.cacheMissCost
    let slope = missed * hardware.cachePerCore.value / prepared.state.value
    return max(least, (least + missed) / (1 + slope))
  }

  /// C10 backlog, `x ≥ r·(1 + backlog/within)·T(x) + λ·f_S·W·φ`: working off runs at full tilt.
  ///
  /// - Source: the model.
  func worksOffBacklog(_ cores: Cores, on hardware: Hardware) -> Bool {
    guard let backlog = prepared.backlog else { return true }
    let records = rate * (1 + backlog.length / backlog.within)
    let busy =
      records * work(at: cores, on: hardware) + firing(at: cores, on: hardware)
    return busy <= cores
  }

  /// The x where C10 turns true.
  func backlogEstimate(on hardware: Hardware) -> Double {
    guard let backlog = prepared.backlog else { return 0 }
    let records = rate * (1 + backlog.length / backlog.within)
    return estimate(
      steady: (records * unkeyedWork).value, cached: (records * keyedWork + firing).value,
      on: hardware)
  }

  /// The left side of C9 over x, `R·max a·(1−hits)·latency·φ0/capacity`.
  var lookupCores: Cores { required * prepared.lookupWait }

  /// C9 lookup, `R·a·(1−hits)·latency·φ0 ≤ capacity·x`.
  ///
  /// - Source: Little's law over the calls under way.
  func fitsLookup(_ cores: Cores) -> Bool { lookupCores <= cores }
}
