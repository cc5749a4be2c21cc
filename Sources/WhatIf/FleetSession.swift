internal import Amounts
internal import Markup
internal import Report
internal import Workloads

/// Answers for the fleet map: every workload at a multiple of its peak rates.
final class FleetSession {
  private let answers: FleetAnswers

  /// Nil for a text that no page carries.
  init?(_ text: String) {
    var groups: [[PlannedWorkload]] = []
    for group in Self.parts(of: text, at: FleetText.group) {
      var workloads: [PlannedWorkload] = []
      for part in Self.parts(of: group, at: FleetText.start) {
        guard let workload = PortableWorkload(part),
          let plan = try? PlannedWorkload(workload.definition, settings: workload.settings)
        else { return nil }
        workloads.append(plan)
      }
      if workloads.isEmpty { return nil }
      groups.append(workloads)
    }
    if groups.isEmpty { return nil }
    answers = FleetAnswers(groups)
  }

  /// What comes after each line that is a start.
  private static func parts(of text: String, at start: String) -> [String] {
    var parts: [[String]] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let line = String(Substring(line))
      if line == start {
        parts.append([])
      } else if !parts.isEmpty {
        parts[parts.count - 1].append(line)
      }
    }
    return parts.map { $0.joined(separator: "\n") }
  }

  /// The slider.
  func writeForm(into reply: inout Reply) {
    let (least, most) = (FleetAnswers.multiples.lowerBound, FleetAnswers.multiples.upperBound)
    reply.add(
      "form",
      [
        Tag.label {
          Tag.span { "Every peak rate, from as planned to four times as much" }
          Tag.input(
            .type("range"), .name("times"), Attribute("min", Exact.number(least)),
            Attribute("max", Exact.number(most)), Attribute("step", "0.1"),
            Attribute("value", Exact.number(least)))
        },
        Inputs.refusal("times"),
        Tag.div(.class("what-if-end")) {
          Tag.output(.role("status"))
          Inputs.button("reset", "Reset")
        },
      ])
  }

  /// The answer for the multiple that some lines give; as planned without one.
  func change(_ lines: String, into reply: inout Reply) {
    var (times, state, refused) = (1.0, "", "")
    for change in Change.read(lines) where change.key == "times" {
      do throws(FieldRefusal) {
        times = try AmountKind.number.read(change.text, .spelled, in: FleetAnswers.multiples)
        if times != 1 { state = "times=" + change.text }
      } catch {
        refused = "times=" + error.sentence
      }
    }
    let answer = answers.answer(times: times)
    reply.add("state", state)
    reply.add("refused", refused)
    reply.add("point", FleetAnswers.words(times))
    reply.add("rate", FleetAnswers.words(times))
    reply.add("say", answer.sentence)
    for row in answer.rows {
      reply.add("cores " + row.id, row.cores)
      reply.add("reading " + row.id, row.reading)
      reply.add("recovery " + row.id, row.recovery)
      reply.add("cost " + row.id, row.cost)
    }
    for (index, total) in answer.totals.enumerated() { reply.add("totals \(index)", total) }
  }
}
