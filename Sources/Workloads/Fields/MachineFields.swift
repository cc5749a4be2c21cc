public import Sizing

/// The keys of one of an environment's kinds of node.
public enum MachineFields {
  /// What stands before a machine's fields in snapshots: `machines.NAME.`.
  public static func prefix(of name: String) -> String { kind + name + "." }

  /// What the names of all machines' fields begin with.
  public static let kind = "machines."

  /// The name in snapshots of what a machine costs.
  public static let price = "pricePerHour"

  public static let table = FieldTable<Machine>(
    capacity + hardware,
    defaults: Machine(name: "", cores: 0, memory: .zero),
    groups: [
      FieldGroup(
        "reserved", without: "Google's formula, and a quarter of a core and 512 MiB for daemonsets",
        "the part of a machine that pods can't use", isOptional: true)
    ])

  private static let capacity: [FieldDescription<Machine>] = [
    FieldDescription(
      "name",
      .text(Access({ $0.name }, set: { $0.name = $1 })), .required,
      "unique in the environment", recorded: nil),
    FieldDescription(
      "cores",
      .number(Allowed.machineCores, Access({ $0.cores }, set: { $0.cores = $1 })), .required,
      "cores of a machine", recorded: .whenSet("cores", "cores")),
    FieldDescription(
      "memory",
      .memory(Allowed.machineMemory, Access({ $0.memory }, set: { $0.memory = $1 })), .required,
      "memory of a machine", recorded: .whenSet("memoryBytes", "memory")),
    FieldDescription(
      "perHour",
      .number(
        Allowed.price, Access({ $0.pricePerHour }, set: { $0.pricePerHour = $1 })),
      .optional("not known"), "price of a machine for an hour, in the environment's currency",
      recorded: .whenSet(price, "price")),
  ]

  private static let hardware: [FieldDescription<Machine>] = [
    FieldDescription(
      "reserved.cores",
      .number(
        0...1024,
        Access(
          { $0.reserved?.cores },
          set: { machine, cores in
            machine.changeReserve { $0.cores = cores }
          })), .required, "cores", recorded: .whenSet("reservedCores", "reserved cores")),
    FieldDescription(
      "reserved.memory",
      .memory(
        0...1e14,
        Access(
          { $0.reserved?.memory },
          set: { machine, memory in
            machine.changeReserve { $0.memory = memory }
          })), .required, "memory", recorded: .whenSet("reservedMemoryBytes", "reserved memory")),
    FieldDescription(
      "network",
      .bandwidth(
        Allowed.bandwidth, Access({ $0.network }, set: { $0.network = $1 })),
      .assumed(.networkPerNode), "bandwidth each way",
      recorded: .whenSet("networkBytesPerSecond", "network")),
    FieldDescription(
      "disk",
      .data(Allowed.disk, Access({ $0.disk }, set: { $0.disk = $1 })),
      .assumed(.diskSize), "disk of a TaskManager", recorded: .whenSet("diskBytes", "disk")),
    FieldDescription(
      "diskBandwidth",
      .bandwidth(
        Allowed.bandwidth, Access({ $0.diskThroughput }, set: { $0.diskThroughput = $1 })),
      .optional("{{ assumptions.diskThroughput }} a core"),
      "bytes that the disks of a machine write per second",
      recorded: .whenSet("diskBytesPerSecond", "disk bandwidth")),
  ]
}

extension Machine {
  /// Changes what is reserved, which is nothing before the first change.
  fileprivate mutating func changeReserve(_ change: (inout Reserve) -> Void) {
    var changed = reserved ?? Reserve(cores: 0, memory: .zero)
    change(&changed)
    reserved = changed
  }
}
