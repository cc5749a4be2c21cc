internal import Diagnostics
internal import Pages

/// What the record knows of a Markdown file: all of `Loading.Loaded` but what takes its text.
struct RecordedReading {
  let file: String
  /// Whether it is read again in any case: something was found in it, which has to be told again.
  let isReadAgain: Bool
  /// The files it includes.
  let includes: [String]
  private let isLeftOut: Bool
  private let page: WrittenPage?
  private let headings: [Heading]
  private let links: PageLinks

  init?(_ bytes: ArraySlice<UInt8>, file: String) {
    var reader = PackedReader(bytes)
    do throws(PackedReader.Damage) {
      self.file = file
      isReadAgain = try reader.flag()
      isLeftOut = try reader.flag()
      includes = try reader.list { (reader) throws(PackedReader.Damage) in try reader.text() }
      headings = try reader.list { (reader) throws(PackedReader.Damage) in try reader.heading() }
      links = try reader.links(in: file)
      page = try reader.flag() ? try reader.page(of: file, headings: headings) : nil
    } catch {
      return nil
    }
  }

  static func pack(_ loaded: Loading.Loaded, into packed: inout PackedBytes) {
    packed.add(loaded.hasFindings || loaded.source == nil || loaded.bodyAsWritten != nil)
    packed.add(loaded.isLeftOut)
    packed.add(loaded.includes) { $0.add($1) }
    packed.add(loaded.headings) { $0.add($1) }
    packed.add(loaded.links)
    packed.add(loaded.page != nil)
    if let page = loaded.page { packed.add(page, headings: loaded.headings) }
  }

  /// As if it had been read.
  func loaded(by loading: Loading) -> Loading.Loaded {
    var loaded = Loading.Loaded(
      file: file, isLeftOut: isLeftOut, source: .unread, includes: includes, links: links,
      headings: headings)
    let unread = UnreadPage(file, loading)
    loaded.page = page?.changing { page in
      page.body = { unread.page?.page.body($0) ?? .empty }
      page.writtenSections = { unread.page?.page.writtenSections() ?? [] }
      page.writtenMarkdown = { unread.page?.page.writtenMarkdown() ?? [] }
    }
    return loaded
  }

  /// Whether the navigation has the same of it as of another reading.
  func isListed(as other: Loading.Loaded) -> Bool {
    guard let mine = page, let others = other.page else {
      return page == nil && other.page == nil
    }
    let (a, b) = (mine.page, others.page)
    return a.title == b.title && a.label == b.label && a.description == b.description
      && a.weight == b.weight && a.isUnlisted == b.isUnlisted
      && mine.hasOwnTitle == others.hasOwnTitle
  }

  /// The page as the navigation had it.
  var written: WrittenPage? { page }
}

extension Loading.Loaded {
  /// Whether something in it is to be told, now or when other files change.
  fileprivate var hasFindings: Bool {
    !diagnostics.isEmpty || !unknownKeys.isEmpty || !unknownNames.isEmpty || !links.missing.isEmpty
  }
}

extension PackedBytes {
  fileprivate mutating func add(_ heading: Heading) {
    add(heading.level)
    add(heading.id)
    add(heading.text)
  }

  fileprivate mutating func add(_ location: SourceLocation) {
    add(location.line)
    add(location.column)
  }

  fileprivate mutating func add(_ links: PageLinks) {
    add(links.anchored) { packed, link in
      packed.add(link.page.folder)
      packed.add(link.fragment)
      packed.add(link.written)
      packed.add(link.location)
    }
    add(links.linked.sorted { $0.key < $1.key }) { packed, link in
      packed.add(link.key.folder)
      packed.add(link.value)
    }
    add(links.external) { packed, link in
      packed.add(link.url)
      packed.add(link.location)
    }
    add(links.count)
  }

  fileprivate mutating func add(_ written: WrittenPage, headings: [Heading]) {
    let page = written.page
    add(page.title)
    add(page.description)
    add(page.label)
    add(word: page.weight.bitPattern)
    for flag in [
      page.isUnlisted, page.hidesTitle, page.isSearchable, page.bringsTitle, written.hasOwnTitle,
    ] { add(flag) }
    add(page.outline) { $0.add($1) }
    // Most are those of the headings.
    var known = 0
    add(headings) { packed, heading in
      let isAnchor = page.anchors.contains(heading.id)
      packed.add(isAnchor)
      if isAnchor { known += 1 }
    }
    // Each heading has an id of its own.
    let others = known == page.anchors.count ? [] : Self.ids(page.anchors, besides: headings)
    add(others) { $0.add($1) }
    add(page.keywords) { $0.add($1) }
    add(written.aliases) { packed, alias in
      packed.add(alias.written)
      packed.add(alias.isAddress)
      packed.add(alias.location)
    }
  }

  /// The ids that are none of the headings, sorted.
  private static func ids(_ all: Set<String>, besides headings: [Heading]) -> [String] {
    // A few are compared faster than they are hashed.
    if headings.count > 16 { return all.subtracting(headings.lazy.map(\.id)).sorted() }
    return all.filter { id in !headings.contains { $0.id == id } }.sorted()
  }
}

extension PackedReader {
  fileprivate mutating func heading() throws(Damage) -> Heading {
    Heading(level: try number(), id: try text(), text: try text())
  }

  fileprivate mutating func location(in file: String) throws(Damage) -> SourceLocation {
    SourceLocation(file: file, line: try number(), column: try number())
  }

  fileprivate mutating func links(in file: String) throws(Damage) -> PageLinks {
    var links = PageLinks()
    links.anchored = try list { (reader) throws(Damage) in
      AnchoredLink(
        page: SitePath(try reader.text()), fragment: try reader.text(),
        written: try reader.text(), location: try reader.location(in: file))
    }
    let linked = try list { (reader) throws(Damage) in
      (SitePath(try reader.text()), try reader.location(in: file))
    }
    links.linked = Dictionary(linked) { first, _ in first }
    links.external = try list { (reader) throws(Damage) in
      ExternalLink(url: try reader.text(), location: try reader.location(in: file))
    }
    links.count = try number()
    return links
  }

  fileprivate mutating func page(
    of file: String, headings: [Heading]
  ) throws(Damage) -> WrittenPage {
    var page = Page(path: ContentPath.page(of: file), title: try text(), source: file) { _ in
      .empty
    }
    page.description = try text()
    page.label = try optionalText()
    page.weight = Double(bitPattern: try word())
    page.isUnlisted = try flag()
    page.hidesTitle = try flag()
    page.isSearchable = try flag()
    page.bringsTitle = try flag()
    let hasOwnTitle = try flag()
    page.outline = try list { (reader) throws(Damage) in try reader.heading() }
    let marks = try list { (reader) throws(Damage) in try reader.flag() }
    let others = try list { (reader) throws(Damage) in try reader.text() }
    page.anchors = Set(zip(headings, marks).lazy.filter(\.1).map(\.0.id)).union(others)
    page.keywords = try list { (reader) throws(Damage) in try reader.text() }
    let aliases = try list { (reader) throws(Damage) in
      Alias(
        recorded: try reader.text(), isAddress: try reader.flag(),
        at: try reader.location(in: file))
    }
    return WrittenPage(page: page, hasOwnTitle: hasOwnTitle, aliases: aliases)
  }
}
