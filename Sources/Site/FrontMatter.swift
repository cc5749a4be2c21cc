internal import Markdown
internal import Pages
internal import Settings

/// What the top of a Markdown page says about it.
struct FrontMatter {
  var title: String?
  var description: String?
  var weight = Page.defaultWeight
  /// Other addresses that lead to this page.
  var aliases: [String] = []
  var isDraft = false
  var isSearchable = true
  var owner: String?
  var tags: [String] = []

  init() {}

  init(_ source: Markdown.FrontMatter?, file: String, problems: Problems) {
    guard let source else { return }
    let text = String(decoding: source.text, as: UTF8.self)
    let value = YAML.parse(text, file: file, firstLine: source.firstLine, problems: problems)
    self = value?.mapping(FrontMatter.init) ?? FrontMatter()
  }

  private init(reading keys: Keys) {
    title = keys.value("title")?.text()
    description = keys.value("description")?.text()
    weight = keys.value("weight")?.whole(in: -1_000_000...1_000_000) ?? weight
    aliases = keys.value("aliases")?.list()?.compactMap { $0.text() } ?? []
    isDraft = keys.value("draft")?.flag() ?? false
    isSearchable = keys.value("search")?.flag() ?? true
    owner = keys.value("owner")?.text()
    tags = keys.value("tags")?.list()?.compactMap { $0.text() } ?? []
  }
}
