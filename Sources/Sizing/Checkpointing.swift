// What a checkpoint uploads and how long that takes: E7, E8 and the constraint C3.

extension Demand {
  /// E7 checkpoint bytes. Full: `C = S`. Incremental:
  /// `C = min(S, Σ K·(1 − e^(−a·r·Δ/K))·b·w·A_up)`, the keys that an interval's records touch.
  ///
  /// - Source: the model; A_up is an assumption.
  static func checkpointBytes(
    _ basis: Basis, _ rate: RecordsPerSecond, _ interval: Seconds
  ) -> Bytes {
    guard basis.isIncremental else { return basis.state }
    let records = rate * interval
    var bytes = Bytes.zero
    for term in basis.terms {
      let touched = term.keys * fractionTouched(term.inputShare * records / term.keys)
      bytes = bytes + term.keptPerKey * touched * basis.assumptions[.incrementalRewrite]
    }
    return min(basis.state, bytes)
  }

  /// E8 checkpoint duration, `D(n) = D_0 + C·φ/(n·B_up)`; 0 without state.
  ///
  /// - Source: the model; D_0 and B_up are assumptions.
  func duration(uploading bytes: Bytes, _ taskManagers: TaskManagers) -> Seconds {
    guard basis.isStateful else { return .zero }
    let upload = basis.assumptions.uploadRate * taskManagers.count
    return basis.assumptions.checkpointFixedTime + bytes * basis.skewFactor / upload
  }

  /// E8 for this demand's checkpoint.
  func checkpointDuration(_ taskManagers: TaskManagers) -> Seconds {
    duration(uploading: checkpoint, taskManagers)
  }

  /// E8 for a checkpoint of all state, as the first one is and as a savepoint is.
  func fullCheckpointDuration(_ taskManagers: TaskManagers) -> Seconds {
    duration(uploading: basis.state, taskManagers)
  }

  /// The right side of C3, `min(D_max, ψ·Δ)`.
  var longestDuration: Seconds {
    min(basis.assumptions.longestCheckpoint, interval * basis.assumptions[.checkpointShare])
  }

  /// C3 checkpoint, `D(n) ≤ min(D_max, ψ·Δ)`.
  ///
  /// - Source: Flink, execution.checkpointing.timeout; ψ is an assumption.
  func fitsCheckpoint(_ taskManagers: TaskManagers) -> Bool {
    checkpointDuration(taskManagers) <= longestDuration
  }

  /// The n where C3 turns true; nil where no n helps.
  var checkpointEstimate: Double? {
    guard basis.isStateful else { return 1 }
    let left = longestDuration - basis.assumptions.checkpointFixedTime
    guard left > .zero else { return nil }
    return checkpoint * basis.skewFactor / basis.assumptions.uploadRate / left
  }
}
