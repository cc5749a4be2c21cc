public import Diagnostics
public import Pages
internal import Settings
internal import Sizing

/// A team's workloads with everything the engine needs to answer for them.
public struct Capacity: Sendable {
  public let workloads: [PlannedWorkload]
  let settings: CapacitySettings
  /// The recorded releases and this state beside them, for what pages say of the last one.
  public var history: History?

  /// Reads `workloads/` and prepares every workload; what is wrong goes to the diagnostics.
  public static func load(
    _ content: FileTree, settings: CapacitySettings
  ) -> (Capacity, [Diagnostic]) {
    let problems = Problems()
    let definitions = content.paths.compactMap { path in
      workloadID(of: path).flatMap { id in
        read(id: id, path: path, content: content, settings: settings, problems: problems)
      }
    }
    var planned: [PlannedWorkload] = []
    // What the handbook says wrong is one mistake, not each workload's.
    var said: Set<Diagnostic> = []
    for definition in definitions {
      switch PlannedWorkload.prepare(definition, settings: settings) {
      case .success(let workload): planned.append(workload)
      case .failure(let mistakes):
        problems.add(mistakes.diagnostics.filter { said.insert($0).inserted })
      }
    }
    let cells = planned.map { $0.tiers.count * $0.rates.count }.reduce(0, +)
    if cells > mostCells {
      problems.add(.tooManyCells(cells))
      return (Capacity(workloads: [], settings: settings), problems.all)
    }
    return (Capacity(workloads: planned, settings: settings), problems.all)
  }

  /// What still makes a snapshot of less than a gigabyte.
  private static let mostCells = 1_000_000

  public func workload(_ id: String) -> PlannedWorkload? {
    workloads.first { $0.definition.id == id }
  }

  private static func workloadID(of path: String) -> String? {
    let parts = path.split(separator: "/")
    guard parts.count == 2, parts[0] == "workloads" else { return nil }
    for ending in [".yaml", ".yml"] where parts[1].hasSuffix(ending) {
      return String(parts[1].dropLast(ending.count))
    }
    return nil
  }

  private static func read(
    id: String, path: String, content: FileTree, settings: CapacitySettings, problems: Problems
  ) -> WorkloadDefinition? {
    guard let bytes = try? content.read(path) else {
      problems.add(.error("unreadable", "cannot read this file", at: SourceLocation(file: path)))
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      problems.add(.error("invalid-utf8", "not valid UTF-8", at: SourceLocation(file: path)))
      return nil
    }
    if !isName(id) {
      problems.add(.unusableID(id, file: path))
      return nil
    }
    guard let value = YAML.parse(text, file: path, problems: problems) else {
      if problems.all.last?.location?.file != path {
        problems.add(.error("empty-file", "this workload is empty", at: SourceLocation(file: path)))
      }
      return nil
    }
    return value.mapping { WorkloadDefinition(id: id, file: path, reading: $0, settings: settings) }
  }

  /// What Kubernetes takes for a name, since manifests use it.
  private static func isName(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.count <= 45
      && id.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
      }
      && id.first != "-" && id.last != "-"
  }
}

extension Diagnostic {
  fileprivate static func tooManyCells(_ cells: Int) -> Diagnostic {
    .error(
      "too-many-cells", "the matrix has \(Format.count(cells)) cells, more than 1,000,000",
      at: SourceLocation(file: "handbook.yaml"), hint: "ask for fewer rates or tiers")
  }

  fileprivate static func unusableID(_ id: String, file: String) -> Diagnostic {
    .error(
      "unusable-id", "the file's name gives the workload's id, and '\(id)' is no Kubernetes name",
      at: SourceLocation(file: file),
      hint: "use lower-case letters, digits and '-', at most 45 characters")
  }
}
