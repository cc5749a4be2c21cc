public import Markup

/// The words of a page under one heading, for search.
public struct TextSection: Hashable, Sendable {
  /// The heading's id; nil for what stands before the first heading.
  public var id: String?
  public var heading: String
  /// The text, each run of white space in it one blank.
  public var text: String

  public init(id: String?, heading: String, text: String) {
    self.id = id
    self.heading = heading
    self.text = text
  }
}

extension Page {
  /// The page's words by section: those of Markdown, then those of its other content.
  public func textSections(in content: HTML) -> [TextSection] {
    var gatherer = TextGatherer()
    gatherer.gather(content)
    let (written, others) = (writtenSections(), gatherer.sections)
    return others.isEmpty ? written : written + others
  }
}

/// Collects the text under each heading that has an id.
private struct TextGatherer {
  private var finished: [TextSection] = []
  private var id: String?
  private var heading = ""
  private var text = ""

  var sections: [TextSection] {
    if finished.isEmpty, id == nil, text.isEmpty { return [] }
    let all = finished + [TextSection(id: id, heading: heading, text: text.singleSpaced)]
    return all.filter { $0.id != nil || !$0.text.isEmpty }
  }

  mutating func gather(_ html: HTML) {
    switch html {
    case .text(let words): text += words
    // The text of trusted markup is in the page's written sections.
    case .trusted: break
    case .fragment(let children): gather(children)
    case .element(let tag, let attributes, let children):
      if tag.isHeading, let id = attributes.first(where: { $0.name == "id" })?.value {
        begin(id, children)
      } else if !tag.isPicture {
        if !tag.isInline { text += " " }
        gather(children)
        if !tag.isInline { text += " " }
      }
    }
  }

  /// By their places, as a copy of each child would be retained and released.
  private mutating func gather(_ children: [HTML]) {
    children.withUnsafeBufferPointer { children in
      for place in children.indices { gather(children[place]) }
    }
  }

  private mutating func begin(_ id: String, _ children: [HTML]) {
    finished = sections
    self.id = id
    heading = children.filter { !$0.isAnchor }.map { $0.plainText }.joined()
    text = ""
  }
}

extension Tag {
  public var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// Drawn, for use, or read by programs: nothing in it is a sentence of the page.
  var isPicture: Bool {
    switch self {
    case .svg, .script, .style, .template, .head, .button, .noscript: true
    default: false
    }
  }
}
