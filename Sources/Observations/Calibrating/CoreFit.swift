internal import Sizing
internal import Workloads

/// What a core gets through, as observed jobs fix it: records a second at the profile's reference size, and
/// bytes a second beyond it.
///
/// Work per record is linear in the time of a record and in that of a byte (E1), so the two that fit best
/// follow from two equations: least squares of the relative errors, which are what a plan is off by.
struct CoreFit: Equatable {
  /// ρ0.
  var recordRatePerCore: Double
  /// B_core.
  var bytesPerCore: Double
  /// Whether both are fixed by the evidence; else the profile's proportion of them was kept.
  var fixesBoth: Bool

  /// A job's work per record without base load: planned with one second for a record, and for a byte; and
  /// measured.
  struct Evidence {
    var id: String
    /// Seconds of planned work for each second of `1/ρ0`.
    var ofRecords: Double
    /// Seconds of planned work for each second of `1/B_core`.
    var ofBytes: Double
    var measured: Double
    /// Mean bytes of a record as planned.
    var recordBytes: Double

    init(id: String, ofRecords: Double, ofBytes: Double, measured: Double, recordBytes: Double) {
      self.id = id
      self.ofRecords = ofRecords
      self.ofBytes = ofBytes
      self.measured = measured
      self.recordBytes = recordBytes
    }

    /// From the work with a profile's figures, and with twice its records a second. Nil where the workload
    /// can't be planned with them.
    init?(_ measured: MeasuredWorkload, _ profile: Profile) {
      var assumptions = measured.workload.assumptions
      assumptions[.recordRatePerCore] = profile.recordRatePerCore.value
      assumptions[.bytesPerCore] = profile.bytesPerCore.value
      guard let usual = measured.workload.sizer(assumptions: assumptions) else { return nil }
      // Twice the bytes, which every profile may have: records of no size keep positive work.
      assumptions[.bytesPerCore] = profile.bytesPerCore.value * 2
      guard let faster = measured.workload.sizer(assumptions: assumptions) else { return nil }
      let work = measured.recordWork(by: usual).value
      // Half of what bytes take is gone.
      let bytes = 2 * (work - measured.recordWork(by: faster).value)
      let base = BaseLoad(of: measured).cores
      self.init(
        id: measured.id, ofRecords: (work - bytes) * profile.recordRatePerCore.value,
        ofBytes: bytes * profile.bytesPerCore.value,
        measured: measured.observation.work.recordWork(baseLoad: base).value,
        recordBytes: measured.workload.definition.meanRecord.value)
    }
  }

  /// Record sizes less far apart than this fix no work of a byte.
  static let leastSpread = 2.0

  /// Nil without evidence.
  init?(_ evidence: [Evidence], keeping profile: Profile) {
    guard !evidence.isEmpty else { return nil }
    if let both = Self.both(evidence, profile) {
      self = both
      return
    }
    let (record, byte) = (
      1 / profile.recordRatePerCore.value, 1 / profile.bytesPerCore.value
    )
    let factors = evidence.map { job in
      job.measured / (job.ofRecords * record + job.ofBytes * byte)
    }.sorted()
    let middle = factors.count / 2
    let factor =
      factors.count % 2 == 1 ? factors[middle] : (factors[middle - 1] + factors[middle]) / 2
    guard factor.isFinite, factor > 0 else { return nil }
    self.init(
      recordRatePerCore: 1 / (record * factor), bytesPerCore: 1 / (byte * factor), fixesBoth: false)
  }

  private init(recordRatePerCore: Double, bytesPerCore: Double, fixesBoth: Bool) {
    self.recordRatePerCore = recordRatePerCore
    self.bytesPerCore = bytesPerCore
    self.fixesBoth = fixesBoth
  }

  /// Both of them, where jobs have records of two sizes and the answer is one that a core can have.
  private static func both(_ evidence: [Evidence], _ profile: Profile) -> CoreFit? {
    let sizes = evidence.map { $0.recordBytes }
    guard evidence.count >= 3, let least = sizes.min(), let most = sizes.max(),
      most >= leastSpread * least
    else { return nil }
    // (x, y) with the least Σ (a·x + b·y − 1)², a and b being over the measured work.
    var (aa, ab, bb, a1, b1) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for job in evidence {
      let (a, b) = (job.ofRecords / job.measured, job.ofBytes / job.measured)
      aa += a * a
      ab += a * b
      bb += b * b
      a1 += a
      b1 += b
    }
    let determinant = aa * bb - ab * ab
    guard determinant > 1e-9 * aa * bb else { return nil }
    let record = (a1 * bb - b1 * ab) / determinant
    let byte = (b1 * aa - a1 * ab) / determinant
    guard record > 0, byte > 0 else { return nil }
    let fit = CoreFit(recordRatePerCore: 1 / record, bytesPerCore: 1 / byte, fixesBoth: true)
    // Records of no size would take negative work.
    let free = record - byte * profile.referenceRecord.value
    return free > 0 ? fit : nil
  }

  /// Planned over measured work of a job less 1.
  func error(of job: Evidence) -> Double {
    (job.ofRecords / recordRatePerCore + job.ofBytes / bytesPerCore) / job.measured - 1
  }
}
