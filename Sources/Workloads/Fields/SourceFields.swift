internal import Sizing

/// The keys of one of several sources. Its name is not recorded as a field: the others are kept under
/// it.
public enum SourceFields {
  public static let table = FieldTable<NamedSource>(
    [
      FieldDescription(
        "name",
        .text(Access({ $0.name }, set: { $0.name = $1 })), .required,
        "unique among the sources and statements of the workload", recorded: nil),
      FieldDescription(
        "rate",
        .rate(
          PeakRates.range, Access({ $0.source.rate }, set: { $0.source.rate = $1 })),
        .required, "records per second at the peak",
        recorded: .whenSet("recordsPerSecond", "rate")),
      FieldDescription(
        "record",
        .memory(
          Allowed.recordBytes,
          Access({ $0.source.recordBytes }, set: { $0.source.recordBytes = $1 })),
        .required, "mean size of a serialized record as it arrives",
        recorded: .whenSet("recordBytes", "record size")),
      FieldDescription(
        "partitions",
        .whole(
          Allowed.sourcePartitions,
          Access({ $0.source.partitions }, set: { $0.source.partitions = $1 })),
        .optional("not known"), "partitions of the source",
        recorded: .whenSet("partitions", "partitions")),
      FieldDescription(
        "mean",
        .rate(PeakRates.range, Access({ $0.meanRate }, set: { $0.meanRate = $1 })),
        .optional("not known"), "mean records per second over a whole day",
        recorded: .whenSet("meanRecordsPerSecond", "mean rate")),
    ], defaults: .blank)

  /// What stands before a source's fields in snapshots.
  public static func prefix(of name: String) -> String { kind + name + "." }

  /// What the names of all sources' fields begin with.
  public static let kind = "sources."
}
