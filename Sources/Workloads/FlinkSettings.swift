/// What manifests need to know beyond the plan.
public struct FlinkSettings: Sendable {
  public var version = FlinkVersion.flink21
  public var image = "confluentinc/cp-flink:2.1.2-cp1-java21"
  public var serviceAccount = "flink"
  /// Where checkpoints and savepoints are kept.
  public var storage = "s3://flink-state"
  /// The jars of the image's `opt/` folder that reach the storage, by semicolons; nil: what is known
  /// of the image.
  public var plugins: String?
  public var jar = "local:///opt/flink/usrlib/job.jar"
  /// Compute pools run SQL on images of their own, for the versions those come in.
  public var sqlVersion = FlinkVersion.flink23
  public var sqlImage = "confluentinc/cp-flink-sql:2.3-cmf2.5-cp1"

  public init() {}
}
