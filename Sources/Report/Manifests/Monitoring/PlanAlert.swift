internal import Sizing

/// An alert on a cluster that is not as planned.
struct PlanAlert: Equatable, Sendable {
  /// Who has to act.
  enum Severity: String, Sendable {
    /// Somebody, now.
    case page
    /// The team, within days.
    case ticket
  }

  var name: String
  /// PromQL.
  var expression: String
  /// How long it holds before anybody is told, and why so long; nil: at once.
  var wait: (time: String, reason: String)?
  var severity: Severity
  /// What is the matter, after the name of the cluster.
  var summary: String
  /// The plan's figure, and what to do. `{{ $value }}` is Prometheus' own.
  var description: String

  static func == (a: PlanAlert, b: PlanAlert) -> Bool {
    a.name == b.name && a.expression == b.expression && a.wait?.time == b.wait?.time
      && a.wait?.reason == b.wait?.reason && a.severity == b.severity && a.summary == b.summary
      && a.description == b.description
  }
}

/// Text that Prometheus expands as a template.
enum AlertText {
  /// Text that is to stay as it is, on one line: `{{` begins an expression.
  static func plain(_ text: String) -> String {
    var escaped = ""
    for scalar in oneLine(text).unicodeScalars {
      // A single brace too: the next text may begin with another.
      escaped += scalar == "{" ? "{{\"{\"}}" : String(scalar)
    }
    return escaped
  }

  static func oneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.map { YAMLScalar.isLineBreak($0) ? " " : $0 }))
  }
}
