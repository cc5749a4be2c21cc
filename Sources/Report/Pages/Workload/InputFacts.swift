internal import Markup
internal import Workloads

/// What the engine was given for a workload, besides its statements.
struct InputFacts {
  let workload: PlannedWorkload

  var html: HTML {
    Tag.ul(.class("assumed")) {
      for (name, value) in facts {
        Tag.li {
          Tag.small { name + " " }
          value
        }
      }
    }
  }

  var facts: [(name: String, value: String)] {
    WorkloadFields.table.fields.compactMap { field in
      guard let fact = field.fact else { return nil }
      let value = fact.value.map { $0(workload) } ?? field.recorded(of: workload.definition)
      guard let text = value.map({ fact.words(field.kind.notation.format($0)) }) ?? fact.absent
      else { return nil }
      return (fact.label, text)
    }
  }
}
