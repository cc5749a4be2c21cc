internal import Diagnostics
internal import Markdown
internal import Pages
internal import Settings

/// The front matter of a Markdown page, with the keys that other programs have for the same.
struct FrontMatter {
  var title: String?
  /// What navigation calls the page.
  var label: String?
  var description: String?
  var weight = Page.defaultWeight
  /// Other addresses that lead to this page.
  var aliases: [Alias] = []
  /// Whether the page shows what is on it.
  var hasOutline = true
  var hidesTitle = false
  var isDraft = false
  var isSearchable = true
  /// Whether the navigation leaves it out.
  var isUnlisted = false
  /// Names that it is also found by: owners, tags and the like.
  var keywords: [String] = []
  /// The keys that mean nothing here.
  var unknownKeys: [UnknownKey] = []

  /// A key of nobody that is known.
  struct UnknownKey {
    var name: String
    /// The known key that it may be meant for.
    var nearest: String?
    var location: SourceLocation
  }

  init() {}

  init(_ source: FrontMatterSource?, file: String, problems: Problems) {
    guard let source else { return }
    let text = String(decoding: source.text, as: UTF8.self)
    let value =
      switch source.format {
      case .yaml: YAML.parse(text, file: file, firstLine: source.firstLine, problems: problems)
      case .toml: TOML.parse(text, file: file, firstLine: source.firstLine, problems: problems)
      }
    var unknown: [UnknownKey] = []
    self =
      value?.mapping({ FrontMatter(reading: $0, of: file, problems) }) { key, _ in
        if let key = UnknownKey(key) { unknown.append(key) }
      } ?? FrontMatter()
    unknownKeys = unknown
  }

  private init(reading keys: Keys, of file: String, _ problems: Problems) {
    title = keys.value("title")?.textIfAny()
    description = keys.value("description")?.textIfAny()
    weight = keys.value("weight")?.whole(in: -1_000_000...1_000_000).map(Double.init) ?? weight
    aliases = keys.value("aliases")?.listOrOne()?.compactMap(Alias.init) ?? []
    isDraft = keys.value("draft")?.flag() ?? false
    isSearchable = keys.value("search").map(Self.isSearchable) ?? true
    hasOutline = keys.value("hide")?.labels.contains("toc") != true
    keywords = ["owner", "owners", "tags"].flatMap { keys.value($0)?.labels ?? [] }
    guard keys.holdsAny(of: Self.meantNames) else { return }
    readForeign(keys)
    readAddress(keys, of: file, problems)
    tellOfContent(keys, problems)
  }

  /// `false`, or as MkDocs Material has it: `exclude: true`.
  private static func isSearchable(_ value: Value) -> Bool {
    if value.scalar != nil { return value.flag() ?? true }
    let excludes = value.mapping { keys in
      _ = keys.value("boost")
      return keys.value("exclude")?.flag() ?? false
    }
    return excludes != true
  }
}

extension FrontMatter.UnknownKey {
  /// Nil for a key that another program is known to have.
  fileprivate init?(_ key: Value) {
    name = key.scalar ?? ""
    location = key.location
    if FrontMatter.meantNames.contains(name) || ForeignKeys.contains(name) { return nil }
    // Only long names of others are told by a letter or two.
    let long = FrontMatter.meant.filter { $0.utf8.count > 7 }
    nearest = Nearest.match(for: name, among: FrontMatter.own + long)
    if nearest == nil, ForeignKeys.areOfAFamily(name) { return nil }
  }
}

extension FrontMatter {
  /// The keys of this program.
  fileprivate static let own = [
    "title", "description", "weight", "aliases", "draft", "search", "hide", "owner", "tags",
  ]

  /// Keys of other programs that mean something here, too.
  fileprivate static let meant = [
    "linkTitle", "linktitle", "sidebar_label", "sidebarTitle", "menuTitle", "nav_title",
    "shortTitle",
    "sidebar", "sidebar_position", "nav_order", "order", "keywords", "categories", "category",
    "redirect_from", "slug", "url", "permalink", "summary", "published", "unlisted",
    "nav_exclude", "toc_hide", "bookHidden", "geekdocHidden", "hidden", "visibility",
    "hide_table_of_contents", "tableOfContents", "toc", "bookToc", "bookToC", "notoc", "disableToc",
    "outline", "aside", "search_exclude", "pagefind", "excludeSearch", "exclude_search",
    "bookSearchExclude", "nosearch", "no-search", "in_search_index", "searchable", "hide_title",
    "hero", "features", "heroText", "owners",
  ]

