/// The JobManager's size (E18).
struct JobManagerSize: Equatable, Sendable {
  let cores: Int
  let memory: Bytes

  static let largest = JobManagerSize(cores: 4, memory: .gibibytes(8))

  /// E18 JobManager, by `p × statements`: up to 1,000 one core and 2 GiB, up to 10,000 two cores
  /// and 4 GiB, above four cores and 8 GiB.
  ///
  /// - Source: assumption.
  static func coordinating(subtasks: Double) -> JobManagerSize {
    if subtasks <= 1000 { return JobManagerSize(cores: 1, memory: .gibibytes(2)) }
    if subtasks <= 10_000 { return JobManagerSize(cores: 2, memory: .gibibytes(4)) }
    return largest
  }

  /// The same with the memory that the workload's own options give it.
  func with(_ given: GivenMemory?) -> JobManagerSize {
    guard let given, let parts = try? JobManagerMemory(given.jobManager.jobManager(planned: memory))
    else { return self }
    return JobManagerSize(cores: cores, memory: Bytes(Double(parts.totalProcess)))
  }
}
