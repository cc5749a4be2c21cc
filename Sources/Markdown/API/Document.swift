public import Diagnostics

/// A rendered page and what is known of it.
public struct Document: Sendable {
  public var html: [UInt8] = []
  /// The plain text of the first first-level heading.
  public var title: String?
  public var frontMatter: FrontMatter?
  /// The headings in order, of all levels.
  public var outline: [Heading] = []
  /// Every id in the page: headings, footnotes, tabs, attribute lists and raw HTML.
  public var anchors: Set<String> = []
  /// Every link and image, in the order of the page.
  public var links: [Destination] = []
  /// The text under each heading, for search.
  public var sections: [Section] = []
  /// The first paragraph's plain text, at most 160 characters, cut at a word.
  public var description: String?
  public var diagnostics: [Diagnostic] = []
}

/// The YAML at the top of a page, not yet read.
public struct FrontMatter: Hashable, Sendable {
  /// The lines between the two `---`.
  public var text: [UInt8]
  /// The line of the page on which `text` begins.
  public var firstLine: Int
}

/// A heading of a page.
public struct Heading: Hashable, Sendable {
  public var level: Int
  public var id: String
  /// Its text without markup.
  public var text: String
  /// Its content as HTML, without links.
  public var html: String
  public var location: SourceLocation
}

/// The plain text between one heading and the next.
public struct Section: Hashable, Sendable {
  /// The heading's id; nil for what stands before the first heading.
  public var id: String?
  /// The heading's text; empty for what stands before the first heading.
  public var heading: String
  /// Each run of white space in it one blank.
  public var text: String
}
