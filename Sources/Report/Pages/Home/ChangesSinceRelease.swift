public import Markup
public import Pages

/// What changed since the last recorded release, as the pages of the present state show it.
///
/// The report prints it; the module that compares snapshots makes it, and the command line passes it
/// on.
public struct ChangesSinceRelease: Sendable {
  /// What changed for one workload.
  public struct WorkloadMark: Sendable {
    /// The change in a word, for navigation: `new`, `renamed`.
    public var state: String
    /// The change as a badge says it: `+4 cores`.
    public var text: String
    /// The theme's class of the badge; nil for a change that is neither good nor bad.
    public var style: String?
    /// The place on the comparison's page.
    public var anchor: String

    public init(state: String, text: String, style: String?, anchor: String) {
      self.state = state
      self.text = text
      self.style = style
      self.anchor = anchor
    }
  }

  /// The release's name.
  public var release: String
  /// The page that compares the release with the present state.
  public var page: SitePath
  /// All changes in a sentence.
  public var headline: String
  /// What to know about how both sides are counted; nil when there is nothing to say.
  public var remark: String?
  /// The workloads that changed, by their ids.
  public var workloads: [String: WorkloadMark]
  /// The cores of each workload at its design point from release to release, the present ones last, by
  /// its id; nil where it did not exist or did not fit.
  public var trends: [String: [Double?]]

  public init(
    release: String, page: SitePath, headline: String, remark: String?,
    workloads: [String: WorkloadMark], trends: [String: [Double?]] = [:]
  ) {
    self.release = release
    self.page = page
    self.headline = headline
    self.remark = remark
    self.workloads = workloads
    self.trends = trends
  }
}

extension ChangesSinceRelease {
  /// The headline with a link to everything that changed.
  public func summary(_ here: LinkBase) -> HTML {
    Tag.p(.class("since")) {
      "Since "
      Tag.a(.href(here.link(to: page))) { release }
      ": \(headline)"
      if let remark { " " + remark }
    }
  }

  /// What changed for a workload, as a badge that leads to the comparison; nil when nothing did.
  func badge(of id: String, _ here: LinkBase) -> HTML? {
    workloads[id].map { mark in
      Tag.a(
        .class((["badge"] + [mark.style].compactMap { $0 }).joined(separator: " ")),
        .href(here.link(to: page, anchor: mark.anchor))
      ) { "\(mark.text) since \(release)" }
    }
  }
}
