internal import Diagnostics
internal import Markdown
internal import Pages
internal import Settings

/// The front matter of a Markdown page.
struct FrontMatter {
  var title: String?
  var description: String?
  var weight = Page.defaultWeight
  /// Other addresses that lead to this page.
  var aliases: [Alias] = []
  /// Whether the page shows what is on it.
  var hasOutline = true
  var isDraft = false
  var isSearchable = true
  var owner: String?
  var tags: [String] = []
  /// The keys that mean nothing here.
  var unknownKeys: [UnknownKey] = []

  /// A key that other tools may read.
  struct UnknownKey {
    var name: String
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
      value?.mapping(FrontMatter.init) { key, nearest in
        unknown.append(
          UnknownKey(name: key.scalar ?? "", nearest: nearest, location: key.location))
      } ?? FrontMatter()
    unknownKeys = unknown
  }

  private init(reading keys: Keys) {
    title = keys.value("title")?.textIfAny()
    description = keys.value("description")?.textIfAny()
    weight = keys.value("weight")?.whole(in: -1_000_000...1_000_000) ?? weight
    aliases = keys.value("aliases")?.listOrOne()?.compactMap(Alias.init) ?? []
    isDraft = keys.value("draft")?.flag() ?? false
    isSearchable = keys.value("search").map(Self.isSearchable) ?? true
    let hidden = keys.value("hide")?.listOrOne()?.compactMap { $0.text() } ?? []
    hasOutline = !hidden.contains("toc")
    owner = keys.value("owner")?.text()
    tags = keys.value("tags")?.listOrOne()?.compactMap { $0.text() } ?? []
    for name in Self.passedOver { _ = keys.value(name) }
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

  /// Keys of MkDocs Material for what this theme does not have, or does anyway.
  private static let passedOver = [
    "icon", "template", "status", "subtitle", "comments", "social", "render_macros",
  ]
}

extension Value {
  /// A text; nothing for an empty one, which templates for new pages leave behind.
  fileprivate func textIfAny() -> String? {
    scalar?.allSatisfy(\.isWhitespace) == true ? nil : text()
  }
}
