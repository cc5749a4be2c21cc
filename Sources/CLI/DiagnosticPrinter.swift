internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Pages
internal import Programs

/// How diagnostics are printed.
enum DiagnosticFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case github
}

/// Prints what is wrong, all of it, in the order of the files.
struct DiagnosticPrinter {
  var format: DiagnosticFormat
  /// The content folder as the user named it, for the front of every path.
  var folder: String
  var sources: FileTree

  var usesColour = Terminal.usesColour
  /// Whether all of a kind are printed.
  var printsAll = false

  init(format: DiagnosticFormat, folder: String, sources: FileTree) {
    self.format = format
    self.folder = folder
    self.sources = sources
  }

  func print(_ diagnostics: [Diagnostic]) {
    for line in lines(for: diagnostics) { Terminal.styled(line) }
  }

  /// What is printed: the first of each kind, how many more of it there are, and a sum for people.
  func lines(for diagnostics: [Diagnostic]) -> [String] {
    let ordered = diagnostics.inOrder
    if format == .text, ordered.count > Self.mostInOrder { return grouped(ordered) }
    var counts: [String: Int] = [:]
    var lines: [String] = []
    var further: [Diagnostic] = []
    for diagnostic in ordered {
      counts[diagnostic.id, default: 0] += 1
      switch counts[diagnostic.id] ?? 0 {
      case ...mostOfAKind: lines.append(text(of: diagnostic))
      case mostOfAKind + 1: further.append(diagnostic)
      default: continue
      }
    }
    lines += further.map { rest(like: $0, (counts[$0.id] ?? 0) - mostOfAKind) }
    if format != .json, !ordered.isEmpty { lines.append(ordered.counted) }
    return lines
  }

  /// More are printed by their kind, each in a line.
  private static let mostInOrder = 20

  private func grouped(_ ordered: [Diagnostic]) -> [String] {
    var lines: [String] = []
    for group in GroupedFindings(ordered).groups {
      lines.append("\(group.title)")
      let shown = printsAll ? group.findings[...] : group.findings.prefix(mostOfAKind)
      lines += shown.map { finding in
        let shown = self.shown(finding)
        return "  " + headline(shown) + (shown.hint.map { "\n    hint: \($0)" } ?? "")
      }
      if let next = group.findings.dropFirst(shown.count).first {
        lines.append("  " + rest(like: next, group.findings.count - shown.count))
      }
    }
    return lines + [ordered.counted]
  }

  /// A person reads a few, and the runner shows ten of a severity. A program takes all that anybody
  /// will mend before the next run.
  private var mostOfAKind: Int {
    if printsAll { return .max - 1 }
    return switch format {
    case .text, .github: 20
    case .json: 1000
    }
  }

  private func rest(like diagnostic: Diagnostic, _ count: Int) -> String {
    let message = "and \(count) more of the kind [\(diagnostic.id)]"
    switch format {
    case .text, .github: return message
    case .json:
      // The same keys as in any other line, for programs that know no other kind of line.
      return json(
        Diagnostic(diagnostic.severity, diagnostic.id, message))
    }
  }

  /// With its path as the user named it, and without anything that is not to be shown.
  private func shown(_ diagnostic: Diagnostic) -> Diagnostic {
    var shown = diagnostic
    shown.location = diagnostic.location.map {
      SourceLocation(file: folder + "/" + $0.file, line: $0.line, column: $0.column)
    }
    if diagnostic.isAboutSettings { shown = shown.withoutCredentials }
    return format == .text ? shown.printable : shown
  }

  private func text(of diagnostic: Diagnostic) -> String {
    let shown = shown(diagnostic)
    switch format {
    case .text: return framed(shown, original: diagnostic)
    case .json: return json(shown)
    case .github: return annotation(shown)
    }
  }

  /// The message, the line it is about with a caret, the hint.
  private func framed(_ shown: Diagnostic, original: Diagnostic) -> String {
    var lines = [headline(shown)]
    if let excerpt = excerpt(for: original) { lines.append(excerpt) }
    if let hint = shown.hint { lines.append("  hint: \(hint)") }
    return lines.joined(separator: "\n")
  }

