internal import Amounts
internal import Concurrency
public import Diagnostics
public import Pages
internal import Settings
internal import Sizing
public import Workloads

/// The files of `workloads/`, one a workload.
public enum WorkloadFiles {
  /// What still makes a snapshot of less than a gigabyte.
  private static let mostCells = 1_000_000

  /// Reads and prepares every workload in the order of its path, and says what is wrong with the
  /// files, with their values, and with what the handbook says to them.
  ///
  /// - Parameter measured: what running jobs took, by workload.
  public static func read(
    _ content: FileTree, settings: CapacitySettings, measured: [String: MeasuredWork] = [:]
  ) -> (workloads: [PlannedWorkload], diagnostics: [Diagnostic]) {
    let problems = Problems()
    problems.add(content.paths.filter(isMisplaced).map { .notRead($0) })
    problems.add(content.paths.filter(isBesideByMistake).map { .misspelledFolder($0) })
    let files = files(in: content, problems: problems)
    let read = inPieces(of: files.count) { numbers in
      let mistakes = Problems()
      let found = files[numbers].compactMap { id, path in
        self.read(id: id, path: path, content: content, settings: settings, problems: mistakes)
      }
      return (files: found, mistakes: mistakes.all)
    }
    for piece in read { problems.add(piece.mistakes) }
    problems.add(read.flatMap { $0.files.compactMap(\.foreign) }.diagnostics)
    let definitions = read.flatMap { $0.files.compactMap(\.definition) }.map { found in
      var definition = found
      definition.measured = measured[found.id]
      return definition
    }
    let planned = plan(definitions, settings: settings, problems: problems)
    let cells = planned.reduce(0) { $0 + $1.tiers.count * $1.rates.count }
    if cells > mostCells {
      problems.add(.tooManyCells(cells))
      return ([], problems.all)
    }
    return (planned, problems.all)
  }

  /// What is made of the numbers below `count`, some at a time, on all cores and in their order. Reading a
  /// file takes a tenth of a millisecond, and ten thousand of them a second.
  private static func inPieces<Result: Sendable>(
    of count: Int, _ read: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let size = 32
    let pieces = (count + size - 1) / size
    let range = { @Sendable (piece: Int) in piece * size..<min(count, (piece + 1) * size) }
    if pieces < 2 { return (0..<pieces).map { read(range($0)) } }
    return Concurrently.map(pieces) { read(range($0)) }
  }

  /// The ids that files are named by, whether they hold what can be planned or not.
  public static func ids(in content: FileTree) -> Set<String> {
    Set(content.paths.compactMap(id))
  }

  /// The ids among them whose files define no workload.
  public static func foreignIDs(in content: FileTree) -> Set<String> {
    let found = files(in: content, problems: Problems()).filter { _, path in
      guard let bytes = try? content.read(path) else { return false }
      if ForeignFile(manifest: bytes, path: path) != nil { return true }
      let root = YAML.parse(file: path, bytes: bytes, emptiness: "", problems: Problems())
      return root.flatMap { ForeignFile($0, path: path) } != nil
    }
    return Set(found.map(\.id))
  }

  /// The file of each id, in the order of their paths. Of two for one id the first counts.
  private static func files(
    in content: FileTree, problems: Problems
  ) -> [(id: String, path: String)] {
    var first: [String: String] = [:]
    return content.paths.compactMap { path in
      guard let id = id(of: path) else { return nil }
      if let other = first[id] {
        problems.add(.duplicateWorkload(id, file: path, other: other))
        return nil
      }
      first[id] = path
      return (id, path)
    }
  }

  /// Whether a file has the name of a workload's and is none: in a folder further inside, or by letters
  /// of another case.
  private static func isMisplaced(_ path: String) -> Bool {
    let name = path.lowercased()
    return name.hasPrefix("workloads/") && (name.hasSuffix(".yaml") || name.hasSuffix(".yml"))
      && id(of: path) == nil
  }

  /// Whether a file is in a folder whose name was most likely meant to be `workloads`.
  private static func isBesideByMistake(_ path: String) -> Bool {
    let path = path.lowercased()
    guard [".yaml", ".yml"].contains(where: path.hasSuffix) else { return false }
    let parts = path.split(separator: "/")
    guard parts.count == 2, parts[0] != "workloads" else { return false }
    return Nearest.match(for: String(parts[0]), among: ["workloads"]) != nil
  }

