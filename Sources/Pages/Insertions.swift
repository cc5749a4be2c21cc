public import Diagnostics
public import Markup

/// A fence of a Markdown page that asks for a report: its name and its `key: value` lines.
public struct Directive: Hashable, Sendable {
  /// One line of the body; no two of a directive have the same key.
  public struct Field: Hashable, Sendable {
    public var key: String
    public var value: String
    /// Where the value begins.
    public var location: SourceLocation
    /// Where the key begins.
    public var keyLocation: SourceLocation

    /// - Parameter keyLocation: Where the key begins; the value's place when there is no other.
    public init(
      key: String, value: String, location: SourceLocation, keyLocation: SourceLocation? = nil
    ) {
      self.key = key
      self.value = value
      self.location = location
      self.keyLocation = keyLocation ?? location
    }
  }

  /// The first word after the fence: `sizing`.
  public var name: String
  public var fields: [Field]
  /// Where the fence begins.
  public var location: SourceLocation

  public init(name: String, fields: [Field] = [], location: SourceLocation) {
    self.name = name
    self.fields = fields
    self.location = location
  }
}

/// What takes the place of a value, a directive or a graph, or what is wrong with it.
public enum Insertion: Sendable {
  case content(HTML)
  /// The source is shown as it is written.
  case mistake(Diagnostic)
}

/// Why a graph can't be drawn.
public enum NoDrawing: Error, Equatable, Sendable {
  case notInstalled
  /// With what is wrong with it.
  case refused(String)
}

/// What Markdown pages may insert. The report fills it, as it knows the numbers.
public struct Insertions: Sendable {
  /// `{{ workloads.orders.cores }}` in running text.
  public var value: @Sendable (_ name: String, SourceLocation) -> Insertion
  /// What the names of values begin with; other words in double braces are text, since other programs
  /// write them too. Empty where every name is one of a value.
  public var valueRoots: [String] = []
  public var directiveNames: Set<String>
  public var directive: @Sendable (Directive, LinkBase) -> Insertion
  /// The SVG of a graph in Graphviz's language; its source is shown where there is none.
  public var graph: @Sendable (String) -> Result<[UInt8], NoDrawing> = { _ in
    .failure(.notInstalled)
  }

  /// The first bytes of a file to include that is not in the content folder, and its name from there; nil
  /// where there is none.
  public var part: @Sendable (_ path: String, _ most: Int) -> (bytes: [UInt8], file: String)? = {
    _, _ in nil
  }

  public init(
    directiveNames: Set<String>,
    value: @escaping @Sendable (_ name: String, SourceLocation) -> Insertion,
    directive: @escaping @Sendable (Directive, LinkBase) -> Insertion
  ) {
    self.directiveNames = directiveNames
    self.value = value
    self.directive = directive
  }

  /// Whether a name is, or is meant to be, that of a value: `workload.a.cores` for `workloads.a.cores`.
  public func names(_ name: String) -> Bool {
    if valueRoots.isEmpty { return true }
    let root = name.prefix { $0 != "." }
    if valueRoots.contains(String(root)) { return true }
    return root.utf8.count < name.utf8.count
      && Nearest.match(for: String(root), among: valueRoots) != nil
  }

  public static let none = Insertions(
    directiveNames: [],
    value: { name, place in
      .mistake(.error("unknown-value", "no value is named '\(name)'", at: place))
    },
    directive: { directive, _ in
      .mistake(
        .error(
          "unknown-directive", "no report is named '\(directive.name)'", at: directive.location))
    })
}
