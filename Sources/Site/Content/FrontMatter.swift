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

  init() {}

  init(_ source: FrontMatterSource?, file: String, problems: Problems) {
    guard let source else { return }
    let text = String(decoding: source.text, as: UTF8.self)
    let value = YAML.parse(text, file: file, firstLine: source.firstLine, problems: problems)
    self = value?.mapping(FrontMatter.init) ?? FrontMatter()
  }

  private init(reading keys: Keys) {
    title = keys.value("title")?.text()
    description = keys.value("description")?.text()
    weight = keys.value("weight")?.whole(in: -1_000_000...1_000_000) ?? weight
    aliases = keys.value("aliases")?.list()?.compactMap(Alias.init) ?? []
    isDraft = keys.value("draft")?.flag() ?? false
    isSearchable = keys.value("search").map(Self.isSearchable) ?? true
    let hidden = keys.value("hide")?.list()?.compactMap { $0.text() } ?? []
    hasOutline = !hidden.contains("toc")
    owner = keys.value("owner")?.text()
    tags = keys.value("tags")?.list()?.compactMap { $0.text() } ?? []
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
