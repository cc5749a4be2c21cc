internal import Markup
internal import Pages
internal import Sizing

/// How the answer came about: the assumptions it rests on, and every equation with its numbers.
struct Arithmetic {
  let workload: PlannedWorkload
  let derivation: Derivation

  init(workload: PlannedWorkload, profile: Profile) {
    self.workload = workload
    derivation = workload.sizer.derivation(of: workload.design, profile: profile)
  }

  @Content func html(_ here: LinkBase) -> [HTML] {
    Tag.h3 { "Assumptions used" }
    Tag.ul(.class("assumed")) { for use in uses { use.html(workload, here) } }
    Tag.details(.class("figures")) {
      Tag.summary {
        "The \(Format.count(derivation.steps.count)) steps from the input to the answer"
      }
      Tag.p {
        """
        A linked number is an assumption; a step's number in brackets says where a number was \
        worked out; every other number is the workload's own.
        """
      }
      Tag.ol(.class("steps")) { for step in derivation.steps { self.step(step, here) } }
    }
  }

  /// The assumptions that the derivation names, each once, in its order.
  var uses: [AssumptionUse] {
    var seen: Set<String> = []
    return derivation.steps.flatMap(\.inputs).compactMap { input in
      AssumptionUse(input, tier: workload.design.tier)
    }.filter { seen.insert($0.name).inserted }
  }

  private func step(_ step: Derivation.Step, _ here: LinkBase) -> HTML {
    Tag.li {
      Tag.b { step.equation }
      " \(step.title) "
      Tag.i { step.formula }
      if !step.inputs.isEmpty {
        Tag.span { for input in step.inputs { self.input(input, here) } }
      }
      Tag.strong { step.result.map { "= " + step.unit.format($0) } ?? "✕ none suffices" }
      Tag.small { step.source }
    }
  }

  @Content private func input(_ input: Derivation.Input, _ here: LinkBase) -> [HTML] {
    let value = input.unit.format(input.value)
    input.symbol + " "
    if let use = AssumptionUse(input, tier: workload.design.tier) {
      Tag.a(.href(use.link(here))) { value }
    } else if case .computed(let equation) = input.origin {
      "\(value) (\(equation))"
    } else {
      value
    }
    "; "
  }
}

/// An assumption as a derivation used it.
struct AssumptionUse: Equatable {
  /// Its key in files.
  var name: String
  /// The row of the page of assumptions.
  var anchor: String
  var value: String
  /// The default where another value is in force.
  var instead: String?

  init?(_ input: Derivation.Input, tier: LatencyTier) {
    value = input.unit.format(input.value)
    switch input.origin {
    case .assumption(let assumption), .profile(let assumption):
      name = assumption.name
      anchor = assumption.name
      let usual = assumption.defaultValue
      instead = usual == input.value ? nil : assumption.format(usual)
    case .tier(let assumption):
      name = assumption.name
      anchor = tier.name
      let usual = assumption.defaultValue(tier)
      instead = usual == input.value ? nil : assumption.format(usual)
    case .workload, .computed: return nil
    }
  }

  func link(_ here: LinkBase) -> String {
    here.link(to: SitePath("assumptions"), anchor: anchor)
  }

  fileprivate func html(_ workload: PlannedWorkload, _ here: LinkBase) -> HTML {
    Tag.li {
      Tag.a(.href(link(here))) { KeyWords.words(of: name) }
      " \(value)"
      if let instead { Tag.small { " instead of \(instead)" } }
    }
  }
}
