public import Diagnostics
public import Pages

/// What a page takes from its surroundings: targets of links, values, reports, included files.
public struct Surroundings: Sendable {
  /// Where a link, image or raw HTML reference leads; called in the order of the page.
  public var link: @Sendable (Destination) -> Resolution
  /// What stands for `{{ name }}` in running text; nil leaves it as it is written.
  public var value: @Sendable (_ name: String, _ location: SourceLocation) -> Insertion?
  /// What stands for a fence whose first word is one of `directiveNames`; nil for its source.
  public var directive: @Sendable (Directive) -> Insertion?
  public var directiveNames: Set<String>
  /// The bytes of a file named by `--8<-- "path"`, or why there are none.
  public var include: @Sendable (_ path: String, _ location: SourceLocation) -> Inclusion
  /// The drawing of a `dot` fence; nil for its source as code.
  public var graph: @Sendable (_ dot: String, _ location: SourceLocation) -> Insertion?
  /// The address of the repository's issues, which a number follows; nil leaves `#123` as it is.
  public var issues: String?
  /// Whether a page has a name, with which wikis link to it: `[[Name]]`.
  public var isPage: @Sendable (_ name: String) -> Bool = { _ in false }
  /// Whether pages are known at all, so that a name of none is a mistake.
  public var knowsPages = false
  /// Ids that others put on the page, which no heading takes.
  public var takenIDs: Set<String> = []

  public init(
    link: @escaping @Sendable (Destination) -> Resolution = { Resolution(url: $0.written) },
    value: @escaping @Sendable (String, SourceLocation) -> Insertion? = { _, _ in nil },
    directive: @escaping @Sendable (Directive) -> Insertion? = { _ in nil },
    directiveNames: Set<String> = [],
    include: @escaping @Sendable (String, SourceLocation) -> Inclusion = { _, _ in .asWritten },
    graph: @escaping @Sendable (String, SourceLocation) -> Insertion? = { _, _ in nil }
  ) {
    self.link = link
    self.value = value
    self.directive = directive
    self.directiveNames = directiveNames
    self.include = include
    self.graph = graph
  }

  /// Leaves every link, value, directive and include as it is written.
  public static let none = Surroundings()
}

/// What takes the place of an include line.
public enum Inclusion: Sendable {
  /// What the file holds, and its name for the places of diagnostics.
  case text([UInt8], file: String)
  case broken(Diagnostic)
  /// The line stays as it is written.
  case asWritten
}
