internal import Sizing
public import Workloads
public import Pages

extension Capacity {
  /// Every page this report adds to a handbook.
  ///
  /// - Parameters:
  ///   - changes: what the pages say about the last release; nil where none is recorded.
  ///   - answersBack: whether the site has what answers for another input in the reader's browser.
  ///   - measured: what a workload's page says about its running job.
  public func pages(
    since changes: ChangesSinceRelease? = nil, answersBack: Bool = false,
    measured: (PlannedWorkload) -> [PageSection] = { _ in [] }
  ) -> [Page] {
    let answersForFleet = answersBack && sendsFleet
    return [
      HomePage(
        workloads: workloads, environments: settings.environments, changes: changes,
        answersBack: answersForFleet
      ).page
    ] + WorkloadListPage(workloads: workloads).pages
      + [SizePage(capacity: self, answersBack: answersBack).page]
      + MatrixPage(
        workloads: workloads, environments: settings.environments, changes: changes,
        answersBack: answersForFleet
      ).pages + CheckpointsPage(workloads: workloads).pages
      + CapacityPage(capacity: self).pages + [AssumptionsPage(capacity: self).page]
      + workloads.map {
        WorkloadPage(
          workload: $0, capacity: self, changes: changes, answersBack: answersBack,
          measured: measured($0)
        ).page
      } + workloads.map { ReviewPage(workload: $0).page }
      + workloads.map { CalculationPage(workload: $0).page }
  }

  /// The files beside them: the matrix for programs and spreadsheets, and what the fleet map asks.
  public func resources(engineVersion: String, answersBack: Bool = false) -> [Resource] {
    [
      Resource(path: "matrix.csv", pieces: CellTable(workloads: workloads).csv),
      Resource(path: "matrix.json", pieces: matrixFile(engineVersion: engineVersion)),
    ] + (answersBack && sendsFleet ? [fleetText.resource] : [])
      + manifestResources + quotaResources
  }

  private func matrixFile(engineVersion: String) -> FilePieces {
    let pieces = matrixPieces(engineVersion: engineVersion)
    return FilePieces(pieces.count) { pieces[$0] }
  }

  /// Whether the fleet map answers for other rates: a browser gets a text of all workloads for it, of about
  /// a kilobyte each.
  private var sendsFleet: Bool { !workloads.isEmpty && workloads.count <= 1_000 }

  private var fleetText: FleetText {
    FleetText(FleetMap.groups(of: workloads, settings.environments).map { $0.workloads })
  }

  /// What made the numbers, for the foot of every page.
  public func colophon(engineVersion: String) -> String {
    "Made by Headroom \(engineVersion), profile \(settings.profile.name)"
  }
}
