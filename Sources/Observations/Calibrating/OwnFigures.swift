internal import Report
internal import Sizing
internal import Workloads

/// What one workload's file gets from its running job: the base load, and what a core gets through besides,
/// which is the profile's figures scaled to the measured work.
struct OwnFigures {
  let baseLoad: BaseLoad
  let recordRatePerCore: Double
  let bytesPerCore: Double

  /// Nil where the job's work can't be compared with the plan's.
  init?(_ job: MeasuredWorkload) {
    baseLoad = BaseLoad(of: job)
    let factor = job.workload.recordFactor(job.observation.work, baseLoad: baseLoad.cores)
    guard factor.isFinite, factor > 0 else { return nil }
    recordRatePerCore = job.workload.assumptions[.recordRatePerCore] / factor
    bytesPerCore = job.workload.assumptions[.bytesPerCore] / factor
  }

  /// As the file has them.
  ///
  /// - Parameter remark: what stands behind `assumptions:`.
  func lines(remark: String? = nil) -> [String] {
    [
      "baseLoad: \(Spelled.cores(baseLoad.cores))  # \(baseLoad.words)",
      "assumptions:" + (remark.map { "  # " + $0 } ?? ""),
      "  recordRatePerCore: \(Spelled.rate(recordRatePerCore, digits: 4))",
      "  bytesPerCore: \(Spelled.bytes(bytesPerCore, digits: 4))/s",
    ]
  }
}

extension BaseLoad {
  /// What it is and how it is known.
  var words: String {
    switch evidence {
    case .rates(let rates, let error):
      let list = rates.map { Format.rate($0) }.joined(separator: ", ")
      let within = rates.count > 2 ? ", which it fits within \(Format.share(error))" : ""
      return "cores at any rate: measured at \(list)\(within)"
    case .windows: return assumed(for: "processes, checkpoints and windows")
    case .processes: return assumed(for: "processes and checkpoints")
    }
  }

  private func assumed(for what: String) -> String {
    "cores at any rate: assumed for \(what); observe at another rate to measure it"
  }
}
