internal import Markup
internal import Report
internal import Sizing

/// The parts that forms are made of.
enum Inputs {
  static func text(_ key: String, _ value: String, example: String) -> HTML {
    Tag.input(
      .type("text"), .name(key), Attribute("value", value), Attribute("placeholder", example),
      Attribute("autocomplete", "off"), Attribute("spellcheck", "false"))
  }

  static func control(_ control: Control) -> HTML {
    Tag.label {
      Tag.span { control.label }
      switch control.kind {
      case .text(let example): text(control.key, control.value, example: example)
      case .choice(let names): choice(control, names)
      }
      refusal(control.key)
    }
  }

  private static func choice(_ control: Control, _ names: [String]) -> HTML {
    Tag.select(.name(control.key)) {
      for name in names {
        Tag.option(
          Attribute("value", name), name == control.value ? Attribute("selected", nil) : nil
        ) { name.isEmpty ? "as planned" : name }
      }
    }
  }

  static func refusal(_ key: String) -> HTML {
    Tag.small(.class("refusal"), .data("refusal", key), .hidden)
  }

  static func tiers(_ chosen: LatencyTier) -> HTML {
    Tag.div(.class("what-if-tiers"), .role("radiogroup"), .aria("label", "Latency tier")) {
      for tier in LatencyTier.allCases {
        Tag.label {
          Tag.input(
            .type("radio"), .name("latency"), Attribute("value", tier.name),
            tier == chosen ? Attribute("checked", nil) : nil)
          Tag.span { tier.name }
        }
      }
    }
  }

  /// - Parameter value: what the button is about, for those that are there for several things.
  static func button(_ action: String, _ label: String, value: String? = nil) -> HTML {
    Tag.button(
      .type("button"), .class("tool"), .data("do", action), value.map { Attribute("value", $0) }
    ) { label }
  }
}
