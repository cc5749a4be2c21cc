internal import Markup
internal import Pages
internal import Report
internal import Sizing
internal import Workloads

/// Answers for the page where a workload is described from nothing.
final class NewSession {
  private let handbook: PortableWorkload
  private var workload: NewWorkload
  private var current: PlannedWorkload?
  /// The sources and statements that the form on the page has.
  private var rowsShown: [String] = []

  /// Nil for a text that no page carries.
  init?(_ text: String) {
    guard let handbook = PortableWorkload(text) else { return nil }
    self.handbook = handbook
    workload = NewWorkload(handbook, [])
  }

  /// The form of an empty workload.
  func writeForm(into reply: inout Reply) {
    reply.add("form", NewForm(workload: workload).html)
    rowsShown = rows
  }

  private var rows: [String] { workload.rows.sources + workload.rows.statements.map { $0.key } }

  /// What some lines say of the workload, and the answer once they say enough.
  func change(_ lines: String, into reply: inout Reply) {
    workload = NewWorkload(handbook, Change.read(lines))
    current = workload.planned
    if rows != rowsShown { writeForm(into: &reply) }
    reply.add(
      "state", workload.rows.given.map { "\($0.key)=\($0.text)" }.joined(separator: "\n"))
    reply.add(
      "refused",
      workload.refusals.map { "\($0.key)=\($0.sentence)" }.joined(separator: "\n"))
    reply.add("say", sentence)
    reply.add("yaml", current == nil ? "" : FileExcerpt(workload.values).text)
    reply.add("file", workload.fileName)
    guard let current else {
      for place in ["answer", "reasons", "sections"] { reply.add(place, "") }
      return
    }
    let answer = WorkloadAnswer(current)
    reply.add("point", answer.point)
    reply.add("answer", [answer.answer(Self.here)])
    reply.add("reasons", [answer.reasons(Self.here)])
  }

  private static let here = LinkBase.page(SitePath("size"))

  private var sentence: String {
    if let current { return WorkloadAnswer(current).sentence }
    if !workload.refusals.isEmpty { return "Some values can't be read." }
    if workload.missing.isEmpty { return "These values can't be planned together." }
    return "Still needed: \(workload.missing.joined(separator: ", "))."
  }

  /// The sections that follow from the answer.
  func writeSections(into reply: inout Reply) {
    guard let current else { return }
    let answer = WorkloadAnswer(current)
    let sections = answer.wayOut + answer.rates + answer.costs + answer.kafka
    reply.add(
      "sections",
      sections.flatMap {
        [PageSection.heading($0.title, id: $0.id), $0.content(Self.here)]
      })
  }
}
