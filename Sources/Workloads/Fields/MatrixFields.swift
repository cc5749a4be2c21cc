/// The keys of `matrix:`, in the handbook and in a workload.
public enum MatrixFields {
  public static let table = FieldTable<MatrixRequest>(
    [
      FieldDescription(
        "rates",
        .rates(
          most: 100, PeakRates.range,
          Access({ $0.rates }, set: { $0.rates = $1 })),
        .optional("a quarter, half, once, twice and four times the design rate"),
        "peak rates; sorted, without duplicates", recorded: nil),
      FieldDescription(
        "tiers",
        .tiers(Access({ $0.tiers }, set: { $0.tiers = $1 })), .optional("`all`"),
        "the latency tiers", recorded: nil),
    ], defaults: MatrixRequest())
}
