public import Pages

/// Facts about this rendering of the handbook that its content does not hold. The caller supplies
/// them: nothing here reads the clock or the environment.
public struct Edition: Sendable {
  /// A recorded release of the handbook.
  public struct Release: Sendable {
    public var name: String
    /// What changed with it, in a sentence or two.
    public var summary: String
    /// The page about it.
    public var page: SitePath
    /// The day it was recorded, as `2026-03-01`.
    public var day: String?

    public init(name: String, summary: String, page: SitePath, day: String? = nil) {
      self.name = name
      self.summary = summary
      self.page = page
      self.day = day
    }
  }

  /// What made this site, in words, for its footer.
  public var colophon: String
  /// The release this site shows, for its header.
  public var release: String?
  /// The releases so far, newest first, for the feed.
  public var releases: [Release]
  /// The day each file of `content/` last changed, as `2026-03-01`; by its path.
  public var lastChanges: [String: String]
  /// The WebAssembly module that answers what-if questions in the reader's browser, compressed by gzip;
  /// empty for a site whose pages ask none.
  public var module: [UInt8] = []

  var answersBack: Bool { !module.isEmpty }

  public init(
    colophon: String = "", release: String? = nil, releases: [Release] = [],
    lastChanges: [String: String] = [:]
  ) {
    self.colophon = colophon
    self.release = release
    self.releases = releases
    self.lastChanges = lastChanges
  }
}
