internal import Markup
internal import Report
internal import Sizing
internal import Workloads

/// The open bar: an input for everything that can be changed, at the plan's values.
struct Form {
  let plan: PlannedWorkload
  let steps: RateSteps
  let controls: Controls

  @Content var html: [HTML] {
    Tag.div(.class("what-if-point")) {
      rate
      tiers
    }
    Tag.div(.class("what-if-inputs")) { for control in controls.first { input(control) } }
    Tag.details {
      Tag.summary { "\(Format.counted(controls.more.count, "more input"))" }
      Tag.div(.class("what-if-inputs")) { for control in controls.more { input(control) } }
    }
    Tag.div(.class("what-if-end")) {
      Tag.output(.role("status"))
      button("copy", "Copy as YAML")
      button("reset", "Reset")
    }
  }

  private func button(_ name: String, _ label: String) -> HTML {
    Tag.button(.type("button"), .class("tool"), .data("do", name)) { label }
  }

  private var rate: HTML {
    let place = steps.place(of: plan.definition.rate.value)
    return Tag.div(.class("what-if-rate")) {
      Tag.label {
        Tag.span { "Rate" }
        text("rate", steps.texts[place], example: "60k/s")
      }
      Tag.input(
        .type("range"), .name("slider"), .aria("label", "Rate"), Attribute("min", "0"),
        Attribute("max", String(steps.texts.count - 1)), Attribute("value", String(place)),
        .aria("valuetext", steps.texts[place]))
      Tag.div(.data("live", "steps"))
      refusal("rate")
    }
  }

  private var tiers: HTML {
    Tag.div(.class("what-if-tiers"), .role("radiogroup"), .aria("label", "Latency tier")) {
      for tier in LatencyTier.allCases {
        Tag.label {
          Tag.input(
            .type("radio"), .name("latency"), Attribute("value", tier.name),
            tier == plan.definition.tier ? Attribute("checked", nil) : nil)
          Tag.span { tier.name }
        }
      }
    }
  }

  private func input(_ control: Control) -> HTML {
    Tag.label {
      Tag.span { control.label }
      switch control.kind {
      case .text(let example): text(control.key, control.value, example: example)
      case .choice(let names): choice(control, names)
      }
      refusal(control.key)
    }
  }

  private func text(_ key: String, _ value: String, example: String) -> HTML {
    Tag.input(
      .type("text"), .name(key), Attribute("value", value), Attribute("placeholder", example),
      Attribute("autocomplete", "off"), Attribute("spellcheck", "false"))
  }

  private func choice(_ control: Control, _ names: [String]) -> HTML {
    Tag.select(.name(control.key)) {
      for name in names {
        Tag.option(
          Attribute("value", name), name == control.value ? Attribute("selected", nil) : nil
        ) { name.isEmpty ? "as planned" : name }
      }
    }
  }

  private func refusal(_ key: String) -> HTML {
    Tag.small(.class("refusal"), .data("refusal", key), .hidden)
  }
}