  fileprivate static let meantNames = Set(meant)

  fileprivate mutating func readForeign(_ keys: Keys) {
    func value(_ names: String...) -> Value? {
      names.lazy.compactMap { keys.value($0) }.first
    }
    func isTrue(_ names: String...) -> Bool { names.contains { keys.value($0)?.isTrue == true } }
    func isFalse(_ names: String...) -> Bool {
      names.contains { keys.value($0)?.isFalse == true }
    }
    let sidebar = keys.value("sidebar")
    label =
      (value(
        "linkTitle", "linktitle", "sidebar_label", "sidebarTitle", "menuTitle", "nav_title",
        "shortTitle") ?? sidebar?["label"])?.plainText
    if weight == Page.defaultWeight {
      let place = value("sidebar_position", "nav_order", "order") ?? sidebar?["order"]
      weight = place?.scalar.flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil } ?? weight
    }
    description = description ?? value("summary")?.plainText
    keywords += ["keywords", "categories", "category"].flatMap { keys.value($0)?.texts ?? [] }
    aliases += keys.value("redirect_from")?.listOrOne()?.compactMap(Alias.init) ?? []
    isDraft = isDraft || isFalse("published")
    isUnlisted =
      isTrue("unlisted", "nav_exclude", "toc_hide", "bookHidden", "geekdocHidden", "hidden")
      || sidebar?["hidden"]?.isTrue == true || sidebar?["exclude"]?.isTrue == true
      || keys.value("visibility")?.scalar == "hidden"
    if isTrue("unlisted", "search_exclude", "excludeSearch", "exclude_search", "bookSearchExclude")
      || isTrue("nosearch", "no-search")
      || isFalse("pagefind", "in_search_index", "searchable")
    {
      isSearchable = false
    }
    if isTrue("hide_table_of_contents", "notoc", "disableToc")
      || isFalse("tableOfContents", "toc", "bookToc", "bookToC", "outline", "aside")
    {
      hasOutline = false
    }
    hidesTitle = isTrue("hide_title")
  }

  /// Reads the address that another program gives the page: it leads here.
  fileprivate mutating func readAddress(_ keys: Keys, of file: String, _ problems: Problems) {
    for name in ["slug", "url", "permalink"] {
      guard let value = keys.value(name), let written = value.plainText,
        let alias = Alias(address: written, of: file, at: value.location)
      else { continue }
      if alias.path != .home {
        aliases.append(alias)
      } else if ContentPath.page(of: file) != .home {
        problems.add(.homeElsewhere(name, at: keys.location(of: name)))
      }
    }
  }

  /// Tells of keys whose values are what the page shows.
  fileprivate func tellOfContent(_ keys: Keys, _ problems: Problems) {
    for name in ["hero", "features", "heroText"] {
      guard let value = keys.value(name), value.isContent else { continue }
      return problems.add(.contentInFrontMatter(name, at: keys.location(of: name)))
    }
  }
}

extension Value {
  /// A text; nothing for an empty one, which templates for new pages leave behind.
  fileprivate func textIfAny() -> String? {
    scalar?.isOnlyWhiteSpace == true ? nil : text()
  }

  /// A text of another program's key, without a word about anything else.
  fileprivate var plainText: String? {
    scalar.flatMap { $0.isOnlyWhiteSpace || isNull ? nil : $0 }
  }

  /// Texts, or mappings with a label, of a list or alone.
  fileprivate var labels: [String] {
    (elements ?? [self]).compactMap { $0.scalar == nil ? $0["label"]?.plainText : $0.text() }
  }

  fileprivate var isTrue: Bool { scalar?.lowercased() == "true" }
  fileprivate var isFalse: Bool { scalar?.lowercased() == "false" }

  /// Texts in any form that programs read: a list, a list of labels, one text with commas.
  fileprivate var texts: [String] {
    if let text = plainText {
      return text.split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty }
    }
    return (elements ?? []).compactMap { $0.plainText ?? $0["label"]?.plainText }
  }

  /// Whether it holds words for readers, and is no setting.
  fileprivate var isContent: Bool { plainText.map { $0.contains(" ") } ?? !isNull }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
