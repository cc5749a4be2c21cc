internal import Amounts
internal import Settings
internal import Sizing
internal import Workloads

extension AssumptionOverrides {
  /// The `assumptions:` of the handbook, an environment or a workload; none without the key.
  init(reading value: Value?) {
    self.init()
    guard let value else { return }
    var read = AssumptionOverrides()
    _ = value.mapping { keys -> Void? in read.read(keys) }
    self = read
  }

  private mutating func read(_ keys: Keys) {
    for assumption in Assumption.allCases {
      guard let value = keys.value(assumption.name) else { continue }
      if let amount = value.amount(of: assumption) {
        scalars.append(
          Scalar(
            assumption: assumption, value: amount, location: keys.location(of: assumption.name)))
        value.questionRate(of: assumption, amount)
      }
    }
    keys.retire(
      "taskManagersPerShape",
      hint: "remove it; 'shapeWaste' says how many cores a larger TaskManager may waste")
    taskManagerCores = keys.value("taskManagerCores")?.sizes(in: Allowed.taskManagerCores)
    taskManagerCoresLocation = taskManagerCores.map { _ in keys.location(of: "taskManagerCores") }
    nodeCores = keys.value("nodeCores")?.sizes(in: Allowed.nodeCores)
    nodeCoresLocation = nodeCores.map { _ in keys.location(of: "nodeCores") }
    _ = keys.value("tiers")?.mapping { tiers -> Void? in
      for tier in LatencyTier.allCases { readTier(tier, tiers.value(tier.name)) }
    }
  }

  private mutating func readTier(_ tier: LatencyTier, _ value: Value?) {
    _ = value?.mapping { keys -> Void? in
      keys.retire(
        "networkFraction",
        hint: "remove it; network memory is what the shuffles need times 'bufferFactor'")
      for assumption in TierAssumption.allCases {
        guard let value = keys.value(assumption.name) else { continue }
        if let amount = value.amount(AmountKind(assumption.unit), in: assumption.range) {
          ofTiers.append(OfTier(tier: tier, assumption: assumption, value: amount))
        }
      }
    }
  }
}

extension Value {
  /// Rates of a core were rates of a TaskManager in the first model: what only a whole machine does is
  /// most likely such a one.
  fileprivate func questionRate(of assumption: Assumption, _ amount: Double) {
    guard [.uploadRate, .downloadRate, .diskThroughput].contains(assumption),
      amount >= Self.mostOfACore * assumption.defaultValue
    else { return }
    func spelled(_ amount: Double) -> String { AmountKind.bandwidth.spell(amount) }
    warn(
      "rate-of-a-core",
      """
      '\(assumption.name)' is that of a core: a machine of 8 cores would have \(spelled(amount * 8))
      """,
      hint: """
        divide what a TaskManager has by its cores: of 4 cores, \(spelled(amount / 4))
        """)
  }

  /// Four times the default is what a TaskManager of four cores has.
  private static let mostOfACore = 4.0

  /// What an assumption is replaced by, in its base unit; what counts things has no fraction.
  func amount(of assumption: Assumption) -> Double? {
    guard let amount = amount(AmountKind(assumption.unit), in: assumption.range) else {
      return nil
    }
    guard assumption.unit != .count || amount == amount.rounded() else {
      reject(
        "not-whole", "'\(scalar ?? "")' is not a whole number",
        hint: "use \(Int(amount)) or \(Int(amount) + 1)")
      return nil
    }
    return amount
  }

  /// Sizes in cores, in order of growth.
  fileprivate func sizes(in range: ClosedRange<Int>) -> [Int]? {
    guard let values = list()?.compactMap({ $0.whole(in: range) }), !values.isEmpty else {
      return nil
    }
    if values != values.sorted() || Set(values).count != values.count {
      reject("not-growing", "sizes must be in increasing order", hint: "such as [1, 2, 4]")
      return nil
    }
    return values
  }
}
