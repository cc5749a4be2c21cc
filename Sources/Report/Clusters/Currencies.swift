internal import Sizing
public import Workloads

extension CapacitySettings {
  /// What its environments are priced in, each once, in their order.
  public var currencies: [String] { Report.currencies(of: environments) }
}

extension PlannedWorkload {
  /// What costs where it runs; nil without prices.
  var money: Money? { Money(definition.environment) }
}

extension [PlannedWorkload] {
  /// What they are priced in, each once, in their order.
  var currencies: [String] { Report.currencies(of: map { $0.definition.environment }) }

  /// What those that fit request together at their design points.
  var costs: CostSums { CostSums(compactMap { $0.deployed($0.design).cost }) }
}

private func currencies(of environments: [Environment]) -> [String] {
  var currencies: [String] = []
  for environment in environments {
    guard let currency = Money(environment)?.currency, !currencies.contains(currency) else {
      continue
    }
    currencies.append(currency)
  }
  return currencies
}

/// The columns of a table that tell costs: one for each currency, none without prices.
struct CostColumns {
  let currencies: [String]
  var title = "Cost a month"

  var columns: [Table.Column] {
    currencies.map { currency in
      currencies.count == 1
        ? .init(title: title, unit: currency, isNumber: true)
        : .init(title: "\(title) in \(currency)", isNumber: true)
    }
  }

  /// A row's entries.
  func data(_ cost: Cost?) -> [Datum] { data(CostSums(cost.map { [$0] } ?? [])) }

  func data(_ sums: CostSums) -> [Datum] {
    currencies.map { currency in sums[currency].map { Datum(Cost($0, currency)) } ?? .none }
  }
}
