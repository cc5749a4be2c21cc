import Diagnostics
import Markup

extension ReferenceResolution {
  /// Replaces raw HTML by what of it can do no harm, and resolves its links.
  ///
  /// Only tags read here are written, each anew with its values quoted; any other `<` becomes
  /// text. So a browser finds no tag that was not looked at, whatever state its parser is in.
  mutating func clean(_ node: Node.Index) {
    // A copy, as the tree's bytes grow below.
    let literal = Array(tree.text(of: node))[...]
    if options.rawHTML != .allow {
      if options.rawHTML == .error {
        log.add(.rawHTML(at: log.location(of: tree[node])))
      }
      return
    }
    var output = Output()
    var places = RawPlaces(node: tree[node], literal: literal, trailing: trailing(node))
    var rest = literal
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      output.append(contentsOf: rest[..<start])
      let end = cleanMarkup(rest[start...], of: node, &places, to: &output)
      rest = rest[end...]
    }
    output.append(contentsOf: rest)
    if tree[node].kind == .htmlBlock, output.allSatisfy(\.isSpace) { output = [] }
    tree[node].text = tree.keep(output)
  }

  /// How many bytes follow a part of a block's literal on the same line.
  private mutating func trailing(_ node: Node.Index) -> Int {
    guard tree[node].isPartOfHTMLBlock else { return 0 }
    let end = Int(tree[node].text.end)
    // The parts of one line look for the same line end.
    if !(lineEnd.after...lineEnd.index).contains(end) {
      lineEnd = (end, tree.bytes[end...].firstIndex(of: 0x0A) ?? end)
    }
    return lineEnd.index - end
  }

  /// Writes what stands for the markup at the text's beginning; returns where the text goes on.
  private mutating func cleanMarkup(
    _ text: ArraySlice<UInt8>, of node: Node.Index, _ places: inout RawPlaces,
    to output: inout Output
  ) -> Int {
    if let invisible = Self.invisible(text) {
      if !invisible.isClosed {
        log.add(.unclosedComment(at: places.location(of: text.startIndex, in: &self)))
      }
      return invisible.end
    }
    guard let tag = RawTag(text) else {
      output.append("&lt;")
      return text.startIndex + 1
    }
    let place = places.location(of: text.startIndex, in: &self)
    switch ElementPolicy.verdict(tag.element, inDrawing: isInDrawing(tag)) {
    case .allowed where tag.isClosing: close(tag, of: node, at: place, to: &output)
    case .allowed: open(tag, of: node, at: place, to: &output)
    case .unsafe:
      if tag.isClosing { break }
      log.add(.unsafeHTML("the element '\(tag.element)'", at: place))
      if ElementPolicy.hidesContent(tag.element) { return leaveOut(tag, of: node, in: text) }
    case .unknown:
      if !tag.isClosing { log.add(.unknownElement(tag.element, at: place)) }
      output.append(escaping: text[..<tag.end], in: .markdown)
    }
    return tag.end
  }

  /// Leaves out an element with what is in it, such as a script, in the same block or running text;
  /// returns where the text goes on.
  private mutating func leaveOut(
    _ tag: RawTag, of node: Node.Index, in text: ArraySlice<UInt8>
  ) -> Int {
    if tag.isSelfClosing { return tag.end }
    let isRunningText = tree[node].kind == .htmlInline && !tree[node].isPartOfHTMLBlock
    let scope = isRunningText ? tree[node].parent ?? node : node
    // A search that failed fails from every later place too; a page may have thousands.
    if missingEnds[scope]?.contains(tag.element) == true { return tag.end }
    if let end = Self.end(of: tag.element, in: text[tag.end...]) { return end }
    guard isRunningText, let last = sibling(ending: tag.element, after: node) else {
      missingEnds[scope, default: []].insert(tag.element)
      return tag.end
    }
    while let next = tree[node].next {
      tree.detach(next)
      if next == last { break }
    }
    return tag.end
  }

  private func sibling(ending element: String, after node: Node.Index) -> Node.Index? {
    var current = tree[node].next
    while let sibling = current {
      if tree[sibling].kind == .htmlInline, let tag = RawTag(tree.text(of: sibling)),
        tag.isClosing, tag.element == element
      {
        return sibling
      }
      current = tree[sibling].next
    }
    return nil
  }

  /// Where the first end tag of an element ends.
  static func end(of element: String, in text: ArraySlice<UInt8>) -> Int? {
    var rest = text
    while let less = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[less...]
      if let tag = RawTag(rest), tag.isClosing, tag.element == element { return tag.end }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// Whether a tag is that of a drawing, as that of its title may be.
  private func isInDrawing(_ tag: RawTag) -> Bool {
    guard tag.isClosing, let position = elements.position(of: tag.element) else {
      return elements.space(of: tag.element) == .drawing
    }
    return elements.all[position].space == .drawing
  }

  /// Where a comment, a declaration or an instruction ends, and whether its end stands there; these
  /// are left out of the page.
  private static func invisible(_ text: ArraySlice<UInt8>) -> (end: Int, isClosed: Bool)? {
    if text.starts(with: "<!--") {
      // `<!-->` and `<!--->` are whole comments.
      return end(of: "-->", in: text, from: text.startIndex + 2)
    }
    if text.starts(with: "<![CDATA[") { return end(of: "]]>", in: text, from: text.startIndex) }
    if text.starts(with: "<?") { return end(of: "?>", in: text, from: text.startIndex) }
    if text.starts(with: "<!") { return end(of: ">", in: text, from: text.startIndex) }
    return nil
  }

  private static func end(
    of mark: StaticString, in text: ArraySlice<UInt8>, from start: Int
  ) -> (end: Int, isClosed: Bool) {
    var index = start
    while index < text.endIndex {
      if text[index...].starts(with: mark) { return (index + mark.utf8CodeUnitCount, true) }
      index += 1
    }
    return (text.endIndex, false)
  }
}
