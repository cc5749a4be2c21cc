public import Diagnostics
internal import Markdown
public import Settings

/// What `handbook.yaml` says about the site itself.
public struct SiteSettings: Sendable {
  public var title = "Capacity handbook"
  public var description: String?
  /// Where the site is served, with a slash at its end; nil when it says nothing.
  public var url: String?
  public var language = "en"
  /// Where handbook.yaml chooses it.
  private(set) var languagePlace = SourceLocation(file: ContentPath.settings)
  /// The repository's web address, for the header.
  public var repository: String?
  /// The address under which a file is edited, followed by its path.
  public var edit: String?
  /// Whether pages say when they last changed.
  public var showsLastChange = false
  /// Where handbook.yaml asks for that.
  public private(set) var lastChangePlace = SourceLocation(file: ContentPath.settings)
  /// The order of the top of the navigation, by folder names.
  public var navigation: [String] = []
  /// Where handbook.yaml writes each of them; empty for settings that no file holds.
  var navigationPlaces: [SourceLocation] = []
  /// The navigation as handbook.yaml writes it, where it is a tree.
  var navigationTree: [NavigationEntry]?
  /// Other addresses of pages, each with the file of its page.
  var redirects: [(alias: Alias, target: String)] = []
  /// Folders whose files are added, relative to the content folder.
  public var mounts: [String] = []
  /// Folders in which files to include are looked for besides, relative to the content folder.
  public var snippets: [String] = []
  /// Where handbook.yaml names the folders of `mounts` and `snippets`.
  public private(set) var folderPlaces: [String: SourceLocation] = [:]

  /// The name of the content folder, through which links may go: `../docs/a.md`.
  public var folderName: String?
  /// Files that are no part of the site, and targets of links that others render.
  public var exclude: [String] = []
  /// Keys of front matter that other tools read.
  public var frontMatter: Set<String> = []

  /// How HTML in Markdown is treated.
  var rawHTML = RawHTML.allow
  /// What becomes of files that a browser would run.
  var activeFiles = ActiveFiles.refuse

  public init() {}

  /// Reads the site's keys of `handbook.yaml`.
  public init(reading keys: Keys) {
    title = keys.required("title")?.text() ?? title
    description = keys.value("description")?.text()
    url = keys.value("url")?.address { text throws(WebAddress.Mistake) in
      try WebAddress(ofSite: text)
    }
    if let value = keys.value("language") {
      language = value.languageTag() ?? language
      languagePlace = value.location
    }
    repository = keys.value("repository")?.address(WebAddress.init(_:))
    edit = keys.value("edit")?.address(WebAddress.init(_:)).map {
      $0.hasSuffix("/") ? $0 : $0 + "/"
    }
    if let value = keys.value("lastChange") {
      showsLastChange = value.flag() ?? showsLastChange
      lastChangePlace = value.location
    }
    readNavigation(keys)
    mounts = folders("mounts", in: keys)
    snippets = folders("snippets", in: keys)
    redirects =
      keys.value("redirects")?.mapping { keys in
        keys.names.compactMap { name in
          guard let written = name.scalar, let alias = Alias(name),
            let target = keys.value(written)?.text()
          else { return nil }
          return (alias, target)
        }
      } ?? []
    exclude = keys.value("exclude")?.listOrOne()?.compactMap { $0.text() } ?? []
    frontMatter = Set(keys.value("frontMatter")?.listOrOne()?.compactMap { $0.text() } ?? [])
    rawHTML =
      keys.value("markdown")?.mapping {
        $0.value("html")?.choice(
          of: "html setting", among: RawHTML.allCases, named: \.rawValue)
      } ?? rawHTML
    activeFiles =
      keys.value("assets")?.mapping {
        $0.value("active")?.choice(
          of: "active setting", among: ActiveFiles.allCases, named: \.rawValue)
      } ?? activeFiles
  }

  private mutating func readNavigation(_ keys: Keys) {
    let entries = keys.value("navigation")?.list()?.compactMap { NavigationEntry($0) } ?? []
    if entries.contains(where: { $0.name == nil }) {
      navigationTree = entries
    } else {
      navigation = entries.compactMap(\.name)
      navigationPlaces = entries.map(\.location)
    }
  }

  private mutating func folders(_ key: String, in keys: Keys) -> [String] {
    var folders: [String] = []
    for value in keys.value(key)?.listOrOne() ?? [] {
      guard let folder = value.text() else { continue }
      folderPlaces[folder] = value.location
      folders.append(folder)
    }
    return folders
  }

  /// Whether nothing but the content folder decides what the site is.
  public var usesContentAlone: Bool { mounts.isEmpty && snippets.isEmpty }

  /// The address of the repository's issues, which a number follows; nil for hosts whose addresses
  /// are not known.
  var issues: String? {
    guard let repository else { return nil }
    let root = repository.hasSuffix("/") ? String(repository.dropLast()) : repository
    if root.contains("://github.com/") || root.contains("://github.") { return root + "/issues/" }
    if root.contains("://gitlab.") { return root + "/-/issues/" }
    return nil
  }

  /// The path part of the address the site is served under; `/` when none is known.
  var basePath: String {
    guard let url, let scheme = url.firstRange(of: "://") else { return "/" }
    return url[scheme.upperBound...].firstIndex(of: "/").map { String(url[$0...]) } ?? "/"
  }
}

extension Value {
  fileprivate func languageTag() -> String? {
    guard let text = text() else { return nil }
    do throws(LanguageTag.Mistake) {
      return try LanguageTag(text).text
    } catch {
      reject("not-a-language", error.message, hint: error.hint)
      return nil
    }
  }

  /// An absolute http address.
  fileprivate func address(
    _ read: (String) throws(WebAddress.Mistake) -> WebAddress
  ) -> String? {
    guard let text = text() else { return nil }
    do throws(WebAddress.Mistake) {
      return try read(text).text
    } catch {
      reject("not-an-address", error.message, hint: error.hint)
      return nil
    }
  }
}
