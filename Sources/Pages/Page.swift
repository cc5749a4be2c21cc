public import Markup

/// A heading of a page, as its outline lists it.
public struct Heading: Hashable, Sendable {
  /// 1...6: 1 for a title, 2 for the sections of a page, 3 for what is inside them.
  public var level: Int
  public var id: String
  /// Its text without markup.
  public var text: String

  public init(level: Int, id: String, text: String) {
    self.level = level
    self.id = id
    self.text = text
  }
}

/// A page of the site, written or generated, before the theme frames it.
public struct Page: Sendable {
  public var path: SitePath
  public var title: String
  /// One sentence for search engines and link previews.
  public var description: String
  /// The file in `content/` it is made from, for links to it by that name and for editing.
  public var source: String?
  /// Pages of one section are ordered by weight, then by title.
  public var weight: Double
  /// What navigation calls it; nil for its title.
  public var label: String?
  /// Whether it is left out of the navigation and of the handbook to print; links lead to it all the same.
  public var isUnlisted = false
  /// Whether its title is not shown above its content, but read aloud.
  public var hidesTitle = false
  public var outline: [Heading]
  /// Every id that a link may name on this page.
  public var anchors: Set<String>
  /// Data pages take the whole width; prose keeps a measure that reads well.
  public var isWide: Bool
  /// Whether its content begins with a first-level heading of its own.
  public var bringsTitle = false
  /// Whether this content stands above the Markdown at its place, as on the home page.
  public var comesFirst = false
  /// Whether the theme lists the pages below this one after its content.
  public var listsChildren = false
  /// Whether it stands beside another page: it is linked from that, found by its title and keywords,
  /// and neither in the navigation nor in the handbook to print.
  public var isSheet = false
  /// What a picture of it says; pages without one share that of the home page.
  public var picture: PagePicture?
  /// A word beside the title in navigation: `changed`, `new`.
  public var mark: String?
  /// Pages that are drafts, or say so, stay out of the search index.
  public var isSearchable: Bool
  /// Names it is also found by, such as its owner and tags.
  public var keywords: [String] = []
  /// What its author wrote, as Markdown for programs; empty for what is generated.
  public var writtenMarkdown: @Sendable () -> Output = { [] }
  /// The words of its trusted markup, which can't be collected from the content as other words are.
  public var writtenSections: @Sendable () -> [TextSection] = { [] }
  /// The content, with its links written from the given place. Made on demand, so that a large site
  /// is never in memory at once; a build makes it once, from the page's own place.
  public var body: @Sendable (LinkBase) -> HTML

  public init(
    path: SitePath, title: String, description: String = "", source: String? = nil,
    weight: Double = Page.defaultWeight, outline: [Heading] = [], anchors: Set<String>? = nil,
    isWide: Bool = false, isSearchable: Bool = true,
    body: @escaping @Sendable (LinkBase) -> HTML
  ) {
    self.path = path
    self.title = title
    self.description = description
    self.source = source
    self.weight = weight
    self.outline = outline
    self.anchors = anchors ?? Set(outline.map { $0.id })
    self.isWide = isWide
    self.isSearchable = isSearchable
    self.body = body
  }

  /// The page with what readers may ask for that its text says otherwise.
  public func found(by words: [String]) -> Page {
    var page = self
    page.keywords += words
    return page
  }

  /// The weight of a page that gives none: after those that do.
  public static let defaultWeight = 1000.0
}

/// A part of a page under its own heading.
public struct PageSection: Sendable {
  public var id: String
  public var title: String
  public var content: @Sendable (LinkBase) -> HTML

  public init(
    _ id: String, _ title: String, @Content content: @escaping @Sendable (LinkBase) -> [HTML]
  ) {
    self.id = id
    self.title = title
    self.content = { .fragment(content($0)) }
  }

  /// A heading that readers can link to.
  public static func heading(_ title: String, id: String, level: Tag = .h2) -> HTML {
    level(.id(id)) {
      title
      // Not for screen readers, which would read its name as a part of the heading's.
      Tag.a(.class("anchor"), .href("#" + id), .aria("hidden", "true"), .tabindex(-1)) { "#" }
    }
  }
}

extension Page {
  /// A page of sections, whose outline and anchors follow from them.
  public init(
    path: SitePath, title: String, description: String, source: String? = nil,
    weight: Double = Page.defaultWeight, isWide: Bool = true, anchors: Set<String> = [],
    lead: @escaping @Sendable (LinkBase) -> HTML = { _ in .empty }, sections: [PageSection]
  ) {
    self.init(
      path: path, title: title, description: description, source: source, weight: weight,
      isWide: isWide, anchors: anchors, lead: lead, remaking: { sections })
  }

  /// A page of sections that are made for their titles, and again for their content, so that nothing of
  /// them is in memory between.
  public init(
    path: SitePath, title: String, description: String, source: String? = nil,
    weight: Double = Page.defaultWeight, isWide: Bool = true, anchors: Set<String> = [],
    lead: @escaping @Sendable (LinkBase) -> HTML = { _ in .empty },
    remaking make: @escaping @Sendable () -> [PageSection]
  ) {
    let sections = make()
    self.init(
      path: path, title: title, description: description, source: source, weight: weight,
      outline: sections.map { Heading(level: 2, id: $0.id, text: $0.title) },
      anchors: anchors.union(sections.map { $0.id }), isWide: isWide,
      body: { here in
        .fragment(
          [lead(here)]
            + make().flatMap { section in
              [PageSection.heading(section.title, id: section.id), section.content(here)]
            })
      })
  }
}
