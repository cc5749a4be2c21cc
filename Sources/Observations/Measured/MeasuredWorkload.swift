internal import Sizing
internal import Workloads

/// A workload beside what its running job took.
struct MeasuredWorkload {
  let workload: PlannedWorkload
  let observation: Observation

  var id: String { workload.definition.id }

  /// Mean work of a record as planned, at the job's own rate and cores.
  var plannedWork: CoreSeconds {
    let work = observation.work
    return workload.sizer.meanWork(
      tier: workload.definition.tier, rate: work.rate, cores: work.cores)
  }

  /// The same without base load, by other assumptions.
  func recordWork(by sizer: Sizer) -> CoreSeconds {
    let work = observation.work
    return sizer.recordWork(tier: workload.definition.tier, rate: work.rate, cores: work.cores)
  }

  /// Measured over planned work of a record.
  var factor: Double { observation.workPerRecord.value / plannedWork.value }

  /// The plan at the job's own rate; nil where it does not fit.
  var plan: Plan? { workload.cell(workload.definition.tier, observation.rate).plan }

  /// Busiest over mean subtask as planned, φ.
  var plannedSkew: Double { workload.assumptions.skewFactor(workload.definition.input.skew) }

  /// Keys of all statements that keep state.
  var keys: Double {
    workload.definition.input.statements.compactMap { $0.state }.reduce(0) {
      $0 + $1.keys * $1.copies
    }
  }
}