  private static func plan(
    _ definitions: [WorkloadDefinition], settings: CapacitySettings, problems: Problems
  ) -> [PlannedWorkload] {
    // A mistake in the handbook is reported once, not for each workload.
    var reported: Set<Diagnostic> = []
    return definitions.compactMap { definition in
      do throws(InvalidInput) {
        return try PlannedWorkload(definition, settings: settings)
      } catch {
        let layers = AssumptionLayers(settings, definition)
        let mistakes = error.violations.map {
          Diagnostic.violation($0, of: definition, layers: layers)
        }
        problems.add(mistakes.filter { reported.insert($0).inserted })
        return nil
      }
    }
  }

  /// The id of the workload in a file; nil for a file that holds none.
  private static func id(of path: String) -> String? {
    // Of ten thousand pages none is taken apart.
    guard path.hasPrefix("workloads/") else { return nil }
    let parts = path.split(separator: "/")
    guard parts.count == 2, parts[0] == "workloads" else { return nil }
    for ending in [".yaml", ".yml"] where parts[1].hasSuffix(ending) {
      return String(parts[1].dropLast(ending.count))
    }
    return nil
  }

  /// What a file holds.
  private enum ReadFile: Sendable {
    case workload(WorkloadDefinition)
    case foreignFile(ForeignFile)

    var definition: WorkloadDefinition? {
      if case .workload(let definition) = self { definition } else { nil }
    }
    var foreign: ForeignFile? {
      if case .foreignFile(let file) = self { file } else { nil }
    }
  }

  private static func read(
    id: String, path: String, content: FileTree, settings: CapacitySettings, problems: Problems
  ) -> ReadFile? {
    guard let bytes = try? content.read(path) else {
      problems.add(.error("unreadable", "cannot read this file", at: SourceLocation(file: path)))
      return nil
    }
    if let manifest = ForeignFile(manifest: bytes, path: path) { return .foreignFile(manifest) }
    if !isName(id) {
      problems.add(.unusableID(id, file: path))
      return nil
    }
    let root = YAML.parse(
      file: path, bytes: bytes, emptiness: "this workload is empty", problems: problems)
    if let foreign = root.flatMap({ ForeignFile($0, path: path) }) { return .foreignFile(foreign) }
    return root?.mapping {
      WorkloadDefinition(id: id, file: path, reading: $0, settings: settings)
    }.map(ReadFile.workload)
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
  fileprivate static func notRead(_ path: String) -> Diagnostic {
    .warning(
      "not-read", "this file is not directly in 'workloads/', so it is not read",
      at: SourceLocation(file: path),
      hint: "move it to 'workloads/', or change its extension if it is not a workload")
  }

  fileprivate static func misspelledFolder(_ path: String) -> Diagnostic {
    let folder = path.prefix { $0 != "/" }
    return .warning(
      "not-read",
      "workloads are read from 'workloads/', not from '\(folder)/'",
      at: SourceLocation(file: path),
      hint:
        "rename the folder to 'workloads/', or change the file's extension if it is not a workload")
  }

  fileprivate static func duplicateWorkload(
    _ id: String, file: String, other: String
  ) -> Diagnostic {
    .error(
      "duplicate-workload", "'\(other)' already defines the workload '\(id)'",
      at: SourceLocation(file: file), hint: "remove one of the two files, or rename it")
  }

  fileprivate static func tooManyCells(_ cells: Int) -> Diagnostic {
    .error(
      "too-many-cells",
      "the matrix has \(AmountKind.count.spell(Double(cells))) cells, more than 1M",
      at: SourceLocation(file: "handbook.yaml"), hint: "use fewer rates or tiers")
  }

  fileprivate static func unusableID(_ id: String, file: String) -> Diagnostic {
    .error(
      "unusable-id", "the file name is the workload's id, but '\(id)' is not a Kubernetes name",
      at: SourceLocation(file: file),
      hint: "use lower-case letters, digits and '-', at most 45 characters")
  }
}
