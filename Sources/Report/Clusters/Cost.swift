/// What something costs a month.
public struct Cost: Hashable, Sendable {
  public var amount: Double
  public var currency: String

  public init(_ amount: Double, _ currency: String) {
    self.amount = amount
    self.currency = currency
  }

  /// As people read it: `1,240 USD`.
  public var text: String { Format.money(amount, currency) }
}

/// Sums of costs, one for each currency, since nothing is converted.
public struct CostSums: Equatable, Sendable {
  /// In the order in which the currencies are met.
  public private(set) var sums: [Cost] = []

  public init() {}

  public init(_ costs: [Cost]) {
    for cost in costs { add(cost) }
  }

  public var isEmpty: Bool { sums.isEmpty }

  public subscript(currency: String) -> Double? {
    sums.first { $0.currency == currency }?.amount
  }

  public mutating func add(_ cost: Cost) {
    if let index = sums.firstIndex(where: { $0.currency == cost.currency }) {
      sums[index].amount += cost.amount
    } else {
      sums.append(cost)
    }
  }

  /// `8,901 USD and 200 EUR`; nil for no cost.
  public var text: String? {
    let texts = sums.map { $0.text }
    guard let last = texts.last else { return nil }
    return texts.count == 1
      ? last : texts.dropLast().joined(separator: ", ") + " and " + last
  }
}
