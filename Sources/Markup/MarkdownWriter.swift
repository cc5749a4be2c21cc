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
    case .fragment(let children): for child in children { write(child) }
    case .element(let tag, let attributes, let children): write(tag, attributes, children)
    }
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
    case _ where tag.isInline: line += Self.inline(.element(tag, attributes, children))
    default:
      end("")
      if attributes.contains(where: { $0.name == "role" && $0.value == "img" }) {
        return end(picture(attributes))
      }
      for child in children { write(child) }
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
    children.elements.map { marker + " " + inline($0.children) }.joined(separator: "\n")
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

  private func inline(_ children: [HTML]) -> String {
    children.map(Self.inline).joined().singleSpaced
  }

  static func inline(_ html: HTML) -> String {
    switch html {
    case .text(let text): return text
    case .trusted: return ""
    case .fragment(let children): return children.map(inline).joined()
    case .element(_, _, _) where html.isAnchor: return ""
    case .element(.math, _, _): return html.plainText
    case .element(let tag, let attributes, let children):
      let inner = children.map(inline).joined()
      switch tag {
      case .code: return "`\(inner)`"
      case .strong, .b: return inner.isEmpty ? "" : "**\(inner)**"
      case .a:
        guard let url = attributes.first(where: { $0.name == "href" })?.value else { return inner }
        return "[\(inner)](\(url))"
      case .br: return " "
      default: return tag.isInline ? inner : " \(inner) "
      }
    }
  }
}

/// A table in the form that all readers of Markdown know.
private struct MarkdownTable {
  let text: String

  init(_ children: [HTML]) {
    var lines: [String] = []
    var caption = ""
    for (tag, parts) in children.elements {
      if tag == .caption {
        caption = parts.map(MarkdownWriter.inline).joined().singleSpaced + "\n\n"
      }
      let rows = tag == .tr ? [parts] : parts.elements.filter { $0.tag == .tr }.map { $0.children }
      for row in rows {
        let cells = row.elements.map { cell in
          cell.children.map(MarkdownWriter.inline).joined().singleSpaced
            .split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
        }
        lines.append("| " + cells.joined(separator: " | ") + " |")
        if lines.count == 1 { lines.append("|" + cells.map { _ in "---|" }.joined()) }
      }
    }
    text = lines.isEmpty ? "" : caption + lines.joined(separator: "\n")
  }
}

extension [HTML] {
  /// The elements among them, also in fragments.
  fileprivate var elements: [(tag: Tag, children: [HTML])] {
    flatMap { html -> [(tag: Tag, children: [HTML])] in
      switch html {
      case .element(let tag, _, let children): [(tag, children)]
      case .fragment(let children): children.elements
      case .text, .trusted: []
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
