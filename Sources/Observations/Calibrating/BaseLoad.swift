internal import Sizing
internal import Workloads

/// The cores that a job keeps busy at any rate, and how that is known.
///
/// The rest of what it takes grows with its rate. Without telling them apart, an observation at a low rate
/// plans too much for a high one, and the other way around.
struct BaseLoad: Equatable {
  var cores: Cores
  var evidence: Evidence

  enum Evidence: Equatable {
    /// A line through observations at these rates, with its largest error for them.
    case rates([RecordsPerSecond], error: Double)
    /// Windows in two phases, processes and checkpoints, as they were measured in other jobs.
    case windows
    /// Processes and checkpoints, in the same way.
    case processes
  }

  /// Cores that a TaskManager's process takes while its job reads nothing.
  ///
  /// - Source: measured: 0.007 to 0.011 (Flink 2.3.0).
  static let idleProcess = 0.01
  /// Core-seconds of a checkpoint for each operator with state.
  ///
  /// - Source: measured: 15,000/s over 100,000 keys took 0.157 cores with a checkpoint every 10 s and 0.142
  ///   with one a minute (Flink 2.3.0, RocksDB).
  static let checkpoint = 0.18
  /// Rates less far apart than this tell nothing of what doesn't grow with them.
  static let leastSpread = 1.5
  /// The largest part of a job's work that can be taken for base load.
  private static let most = 0.9

  init(of job: MeasuredWorkload) {
    let found = Self.line(job.observation) ?? Self.estimate(job)
    let most = job.observation.cores.value * Self.most
    cores = Cores(min(most, max(0, found.cores)))
    evidence = found.evidence
  }

  /// The line with the least relative errors through cores over rate. Nil for observations at one rate,
  /// and where the work would fall with the rate.
  private static func line(_ observation: Observation) -> (cores: Double, evidence: Evidence)? {
    let readings = [observation.reading] + observation.earlier
    let rates = readings.map { $0.rate }.sorted()
    guard let least = rates.first, let most = rates.last, most >= least * leastSpread else {
      return nil
    }
    var (w, wx, wy, wxx, wxy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for reading in readings {
      let (x, y) = (reading.rate.value, reading.cores.value)
      let weight = 1 / (y * y)
      w += weight
      wx += weight * x
      wy += weight * y
      wxx += weight * x * x
      wxy += weight * x * y
    }
    let slope = (w * wxy - wx * wy) / (w * wxx - wx * wx)
    let cores = (wy - slope * wx) / w
    guard slope > 0, cores.isFinite else { return nil }
    let error = readings.map { abs((cores + slope * $0.rate.value) / $0.cores.value - 1) }.max()
    return (cores, .rates(rates, error: error ?? 0))
  }

  private static func estimate(_ job: MeasuredWorkload) -> (cores: Double, evidence: Evidence) {
    let observation = job.observation
    let steady =
      idleProcess * Double(observation.cluster.taskManagers) + checkpoints(of: observation)
    guard let output = observation.vertices.compactMap({ $0.localOutput }).max() else {
      return (steady, .processes)
    }
    // A key takes n records between two times at which the first phase gives what it has. Of these it gives
    // a = (1 − e^−n)/n, and of one more record e^−n, about a² of what it gave of the others. The rest of the
    // second phase's work stays the same at any rate.
    let windows = windowShare(job) * (1 - output * output) * observation.cores.value
    return (steady + windows, .windows)
  }

  private static func checkpoints(of observation: Observation) -> Double {
    guard let interval = observation.checkpoints?.interval, interval > .zero else { return 0 }
    let keyed = observation.vertices.reduce(0) { count, vertex in
      count + vertex.operators.count { OperatorClass(of: $0).isKeyed }
    }
    return checkpoint * Double(keyed) / interval.value
  }

  /// The second phase's part of the work, by what statements cost each other in the profile that was
  /// measured. It takes a record for each key of each subtask of the first phase, but it touches its state
  /// once for all of them.
  private static func windowShare(_ job: MeasuredWorkload) -> Double {
    let observation = job.observation
    let taken = observation.vertices.filter { vertex in
      vertex.operators.contains { OperatorClass(of: $0) == .global }
    }.reduce(0) { $0 + $1.recordsIn.value / Double(max(1, $1.parallelism)) }
    var assumptions = job.workload.assumptions
    assumptions.apply(.measured23)
    guard let sizer = job.workload.sizer(assumptions: assumptions),
      let windows = sizer.twoPhaseWindows
    else { return 0 }
    let rate = observation.rate.value
    let firing = windows.firing.value / rate
    let others = job.recordWork(by: sizer).value - windows.work.value * windows.taken - firing
    let own = windows.work.value * taken / rate + firing
    return others > 0 && own > 0 ? own / (own + others) : 0
  }
}
