internal import Markdown
public import Settings

/// What `handbook.yaml` says about the site itself.
public struct SiteSettings: Sendable {
  public var title = "Capacity handbook"
  public var description: String?
  /// Where the site is served, with a slash at its end; nil when it says nothing.
  public var url: String?
  public var language = "en"
  /// The repository's web address, for the header.
  public var repository: String?
  /// The address under which a file is edited, followed by its path.
  public var edit: String?
  /// Whether pages say when they last changed.
  public var showsLastChange = false
  /// The order of the top of the navigation, by folder names.
  public var navigation: [String] = []

  /// How HTML in Markdown is treated.
  var rawHTML = RawHTML.allow

  public init() {}

  /// Reads the site's keys of `handbook.yaml`.
  public init(reading keys: Keys) {
    title = keys.required("title")?.text() ?? title
    description = keys.value("description")?.text()
    url = keys.value("url")?.webAddress().map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    language = keys.value("language")?.text() ?? language
    repository = keys.value("repository")?.webAddress()
    edit = keys.value("edit")?.webAddress().map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    showsLastChange = keys.value("lastChange")?.flag() ?? showsLastChange
    navigation = keys.value("navigation")?.list()?.compactMap { $0.text() } ?? []
    rawHTML =
      keys.value("markdown")?.mapping {
        $0.value("html")?.choice(
          of: "html setting", among: RawHTML.allCases, named: \.rawValue)
      } ?? rawHTML
  }

  /// The path part of the address the site is served under; `/` when none is known.
  var basePath: String {
    guard let url, let scheme = url.firstRange(of: "://") else { return "/" }
    return url[scheme.upperBound...].firstIndex(of: "/").map { String(url[$0...]) } ?? "/"
  }
}

extension Value {
  /// An absolute http address.
  func webAddress() -> String? {
    guard let address = text() else { return nil }
    if address.hasPrefix("https://") || address.hasPrefix("http://") { return address }
    reject("not-an-address", "'\(address)' is no web address", hint: "begin it with 'https://'")
    return nil
  }
}
