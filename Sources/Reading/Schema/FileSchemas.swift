internal import Sizing
internal import Workloads

extension JSONSchema {
  /// A file of `workloads/`.
  public static let workload = fields(of: WorkloadFields.table).obeying([
    .excludes("state", key: "backend", value: StateBackend.hashmap.name, flag: "incremental")
  ])

  /// A statement, whose state can be described in three ways.
  static let statement = fields(of: StatementFields.table)
    .obeying([
      .apart("state", "lookup"), .needs("window", "state"),
      .apartFromInner("window", key: "state", inner: "copies"),
    ]).changing("state") {
      $0.obeying(
        ["keys", "bytesPerKey", "ttl", "newKeys"].map { .apart("size", $0) }
          + ["ttl", "newKeys"].map { .apart("keys", $0) } + [
            .oneComplete([["size"], ["keys", "bytesPerKey"], ["ttl", "newKeys", "bytesPerKey"]])
          ])
    }

  private static let environment = fields(of: EnvironmentFields.table, "an environment")
    .changing("namespace") { text in
      var namespace = text
      namespace.pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"
      namespace.patternMessage = "a Kubernetes namespace has lower-case letters, digits and '-'"
      return namespace
    }

  /// A version without an image of its own needs one.
  private static let flink = fields(of: FlinkFields.table, "settings for manifests")
    .obeying([unknownImages { $0.applicationImage }])
    .changing("sql") { $0.obeying([unknownImages { $0.poolImage }]) }

  private static func unknownImages(_ image: (FlinkVersion) -> String?) -> SchemaRule {
    let versions = FlinkVersion.allCases.filter { image($0) == nil }
    return .valuesNeed("version", values: versions.map(\.rawValue), "image")
  }

  /// The keys of `handbook.yaml` that are about capacity.
  public static let capacity = keys([
    (
      "environments",
      named(
        environment,
        "where workloads run, by id; the first is the default")
    ), ("profile", profileName), ("profiles", named(profile, "your own profiles, by name")),
    ("assumptions", assumptions("changes to the model's defaults")),
    ("matrix", fields(of: MatrixFields.table, "the cells of workloads without a matrix")),
    ("flink", flink),
  ])

  private static let profileName = text(
    "the profile that plans are made with (default: conservative)",
    examples: Profile.all.map { $0.name })
}
