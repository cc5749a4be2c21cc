internal import Settings
internal import Sizing
internal import Workloads

/// Prices that nothing is paid by, told where they stand: a plan that ignores them looks right.
struct PriceQuestions {
  let environment: Environment
  /// The values of its keys, by their paths.
  let used: [String: Value]

  func ask() {
    if environment.isPricedByMachine {
      askOfParts()
    } else {
      askOfMachines()
      askOfNodes()
      askOfUse()
    }
    if let share = used["prices.transferShare"], !isPriced("prices.transferPerGB") {
      share.warn(
        "unused-price", "without 'transferPerGB', 'transferShare' changes nothing",
        hint: "add 'transferPerGB', or remove it")
    }
  }

  private func isPriced(_ path: String) -> Bool {
    used[path]?.scalar.flatMap { Double($0) }.map { $0 > 0 } ?? false
  }

  private static func key(_ path: String) -> String {
    path.split(separator: ".").last.map(String.init) ?? path
  }

  private static let ofParts = ["prices.corePerHour", "prices.memoryPerHour", "prices.nodePerHour"]

  /// Machines with prices are paid as a whole.
  private func askOfParts() {
    for path in Self.ofParts where isPriced(path) {
      used[path]?.warn(
        "unused-price",
        """
        '\(Self.key(path))' changes nothing, because the machines of '\(environment.id)' have prices of \
        their own
        """, hint: "remove it, or remove 'perHour' from every machine")
    }
  }

  /// Prices of some machines can't be compared with those of others.
  private func askOfMachines() {
    let machines = environment.machines
    guard machines.contains(where: { $0.pricePerHour != nil }) else { return }
    let places = used["machines"]?.elements ?? []
    for (place, machine) in zip(places, machines) where machine.pricePerHour == nil {
      let effect =
        environment.price?.isOfCapacity == true
        ? "those of the other machines change nothing" : "'\(environment.id)' has no costs"
      place.warn(
        "unpriced-machine", "the machine '\(machine.name)' has no price, so \(effect)",
        hint: "give every machine of the environment 'perHour', or none")
    }
  }

  /// A node holds the cores and the memory that are paid for already.
  private func askOfNodes() {
    guard isPriced("prices.nodePerHour"),
      isPriced("prices.corePerHour") || isPriced("prices.memoryPerHour")
    else { return }
    used["prices.nodePerHour"]?.warn(
      "added-prices", "nodes are paid for twice: 'nodePerHour' is added to cores and memory",
      hint: "price either nodes, or cores and memory")
  }

  /// Costs by use stand beside a cost, and nowhere without one.
  private func askOfUse() {
    guard let price = environment.price, price.isOfUse, !price.isOfCapacity else { return }
    let paths = ["storePerMonth", "perThousandRequests", "transferPerGB"].map { "prices." + $0 }
    guard let path = paths.first(where: isPriced) else { return }
    used[path]?.warn(
      "unused-price",
      """
      '\(Self.key(path))' changes nothing, because neither cores, memory, nodes nor disks of \
      '\(environment.id)' have a price
      """, hint: "add 'corePerHour' and 'memoryPerHour', or 'perHour' to every machine")
  }
}
