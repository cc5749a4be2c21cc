internal import Markup
internal import Pages

// What other pages say of the last release.

extension History {
  /// The page that compares two states.
  static func path(_ old: String, _ new: String) -> SitePath {
    SitePath("releases").child("\(old)..\(new)")
  }

  private var sinceLastPath: SitePath? {
    sinceLast.map { Self.path($0.old.name, $0.new.name) }
  }

  /// What changed for a workload since the last release, as a badge that leads to the
  /// comparison; nil when nothing did.
  func badge(of id: String, _ here: LinkBase) -> HTML? {
    guard let path = sinceLastPath, let change = changeSinceLast(of: id) else { return nil }
    let style = change.change(.totalCores)?.style ?? (change.feasibilityTurn < 0 ? "bad" : nil)
    return Tag.a(
      .class((["badge"] + [style].compactMap { $0 }).joined(separator: " ")),
      .href(here.link(to: path, anchor: change.anchor))
    ) { "\(Self.words(for: change)) since \(sinceLast?.old.name ?? "")" }
  }

  /// The same in a word, for navigation; nil when nothing changed.
  func mark(of id: String) -> String? {
    changeSinceLast(of: id).map { $0.state == .added ? "new" : $0.state.rawValue }
  }

  private func changeSinceLast(of id: String) -> WorkloadChange? {
    sinceLast?.listed.first { $0.new?.id == id }
  }

  private static func words(for change: WorkloadChange) -> String {
    switch change.feasibilityTurn {
    case -1: return "no longer fits"
    case 1: return "fits again"
    default: break
    }
    if change.state == .added { return "new" }
    if let cores = change.change(.totalCores), let growth = cores.change {
      return "\(growth > 0 ? "+" : "−")\(Format.counted(Int(clamping: abs(growth)), "core"))"
    }
    return change.state.rawValue
  }

  /// What changed since the last release, in a sentence with a link to all of it.
  func summary(_ here: LinkBase) -> HTML? {
    guard let sinceLast, let path = sinceLastPath else { return nil }
    let headline = Headline(comparison: sinceLast).text
    return Tag.p(.class("since")) {
      "Since "
      Tag.a(.href(here.link(to: path))) { sinceLast.old.name }
      ": \(headline)"
      if sinceLast.new.matrix.lacksPools { " " + Notices.poolsAsApplications }
    }
  }
}
