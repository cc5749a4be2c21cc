public import Report

/// Gates on what is deployed: the plan is the older side of each figure.
public struct DeployedGates: Sendable {
  /// A cluster that both sides have.
  public struct Cluster: Sendable {
    public var name: String
    public var figures: [(metric: Metric, planned: Double?, deployed: Double?)]

    public init(
      name: String, figures: [(metric: Metric, planned: Double?, deployed: Double?)]
    ) {
      self.name = name
      self.figures = figures
    }
  }

  private let clusters: [Cluster]
  /// All clusters together, where each has the figure.
  private let total: Cluster

  public init(_ clusters: [Cluster]) {
    self.clusters = clusters
    let summed = clusters.first?.figures.map { $0.metric }.filter(Totals.ofGates.contains) ?? []
    total = Cluster(
      name: "total",
      figures: summed.map { metric in
        let all = clusters.flatMap { $0.figures.filter { $0.metric == metric } }
        return (
          metric, Self.sum(all.map { $0.planned }), Self.sum(all.map { $0.deployed })
        )
      })
  }

  private static func sum(_ values: [Double?]) -> Double? {
    let known = values.compactMap { $0 }
    return known.count == values.count ? known.reduce(0, +) : nil
  }

  /// Why a gate can't be one on what is deployed; nil for one that can.
  public static func mistake(in gate: Gate, metrics: [Metric]) -> GateMistake? {
    if gate.scope == .cells {
      return GateMistake(
        message: "'\(gate.text)' looks at cells, and what is deployed has none",
        hint: "leave out 'cell:'")
    }
    if metrics.contains(gate.metric) { return nil }
    return GateMistake(
      message: "a manifest has no '\(gate.metric.name)'",
      hint: "one of \(metrics.map { $0.name }.joined(separator: ", "))")
  }

  /// How each gate that is crossed is, a line each: `orders: Parallelism 44 → 22 (−50 %) crosses
  /// 'parallelism < -10%'`.
  public func crossings(of gates: [Gate]) -> [String] {
    gates.flatMap { gate in
      subjects(of: gate).flatMap { cluster in
        cluster.figures.compactMap { figure -> String? in
          guard figure.metric == gate.metric, let deployed = figure.deployed,
            gate.isCrossed(deployed: deployed, planned: figure.planned)
          else { return nil }
          let change = MetricChange(
            metric: figure.metric, old: figure.planned.map { .number($0) }, new: .number(deployed))
          let share = change.share.map { " (\(MetricChange.percent($0)))" } ?? ""
          return
            "\(cluster.name): \(figure.metric.title) \(change.fromTo)\(share) crosses '\(gate.text)'"
        }
      }
    }
  }

  /// What each gate is for and can't be checked, a line each: it must not pass because a manifest leaves
  /// a setting out. A figure that neither side has concerns only those that the gate names.
  public func unchecked(_ gates: [Gate]) -> [String] {
    gates.flatMap { gate in
      subjects(of: gate).flatMap { cluster in
        cluster.figures.compactMap { figure -> String? in
          guard figure.metric == gate.metric,
            gate.scope != .workloads || figure.planned != nil || figure.deployed != nil,
            let lacking = gate.lacking(deployed: figure.deployed, planned: figure.planned)
          else { return nil }
          return """
            \(cluster.name): \(figure.metric.title) can't be checked against '\(gate.text)', because \
            \(lacking) not say it
            """
        }
      }
    }
  }

  /// Gates of a cluster that is not in the input: nothing crosses them, which should not go unseen.
  public func withoutSubject(_ gates: [Gate]) -> [String] {
    gates.filter { gate in
      if case .workload = gate.scope { return subjects(of: gate).isEmpty }
      return false
    }.map { $0.text }
  }

  private func subjects(of gate: Gate) -> [Cluster] {
    switch gate.scope {
    case .workloads: clusters
    case .workload(let name): clusters.filter { $0.name == name }
    case .total: clusters.isEmpty ? [] : [total]
    case .cells: []
    }
  }
}

extension Gate {
  /// Who does not say what the gate needs; nil where it can be checked.
  fileprivate func lacking(deployed: Double?, planned: Double?) -> String? {
    if deployed == nil { return "the manifest does" }
    switch limit {
    case .change, .share: return planned == nil ? "the plan does" : nil
    case .number, .word, .flag: return nil
    }
  }

  /// Fewer cores are cheaper in a plan, and too few in what is deployed: better or worse plays no part.
  fileprivate func isCrossed(deployed: Double, planned: Double?) -> Bool {
    switch limit {
    case .number(let limit): return comparison.holds(deployed, limit)
    case .change(let limit):
      return planned.map { comparison.holds(deployed - $0, limit) } ?? false
    case .share(let limit):
      guard let planned, planned != 0 else { return false }
      return comparison.holds((deployed - planned) / abs(planned), limit)
    case .word, .flag: return false
    }
  }
}
