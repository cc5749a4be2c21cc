/// The keys of `matrix:`, in the handbook and in a workload.
public enum MatrixFields {
  public static let table = FieldTable<MatrixRequest>([
    FieldDescription(
      "rates",
      .rates(
        most: 100, 1...1e12,
        Access {
          $0.rates
        } set: {
          $0.rates = $1
        }),
      .optional("¼, ½, 1, 2 and 4 times the design rate"),
      "the rates, besides each workload's own", recorded: nil),
    FieldDescription(
      "tiers",
      .tiers(
        Access {
          $0.tiers
        } set: {
          $0.tiers = $1
        }), .optional("`all`"),
      "the latency tiers, besides each workload's own", recorded: nil),
  ])
}
