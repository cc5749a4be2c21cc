public import Pages

/// What a build came to: the site, unless errors stopped it, and what is wrong in words.
public struct Preview: Sendable {
  /// Every file of the site; nil when there were errors.
  public var site: [OutputFile]?
  /// The messages as the terminal shows them, without color.
  public var problems: String

  public init(site: [OutputFile]?, problems: String) {
    self.site = site
    self.problems = problems
  }
}

/// Why the preview can't be served, in one line.
public struct ServingError: Error, CustomStringConvertible {
  public let description: String
}
