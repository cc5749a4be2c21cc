public import Diagnostics

/// A link that leads to another host. Nobody fetches it here: that is for a link checker.
public struct ExternalLink: Hashable, Sendable {
  public var url: String
  public var location: SourceLocation
}
