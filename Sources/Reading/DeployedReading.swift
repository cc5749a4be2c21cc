public import Diagnostics
internal import Settings
public import Workloads

extension DeployedResource {
  /// The kinds that run Flink.
  public static let kinds = ["FlinkDeployment", "FlinkApplication", "ComputePool"]

  /// Lists deeper than this are no lists of resources.
  private static let deepest = 4

  /// The resources that run Flink in a text of YAML documents or JSON, lists taken apart; resources of
  /// other kinds are passed over.
  ///
  /// - Parameter file: what mistakes in it are placed in.
  public static func read(
    _ bytes: [UInt8], file: String
  ) -> (resources: [DeployedResource], diagnostics: [Diagnostic]) {
    let problems = Problems()
    var resources: [DeployedResource] = []
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return ([], [.error("invalid-utf8", "not valid UTF-8", at: SourceLocation(file: file))])
    }
    for (document, firstLine) in documents(of: text) {
      guard
        let root = YAML.parse(document, file: file, firstLine: firstLine, problems: problems)
      else { continue }
      add(root, to: &resources, depth: 0)
    }
    return (resources, problems.all)
  }

  /// Documents between lines of three dashes, with the line on which each begins; those with nothing but
  /// comments are none.
  private static func documents(of text: String) -> [(text: String, line: Int)] {
    var documents: [(text: String, line: Int)] = []
    var lines: [Substring] = []
    var first = 1
    func finish() {
      let isEmpty = lines.allSatisfy { line in
        let start = line.unicodeScalars.first { $0 != " " && $0 != "\r" }
        return start == nil || start == "#"
      }
      if !isEmpty { documents.append((lines.joined(separator: "\n") + "\n", first)) }
    }
    // By scalars: a line of Windows ends with one character of two.
    for (index, line) in text.unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false
    ).enumerated() {
      let line = Substring(line)
      if line.hasPrefix("---") {
        finish()
        (lines, first) = ([], index + 2)
      } else {
        lines.append(line)
      }
    }
    finish()
    return documents
  }

  private static func add(_ value: Value, to resources: inout [DeployedResource], depth: Int) {
    guard let kind = value["kind"]?.scalar else {
      return value.reject(
        "wrong-type", "this is no Kubernetes resource: it has no 'kind'",
        hint: "give the output of 'kubectl get flinkdeployments --output yaml'")
    }
    if kind.hasSuffix("List"), depth < deepest {
      for item in value["items"]?.list() ?? [] { add(item, to: &resources, depth: depth + 1) }
      return
    }
    guard kinds.contains(kind) else { return }
    guard let name = value["metadata"]?["name"]?.scalar else {
      return value.reject("missing-key", "'metadata.name' is missing")
    }
    var settings: [Setting] = []
    let isPool = kind == "ComputePool"
    let spec = isPool ? value["spec"]?["clusterSpec"] : value["spec"]
    if let spec { add(spec, "", to: &settings, depth: 0) }
    resources.append(
      DeployedResource(
        kind: kind, name: name, namespace: value["metadata"]?["namespace"]?.scalar,
        settings: settings, location: value.location))
  }

  /// Scalars of mappings; lists, such as those of containers, are the team's own.
  private static func add(
    _ value: Value, _ path: String, to settings: inout [Setting], depth: Int
  ) {
    if depth > 16 { return }
    if let scalar = value.scalar {
      if !settings.contains(where: { $0.path == path }) {
        settings.append(Setting(path: path, value: scalar))
      }
      return
    }
    for (key, value) in value.mappingEntries {
      let isOfFlink = path == "flinkConfiguration"
      add(
        value, path.isEmpty || isOfFlink ? key : "\(path).\(key)", to: &settings, depth: depth + 1)
    }
  }
}
