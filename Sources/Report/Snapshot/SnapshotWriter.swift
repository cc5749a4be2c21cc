internal import Workloads
internal import Markup
internal import Sizing

extension Snapshot {
  /// `matrix.json`. Keys stand in a fixed order, a cell a line, no time stamp: the same plans are
  /// the same bytes.
  public var bytes: [UInt8] {
    var json = JSON()
    json.object {
      $0.field("schema", Self.schema(format))
      $0.field("release", release)
      if let date { $0.field("date", date) }
      $0.key("engine")
      $0.object {
        $0.field("version", engineVersion)
        $0.field("model", model)
      }
      $0.field("profile", profile)
      $0.breakLine()
      $0.key("assumptions")
      assumptions.writeNested(into: &$0)
      $0.breakLine()
      $0.key("workloads")
      $0.array { json in
        for workload in workloads {
          workload.record.write(into: &json) { json in
            for cell in workload.cells { json.line { cell.write(into: &$0) } }
          }
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}

extension WorkloadRecord {
  func write(into json: inout JSON, cells: (inout JSON) -> Void) {
    json.line { json in
      json.object {
        $0.field("id", id)
        $0.field("title", title)
        $0.field("owner", owner)
        $0.field("environment", environment)
        $0.field("digest", digest)
        $0.breakLine()
        $0.key("design")
        $0.object {
          $0.field("tier", designPoint.tier)
          $0.field("recordsPerSecond", designPoint.recordsPerSecond)
          if let pools {
            $0.key("pools")
            pools.write(into: &$0)
          }
        }
        $0.breakLine()
        if let input {
          $0.key("input")
          input.write(into: &$0)
          $0.breakLine()
        }
        $0.key("cells")
        $0.array { cells(&$0) }
      }
    }
  }
}

extension PoolTotals {
  fileprivate func write(into json: inout JSON) {
    json.object {
      switch self {
      case .feasible(let sums):
        $0.field("feasible", true)
        for (metric, sum) in zip(Metric.ofPools, sums) { $0.field(metric.name, sum) }
      case .infeasible(let constraint):
        $0.field("feasible", false)
        if let constraint { $0.field("bindingConstraint", constraint) }
      }
    }
  }
}

extension NamedValues {
  fileprivate func write(into json: inout JSON) {
    json.object { for name in names { $0.field(name, self[name] ?? .absent) } }
  }

  /// The same with the assumptions of tiers, `tiers.TIER.NAME`, as objects in objects.
  fileprivate func writeNested(into json: inout JSON) {
    let tiers = Self.tierOrder(of: names)
    json.object { json in
      for name in names where TierName(name) == nil { json.field(name, self[name] ?? .absent) }
      if tiers.isEmpty { return }
      json.key("tiers")
      json.object { for tier in tiers { writeTier(tier, into: &$0) } }
    }
  }

  private func writeTier(_ tier: Substring, into json: inout JSON) {
    json.key(String(tier))
    json.object {
      for name in names {
        guard let parts = TierName(name), parts.tier == tier else { continue }
        $0.field(String(parts.assumption), self[name] ?? .absent)
      }
    }
  }

  private static func tierOrder(of names: [String]) -> [Substring] {
    var tiers: [Substring] = []
    for name in names {
      guard let tier = TierName(name)?.tier, !tiers.contains(tier) else { continue }
      tiers.append(tier)
    }
    return tiers
  }
}

/// The parts of a dotted name such as `tiers.sub-1s.cpuFactor`.
private struct TierName {
  let tier: Substring
  let assumption: Substring

  init?(_ name: String) {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "tiers" else { return nil }
    tier = parts[1]
    assumption = parts[2]
  }
}

extension JSON {
  fileprivate mutating func field(_ name: String, _ value: NamedValues.Value) {
    switch value {
    case .number(let number): field(name, number)
    case .text(let text): field(name, text)
    case .numbers(let numbers):
      key(name)
      array { for number in numbers { $0.value(number) } }
    case .absent: field(name, nil as String?)
    }
  }

  /// A value on a line of its own.
  fileprivate mutating func line(_ write: (inout JSON) -> Void) {
    breakLine()
    write(&self)
  }
}

extension SnapshotCell {
  /// The cell as `matrix.json` and `size --format json` have it.
  func write(into json: inout JSON, and more: (inout JSON) -> Void = { _ in }) {
    json.object {
      $0.key(Self.tierKey)
      $0.value(tier)
      $0.key(Self.rateKey)
      $0.value(recordsPerSecond)
      $0.key(Metric.feasible.key)
      $0.value(isFeasible)
      $0.key(Metric.bindingConstraint.key)
      $0.value(bindingConstraint)
      $0.key(Self.constraintsKey)
      counts.write(into: &$0)
      if isFeasible { writePlan(into: &$0) }
      if let largestRecordsPerSecond {
        $0.key(Metric.largestRecordsPerSecond.key)
        $0.value(largestRecordsPerSecond)
      }
      more(&$0)
    }
  }

  private func writePlan(into json: inout JSON) {
    for metric in Metric.inFiles {
      switch metric.kind {
      case .words:
        json.key(metric.key)
        json.array { for warning in warnings { $0.value(warning) } }
      case .word: json.field(metric.name, memoryClass)
      case .money:
        guard let cost = money(metric) else { continue }
        json.key(metric.key)
        json.value(cost.amount)
        if metric == .cost { json.field("currency", cost.currency) }
      case .flag, .count, .cores, .rate, .memory, .size, .duration, .bandwidth:
        json.key(metric.key)
        json.value(number(metric) ?? .nan)
      }
    }
  }

  private static let tierKey = JSON.Key("tier")
  private static let rateKey = JSON.Key("recordsPerSecond")
  private static let constraintsKey = JSON.Key("constraints")
}

extension Metric {
  fileprivate var key: JSON.Key { Self.keys[rawValue] }
  private static let keys = allCases.map { JSON.Key($0.name) }
}

extension ConstraintCounts {
  /// What no number of TaskManagers helps against, such as a hot key, has no count: the binding
  /// constraint names it, and the others were not worked out then.
  fileprivate func write(into json: inout JSON) {
    json.object {
      guard Constraint.counted.contains(where: { self[$0] != nil }) else { return }
      for (constraint, key) in zip(Constraint.counted, Self.keys) {
        guard let count = self[constraint] else {
          $0.field(constraint.name, nil as Int?)
          continue
        }
        $0.key(key)
        $0.value(count)
      }
    }
  }

  private static let keys = Constraint.counted.map { JSON.Key($0.name) }
}
