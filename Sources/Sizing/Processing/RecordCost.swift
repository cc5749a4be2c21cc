// What a record costs: E1 and E2.

extension Assumptions {
  /// E1 record, `t(m) = υ·(1/ρ0 + (m − m0)/B_core)`: small records are cheaper.
  ///
  /// Positive for every record of a profile that can be used; held just above zero otherwise.
  ///
  /// - Source: founding notes, 10,000 records/s and 12.5 MB/s per core.
  func recordCost(of record: Bytes) -> CoreSeconds {
    let size = (record.value - self[.referenceRecordBytes]) / self[.bytesPerCore]
    return CoreSeconds(
      max(1e-15, self[.referenceUtilization] * (1 / self[.recordRatePerCore] + size)))
  }

  /// E2 keys, `f_K = 1 + γ·max(0, log10(K/10⁶))`.
  ///
  /// - Source: assumption; measured where a profile says so.
  func keysFactor(_ keys: Double) -> Double {
    1 + self[.costPerKeyDecade] * max(0, log10(keys / 1e6))
  }

  /// What a statement costs beyond reading its records, `κ − θ`.
  func ownCost(_ complexity: Complexity) -> Double {
    max(0, cost(complexity) - self[.readCost])
  }
}
