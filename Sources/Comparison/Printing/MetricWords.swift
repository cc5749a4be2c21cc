internal import Amounts
internal import Markup
internal import Report
internal import Sizing

// How figures and their changes are written.

extension Metric {
  var title: String {
    switch self {
    case .feasible: "Fits"
    case .largestRecordsPerSecond: "Largest rate"
    case .bindingConstraint: "Binding constraint"
    case .totalCores: "Cores"
    case .taskManagers: "TaskManagers"
    case .nodes: "Nodes"
    case .totalMemoryBytes: "Memory"
    case .cost: "Cost a month"
    case .usageCost: "By use a month"
    case .recoverySeconds: "Recovery"
    case .checkpointSeconds: "Checkpoint duration"
    case .checkpointBytes: "Checkpoint size"
    case .intervalSeconds: "Checkpoint interval"
    case .stateBytes: "State"
    case .networkInBytesPerSecond: "Network in, a node"
    case .networkOutBytesPerSecond: "Network out, a node"
    case .coresPerTaskManager: "Cores of a TaskManager"
    case .slotsPerTaskManager: "Slots of a TaskManager"
    case .parallelism: "Parallelism"
    case .maxParallelism: "Max parallelism"
    case .memoryClass: "Memory class"
    case .taskManagerMemoryBytes: "Memory of a TaskManager"
    case .jobManagerCores: "Cores of the JobManager"
    case .jobManagerMemoryBytes: "Memory of the JobManager"
    case .nodeCores: "Cores of a node"
    case .warnings: "Warnings"
    }
  }

  /// What its exact figures are in.
  var unitName: String? {
    switch kind {
    case .flag, .word, .words, .count, .money: nil
    case .cores: "cores"
    case .rate: "records/s"
    case .memory, .size: "bytes"
    case .duration: "seconds"
    case .bandwidth: "bytes/s"
    }
  }
}

extension MetricValue {
  func text(of metric: Metric) -> String {
    switch self {
    case .number(let number): metric.text(number)
    case .money(let cost): cost.text
    case .word(let word): word
    case .words(let words): words.isEmpty ? "none" : words.joined(separator: ", ")
    case .flag(let flag): flag ? "yes" : "no"
    }
  }

  var exact: String {
    switch self {
    case .number(let number): Exact.number(number)
    case .money(let cost): Exact.number(cost.amount)
    case .word(let word): word
    case .words(let words): words.joined(separator: " ")
    case .flag(let flag): flag ? "true" : "false"
    }
  }
}

extension MetricChange {
  var oldText: String { old?.text(of: metric) ?? "–" }
  var newText: String { new?.text(of: metric) ?? "–" }

  /// `97 → 113`, or the one figure there is to say.
  var fromTo: String { oldText == newText ? newText : "\(oldText) → \(newText)" }

  /// `▲ +16`: an arrow and a sign, never a color alone.
  var changeText: String {
    guard let change else { return "–" }
    if change == 0 { return "±0" }
    let size = currency.map { Format.money(abs(change), $0) } ?? metric.text(abs(change))
    return change > 0 ? "▲ +\(size)" : "▼ −\(size)"
  }

  /// What its exact figures are in; nil for a figure without a unit.
  var unit: String? {
    guard metric.kind == .money else { return metric.unitName }
    let (old, new) = (old?.currency, new?.currency)
    return old == nil || new == nil || old == new
      ? new ?? old : "\(old ?? "") → \(new ?? "")"
  }

  /// `▲ +236 USD (+12 %)`: the change with its share.
  var changeWithShare: String {
    change == nil || change == 0 ? changeText : "\(changeText) (\(shareText))"
  }

  /// `+8 %`
  var shareText: String { share.map(Self.percent) ?? "–" }

  static func percent(_ share: Double) -> String {
    let size = Format.figure(abs(share) * 100)
    if size == "0" { return share == 0 ? "±0 %" : share > 0 ? "+<0.001 %" : "−<0.001 %" }
    return (share > 0 ? "+" : "−") + size + " %"
  }

  /// What it means, for a reader who sees no color.
  var meaning: String {
    switch (old, new) {
    case (nil, _): "new"
    case (_, nil): "gone"
    case (let old, let new) where old == new: "same"
    default: size ?? verdict.rawValue
    }
  }

  /// The theme's class for what it means.
  var style: String? {
    guard old != nil, new != nil, size == nil else { return nil }
    switch verdict {
    case .better: return "good"
    case .worse: return "bad"
    case .changed: return nil
    }
  }
}

extension CellPoint {
  /// `40 k/s at sub-1s`
  var text: String { "\(Format.rate(RecordsPerSecond(recordsPerSecond))) at \(tier)" }
}

extension SnapshotWorkload {
  var designPoint: CellPoint { design.point }
}
