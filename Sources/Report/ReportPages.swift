public import Pages

extension Capacity {
  /// Every page this report adds to a handbook.
  public var pages: [Page] {
    let overview = OverviewPages(capacity: self)
    return [
      overview.home, overview.list, overview.matrix, overview.checkpoints,
      CapacityPage(capacity: self).page, AssumptionsPage(capacity: self).page,
    ] + workloads.map { WorkloadPage(workload: $0, capacity: self).page } + (history?.pages ?? [])
  }

  /// The files beside them: the matrix for programs and spreadsheets.
  public func resources(engineVersion: String) -> [Resource] {
    [
      Resource(path: "matrix.csv") { Array(CellTable(workloads: workloads).table.csv.utf8) },
      Resource(path: "matrix.json") { snapshot(engineVersion: engineVersion) },
    ] + manifestResources
  }

  /// `matrix.json`.
  ///
  /// - Parameters:
  ///   - release: the name it is recorded under; none for the present state.
  ///   - date: the day of record.
  public func snapshot(
    engineVersion: String, release: String? = nil, date: CalendarDay? = nil
  ) -> [UInt8] {
    Snapshot(
      capacity: self, release: release, date: date?.description, engineVersion: engineVersion
    ).bytes
  }

  /// What made the numbers, for the foot of every page.
  public func colophon(engineVersion: String) -> String {
    "Made by Headroom \(engineVersion), profile \(settings.profile.name)"
  }
}
