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
      Inputs.tiers(plan.definition.tier)
    }
    Tag.div(.class("what-if-inputs")) { for control in controls.first { Inputs.control(control) } }
    Tag.details {
      Tag.summary { "\(Format.counted(controls.more.count, "more input"))" }
      Tag.div(.class("what-if-inputs")) { for control in controls.more { Inputs.control(control) } }
    }
    Tag.div(.class("what-if-end")) {
      Tag.output(.role("status"))
      Inputs.button("copy", "Copy as YAML")
      Inputs.button("reset", "Reset")
    }
  }

  private var rate: HTML {
    let place = steps.place(of: plan.definition.rate.value)
    return Tag.div(.class("what-if-rate")) {
      Tag.label {
        Tag.span { "Rate" }
        Inputs.text("rate", steps.texts[place], example: "60k/s")
      }
      // A browser lays out the parts of a grid only with all of it.
      Tag.div {
        Tag.input(
          .type("range"), .name("slider"), .aria("label", "Rate"), Attribute("min", "0"),
          Attribute("max", String(steps.texts.count - 1)), Attribute("value", String(place)),
          .aria("valuetext", steps.texts[place]))
      }
      Tag.div(.data("live", "steps"))
      Inputs.refusal("rate")
    }
  }
}
