public import Pages

extension Capacity {
  /// Every page this report adds to a handbook.
  public var pages: [Page] {
    let overview = OverviewPages(capacity: self)
    return [
      overview.home, overview.list, overview.matrix, overview.checkpoints,
      CapacityPage(capacity: self).page, AssumptionsPage(capacity: self).page,
    ] + workloads.map { WorkloadPage(workload: $0, capacity: self).page }
  }

  /// The files beside them: the matrix for programs and spreadsheets.
  public func resources(engineVersion: String) -> [Resource] {
    [
      Resource(path: "matrix.csv") { Array(CellTable(workloads: workloads).table.csv.utf8) },
      Resource(path: "matrix.json") { snapshot(engineVersion: engineVersion) },
    ] + manifestResources
  }

  /// `matrix.json`.
  public func snapshot(engineVersion: String, release: String? = nil) -> [UInt8] {
    Snapshot(capacity: self, release: release, engineVersion: engineVersion).bytes
  }

  /// What made the numbers, for the foot of every page.
  public func colophon(engineVersion: String) -> String {
    "Made by Headroom \(engineVersion), profile \(settings.profile.name)"
  }
}
