/// The keys of `flink:` in `handbook.yaml`.
public enum FlinkFields {
  public static let table = FieldTable<FlinkSettings>(
    [
      FieldDescription(
        "version",
        .flinkVersion(Access({ $0.version }, set: { $0.version = $1 })), .defaulted,
        """
        Flink's version as the operators write it; before `v1_20`, options get their old names
        """, recorded: nil),
      FieldDescription(
        "image",
        .text(Access({ $0.image }, set: { $0.image = $1 })), .defaulted,
        """
        the image of applications; by default Confluent's for `version`, known for `v1_19` to `v2_2`
        """, recorded: nil),
      FieldDescription(
        "serviceAccount",
        .text(Access({ $0.serviceAccount }, set: { $0.serviceAccount = $1 })),
        .defaulted, "the Kubernetes service account of its pods", recorded: nil),
      FieldDescription(
        "storage",
        .text(Access({ $0.storage }, set: { $0.storage = $1 })), .defaulted,
        """
        where checkpoints, savepoints and high-availability data are stored, each in its own folder \
        with a subfolder for each cluster
        """, recorded: nil),
      FieldDescription(
        "plugins",
        .text(Access({ $0.plugins }, set: { $0.plugins = $1 })),
        .optional("the S3 plugin of Flink's and Confluent's own images"),
        """
        the jars in the image's `opt/` folder for access to the storage, separated by semicolons: \
        `flink-s3-fs-hadoop-1.20.1.jar`
        """, recorded: nil),
      FieldDescription(
        "jar",
        .text(Access({ $0.jar }, set: { $0.jar = $1 })), .defaulted,
        "the job of an application", recorded: nil),
      FieldDescription(
        "sql.version",
        .flinkVersion(Access({ $0.sqlVersion }, set: { $0.sqlVersion = $1 })),
        .defaulted, "the version of compute pools", recorded: nil),
      FieldDescription(
        "sql.image",
        .text(Access({ $0.sqlImage }, set: { $0.sqlImage = $1 })), .defaulted,
        """
        the image of compute pools; by default Confluent's for `sql.version`, known for `v1_19` and \
        `v2_3`
        """, recorded: nil),
    ], defaults: FlinkSettings())
}
