internal import Diagnostics
internal import Markup
public import Pages

extension Capacity {
  /// What Markdown pages may insert of this report.
  public var insertions: Insertions {
    let values = InsertedValues(capacity: self)
    var insertions = Insertions(
      directiveNames: Set(ReportDirective.allCases.map { $0.rawValue }),
      value: { name, place in
        switch values.find(name) {
        case .success(let text): .content(.text(text))
        case .failure(let unknown): .mistake(.unknownValue(name, unknown, at: place))
        }
      },
      directive: { directive, here in
        DirectiveReading(capacity: self, directive: directive).insertion(here)
      })
    insertions.valueRoots = InsertedValues.roots
    return insertions
  }
}

extension Diagnostic {
  fileprivate static func unknownValue(
    _ name: String, _ unknown: InsertedValues.UnknownName, at place: SourceLocation
  ) -> Diagnostic {
    return .error(
      "unknown-value", "no value is named '\(name)': there is no '\(unknown.part)'",
      at: place,
      hint: Nearest.hint(for: unknown.part, among: unknown.among, most: 12))
  }
}
