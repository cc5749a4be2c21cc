// Whether the sources can be read at all: what one partition's subtask must get through.

extension Demand {
  /// Whether a source's own work exceeds its partitions, `R·λ·φ0·(θ·share·t + Σ a(κ−θ)·t)`.
  ///
  /// - Source: Kafka, a partition is read by one subtask.
  var exceedsPartitions: Bool {
    (required * prepared.partitionWork).value * cpuFactor > 1
  }

  /// The largest rate that the partitions can be read at; nil where their number is not given.
  var largestRateOfPartitions: RecordsPerSecond? {
    let busy = (required * prepared.partitionWork).value * cpuFactor
    return busy > 0 ? rate / busy : nil
  }
}

extension Sizer {
  /// Partitions that each source needs at least at a rate, in the order of the sources.
  public func partitionsNeeded(tier: LatencyTier, rate: RecordsPerSecond) -> [Int] {
    let demand = Demand(prepared, tier, rate)
    return workload.sources.indices.map { source in
      let work = PreparedWorkload.work(
        ofSource: source, workload, prepared.flows, assumptions)
      return max(1, Int(roundingUp: (demand.required * work).value * demand.cpuFactor))
    }
  }
}
