internal import Sizing

/// The keys of an environment in `handbook.yaml`.
public enum EnvironmentFields {
  /// What the names of prices begin with in snapshots.
  public static let prices = "prices."

  /// The names in snapshots of the price of traffic, and of the share of it that is paid for.
  public static let transferPrice = prices + "transferPerGB"
  public static let transferShare = prices + "transferShare"

  /// The names in snapshots of the prices of what is paid for by use.
  public static let pricesOfUse = [
    prices + "storePerMonth", prices + "perThousandRequests", transferPrice,
  ]

  public static let table = FieldTable<Environment>(
    place + machines + priceFields + assumptions, defaults: .standard,
    groups: [
      FieldGroup(
        "prices", without: "none", "what capacity costs; without prices, pages show no costs"),
      FieldGroup(
        "quota", without: "none", "what all pods of the namespace may request together"),
    ])

  private static let place: [FieldDescription<Environment>] = [
    FieldDescription(
      "title",
      .text(Access({ $0.title }, set: { $0.title = $1 })),
      .optional("the id with a capital first letter"), "its name on pages", recorded: nil),
    FieldDescription(
      "namespace",
      .text(Access({ $0.namespace }, set: { $0.namespace = $1 })),
      .optional("the id in lower case"),
      "the Kubernetes namespace of its manifests", recorded: nil),
    FieldDescription(
      "nodePool",
      .text(Access({ $0.nodePool }, set: { $0.nodePool = $1 })), .optional(),
      """
      the nodes that Flink's pods run on: `KEY=VALUE`, or only a name, which is the value of the label \
      `node-pool`
      """, recorded: nil),
    FieldDescription(
      "storageClass",
      .text(Access({ $0.storageClass }, set: { $0.storageClass = $1 })),
      .optional("the disk of the node"),
      "the storage class of the volumes that hold the state of TaskManagers", recorded: nil),
    FieldDescription(
      "spareNodes",
      .whole(0...1, Access({ $0.spareNodes }, set: { $0.spareNodes = $1 })),
      .defaulted, "nodes that may be lost while everything still fits", recorded: nil),
  ]

  private static let machines: [FieldDescription<Environment>] = [
    FieldDescription(
      "machines",
      .machines(Access({ $0.machines }, set: { $0.machines = $1 })),
      .optional("any node that is large enough"),
      "the available kinds of node, [each with these keys](#machines)", recorded: nil),
    FieldDescription(
      "quota.cores",
      .number(
        0...1e9,
        Access(
          { $0.quota?.cores },
          set: { place, cores in
            place.changeQuota { $0.cores = cores }
          })), .optional("any number"), "cores", recorded: nil),
    FieldDescription(
      "quota.memory",
      .memory(
        0...1e18,
        Access(
          { $0.quota?.memory },
          set: { place, memory in
            place.changeQuota { $0.memory = memory }
          })), .optional("any amount"), "memory", recorded: nil),
  ]

  private static let priceFields: [FieldDescription<Environment>] = [
    FieldDescription(
      "prices.currency",
      .text(
        Access(
          { $0.price?.currency },
          set: { place, word in
            place.changePrice { $0.currency = word }
          })), .optional("`USD`"), "the currency shown after an amount; nothing is converted",
      recorded: .whenSet("prices.currency", "currency")),
    price(
      "prices.corePerHour", "one core for an hour",
      Access({ $0.coreHour }, set: { $0.coreHour = $1 })),
    price(
      "prices.memoryPerHour", "one GiB of memory for an hour",
      Access({ $0.gibibyteHour }, set: { $0.gibibyteHour = $1 })),
    price(
      "prices.nodePerHour", "one whole node for an hour",
      Access({ $0.nodeHour }, set: { $0.nodeHour = $1 })),
    price(
      "prices.diskPerMonth", "one GB of a TaskManager's disk for a month",
      Access({ $0.diskMonth }, set: { $0.diskMonth = $1 })),
    price(
      "prices.storePerMonth", "one GB in the checkpoint store for a month",
      Access({ $0.storeMonth }, set: { $0.storeMonth = $1 })),
    price(
      "prices.perThousandRequests", "a thousand requests to the checkpoint store",
      Access({ $0.thousandRequests }, set: { $0.thousandRequests = $1 })),
    price(
      "prices.transferPerGB", "one GB of billed traffic, such as between zones",
      Access({ $0.transferredGigabyte }, set: { $0.transferredGigabyte = $1 })),
    FieldDescription(
      "prices.transferShare",
      .share(
        0...1,
        Access(
          { $0.price?.transferShare },
          set: { place, share in
            place.changePrice { $0.transferShare = share }
          })), .optional("67 %, as over three zones"),
      "how much of the shuffled and written bytes is billed",
      recorded: .whenSet("prices.transferShare", "billed share of the traffic")),
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
          })), .optional("0"), meaning, recorded: .whenSet(path, "price of \(meaning)"))
  }

  private static let assumptions: [FieldDescription<Environment>] = [
    FieldDescription(
      "assumptions",
      .assumptions(Access({ $0.assumptions }, set: { $0.assumptions = $1 })),
      .optional(), "what is different in this environment", recorded: nil)
  ]
}
