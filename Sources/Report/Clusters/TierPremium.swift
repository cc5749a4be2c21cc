internal import Sizing
internal import Workloads

/// What a latency tier takes more than the next looser one, at the same rate.
struct TierPremium: Equatable {
  /// The next looser tier.
  let looser: LatencyTier
  let cores: Cores
  let nodes: Int
  /// What it requests more; nil without prices.
  let cost: Cost?
  /// What it pays more by use, as with more checkpoints; nil where nothing of that has a price.
  let usage: Cost?

  /// Nil for the loosest tier, and where one of both does not fit.
  init?(_ workload: PlannedWorkload, _ cell: Cell) {
    guard let looser = cell.tier.nextLooser else { return nil }
    let tight = workload.deployed(cell)
    let loose = workload.deployed(workload.cell(looser, cell.rate))
    guard tight.fits, loose.fits else { return nil }
    self.looser = looser
    cores = tight.cores - loose.cores
    nodes = tight.nodes.count - loose.nodes.count
    cost = Self.difference(tight.cost, loose.cost)
    usage = [workload].payByUse ? Self.difference(tight.usage, loose.usage) : nil
  }

  private static func difference(_ a: Cost?, _ b: Cost?) -> Cost? {
    guard let a, let b else { return nil }
    return Cost(a.amount - b.amount, a.currency)
  }

  /// `+4`.
  var coresText: String { Self.signed(cores.value, Format.count(Cores(abs(cores.value)))) }
  var nodesText: String { Self.signed(Double(nodes), Format.count(abs(nodes))) }
  var costText: String? { cost.map(Self.text) }

  /// `+4 cores, +1 node, +196 USD a month compared with sub-5s`.
  var words: String {
    let parts = requested + byUse
    return parts.isEmpty
      ? "the same as \(looser.name)"
      : parts.joined(separator: ", ") + " compared with \(looser.name)"
  }

  private var requested: [String] {
    if cores == .zero, nodes == 0, (cost?.amount ?? 0) == 0 { return [] }
    return [
      Self.signed(cores.value, Format.counted(Cores(abs(cores.value)))),
      Self.signed(Double(nodes), Format.counted(abs(nodes), "node")),
      costText.map { $0 + " a month" },
    ].compactMap { $0 }
  }

  private var byUse: [String] {
    guard let usage, usage.amount != 0 else { return [] }
    return [Self.text(usage) + " a month by use"]
  }

  private static func text(_ cost: Cost) -> String {
    signed(cost.amount, Format.money(abs(cost.amount), cost.currency))
  }

  private static func signed(_ number: Double, _ size: String) -> String {
    number > 0 ? "+" + size : number < 0 ? "−" + size : "±" + size
  }
}

extension LatencyTier {
  /// The tier that allows the next longer delay; nil for the loosest.
  var nextLooser: LatencyTier? {
    let tiers = LatencyTier.allCases
    guard let place = tiers.firstIndex(of: self), place + 1 < tiers.count else { return nil }
    return tiers[place + 1]
  }
}
