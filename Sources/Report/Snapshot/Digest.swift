internal import Amounts
internal import Pages
internal import Workloads

extension PlannedWorkload {
  /// Identifies what the engine was given, whatever the workload is called: a renamed workload
  /// keeps its digest. FNV-1a of 64 bits over the recorded fields in their order.
  var digest: String {
    let (fixed, later) = WorkloadFields.table.digested(definition)
    let statements = definition.statements.flatMap { statement in
      let (fixed, later) = StatementFields.table.digested(statement)
      return [statement.name] + fixed + later
    }
    let sources = definition.severalSources.flatMap { source in
      [SourceFields.kind + source.name] + SourceFields.table.digested(source).later
    }
    return FNV.digest((fixed + statements + later + sources).joined(separator: "\u{1F}"))
  }
}

extension FieldTable {
  /// What a digest takes of a subject: its fixed fields, and `name=value` of those that came later.
  fileprivate func digested(_ subject: Subject) -> (fixed: [String], later: [String]) {
    var (fixed, later): ([String], [String]) = ([], [])
    for field in recorded {
      guard let recording = field.recording else { continue }
      let text = field.recorded(of: subject)?.exact
      switch recording.form {
      case .fixed(_, .zero): fixed.append(text ?? "0")
      case .fixed(_, .null), .fixed(_, .omitted): fixed.append(text ?? "")
      case .whenSet: if let text { later.append("\(recording.name)=\(text)") }
      }
    }
    return (fixed, later)
  }
}

extension FieldValue {
  fileprivate var exact: String {
    switch self {
    case .text(let text): text
    case .number(let number): Exact.number(number)
    }
  }
}
