import CCmark

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Parses with the C library and copies its tree; with `ParserMemory`, the only place where C
/// memory is touched.
enum CommonMark {
  /// Parses bytes as CommonMark and copies what was found below a new document node.
  static func parse(_ source: [UInt8], into tree: inout Tree) -> Node.Index {
    tree.reserve(forSource: source.count)
    return ParserMemory.whileParsing { memory in
      guard let root = read(source, in: memory) else { return tree.add(Node(.document)) }
      return copy(root, into: &tree)
    }
  }

  /// The parser's own tree, which lives as long as its memory.
  private static func read(
    _ source: [UInt8], in memory: UnsafeMutablePointer<cmark_mem>
  ) -> OpaquePointer? {
    let parser = cmark_parser_new_with_mem(CMARK_OPT_SOURCEPOS, memory)
    source.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      cmark_parser_feed(parser, start.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    return cmark_parser_finish(parser)
  }

  /// Copies without recursion, as pages can nest as deep as they are long.
  private static func copy(_ root: OpaquePointer, into tree: inout Tree) -> Node.Index {
    let document = add(root, below: nil, to: &tree)
    var parent = document
    var cursor = cmark_node_first_child(root)
    while let node = cursor {
      let index = add(node, below: parent, to: &tree)
      if let child = cmark_node_first_child(node) {
        parent = index
        cursor = child
      } else {
        cursor = nextOutside(node, parent: &parent, in: tree)
      }
    }
    return document
  }

  private static func nextOutside(
    _ node: OpaquePointer, parent: inout Node.Index, in tree: Tree
  ) -> OpaquePointer? {
    var current = node
    while true {
      if let next = cmark_node_next(current) { return next }
      guard let up = cmark_node_parent(current), let around = tree[parent].parent else {
        return nil
      }
      (current, parent) = (up, around)
    }
  }

  private static func add(
    _ node: OpaquePointer, below parent: Node.Index?, to tree: inout Tree
  ) -> Node.Index {
    let type = Int(cmark_node_get_type(node).rawValue)
    var copy = Node(kinds.indices.contains(type) ? kinds[type] : .group)
    copy.line = cmark_node_get_start_line(node)
    copy.column = cmark_node_get_start_column(node)
    fill(&copy, from: node, in: &tree)
    let index = Node.Index(tree.nodes.count)
    if let parent {
      copy.parent = parent
      tree.nodes.withUnsafeMutableBufferPointer { nodes in
        let last = nodes[Int(parent.offset)].lastChild
        copy.previous = last
        if let last {
          nodes[Int(last.offset)].next = index
        } else {
          nodes[Int(parent.offset)].firstChild = index
        }
        nodes[Int(parent.offset)].lastChild = index
      }
    }
    return tree.add(copy)
  }

  /// Indexed by `cmark_node_type`, whose values are consecutive.
  private static let kinds: [Kind] = [
    .group, .document, .blockQuote, .list, .item, .codeBlock, .htmlBlock, .group, .paragraph,
    .heading, .thematicBreak, .text, .softBreak, .lineBreak, .code, .htmlInline, .group,
    .emphasis, .strong, .link, .image,
  ]

  private static func fill(_ copy: inout Node, from node: OpaquePointer, in tree: inout Tree) {
    switch copy.kind {
    case .text, .code, .htmlInline: copy.text = tree.keep(cmark_node_get_literal(node))
    case .htmlBlock:
      copy.text = tree.keep(cmark_node_get_literal(node))
      copy.endLine = cmark_node_get_end_line(node)
    case .codeBlock:
      copy.text = tree.keep(cmark_node_get_literal(node))
      copy.endLine = cmark_node_get_end_line(node)
      copy.fence = tree.fences.count
      tree.fences.append(Fence(info: tree.keep(cmark_node_get_fence_info(node))))
    case .link, .image:
      copy.link = tree.links.count
      let url = tree.keep(cmark_node_get_url(node))
      tree.links.append(LinkDetail(url: url, title: tree.keep(cmark_node_get_title(node))))
    case .heading:
      copy.level = Int(cmark_node_get_heading_level(node))
      copy.endLine = cmark_node_get_end_line(node)
    case .list: fill(list: &copy, from: node)
    case .softBreak, .lineBreak, .emphasis, .strong: break
    default: copy.endLine = cmark_node_get_end_line(node)
    }
  }

  private static func fill(list copy: inout Node, from node: OpaquePointer) {
    copy.endLine = cmark_node_get_end_line(node)
    copy.isTight = cmark_node_get_list_tight(node) != 0
    if cmark_node_get_list_type(node) == CMARK_ORDERED_LIST {
      copy.listStart = cmark_node_get_list_start(node)
    }
  }
}

extension Tree {
  /// Copies a C string; nil counts as empty.
  fileprivate mutating func keep(_ string: UnsafePointer<CChar>?) -> ByteRange {
    guard let string, string.pointee != 0 else { return ByteRange() }
    let start = Int32(clamping: bytes.count)
    string.withMemoryRebound(to: UInt8.self, capacity: 1) { first in
      bytes.append(contentsOf: UnsafeBufferPointer(start: first, count: strlen(string)))
    }
    return ByteRange(start, Int32(clamping: bytes.count))
  }
}
