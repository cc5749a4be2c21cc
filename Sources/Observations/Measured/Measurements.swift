public import Diagnostics
internal import JSONReading
internal import Markup
public import Pages
internal import Report
internal import Sizing
public import Workloads

/// The observations of a handbook, each of one of its workloads.
public struct Measurements: Sendable {
  /// By workload id, sorted.
  public let observations: [Observation]

  /// Reads `observations/*.json`; what can't be read is told and left out.
  public static func load(_ content: FileTree) -> (Measurements, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var observations: [Observation] = []
    for path in content.paths {
      guard let id = workload(ofFile: path) else { continue }
      guard let bytes = try? content.read(path) else {
        diagnostics.append(
          .error("unreadable", "cannot read this file", at: SourceLocation(file: path)))
        continue
      }
      do throws(UnreadableJSON) {
        let observation = try Observation.read(bytes, file: path)
        guard observation.workload == id else {
          diagnostics.append(
            .warning(
              "observation-workload",
              "this is an observation of '\(observation.workload)', but its file is named '\(id)'",
              at: SourceLocation(file: path),
              hint: "call it '\(observation.workload).json'; until then it is ignored"))
          continue
        }
        observations.append(observation)
      } catch {
        diagnostics.append(error.diagnostic)
      }
    }
    return (Measurements(observations.sorted { $0.workload < $1.workload }), diagnostics)
  }

  init(_ observations: [Observation]) { self.observations = observations }

  /// The id in `observations/ID.json`; nil for any other path.
  private static func workload(ofFile path: String) -> String? {
    let (folder, end) = ("observations/", ".json")
    guard path.hasPrefix(folder), path.hasSuffix(end) else { return nil }
    let id = path.dropFirst(folder.count).dropLast(end.count)
    return id.isEmpty || id.contains("/") ? nil : String(id)
  }

  /// Observations of workloads that the handbook does not have.
  ///
  /// - Parameter ids: of its workloads, also of those with mistakes.
  public func strangers(besides ids: Set<String>) -> [Diagnostic] {
    observations.filter { !ids.contains($0.workload) }.map { observation in
      .warning(
        "observation-workload", "no workload is called '\(observation.workload)'",
        at: SourceLocation(file: "observations/\(observation.workload).json"),
        hint: Nearest.hint(for: observation.workload, among: ids.sorted())
          ?? "remove the file, or add the workload")
    }
  }

  /// What each workload's job took.
  public var work: [String: MeasuredWork] {
    Dictionary(
      observations.map { observation in
        (observation.workload, observation.work)
      }, uniquingKeysWith: { first, _ in first })
  }

  func measured(_ workload: PlannedWorkload) -> MeasuredWorkload? {
    observations.first { $0.workload == workload.definition.id }
      .map { MeasuredWorkload(workload: workload, observation: $0) }
  }

  /// What a workload's page says about its running job; nothing for one that was not observed.
  public func sections(of workload: PlannedWorkload) -> [PageSection] {
    guard let measured = measured(workload) else { return [] }
    return [
      PageSection("measured", "Measured") { here in
        Tag.p { measured.origin }
        measured.table.html(here)
      }
    ]
  }

  /// The same for a terminal; empty for one that was not observed.
  public func text(of workload: PlannedWorkload) -> String {
    guard let measured = measured(workload) else { return "" }
    return "\nMeasured. \(measured.origin)\n\(measured.table.text)"
  }

  /// The page of all; none without observations.
  public func pages(of workloads: [PlannedWorkload]) -> [Page] {
    let measured = workloads.compactMap { self.measured($0) }
    return measured.isEmpty ? [] : [MeasuredPage(workloads: measured, all: workloads.count).page]
  }
}
