internal import Sizing
public import Workloads

extension CapacitySettings {
  /// What its environments are priced in, each once, in their order.
  public var currencies: [String] { pricedCurrencies(in: environments) }
}

extension PlannedWorkload {
  /// What costs where it runs; nil without prices.
  var money: Money? { Money(definition.environment) }
}

extension [PlannedWorkload] {
  /// What they are priced in, each once, in their order.
  var currencies: [String] { pricedCurrencies(in: map { $0.definition.environment }) }

  /// What those that fit request together at their design points.
  var costs: CostSums { CostSums(compactMap { $0.deployed($0.design).cost }) }

  /// Whether anything that is paid for by use has a price where one of them runs.
  var payByUse: Bool {
    contains { $0.definition.environment.price?.isOfUse == true && $0.money != nil }
  }

  /// What those that fit pay by use together; none where nothing of it has a price.
  var usageCosts: CostSums {
    payByUse ? CostSums(compactMap { $0.deployed($0.design).usage }) : CostSums()
  }
}

private func pricedCurrencies(in environments: [Environment]) -> [String] {
  var currencies: [String] = []
  for environment in environments {
    guard let currency = Money(environment)?.currency, !currencies.contains(currency) else {
      continue
    }
    currencies.append(currency)
  }
  return currencies
}

/// The columns of a table that tell costs: one for each currency, and one more where something is paid
/// for by use; none without prices.
struct CostColumns {
  let currencies: [String]
  var title = "Cost a month"
  /// Whether what is paid for by use has columns.
  var hasUsage = false

  var columns: [Table.Column] { columns(title) + (hasUsage ? columns(Self.usageTitle) : []) }

  static let usageTitle = "By use a month"

  private func columns(_ title: String) -> [Table.Column] {
    currencies.map { currency in
      currencies.count == 1
        ? .init(title: title, unit: currency, isNumber: true)
        : .init(title: "\(title) in \(currency)", isNumber: true)
    }
  }

  /// A row's entries.
  func data(_ cost: Cost?, usage: Cost? = nil) -> [Datum] {
    data(CostSums(cost.map { [$0] } ?? []), usage: CostSums(usage.map { [$0] } ?? []))
  }

  func data(of cell: DeployedCell) -> [Datum] {
    data(cell.cost, usage: hasUsage ? cell.usage : nil)
  }

  func data(_ sums: CostSums, usage: CostSums = CostSums()) -> [Datum] {
    amounts(sums) + (hasUsage ? amounts(usage) : [])
  }

  private func amounts(_ sums: CostSums) -> [Datum] {
    currencies.map { currency in sums[currency].map { Datum(Cost($0, currency)) } ?? .none }
  }
}

extension CostColumns {
  /// Of tables that tell what workloads pay by use too.
  init(of workloads: [PlannedWorkload]) {
    self.init(currencies: workloads.currencies, hasUsage: workloads.payByUse)
  }
}
