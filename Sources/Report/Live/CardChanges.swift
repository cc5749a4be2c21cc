internal import Markup
internal import Sizing
internal import Workloads

/// How an answer's cards differ from the plan's, by their labels.
struct CardChanges {
  private let changes: [(label: String, text: String)]

  /// None where one of the two does not fit.
  init(of now: DeployedCell, since plan: DeployedCell) {
    guard now.fits, plan.fits else {
      changes = []
      return
    }
    let figures = [
      ("Cores", now.cores.value, plan.cores.value, Self.cores),
      ("TaskManagers", Double(now.taskManagers), Double(plan.taskManagers), Self.cores),
      ("Nodes", Double(now.nodes.count), Double(plan.nodes.count), Self.cores),
      ("Memory", now.memory.value, plan.memory.value, Self.memory),
      ("Recovers in", now.recovery.value, plan.recovery.value, Self.time),
    ]
    var changes = figures.compactMap { label, now, plan, format in
      // What reads the same is the same.
      format(now) == format(plan)
        ? nil : (label: label, text: (now < plan ? "−" : "+") + format(abs(now - plan)))
    }
    for (label, now, plan) in [
      ("Cost a month", now.cost, plan.cost), (CostColumns.usageTitle, now.usage, plan.usage),
    ] {
      guard let now, let plan, now.text != plan.text else { continue }
      let more = now.amount - plan.amount
      let text = (more < 0 ? "−" : "+") + Format.money(abs(more), now.currency)
      changes.append((label: label, text: text))
    }
    self.changes = changes
  }

  private static func cores(_ count: Double) -> String { Format.count(Cores(count)) }
  private static func memory(_ size: Double) -> String { Format.memory(Bytes(size)) }
  private static func time(_ time: Double) -> String { Format.duration(Seconds(time)) }

  /// The cards with their changes beside the figures.
  func noted(on cards: HTML) -> HTML {
    if changes.isEmpty { return cards }
    if case .fragment(let parts) = cards { return .fragment(parts.map(noted)) }
    guard case .element(let tag, let attributes, let children) = cards else { return cards }
    if attributes.contains(.class("card")) {
      guard
        let change = changes.first(where: { change in
          children.first == .element(.dt, [], [.text(change.label)])
        })
      else {
        return cards
      }
      return .element(tag, attributes, children + [Self.note(change.text)])
    }
    return .element(tag, attributes, children.map(noted))
  }

  private static func note(_ text: String) -> HTML {
    Tag.dd(.class("change")) {
      text
      Tag.span(.class("visually-hidden")) { " against the plan" }
    }
  }
}