  /// No more is read than the line takes: a file that is told of as a whole may be of any size.
  private static let beginning = 64 << 10
  /// The longest text that is ever read, a snapshot of a release. In bytes.
  private static let longestText = 32 << 20

  /// Nil for a line that holds credentials, and for what is no text.
  private func excerpt(for diagnostic: Diagnostic) -> String? {
    guard let place = diagnostic.location, sources.contains(place.file) else { return nil }
    let isAtStart = place.line == 1 && place.column < Self.beginning / 4
    let most = isAtStart ? Self.beginning : Self.longestText
    guard let source = try? sources.read(place.file, first: most),
      !diagnostic.isAboutFile || !source.contains(0)
    else { return nil }
    let line = SourceExcerpt.line(place.line, of: source) ?? []
    if diagnostic.isAboutSettings,
      Redaction.holdsCredentials(String(decoding: line, as: UTF8.self))
    {
      return nil
    }
    return SourceExcerpt.lines(for: place, in: source)
  }

  private func headline(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location.map { "\($0): " } ?? ""
    let severity = diagnostic.severity.rawValue + ":"
    let colour =
      switch diagnostic.severity {
      case .error: "\u{1B}[31m"
      case .warning: "\u{1B}[33m"
      case .note: "\u{1B}[36m"
      }
    let word = usesColour ? "\u{1B}[1m\(colour)\(severity)\u{1B}[0m" : severity
    return "\(place)\(word) \(diagnostic.message) [\(diagnostic.id)]"
  }

  private func json(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location
    let fields: [(String, String?)] = [
      ("file", place.map { Self.quoted($0.file) }), ("line", place.map { String($0.line) }),
      ("column", place.map { String($0.column) }),
      ("severity", Self.quoted(diagnostic.severity.rawValue)), ("id", Self.quoted(diagnostic.id)),
      ("message", Self.quoted(diagnostic.message)), ("hint", diagnostic.hint.map(Self.quoted)),
    ]
    let line = "{" + fields.map { "\"\($0.0)\":\($0.1 ?? "null")" }.joined(separator: ",") + "}"
    return line.printableJSON
  }

  /// What GitHub Actions shows at the line of a pull request.
  private func annotation(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location.map {
      " file=\(Self.escapedProperty($0.file)),line=\($0.line),col=\($0.column)"
    }
    let hint = diagnostic.hint.map { " (\($0))" } ?? ""
    let level = diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue
    return "::\(level)\(place ?? "")::"
      + Self.escaped(diagnostic.message + hint)
  }

  /// As the runner decodes a message: no more than these.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: scalar.isPrintable || scalar == "\t" ? String(scalar) : scalar.escape
      }
    }.joined()
  }

  /// As the runner decodes a property, whose value ends at a comma or a colon.
  private static func escapedProperty(_ text: String) -> String {
    escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }

  private static func quoted(_ text: String) -> String {
    let inner = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      default: scalar.isPrintable ? String(scalar) : scalar.escape
      }
    }
    return "\"\(inner.joined())\""
  }
}

extension Diagnostic {
  /// Settings name places with their credentials; what a page says is read by everybody anyway.
  fileprivate var isAboutSettings: Bool {
    location.map { place in [".yaml", ".yml"].contains { place.file.hasSuffix($0) } } ?? true
  }

  /// Whether a file is meant that may hold anything, and no line of it.
  fileprivate var isAboutFile: Bool {
    location.map { place in
      ![".md", ".yaml", ".yml", ".json"].contains { place.file.hasSuffix($0) }
    } ?? true
  }

  fileprivate var withoutCredentials: Diagnostic {
    var shown = self
    shown.message = Redaction.redact(message)
    shown.hint = hint.map(Redaction.redact)
    return shown
  }

  /// Names in it come from files, and are shown on a terminal.
  fileprivate var printable: Diagnostic {
    var shown = self
    shown.message = message.printableLine
    shown.hint = hint?.printableLine
    shown.location?.file = location?.file.printableLine ?? ""
    return shown
  }
}
