/// A place in a source file, counted from 1 as editors do.
public struct SourceLocation: Hashable, Sendable {
  /// The path as the user would write it, with `/` between its parts.
  public var file: String
  public var line: Int
  /// Counted in Unicode scalars, not in bytes.
  public var column: Int

  public init(file: String, line: Int = 1, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourceLocation: Comparable, CustomStringConvertible {
  public static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }

  public var description: String { "\(file):\(line):\(column)" }
}

/// One thing the author should fix: what, where, and how.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Sendable {
    case error
    case warning
    /// Something to know, with which nothing need be wrong.
    case note
  }

  public var severity: Severity
  /// Names the kind of problem, for searching and for the reference: `broken-link`.
  public var id: String
  public var message: String
  public var location: SourceLocation?
  /// What to do about it, as a sentence part: `did you mean 'sub-1s'?`.
  public var hint: String?

  public init(
    _ severity: Severity, _ id: String, _ message: String, at location: SourceLocation? = nil,
    hint: String? = nil
  ) {
    self.severity = severity
    self.id = id
    self.message = message
    self.location = location
    self.hint = hint
  }

  public static func error(
    _ id: String, _ message: String, at location: SourceLocation? = nil, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(.error, id, message, at: location, hint: hint)
  }

  public static func warning(
    _ id: String, _ message: String, at location: SourceLocation? = nil, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(.warning, id, message, at: location, hint: hint)
  }

  public static func remark(
    _ id: String, _ message: String, at location: SourceLocation? = nil, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(.note, id, message, at: location, hint: hint)
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The one line that editors and CI understand, and the hint under it.
  public var description: String {
    let place = location.map { "\($0): " } ?? ""
    let help = hint.map { "\n  hint: \($0)" } ?? ""
    return "\(place)\(severity.rawValue): \(message) [\(id)]\(help)"
  }
}

extension [Diagnostic] {
  public var hasErrors: Bool { contains { $0.severity == .error } }

  /// How many there are of each severity: `2 errors, 1 note`.
  public var counted: String {
    [Diagnostic.Severity.error, .warning, .note].compactMap { severity in
      let count = count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }.joined(separator: ", ")
  }

  /// By place, then by what they say, each once: the order in which every run prints them.
  public var inOrder: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }.sorted { a, b in
      switch (a.location, b.location) {
      case (nil, nil): a.message < b.message
      case (nil, _): true
      case (_, nil): false
      case (let x?, let y?): x == y ? a.message < b.message : x < y
      }
    }
  }
}
