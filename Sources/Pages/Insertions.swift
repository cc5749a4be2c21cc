public import Diagnostics
public import Markup

/// A fence of a Markdown page that asks for a report: its name and its `key: value` lines.
public struct Directive: Sendable {
  public struct Field: Sendable {
    public var key: String
    public var value: String
    public var location: SourceLocation

    public init(key: String, value: String, location: SourceLocation) {
      self.key = key
      self.value = value
      self.location = location
    }
  }

  public var name: String
  public var fields: [Field]
  public var location: SourceLocation

  public init(name: String, fields: [Field], location: SourceLocation) {
    self.name = name
    self.fields = fields
    self.location = location
  }
}

/// What to put in place of a value or directive, or what is wrong with it.
public enum Insertion: Sendable {
  case content(HTML)
  case mistake(Diagnostic)
}

/// Why a graph can't be drawn.
public enum NoDrawing: Error, Equatable, Sendable {
  case notInstalled
  /// With what is wrong with it.
  case refused(String)
}

/// What Markdown pages may insert. An extension point: whoever knows the numbers fills it.
public struct Insertions: Sendable {
  /// `{{ workloads.orders.cores }}` in running text.
  public var value: @Sendable (_ name: String, SourceLocation) -> Insertion
  public var directiveNames: Set<String>
  public var directive: @Sendable (Directive, LinkBase) -> Insertion
  /// The SVG of a graph in Graphviz's language; its source is shown where there is none.
  public var graph: @Sendable (String) -> Result<[UInt8], NoDrawing> = { _ in
    .failure(.notInstalled)
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
