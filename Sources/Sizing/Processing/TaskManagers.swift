/// A number of TaskManagers of a number of cores: a candidate for the answer.
struct TaskManagers: Equatable, Sendable {
  /// n, at least 1.
  let count: Double
  /// c, the cores of each.
  let coresEach: Double

  init(_ count: Int, of cores: Int) {
    self.count = Double(count)
    coresEach = Double(cores)
  }

  /// x = n·c.
  var cores: Cores { Cores(count * coresEach) }
}
