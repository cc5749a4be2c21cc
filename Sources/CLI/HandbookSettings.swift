internal import Diagnostics
internal import Pages
internal import Publishing
internal import Reading
internal import Report
internal import Comparison
internal import Settings
internal import Site
internal import Workloads

/// All parts of `handbook.yaml`, each read by the module that it is for.
struct HandbookSettings {
  var site = SiteSettings()
  var capacity = CapacitySettings()
  /// What a comparison may find changed.
  var comparison = ComparisonSettings()
  var publishing = PublishSettings()
  var findings = FindingRules()

  /// Reads the file, and adds what is wrong with it to `problems`; it has its defaults then.
  init(_ content: FileTree, problems: Problems) {
    guard let value = Self.root(content, problems: problems) else { return }
    let workloads = WorkloadFiles.ids(in: content)
    self = value.mapping { HandbookSettings($0, workloads: workloads) } ?? HandbookSettings()
  }

  private init() {}

  /// Reads the keys of the file. A key is known when any of the parts asks for it.
  ///
  /// - Parameter workloads: the ids of the handbook's workloads.
  init(_ keys: Keys, workloads: Set<String> = []) {
    site = SiteSettings(reading: keys)
    capacity = CapacitySettings(reading: keys)
    comparison = ComparisonSettings(
      reading: keys, workloads: workloads, currencies: capacity.currencies)
    publishing = PublishSettings(reading: keys)
    findings = FindingRules(reading: keys)
  }

  private static let file = "handbook.yaml"

  /// A file at the top that was meant to be that one.
  private static func otherName(in content: FileTree) -> String? {
    content.paths.first {
      $0 != file && ["handbook.yaml", "handbook.yml"].contains($0.lowercased())
    }
  }

  private static func root(_ content: FileTree, problems: Problems) -> Value? {
    let other = otherName(in: content)
    guard content.contains(file), let bytes = try? content.read(file) else {
      problems.add(
        .error(
          "no-handbook", "no handbook.yaml in the content folder", at: SourceLocation(file: file),
          hint: other.map { "rename '\($0)' to 'handbook.yaml'" }
            ?? "create one with 'title: Our handbook'"))
      return nil
    }
    if let other {
      problems.add(
        .warning(
          "not-read", "this file is not read: the settings are in 'handbook.yaml' next to it",
          at: SourceLocation(file: other), hint: "remove it"))
    }
    return YAML.parse(
      file: file, bytes: bytes, emptiness: "handbook.yaml is empty", problems: problems)
  }
}
