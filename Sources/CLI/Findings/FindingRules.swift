internal import Diagnostics
internal import Pages
internal import Settings

/// How findings count in a handbook: their severity by kind, and those that are known.
struct FindingRules {
  enum Level: String, CaseIterable {
    case error, warning, off
  }

  private var levels: [String: Level] = [:]
  private var baseline = Baseline()

  init() {}

  /// Reads `diagnostics` of handbook.yaml: `{ broken-link: warning }`.
  init(reading keys: Keys) {
    guard let value = keys.value("diagnostics") else { return }
    levels =
      value.mapping { keys in
        var levels: [String: Level] = [:]
        for name in keys.names {
          guard let id = name.scalar, Self.kinds.contains(id) else { continue }
          levels[id] = keys.value(id)?.choice(
            of: "severity", among: Level.allCases, named: \.rawValue)
        }
        // Known, so that a misspelled one gets a hint.
        for id in Self.kinds { _ = keys.value(id) }
        return levels
      } ?? [:]
  }

  /// With the findings of a file that are known.
  func with(baseline content: FileTree) -> FindingRules {
    var rules = self
    if content.contains(Baseline.file), let bytes = try? content.read(Baseline.file) {
      rules.baseline = Baseline(String(decoding: bytes, as: UTF8.self))
    }
    return rules
  }

  /// The kinds that a handbook may weigh otherwise: those of what pages say. Mistakes in settings and
  /// workloads stay errors, since numbers would be wrong.
  static let kinds = [
    "bad-alias", "broken-anchor", "broken-link", "draft-link", "duplicate-footnote", "duplicate-id",
    "duplicate-reference", "empty-heading", "graph", "include-section", "inline-style",
    "invalid-id", "lazy-line", "missing-footnote", "missing-image", "missing-include",
    "missing-reference", "no-graphviz", "not-a-workload", "not-drawn", "not-read", "not-shown",
    "not-the-home-page", "orphan-page", "script-line", "stray-end-tag", "table-too-wide",
    "taken-alias", "unclosed-block", "unclosed-element", "unknown-block", "unknown-component",
    "unknown-element",
    "unknown-icon", "unknown-key", "unknown-section", "unknown-shortcode", "unknown-value",
    "unsafe-html", "untranslated-frame", "unused-footnote",
  ]

  /// Whether a finding may be weighed otherwise: its kind, and that it is about a page.
  private static func isAdjustable(_ finding: Diagnostic) -> Bool {
    guard kinds.contains(finding.id) else { return false }
    let isOfSettings = finding.location.map { place in
      [".yaml", ".yml", ".json"].contains { place.file.hasSuffix($0) }
    }
    return isOfSettings != true
      || ["unknown-section", "taken-alias", "not-a-workload", "untranslated-frame"].contains(
        finding.id)
  }

  /// The findings as they count, without those that are known; and how many are.
  func judge(_ found: [Diagnostic]) -> (findings: [Diagnostic], known: Int) {
    var baseline = baseline
    var known = 0
    let findings = found.inOrder.compactMap { finding -> Diagnostic? in
      guard Self.isAdjustable(finding) else { return finding }
      var finding = finding
      switch levels[finding.id] {
      case .off: return nil
      case .error: finding.severity = .error
      case .warning: finding.severity = .warning
      case nil: break
      }
      guard baseline.take(finding) else { return finding }
      known += 1
      return nil
    }
    return (findings, known)
  }

  /// A baseline of all that can be in one.
  func newBaseline(of found: [Diagnostic]) -> Baseline {
    var fresh = self
    fresh.baseline = Baseline()
    return Baseline(of: fresh.judge(found).findings.filter(Self.isAdjustable))
  }
}

/// Findings that are known, so that only new ones count: a line for each, without its line number, which
/// every edit above it would change.
struct Baseline: Equatable {
  static let file = "handbook.baseline"

  private var counts: [String: Int] = [:]

  init() {}

  init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
      counts[String(line), default: 0] += 1
    }
  }

  init(of findings: [Diagnostic]) {
    for finding in findings { counts[Self.line(for: finding), default: 0] += 1 }
  }

  var count: Int { counts.values.reduce(0, +) }

  /// Whether the finding is one of these, which is counted off.
  mutating func take(_ finding: Diagnostic) -> Bool {
    if counts.isEmpty { return false }
    let line = Self.line(for: finding)
    guard let left = counts[line], left > 0 else { return false }
    counts[line] = left - 1
    return true
  }

  /// The file's text, in order.
  var text: String {
    let lines = counts.keys.sorted().flatMap { [String](repeating: $0, count: counts[$0] ?? 0) }
    return """
      # Findings that are known and do not count; 'headroom check --write-baseline' writes them.
      \(lines.joined(separator: "\n"))

      """
  }

  private static func line(for finding: Diagnostic) -> String {
    var message = finding.message.split(whereSeparator: \.isNewline).joined(separator: " ")
    var file = finding.location?.file ?? ""
    // Told once for a whole site, with a count that changes.
    if [
      "unknown-key", "unknown-shortcode", "unknown-block", "unknown-component", "unknown-icon",
      "script-line", "not-drawn",
    ].contains(finding.id) {
      file = "*"
      message = String(message.prefix { $0 != "," })
    } else if finding.id == "not-read" {
      message = String(message.drop { $0.isNumber })
    }
    return "\(finding.id) \(file): \(message)"
  }
}
