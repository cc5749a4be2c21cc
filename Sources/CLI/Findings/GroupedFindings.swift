internal import Diagnostics

/// Many findings, by their kind: the kinds with few come first, where many of another would bury them.
struct GroupedFindings {
  struct Group {
    let id: String
    let findings: [Diagnostic]

    var title: String { "\(id): \(findings.counted)" }
  }

  let groups: [Group]

  /// - Parameter findings: in the order in which they are printed.
  init(_ findings: [Diagnostic]) {
    var byKind: [String: [Diagnostic]] = [:]
    for finding in findings { byKind[finding.id, default: []].append(finding) }
    groups = byKind.map { Group(id: $0, findings: $1) }.sorted { a, b in
      let (first, second) = (a.findings.hasErrors, b.findings.hasErrors)
      if first != second { return first }
      return (a.findings.count, a.id) < (b.findings.count, b.id)
    }
  }
}
