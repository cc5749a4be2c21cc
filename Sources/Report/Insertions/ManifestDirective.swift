internal import Diagnostics
internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

extension DirectiveReading {
  /// The files of the kind asked for, or of the one the workload's deployment asks for; where the
  /// cell does not fit, the sentence that says so.
  func manifest(_ workload: PlannedWorkload, _ cell: Cell) -> Insertion {
    var kind = Manifests.preferred(for: workload)
    if let field = field("kind") {
      guard let named = ManifestKind(named: field.value) else {
        return .mistake(.unknownManifestKind(field))
      }
      kind = named
    }
    do throws(NotDeployable) {
      let files = try capacity.manifests(of: workload, at: cell).files(kind)
      return .content(.fragment(files.map { ManifestBlock(file: $0).html() }))
    } catch {
      return .content(Tag.p(.class("why")) { error.reason })
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownManifestKind(_ field: Directive.Field) -> Diagnostic {
    let names = ManifestKind.allCases.map { $0.rawValue }
    return .error(
      "unknown-kind", "no kind of manifest is named '\(field.value)'", at: field.location,
      hint: Nearest.hint(for: field.value, among: names))
  }
}
