internal import Pages
internal import Sizing
public import Workloads

/// A file of manifests as readers take it away: a document for each cluster.
struct ManifestFile: Sendable {
  let kind: ManifestKind
  /// `flinkapplication.yaml`
  let name: String
  let clusters: [DeployedCluster]
  let flink: FlinkSettings
  /// The workload's page, where the handbook has an address.
  let page: String?

  var documents: [YAMLDocument] {
    clusters.map { cluster in
      var document = Manifest(kind: kind, cluster: cluster, flink: flink, page: page).document
      let environment = cluster.workload.definition.environment
      document.comments.append(kind.use(file: name, environment: environment))
      return document
    }
  }

  var bytes: [UInt8] { documents.bytes }
  var text: String { documents.text }

  /// What its clusters are named by.
  var part: String { clusters.first?.part ?? name }
}

extension DeployedCluster {
  /// Its name in file names.
  fileprivate var part: String { folder.split(separator: "/").last.map { String($0) } ?? name }
}

/// The manifests of a workload at one cell.
struct Manifests {
  let flink: FlinkSettings
  let workload: PlannedWorkload
  let clusters: [DeployedCluster]
  private let page: String?

  /// - Parameter address: where the handbook is served, with a slash at its end.
  init(
    of workload: PlannedWorkload, at cell: Cell, flink: FlinkSettings, address: String? = nil
  ) throws(NotDeployable) {
    self.workload = workload
    self.flink = flink
    page = address.map { $0 + PercentEncoding.encode(path: workload.path.folder) }
    clusters = try workload.clusters(at: cell)
  }

  /// What the workload's deployment asks for first.
  static func preferred(for workload: PlannedWorkload) -> ManifestKind {
    switch workload.definition.deployment {
    case .application: .application
    case .statements: .computePool
    }
  }

  /// The files of a kind: one for each cluster, but what `kubectl` reads, which takes several documents
  /// from one file. Confluent's command line reads only the first.
  func files(_ kind: ManifestKind) -> [ManifestFile] {
    if kind.holdsSeveral || clusters.count == 1 {
      return [file(kind, "\(kind.fileName).yaml", clusters)]
    }
    return clusters.map { cluster in
      return file(kind, "\(kind.fileName)-\(cluster.part).yaml", [cluster])
    }
  }

  var all: [ManifestFile] { ManifestKind.allCases.flatMap(files) }

  private func file(
    _ kind: ManifestKind, _ name: String, _ clusters: [DeployedCluster]
  ) -> ManifestFile {
    ManifestFile(kind: kind, name: name, clusters: clusters, flink: flink, page: page)
  }
}

extension Capacity {
  func manifests(
    of workload: PlannedWorkload, at cell: Cell
  ) throws(NotDeployable) -> Manifests {
    try Manifests(of: workload, at: cell, flink: settings.flink, address: address)
  }

  /// A workload's manifests of a kind as one text; of the kind its deployment asks for when nil.
  public func manifest(
    _ kind: ManifestKind?, of workload: PlannedWorkload, at point: DesignPoint
  ) throws(NotDeployable) -> String {
    let manifests = try manifests(of: workload, at: point.cell(of: workload))
    return manifests.files(kind ?? Manifests.preferred(for: workload)).flatMap({ $0.documents })
      .text
  }

  /// The manifests of every workload that fits its design point, to download.
  var manifestResources: [Resource] {
    let maker = ManifestMaker(flink: settings.flink, address: address)
    return workloads.flatMap { workload in
      maker.files(of: workload).enumerated().map { index, file in
        // Made again when its turn to be written comes: until then there may be a hundred thousand.
        Resource(path: workload.path.folder + file.name) { maker.files(of: workload)[index].bytes }
      }
    }
  }
}

/// What the manifests of all workloads have in common. A class, as each file that is to be made holds it.
private final class ManifestMaker: Sendable {
  private let flink: FlinkSettings
  private let address: String?

  init(flink: FlinkSettings, address: String?) {
    self.flink = flink
    self.address = address
  }

  /// Those of a workload at its design point; none where it does not fit.
  func files(of workload: PlannedWorkload) -> [ManifestFile] {
    (try? Manifests(of: workload, at: workload.design, flink: flink, address: address))?.all ?? []
  }
}
