// What a checkpoint uploads and how long that takes: E7, E8 and the constraint C3.

extension Demand {
  /// E7 checkpoint bytes. Full: `C = S`. Incremental:
  /// `C = min(S, Σ K·(1 − e^(−a·r·Δ/K))·b·(w if panes)·A_up)`, the keys that an interval touches.
  ///
  /// - Source: the model; A_up is an assumption.
  static func checkpointBytes(
    _ prepared: PreparedWorkload, _ rate: RecordsPerSecond, _ interval: Seconds
  ) -> Bytes {
    guard prepared.isIncremental else { return prepared.state }
    let records = rate * interval
    var bytes = Bytes.zero
    for term in prepared.terms {
      let touched = term.keys * fractionTouched(term.taken * records / term.keys)
      bytes = bytes + term.writtenPerRecord * touched
    }
    return min(prepared.state, bytes * prepared.constants.incrementalRewrite)
  }

  /// E8 duration, `D(x) = D_0 + C·φ/(x·B_up)`; 0 without state.
  ///
  /// - Source: the model; D_0 and B_up are assumptions.
  func checkpointDuration(at cores: Cores) -> Seconds {
    guard prepared.isStateful else { return .zero }
    return prepared.constants.checkpointFixedTime + uploadTimeOfOneCore / cores.value
  }

  /// E8 for a checkpoint of all state, as the first one is and as a savepoint is.
  func fullCheckpointDuration(at cores: Cores) -> Seconds {
    guard prepared.isStateful else { return .zero }
    let upload = prepared.state * prepared.skewFactor / prepared.constants.uploadRate
    return prepared.constants.checkpointFixedTime + upload / cores.value
  }

  /// E12's interval, `Δ' = max(Δ, D/ψ)`: it gives way where a checkpoint takes longer than its share.
  func stretchedInterval(at cores: Cores) -> Seconds {
    stretchedInterval(by: checkpointDuration(at: cores))
  }

  /// The same for a checkpoint's duration that is known already.
  func stretchedInterval(by duration: Seconds) -> Seconds {
    max(interval, duration / prepared.constants.checkpointShare)
  }

  /// C3 checkpoint, `D(x) ≤ min(D_max, ψ·Δ)`.
  ///
  /// - Source: Flink, execution.checkpointing.timeout; ψ is an assumption.
  func fitsCheckpoint(_ cores: Cores) -> Bool {
    let share = interval * prepared.constants.checkpointShare
    return checkpointDuration(at: cores) <= min(prepared.constants.longestCheckpoint, share)
  }

  /// The part of C3 that no interval changes, `D(x) ≤ D_max`.
  func fitsLongestCheckpoint(_ cores: Cores) -> Bool {
    checkpointDuration(at: cores) <= prepared.constants.longestCheckpoint
  }

  /// The x where a checkpoint takes no longer than a limit; nil where no x helps.
  private func estimate(within limit: Seconds) -> Double? {
    guard prepared.isStateful else { return 0 }
    let left = limit - prepared.constants.checkpointFixedTime
    guard left > .zero else { return nil }
    return uploadTimeOfOneCore / left
  }

  /// The x where C3 turns true; nil where no x helps.
  var checkpointEstimate: Double? {
    let share = interval * prepared.constants.checkpointShare
    return estimate(within: min(prepared.constants.longestCheckpoint, share))
  }

  /// The x where a checkpoint takes no longer than D_max; nil where no x helps.
  var longestCheckpointEstimate: Double? {
    estimate(within: prepared.constants.longestCheckpoint)
  }
}
