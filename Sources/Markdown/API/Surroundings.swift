public import Diagnostics
public import Pages

/// What a page takes from its surroundings: targets of links, values, reports, included files. A
/// class, because every pass over a page holds it.
public final class Surroundings: Sendable {
  /// Where a link, image or raw HTML reference leads; called in the order of the page.
  public let link: @Sendable (Destination) -> Resolution
  /// What stands for `{{ name }}` in running text; nil leaves it as it is written.
  public let value: @Sendable (_ name: String, _ location: SourceLocation) -> Insertion?
  /// What stands for a fence whose first word is one of `directiveNames`; nil for its source.
  public let directive: @Sendable (Directive) -> Insertion?
  public let directiveNames: Set<String>
  /// The bytes of a file named by `--8<-- "path"`, or why there are none.
  public let include: @Sendable (_ path: String, _ location: SourceLocation) -> Inclusion
  /// The drawing of a `dot` fence; nil for its source as code.
  public let graph: @Sendable (_ dot: String, _ location: SourceLocation) -> Insertion?
  /// The address of the repository's issues, which a number follows; nil leaves `#123` as it is.
  public let issues: String?
  /// Whether a page has a name, with which wikis link to it: `[[Name]]`. Nil where pages are not known
  /// at all, and a name of none is no mistake.
  public let isPage: (@Sendable (_ name: String) -> Bool)?
  /// Ids that others put on the page, which no heading takes.
  public let takenIDs: Set<String>

  public init(
    link: @escaping @Sendable (Destination) -> Resolution = { Resolution(url: $0.written) },
    value: @escaping @Sendable (String, SourceLocation) -> Insertion? = { _, _ in nil },
    directive: @escaping @Sendable (Directive) -> Insertion? = { _ in nil },
    directiveNames: Set<String> = [],
    include: @escaping @Sendable (String, SourceLocation) -> Inclusion = { _, _ in .asWritten },
    graph: @escaping @Sendable (String, SourceLocation) -> Insertion? = { _, _ in nil },
    issues: String? = nil, isPage: (@Sendable (String) -> Bool)? = nil,
    takenIDs: Set<String> = []
  ) {
    self.link = link
    self.value = value
    self.directive = directive
    self.directiveNames = directiveNames
    self.include = include
    self.graph = graph
    self.issues = issues
    self.isPage = isPage
    self.takenIDs = takenIDs
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
