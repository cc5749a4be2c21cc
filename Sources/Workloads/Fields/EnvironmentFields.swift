/// The keys of an environment in `handbook.yaml`.
public enum EnvironmentFields {
  public static let table = FieldTable<Environment>(
    place + prices + assumptions, defaults: .standard,
    groups: [
      FieldGroup(
        "prices", without: "none", "what capacity costs; without it no page speaks of money")
    ])

  private static let place: [FieldDescription<Environment>] = [
    FieldDescription(
      "title",
      .text(Access({ $0.title }, set: { $0.title = $1 })),
      .optional("the id, its first letter large"), "what pages call it", recorded: nil),
    FieldDescription(
      "namespace",
      .text(Access({ $0.namespace }, set: { $0.namespace = $1 })), .optional("the id"),
      "the Kubernetes namespace of its manifests", recorded: nil),
    FieldDescription(
      "nodePool",
      .text(Access({ $0.nodePool }, set: { $0.nodePool = $1 })), .optional(),
      """
      the nodes that Flink's pods belong on: `KEY=VALUE`, or a name alone, which is the value of \
      the label `node-pool`
      """, recorded: nil),
    FieldDescription(
      "spareNodes",
      .whole(0...1, Access({ $0.spareNodes }, set: { $0.spareNodes = $1 })),
      .defaulted, "nodes that may be lost while everything still fits", recorded: nil),
  ]

  private static let prices: [FieldDescription<Environment>] = [
    FieldDescription(
      "prices.currency",
      .text(
        Access(
          { $0.price?.currency },
          set: { place, word in
            place.changePrice { $0.currency = word }
          })), .optional("`USD`"), "the word behind an amount; nothing is converted", recorded: nil),
    price(
      "prices.corePerHour", "one core for an hour",
      Access({ $0.coreHour }, set: { $0.coreHour = $1 })),
    price(
      "prices.memoryPerHour", "one GiB of memory for an hour",
      Access({ $0.gibibyteHour }, set: { $0.gibibyteHour = $1 })),
    price(
      "prices.nodePerHour", "one whole node for an hour",
      Access({ $0.nodeHour }, set: { $0.nodeHour = $1 })),
  ]

  private static func price(
    _ path: String, _ meaning: String, _ access: Access<Price, Double>
  ) -> FieldDescription<Environment> {
    FieldDescription(
      path,
      .number(
        0...1e6,
        Access(
          { $0.price.flatMap(access.get) },
          set: { place, amount in
            place.changePrice { access.set(&$0, amount) }
          })), .optional("0"), meaning, recorded: nil)
  }

  private static let assumptions: [FieldDescription<Environment>] = [
    FieldDescription(
      "assumptions",
      .assumptions(Access({ $0.assumptions }, set: { $0.assumptions = $1 })),
      .optional(), "what is different here", recorded: nil)
  ]
}
