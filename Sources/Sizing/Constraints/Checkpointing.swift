// What a checkpoint uploads and how long that takes: E7, E8 and the constraint C3.

extension Demand {
  /// E7 checkpoint bytes. Full: `C = S`. Incremental:
  /// `C = min(S, Σ K·(1 − e^(−a·r·Δ/K))·b·w·A_up)`, the keys that an interval's records touch.
  ///
  /// - Source: the model; A_up is an assumption.
  static func checkpointBytes(
    _ prepared: PreparedWorkload, _ rate: RecordsPerSecond, _ interval: Seconds
  ) -> Bytes {
    guard prepared.isIncremental else { return prepared.state }
    let records = rate * interval
    var bytes = Bytes.zero
    for term in prepared.terms {
      let touched = term.keys * fractionTouched(term.inputShare * records / term.keys)
      bytes = bytes + term.keptPerKey * touched * prepared.assumptions[.incrementalRewrite]
    }
    return min(prepared.state, bytes)
  }

  /// E8 checkpoint duration, `D(n) = D_0 + C·φ/(n·B_up)`; 0 without state.
  ///
  /// - Source: the model; D_0 and B_up are assumptions.
  func duration(uploading bytes: Bytes, _ taskManagers: TaskManagers) -> Seconds {
    guard prepared.isStateful else { return .zero }
    let upload = prepared.assumptions.uploadRate * taskManagers.count
    return prepared.assumptions.checkpointFixedTime + bytes * prepared.skewFactor / upload
  }

  /// E8 for this demand's checkpoint.
  func checkpointDuration(_ taskManagers: TaskManagers) -> Seconds {
    duration(uploading: checkpoint, taskManagers)
  }

  /// E8 for a checkpoint of all state, as the first one is and as a savepoint is.
  func fullCheckpointDuration(_ taskManagers: TaskManagers) -> Seconds {
    duration(uploading: prepared.state, taskManagers)
  }

  /// The right side of C3, `min(D_max, ψ·Δ)`.
  var longestDuration: Seconds {
    min(prepared.assumptions.longestCheckpoint, interval * prepared.assumptions[.checkpointShare])
  }

  /// C3 checkpoint, `D(n) ≤ min(D_max, ψ·Δ)`.
  ///
  /// - Source: Flink, execution.checkpointing.timeout; ψ is an assumption.
  func fitsCheckpoint(_ taskManagers: TaskManagers) -> Bool {
    checkpointDuration(taskManagers) <= longestDuration
  }

  /// The n where C3 turns true; nil where no n helps.
  var checkpointEstimate: Double? {
    guard prepared.isStateful else { return 1 }
    let left = longestDuration - prepared.assumptions.checkpointFixedTime
    guard left > .zero else { return nil }
    return checkpoint * prepared.skewFactor / prepared.assumptions.uploadRate / left
  }
}
