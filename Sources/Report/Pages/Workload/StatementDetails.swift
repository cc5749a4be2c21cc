internal import Workloads

/// What a statement says beyond the columns of its table: every field that is recorded only where it
/// is set.
enum StatementDetails {
  static func text(of statement: NamedStatement) -> String {
    let facts = StatementFields.table.recorded.compactMap { field -> String? in
      guard let recording = field.recording, recording.form == .whenSet,
        let value = field.recorded(of: statement)
      else { return nil }
      return "\(recording.label) \(field.kind.notation.format(value))"
    }
    return facts.joined(separator: ", ")
  }
}
