internal import Amounts
internal import Diagnostics
internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// The reports a Markdown page may insert with a fence of their name.
enum ReportDirective: String, CaseIterable {
  case sizing
  case checkpoints
  case manifest
  case chart
  case topology

  /// The keys it takes besides those of the point.
  var ownKeys: [String] {
    switch self {
    case .sizing, .checkpoints, .topology: []
    case .manifest: ["kind"]
    case .chart: ["show"]
    }
  }
}

/// A fence that is being answered: its workload and point, or what is wrong with it.
struct DirectiveReading {
  let capacity: Capacity
  let directive: Directive

  func insertion(_ here: LinkBase) -> Insertion {
    guard let kind = ReportDirective(rawValue: directive.name) else {
      return .mistake(.unknownDirective(directive))
    }
    let known = ["workload", "tier", "rate"] + kind.ownKeys
    if let field = directive.fields.first(where: { !known.contains($0.key) }) {
      return .mistake(.unknownField(field, known: known))
    }
    switch point {
    case .failure(let mistake): return .mistake(mistake.diagnostic)
    case .success(let (workload, cell)):
      return insertion(of: kind, workload, cell, here)
    }
  }

  private struct Mistake: Error { var diagnostic: Diagnostic }

  private var point: Result<(PlannedWorkload, Cell), Mistake> {
    guard let named = field("workload") else {
      return .failure(
        Mistake(
          diagnostic: .error(
            "missing-key", "'workload' is missing", at: directive.location,
            hint: "add a line 'workload: ID'")))
    }
    guard let workload = capacity.workload(named.value) else {
      return .failure(Mistake(diagnostic: .unknownWorkload(named, in: capacity)))
    }
    var point = DesignPoint()
    if let tier = field("tier") {
      point.tier = LatencyTier.allCases.first { $0.name == tier.value }
      if point.tier == nil { return .failure(Mistake(diagnostic: .unknownTier(tier))) }
    }
    if let rate = field("rate") {
      guard case .success(let value) = AmountKind.rate.parse(rate.value) else {
        return .failure(Mistake(diagnostic: .notARate(rate)))
      }
      guard PeakRates.range.contains(value) else {
        return .failure(Mistake(diagnostic: .rateOutOfRange(rate)))
      }
      point.rate = value
    }
    return .success((workload, point.cell(of: workload)))
  }

  func field(_ key: String) -> Directive.Field? { directive.fields.first { $0.key == key } }

  private func insertion(
    of kind: ReportDirective, _ workload: PlannedWorkload, _ cell: Cell, _ here: LinkBase
  ) -> Insertion {
    switch kind {
    case .sizing: .content(SizingInsert(workload: workload, cell: cell).html(here))
    case .checkpoints: .content(CheckpointTable.settings(of: workload, cell: cell).html(here))
    case .manifest: manifest(workload, cell)
    case .chart: chart(workload, cell, here)
    case .topology:
      .content(TopologyChart(workload: workload, rate: cell.rate).figure.html(here))
    }
  }
}

/// The answer for one cell, short enough to stand in a page of prose.
struct SizingInsert {
  let workload: PlannedWorkload
  let cell: Cell

  func html(_ here: LinkBase) -> HTML {
    .fragment([
      Tag.p(.class("why")) {
        Tag.a(.href(here.link(to: workload.path))) { workload.definition.title }
        " at \(Format.rate(cell.rate)), \(cell.tier.name): "
        cell.why
      }, AnswerCards(workload: workload, cell: cell).html,
    ])
  }
}

extension Diagnostic {
  static func unknownField(_ field: Directive.Field, known: [String]) -> Diagnostic {
    .error(
      "unknown-key", "unknown key '\(field.key)'", at: field.location,
      hint: Nearest.hint(for: field.key, among: known, "known keys are"))
  }

  static func unknownDirective(_ directive: Directive) -> Diagnostic {
    .error("unknown-directive", "no report is named '\(directive.name)'", at: directive.location)
  }

  static func unknownWorkload(_ field: Directive.Field, in capacity: Capacity) -> Diagnostic {
    .error(
      "unknown-workload", "no workload '\(field.value)'", at: field.location,
      hint: Nearest.match(for: field.value, among: capacity.workloads.map({ $0.definition.id }))
        .map(Nearest.question))
  }

  static func unknownTier(_ field: Directive.Field) -> Diagnostic {
    let names = LatencyTier.allCases.map { $0.name }
    return .error(
      "unknown-tier", "unknown tier '\(field.value)'", at: field.location,
      hint: Nearest.hint(for: field.value, among: names))
  }

  static func rateOutOfRange(_ field: Directive.Field) -> Diagnostic {
    .error(
      "out-of-range", "'\(field.value)' is out of range", at: field.location,
      hint: AmountKind.rate.words(for: PeakRates.range))
  }

  static func notARate(_ field: Directive.Field) -> Diagnostic {
    .error(
      "not-a-rate", "'\(field.value)' is not a rate", at: field.location,
      hint: AmountKind.rate.advice(on: field.value).hint
        ?? "a rate is written \(AmountKind.rate.spellings)")
  }
}
