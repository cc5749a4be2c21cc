public import Diagnostics
internal import Report
public import Settings

/// What `handbook.yaml` says about comparing: what may change, and what may for now.
public struct ComparisonSettings: Sendable {
  /// The share of a figure that counts as unchanged.
  public var tolerance = 0.0
  /// Gates that are told of when crossed.
  public var warn: [Gate] = []
  /// Gates that fail the comparison when crossed.
  public var fail: [Gate] = []
  var waivers: [Waiver] = []

  public init() {}

  /// Reads the `compare:` of `handbook.yaml`.
  ///
  /// - Parameters:
  ///   - workloads: the ids of the handbook's workloads; gates and waivers for others are warned of.
  ///   - currencies: what its environments are priced in; gates on a cost in another are warned of.
  public init(reading keys: Keys, workloads: Set<String>, currencies: [String] = []) {
    guard let value = keys.value("compare") else { return }
    let names = KnownNames(workloads, currencies)
    _ = value.mapping { read($0, names) }
  }

  private mutating func read(_ keys: Keys, _ names: KnownNames) -> Void? {
    tolerance = keys.value("tolerance")?.amount(.share) ?? tolerance
    warn = keys.value("warn")?.list()?.compactMap { $0.gate(for: names) } ?? []
    fail = keys.value("fail")?.list()?.compactMap { $0.gate(for: names) } ?? []
    let written = (keys.value("waivers")?.list() ?? []).compactMap { value in
      value.mapping { Waiver(reading: $0, names) }.map { (value: value, waiver: $0) }
    }
    waivers = written.map(\.waiver)
    tellOfReplaced(written)
    return nil
  }

  /// A waiver whose place another one takes never counts; of two that are the same, the second.
  private func tellOfReplaced(_ waivers: [(value: Value, waiver: Waiver)]) {
    for (index, (value, waiver)) in waivers.enumerated() {
      let other = waivers.enumerated().first { place, other in
        place != index && other.waiver.replaces(waiver)
          && (place < index || !waiver.replaces(other.waiver))
      }
      guard let other = other?.element.waiver else { continue }
      value.warn(
        "replaced-waiver",
        "another waiver holds for \(other.subject) until \(other.until), so this one never counts",
        hint: "remove one of them")
    }
  }

  /// A warning for each waiver whose last day is past.
  public func waiversEnded(by today: CalendarDay) -> [Diagnostic] {
    waivers.filter { $0.until < today }.map { waiver in
      .warning(
        "ended-waiver", "the waiver for \(waiver.subject) ended on \(waiver.until)",
        at: waiver.location, hint: "remove it, or agree on another day")
    }
  }
}

/// Lets a gate be crossed until a day, for a reason.
struct Waiver: Sendable {
  /// The workload it is for, or `total`; every one when nil.
  var workload: String?
  /// The metric it is for; every one when nil.
  var metric: Metric?
  var reason: String
  /// The last day it holds.
  var until: CalendarDay
  /// Where it is written.
  var location: SourceLocation?

  /// Whether it holds for all that another one is for, and as long.
  func replaces(_ other: Waiver) -> Bool {
    (workload == nil || workload == other.workload) && (metric == nil || metric == other.metric)
      && until >= other.until
  }

  func covers(_ crossing: Crossing) -> Bool {
    (workload == nil || workload == crossing.subject.id)
      && (metric == nil || metric == crossing.gate.metric)
  }
}

extension Waiver {
  /// `orders-enrichment, totalCores`: what it is for.
  var subject: String {
    let parts = [workload, metric?.name].compactMap { $0 }
    return parts.isEmpty ? "everything" : parts.joined(separator: ", ")
  }
}

extension Waiver {
  fileprivate init?(reading keys: Keys, _ names: KnownNames) {
    let named = keys.value("workload")
    let workload = named?.text()
    if let named, let workload, workload != "total" { names.expect(workload, at: named) }
    let metric = keys.value("metric")?.choice(of: "metric", among: Metric.allCases) { $0.name }
    let reason = keys.required("reason")?.text()
    let until = keys.required("until")?.day()
    guard let reason, let until else { return nil }
    self.init(
      workload: workload, metric: metric, reason: reason, until: until, location: keys.location)
  }
}

/// The workloads and currencies that gates and waivers may be for.
private struct KnownNames {
  private let ids: Set<String>
  private let currencies: [String]

  init(_ ids: Set<String>, _ currencies: [String]) {
    self.ids = ids
    self.currencies = currencies
  }

  /// Warns of a gate on costs that nothing has.
  func expectCosts(for gate: Gate, at value: Value) {
    guard gate.metric.kind == .money else { return }
    if currencies.isEmpty {
      value.warn(
        "unknown-currency", "no environment has prices, so nothing can cross '\(gate.text)'",
        hint: "give the environment 'prices'")
    } else if let currency = gate.currency, !currencies.contains(currency) {
      value.warn(
        "unknown-currency", "no environment has prices in '\(currency)'",
        hint: Nearest.hint(for: currency, among: currencies))
    }
  }

  /// Warns of a name that no workload has.
  func expect(_ id: String, at value: Value) {
    if ids.contains(id) { return }
    value.warn(
      "unknown-workload", "no workload is called '\(id)'",
      hint: Nearest.hint(for: id, among: ids.sorted()))
  }
}

extension Value {
  fileprivate func gate(for names: KnownNames) -> Gate? {
    guard let text = text() else { return nil }
    do throws(GateMistake) {
      let gate = try Gate(reading: text)
      if case .workload(let id) = gate.scope { names.expect(id, at: self) }
      names.expectCosts(for: gate, at: self)
      return gate
    } catch {
      reject("not-a-gate", error.message, hint: error.hint)
      return nil
    }
  }

  fileprivate func day() -> CalendarDay? {
    guard let text = text() else { return nil }
    if let day = CalendarDay(text) { return day }
    reject("not-a-day", "'\(text)' is not a date", hint: CalendarDay.advice(on: text))
    return nil
  }
}
