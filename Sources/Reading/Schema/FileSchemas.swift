internal import Sizing
internal import Workloads

extension JSONSchema {
  /// A file of `workloads/`.
  public static let workload = fields(of: WorkloadFields.table)

  /// The keys of `handbook.yaml` that are about capacity.
  public static let capacity = keys([
    (
      "environments",
      named(
        fields(of: EnvironmentFields.table, "an environment"),
        "where workloads run, by id; the first is the default")
    ), ("profile", profileName), ("profiles", named(profile, "your own profiles, by name")),
    ("assumptions", assumptions("changes to the model's defaults")),
    ("matrix", fields(of: MatrixFields.table, "the cells of workloads without a matrix")),
    ("flink", fields(of: FlinkFields.table, "settings for manifests")),
  ])

  private static let profileName = text(
    "the profile that plans are made with (default: conservative)",
    examples: Profile.all.map { $0.name })
}
