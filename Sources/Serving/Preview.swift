public import Pages

/// What a build came to so far: the site or its first pages, unless errors stopped it, and what is wrong
/// in words.
public struct Preview: Sendable {
  /// Every file of the site; nil when there were errors.
  public var site: [OutputFile]?
  /// The site before all of it is made.
  public var early: EarlySite?
  /// The number of the early site that `site` is all of.
  public var edition: Int?
  /// The messages as the terminal shows them, without color.
  public var problems: String

  public init(site: [OutputFile]?, edition: Int? = nil, problems: String) {
    (self.site, self.edition, self.problems) = (site, edition, problems)
  }

  public init(early: EarlySite, problems: String) {
    (self.early, self.problems) = (early, problems)
  }
}

/// A site whose files are made when somebody asks for them, until all of it is there.
public struct EarlySite: Sendable {
  /// Differs from those of all other builds of a preview.
  public var edition: Int
  /// Makes a file; nil for one that the whole site will tell of.
  public var file: @Sendable (_ path: String) -> OutputFile?

  public init(edition: Int, file: @escaping @Sendable (_ path: String) -> OutputFile?) {
    (self.edition, self.file) = (edition, file)
  }
}

/// Why the preview can't be served, in one line.
public struct ServingError: Error, CustomStringConvertible {
  public let description: String
}
