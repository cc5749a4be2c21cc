internal import Markup
internal import Pages
internal import Report
internal import Sizing
internal import Workloads

/// Answers for one page: its plan, and what the reader changed of it.
final class Session {
  private let input: PortableWorkload
  private let plan: PlannedWorkload
  private let steps: RateSteps
  private let controls: Controls
  private var changed: ChangedWorkload
  /// The answer; nil where the engine can't take the changes together.
  private var current: PlannedWorkload?
  /// What the band of the slider was made for last: all changes but the rate, at each of which it is the
  /// same.
  private var banded: [Change]?

  /// Nil for a text that no page carries.
  init?(_ text: String) {
    guard let input = PortableWorkload(text),
      let plan = try? PlannedWorkload(input.definition, settings: input.settings)
    else { return nil }
    self.input = input
    self.plan = plan
    steps = RateSteps(plan)
    controls = Controls(plan)
    changed = ChangedWorkload(input, [])
    current = plan
  }

  /// The form at the plan's values.
  func writeForm(into reply: inout Reply) {
    reply.add("form", Form(plan: plan, steps: steps, controls: controls).html)
  }

  /// Makes the changes of some lines to the plan; the answer begins with what can be read at once.
  func change(_ lines: String, into reply: inout Reply) {
    changed = ChangedWorkload(input, sliding(Change.read(lines)))
    do throws(InvalidInput) {
      current = try PlannedWorkload(changed.definition, settings: changed.settings)
    } catch {
      current = nil
    }
    writeState(into: &reply)
    guard let current else { return }
    let answer = WorkloadAnswer(current)
    let here = LinkBase.page(current.path)
    reply.add("point", answer.point)
    // Also without changes: who hears the page is told that the plan's values are back.
    let warning = changed.refusals.isEmpty ? "" : "Some values can't be read. "
    reply.add("say", warning + answer.sentence(since: plan))
    reply.add("facts", [answer.facts(here)])
    reply.add("answer", [answer.answer(here, since: changed.made.isEmpty ? nil : plan)])
    reply.add("reasons", [answer.reasons(here)])
  }

  /// A place of the slider as the rate there.
  private func sliding(_ changes: [Change]) -> [Change] {
    guard let slider = changes.first(where: { $0.key == "slider" }), let place = Int(slider.text),
      steps.texts.indices.contains(place)
    else { return changes.filter { $0.key != "slider" } }
    return changes.filter { $0.key != "slider" && $0.key != "rate" }
      + [Change(key: "rate", text: steps.texts[place])]
  }

  /// What the page notes: the changes that count, what is wrong with others, the file's lines.
  private func writeState(into reply: inout Reply) {
    let definition = changed.definition
    let place = steps.place(of: definition.rate.value)
    reply.add("state", changed.made.map { "\($0.key)=\($0.text)" }.joined(separator: "\n"))
    reply.add("slider", String(place))
    reply.add("rate", Format.rate(definition.rate))
    reply.add("refused", refusals.map { "\($0.key)=\($0.sentence)" }.joined(separator: "\n"))
    reply.add("yaml", FileExcerpt(changed.values).text)
  }

  private var refusals: [Refusal] {
    if current != nil { return changed.refusals }
    return changed.refusals + [
      Refusal(key: "rate", sentence: "These values can't be planned together.")
    ]
  }

  /// The sections that follow from the input, of those with some ids; the band of the slider comes with
  /// the charts.
  func writeSections(_ ids: [String], into reply: inout Reply) {
    guard let current else { return }
    let answer = WorkloadAnswer(current)
    let here = LinkBase.page(current.path)
    if ids.contains("rates") { writeBand(current, into: &reply) }
    for section in answer.wayOut + answer.rates + answer.costs + answer.kafka
    where ids.contains(section.id) {
      reply.add(
        "#" + section.id,
        [PageSection.heading(section.title, id: section.id), section.content(here)])
    }
  }
}

extension Session {
  /// Where it changed: a slider moves much more often than other inputs.
  private func writeBand(_ current: PlannedWorkload, into reply: inout Reply) {
    let others = changed.made.filter { $0.key != "rate" }
    guard others != banded else { return }
    banded = others
    let changed = ChangedWorkload(input, others)
    let workload = try? PlannedWorkload(changed.definition, settings: changed.settings)
    let place = steps.place(of: plan.definition.rate.value)
    reply.add("steps", [RateStrip(workload ?? current, rates: steps.rates, plan: place).html])
  }
}

/// Named texts for the page, told apart by NUL, which no HTML has.
struct Reply {
  private(set) var bytes: Output = []

  mutating func add(_ name: String, _ text: String) {
    bytes.append(name)
    bytes.append(0)
    bytes.append(text)
    bytes.append(0)
  }

  mutating func add(_ name: String, _ html: [HTML]) {
    bytes.append(name)
    bytes.append(0)
    HTML.fragment(html).render(into: &bytes)
    bytes.append(0)
  }
}
