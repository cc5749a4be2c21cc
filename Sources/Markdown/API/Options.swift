/// Which Markdown a page is written in.
public enum Dialect: String, CaseIterable, Sendable {
  /// CommonMark 0.30 and nothing else.
  case commonmark
  /// CommonMark with GitHub's tables, strikethrough, task lists and bare URLs.
  case github
  /// What MkDocs Material, GitHub and Hugo docs have in common, and reports.
  case handbook
}

/// What becomes of HTML that a page contains.
public enum RawHTML: String, CaseIterable, Sendable {
  /// It is kept; in the handbook dialect only so far as nothing in it can execute.
  case allow
  /// It is shown as text.
  case escape
  /// It is shown as text, and each piece is an error.
  case error
}

/// How a page is read.
public struct Options: Hashable, Sendable {
  public var dialect: Dialect
  public var rawHTML: RawHTML
  public var wording = Wording()

  public init(dialect: Dialect = .handbook, rawHTML: RawHTML = .allow) {
    self.dialect = dialect
    self.rawHTML = rawHTML
  }
}
