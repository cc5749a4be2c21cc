internal import Diagnostics
internal import Pages
internal import Settings
internal import Workloads

/// A file in `workloads/` that defines no workload: a manifest of Kubernetes, or a file of another program
/// that documents show.
struct ForeignFile: Sendable {
  let path: String
  /// What Kubernetes calls it; nil for other files.
  let kind: String?

  /// A manifest; it may be a template, which is no YAML.
  init?(manifest bytes: [UInt8], path: String) {
    var (kind, hasVersion) = (nil as String?, false)
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      if line.starts(with: "apiVersion:".utf8) { hasVersion = true }
      if kind == nil, line.starts(with: "kind:".utf8) {
        kind = String(decoding: line.dropFirst(5), as: UTF8.self).trimmed
      }
      if hasVersion, kind != nil { break }
    }
    guard hasVersion, let kind else { return nil }
    (self.path, self.kind) = (path, kind)
  }

  /// A mapping with several keys and none that is a workload's, or like one.
  init?(_ root: Value, path: String) {
    let names = root.mappingEntries.map(\.key)
    guard names.count > 1,
      names.allSatisfy({
        !Self.keys.contains($0) && Nearest.match(for: $0, among: Self.keys) == nil
      })
    else { return nil }
    (self.path, kind) = (path, nil)
  }

  private static let keys = WorkloadFields.table.fields.map { field in
    String(field.path.prefix { $0 != "." })
  }
}

extension [ForeignFile] {
  /// One finding for all of a sort.
  var diagnostics: [Diagnostic] {
    let flink = filter { $0.kind.map(DeployedResource.kinds.contains) == true }
    let other = filter { $0.kind.map(DeployedResource.kinds.contains) == false }
    let unknown = filter { $0.kind == nil }
    return [
      Self.finding(
        flink, "a Kubernetes manifest of Flink", "Kubernetes manifests of Flink",
        hint:
          "'headroom import kubernetes \(flink.first?.path ?? "")' makes a workload of it; then move"
          + " it to 'deployed/', or name it in 'exclude' in handbook.yaml"),
      Self.finding(
        other, "a Kubernetes manifest", "Kubernetes manifests",
        hint: "move it to another folder, or name it in 'exclude' in handbook.yaml"),
      Self.finding(
        unknown, "a file of another program", "files of other programs",
        hint:
          "a workload has at least 'sources' and 'statements'; move other files to another folder,"
          + " or name them in 'exclude' in handbook.yaml"),
    ].compactMap { $0 }
  }

  private static func finding(
    _ files: [ForeignFile], _ one: String, _ many: String, hint: String
  ) -> Diagnostic? {
    guard let first = files.first else { return nil }
    var names: [String] = []
    for kind in files.compactMap(\.kind) where !names.contains(kind) { names.append(kind) }
    let list = names.isEmpty ? "" : " (" + names.joined(separator: ", ") + ")"
    return .warning(
      "not-a-workload",
      files.count == 1
        ? "this is \(one)\(list) and no workload, so it is not planned"
        : "\(files.count) files in 'workloads/' are \(many)\(list) and no workloads, so they are not planned",
      at: SourceLocation(file: first.path), hint: hint)
  }
}

extension String {
  fileprivate var trimmed: String {
    var rest = self[...]
    while rest.last?.isWhitespace == true { rest.removeLast() }
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    return String(rest.filter { $0 != "\"" && $0 != "'" })
  }
}
