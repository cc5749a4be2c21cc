public import Diagnostics

/// A link to another host. It is listed, not fetched: a link checker does that.
public struct ExternalLink: Hashable, Sendable {
  public var url: String
  public var location: SourceLocation
}
