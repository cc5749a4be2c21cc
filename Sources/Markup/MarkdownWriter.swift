/// Writes a tree as Markdown, for programs that read text: headings, paragraphs, lists, tables and
/// code. Pictures stand by their description; trusted markup is passed over.
public struct MarkdownWriter {
  private var blocks: [String] = []
  /// Running text that no paragraph holds.
  private var line = ""

  public init() {}

  public var text: String {
    let all = line.isBlank ? blocks : blocks + [line.singleSpaced]
    return all.isEmpty ? "" : all.joined(separator: "\n\n") + "\n"
  }

  public mutating func write(_ html: HTML) {
    switch html {
    case .text(let text): line += text
    case .trusted: break
    case .fragment(let children): write(children)
    case .element(let tag, let attributes, let children): write(tag, attributes, children)
    }
  }

  private mutating func write(_ children: [HTML]) {
    for place in children.indices { write(children[place]) }
  }

  private mutating func write(_ tag: Tag, _ attributes: [Attribute], _ children: [HTML]) {
    switch tag {
    case .h1, .h2, .h3, .h4, .h5, .h6:
      let level = Int(tag.rawValue.dropFirst()) ?? 1
      end(String(repeating: "#", count: level) + " " + inline(children))
    case .p, .figcaption, .caption, .summary: end(inline(children))
    case .ul, .ol: end(items(children, marker: tag == .ol ? "1." : "-"))
    case .dl: end(terms(children))
    case .table: end(MarkdownTable(children).text)
    case .pre: end("```\n" + HTML.fragment(children).plainText.trimmedEnd + "\n```")
    case .svg, .img: end(picture(attributes))
    case .script, .style, .button, .template, .noscript: break
    case _ where tag.isInline: line.append(tag, attributes, children)
    default:
      end("")
      if attributes.contains(where: { $0.name == "role" && $0.value == "img" }) {
        return end(picture(attributes))
      }
      write(children)
      end("")
    }
  }

  /// Ends the running text, then stands a block of its own.
  private mutating func end(_ block: String) {
    if !line.isBlank { blocks.append(line.singleSpaced) }
    line = ""
    if !block.isBlank { blocks.append(block) }
  }

  private func picture(_ attributes: [Attribute]) -> String {
    let description = attributes.first { $0.name == "aria-label" || $0.name == "alt" }?.value ?? ""
    return description.isEmpty ? "" : "*\(description)*"
  }

  private func items(_ children: [HTML], marker: String) -> String {
    var lines = ""
    children.forEachElement { _, parts in
      if !lines.isEmpty { lines += "\n" }
      lines += marker
      lines += " "
      lines += inline(parts)
    }
    return lines
  }

  /// Terms with their descriptions, a line each; they may stand in groups.
  private func terms(_ children: [HTML]) -> String {
    var lines: [String] = []
    for (tag, parts) in children.elements.flatMap({ $0.tag == .div ? $0.children.elements : [$0] })
    {
      if tag == .dt {
        lines.append("- **\(inline(parts))**")
      } else if let last = lines.popLast() {
        lines.append(last + ": " + description(parts))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// What stands in a block of its own below a figure is a note to it.
  private func description(_ parts: [HTML]) -> String {
    let blocks = parts.elements
    guard blocks.count == 2, blocks.allSatisfy({ $0.tag == .div }) else { return inline(parts) }
    return "\(inline(blocks[0].children)) (\(inline(blocks[1].children)))"
  }

  private func inline(_ children: [HTML]) -> String { children.inMarkdown }
}

extension [HTML] {
  /// Running text on one line.
  fileprivate var inMarkdown: String {
    var line = ""
    line.append(self)
    return line.singleSpaced
  }
}

extension String {
  /// Appends trees as running text of Markdown.
  fileprivate mutating func append(_ trees: [HTML]) {
    for place in trees.indices { append(trees[place]) }
  }

  private mutating func append(_ html: HTML) {
    switch html {
    case .text(let text): self += text
    case .trusted: break
    case .fragment(let children): append(children)
    case .element(let tag, let attributes, let children): append(tag, attributes, children)
    }
  }

  fileprivate mutating func append(_ tag: Tag, _ attributes: [Attribute], _ children: [HTML]) {
    switch tag {
    case .code: enclose(children, "`", "`")
    case .strong, .b:
      let inner = String(inlineIn: children)
      if !inner.isEmpty { self += "**\(inner)**" }
    case .math: self += HTML.element(tag, attributes, children).plainText
    case .a:
      if attributes.contains(.class("anchor")) { return }
      guard let url = attributes.first(where: { $0.name == "href" })?.value else {
        return append(children)
      }
      enclose(children, "[", "](\(url))")
    case .br: self += " "
    default: if tag.isInline { append(children) } else { enclose(children, " ", " ") }
    }
  }

  private init(inlineIn children: [HTML]) {
    self = ""
    append(children)
  }

  private mutating func enclose(_ children: [HTML], _ start: String, _ end: String) {
    self += start
    append(children)
    self += end
  }
}

/// A table in the form that all readers of Markdown know.
private struct MarkdownTable {
  private var caption = ""
  private var lines = ""

  var text: String { lines.isEmpty ? "" : caption + lines }

  init(_ children: [HTML]) {
    children.forEachElement { tag, parts in
      if tag == .caption { caption = parts.inMarkdown + "\n\n" }
      if tag == .tr { return append(parts) }
      parts.forEachElement { tag, cells in
        if tag == .tr { append(cells) }
      }
    }
  }

  /// Appends a row, and after the first the line that makes it the head.
  private mutating func append(_ cells: [HTML]) {
    let isHead = lines.isEmpty
    lines += isHead ? "|" : "\n|"
    var count = 0
    cells.forEachElement { _, parts in
      lines += count == 0 ? " " : " | "
      lines += Self.cell(parts)
      count += 1
    }
    lines += count == 0 ? "  |" : " |"
    if isHead { lines += "\n|" + String(repeating: "---|", count: count) }
  }

  private static func cell(_ parts: [HTML]) -> String {
    let text = parts.inMarkdown
    if !text.utf8.contains(UInt8(ascii: "|")) { return text }
    return text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}

extension [HTML] {
  /// The elements among them, also in fragments.
  fileprivate var elements: [(tag: Tag, children: [HTML])] {
    var found: [(tag: Tag, children: [HTML])] = []
    forEachElement { found.append(($0, $1)) }
    return found
  }

  /// The same one after the other, without a list of them.
  fileprivate func forEachElement(_ body: (Tag, [HTML]) -> Void) {
    for place in indices {
      switch self[place] {
      case .element(let tag, _, let children): body(tag, children)
      case .fragment(let children): children.forEachElement(body)
      case .text, .trusted: break
      }
    }
  }
}

extension String {
  fileprivate var isBlank: Bool { utf8.allSatisfy { $0.isBlank } }

  fileprivate var trimmedEnd: String {
    guard let last = utf8.lastIndex(where: { !$0.isBlank }) else { return "" }
    return String(self[...last])
  }
}
