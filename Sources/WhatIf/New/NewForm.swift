internal import Markup
internal import Sizing
internal import Workloads

/// The form of a workload that is described from nothing, with an input for all that can be said of the
/// sources and statements it has so far. The values are put in by the page.
struct NewForm {
  let workload: NewWorkload

  @Content var html: [HTML] {
    Tag.div(.class("what-if-point")) {
      Tag.div(.class("what-if-inputs")) { ask(Question("title", "name", "Order totals"), "") }
      Inputs.tiers(.sub5s)
    }
    for (index, key) in workload.rows.sources.enumerated() { source(key, index) }
    Inputs.button("add", "Add a source", value: "source")
    for row in workload.rows.statements { statement(row) }
    Tag.div(.class("what-if-add"), .role("group"), .aria("label", "Add a statement")) {
      Tag.span { "Add a statement:" }
      for construct in Construct.allCases {
        Inputs.button("add", construct.title, value: construct.name)
      }
    }
    Tag.details {
      Tag.summary { "More about it" }
      Tag.div(.class("what-if-inputs")) {
        for question in NewWorkload.questions { ask(question, "") }
        for (path, label) in NewWorkload.choices { choose(path, label) }
      }
    }
    Tag.div(.class("what-if-end")) {
      Tag.output(.role("status"))
      Inputs.button("download", "Download the file")
      Inputs.button("copy", "Copy as YAML")
      Inputs.button("reset", "Start again")
    }
  }

  private func source(_ key: String, _ index: Int) -> HTML {
    let title = workload.rows.sources.count == 1 ? "Source" : "Source \(index + 1)"
    return part(title, key, canGo: workload.rows.sources.count > 1) {
      name(of: key, workload.rows.name(ofSource: key))
      for question in NewWorkload.sourceNeeds + NewWorkload.sourceOptions {
        ask(question, key + ".")
      }
    }
  }

  private func statement(_ row: (key: String, construct: Construct)) -> HTML {
    let title = "\(row.construct.title), \(row.construct.complexity.name)"
    return part(title, row.key, canGo: true) {
      name(of: row.key, workload.rows.name(ofStatement: row))
      ask(Question("from", "reads", "all sources"), row.key + ".")
      for question in row.construct.needed + row.construct.optional { ask(question, row.key + ".") }
    }
  }

  private func part(
    _ title: String, _ key: String, canGo: Bool, @Content _ inputs: () -> [HTML]
  ) -> HTML {
    Tag.div(.class("what-if-part"), .role("group"), .aria("label", title)) {
      Tag.div(.class("what-if-part-title")) {
        Tag.b { title }
        if canGo { Inputs.button("remove", "Remove", value: key) }
      }
      Tag.div(.class("what-if-inputs"), content: inputs)
    }
  }

  private func name(of key: String, _ name: String) -> HTML {
    Inputs.control(
      Control(key: key + ".name", label: "name", kind: .text(example: name), value: ""))
  }

  private func ask(_ question: Question, _ prefix: String) -> HTML {
    Inputs.control(
      Control(
        key: prefix + question.path, label: question.label,
        kind: .text(example: question.example), value: ""))
  }

  private func choose(_ path: String, _ label: String) -> HTML {
    guard let field = WorkloadFields.table.fields.first(where: { $0.path == path }),
      case .choice(_, let names, _) = field.kind
    else { return .empty }
    let value = field.kind.spelledText(of: WorkloadFields.table.defaults) ?? ""
    return Inputs.control(Control(key: path, label: label, kind: .choice(names), value: value))
  }
}
