internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// How the answer came about: the assumptions it rests on, and every equation with its numbers.
struct Arithmetic {
  let workload: PlannedWorkload
  let derivation: Derivation
  /// The assumptions that the derivation names, each once, in its order.
  let uses: [AssumptionUse]

  init(workload: PlannedWorkload) {
    self.workload = workload
    derivation = workload.sizer.derivation(
      of: workload.design, profile: workload.layers.profile,
      statements: workload.definition.statementNames, sources: workload.sourceNames)
    var uses: [AssumptionUse] = []
    for step in derivation.steps {
      for input in step.inputs {
        guard let name = AssumptionUse.name(of: input), !uses.contains(where: { $0.name == name }),
          let use = AssumptionUse(input, workload)
        else { continue }
        uses.append(use)
      }
    }
    self.uses = uses
  }

  /// The assumptions, each with a link to all about it.
  func list(_ here: LinkBase) -> HTML {
    Tag.ul(.class("assumed")) {
      for (index, use) in uses.enumerated() { use.html(id: Self.id(index), here) }
    }
  }

  @Content var explanation: [HTML] {
    Tag.p {
      """
      A number is linked where an assumption above is first used; a step's name in brackets says \
      where a number was calculated; the other numbers are the workload's own. A formula is written \
      at the first step that it is for. A step without a source comes from the model.
      """
    }
    // Formulas are not broken: on a phone they are scrolled.
    Tag.div(.class("steps"), .tabindex(0), .role("group"), .aria("label", "Steps")) {
      Tag.ol { steps }
    }
  }

  /// Short, because the steps link to it many times.
  private static func id(_ index: Int) -> String { "a\(index + 1)" }

  private var steps: [HTML] {
    var linked: Set<Int> = []
    var written: Set<String> = []
    return derivation.steps.filter { $0.isArithmetic }.map { step in
      let isNew = written.insert("\(step.equation) \(step.formula)").inserted
      return html(of: step, formula: isNew ? step.formula : nil, linked: &linked)
    }
  }

  private func html(
    of step: Derivation.Step, formula: String?, linked: inout Set<Int>
  ) -> HTML {
    let inputs = inputs(step.inputs, linked: &linked)
    return Tag.li(.id("step-" + step.id)) {
      Tag.b { "\(step.equation) \(step.title)" }
      formula.map { formula in Tag.div { ModelFormula.html(of: formula) } } ?? " "
      inputs
      Tag.b { step.result.map { " = " + step.unit.format($0) } ?? " ✕ no number is enough" }
      if step.source != "the model" { " \(step.source)" }
    }
  }

  private func inputs(_ inputs: [Derivation.Input], linked: inout Set<Int>) -> [HTML] {
    var written: [HTML] = []
    for (index, input) in inputs.enumerated() {
      written += [
        .text(index == 0 ? "" : "; "), ModelFormula.html(of: input.symbol), .text(" "),
      ]
      let value = input.unit.format(input.value)
      let name = AssumptionUse.name(of: input)
      let used = name.flatMap { name in uses.firstIndex { $0.name == name } }
      if let used, linked.insert(used).inserted {
        written.append(Tag.a(.href("#" + Self.id(used))) { value })
      } else if case .computed(let equation) = input.origin {
        written.append(.text(value + " ("))
        let origin = derivation.steps.first { $0.equation == equation }
        written.append(
          origin.map { Tag.a(.href("#step-" + $0.id)) { equation } } ?? .text(equation))
        written.append(")")
      } else {
        written.append(.text(value))
      }
    }
    return written
  }
}

extension Derivation.Step {
  /// Whether it works anything out: the parts of memory that Flink fixes are in their own table.
  fileprivate var isArithmetic: Bool { formula != "Flink's default" }
}

/// An assumption as a derivation used it.
struct AssumptionUse: Equatable {
  /// Its key in files.
  var name: String
  /// The row of the page of assumptions.
  var anchor: String
  var value: String
  /// Who gave it another value than the model's.
  var origin: AssumptionOrigin

  init?(_ input: Derivation.Input, _ workload: PlannedWorkload) {
    value = input.unit.format(input.value)
    let tier = workload.design.tier
    switch input.origin {
    case .assumption(let assumption), .profile(let assumption):
      name = assumption.name
      anchor = assumption.name
      origin = workload.origin(of: assumption)
    case .tier(let assumption):
      name = assumption.name
      anchor = tier.name
      origin = workload.origin(of: assumption, at: tier)
    case .workload, .computed: return nil
    }
  }

  /// The key of the assumption that a step's number is; nil for another number.
  static func name(of input: Derivation.Input) -> String? {
    switch input.origin {
    case .assumption(let assumption), .profile(let assumption): assumption.name
    case .tier(let assumption): assumption.name
    case .workload, .computed: nil
    }
  }

  fileprivate func html(id: String, _ here: LinkBase) -> HTML {
    Tag.li(.id(id)) {
      Tag.a(.href(here.link(to: SitePath("assumptions"), anchor: anchor))) {
        KeyWords.words(of: name)
      }
      " \(value)"
      if origin != .standard { Tag.small { ", \(origin.text)" } }
    }
  }
}
