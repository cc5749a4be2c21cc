/// A page as nodes in one array, and the bytes they show in another.
///
/// A phase takes it out of what the one before it left, with `exchange`: copied, each of its arrays would
/// be retained and released.
///
/// Passes that rewrite the page work on indices, so that no rewriting can leave a dangling
/// reference behind; a node taken out of the page simply stays unused in the array.
struct Tree {
  var nodes: [Node] = []
  var bytes: [UInt8] = []
  var links: [LinkDetail] = []
  var fences: [Fence] = []
  var containers: [Container] = []
  var footnoteReferences: [FootnoteReference] = []
  /// Finished HTML of insertions.
  var insertions: [[UInt8]] = []
  /// Which of the bytes stood behind a backslash, so that they are nothing but themselves.
  var escaped: Set<Int32> = []
  /// Attribute lists, by node.
  var attributes = AttributeTable()

  subscript(index: Node.Index) -> Node {
    @inline(__always) get { nodes[Int(index.offset)] }
    @inline(__always) _modify { yield &nodes[Int(index.offset)] }
  }

  /// The literal of a node.
  func text(of index: Node.Index) -> ArraySlice<UInt8> { bytes[self[index].text.indices] }

  /// Whether the byte stood behind a backslash.
  func isEscaped(_ index: Int) -> Bool {
    !escaped.isEmpty && escaped.contains(Int32(clamping: index))
  }

  mutating func add(_ node: Node) -> Node.Index {
    nodes.append(node)
    return Node.Index(nodes.count - 1)
  }

  /// Makes room for what a source of so many bytes commonly becomes.
  mutating func reserve(forSource count: Int) {
    nodes.reserveCapacity(nodes.count + count / 16)
    bytes.reserveCapacity(bytes.count + count + count / 8)
  }

  /// Keeps a stretch of other bytes.
  mutating func keep(_ range: Range<Int>, of source: [UInt8]) -> ByteRange {
    let start = Int32(clamping: bytes.count)
    source.withUnsafeBufferPointer {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range]))
    }
    return ByteRange(start, Int32(clamping: bytes.count))
  }

  /// Keeps bytes that no node held before.
  mutating func keep(_ new: some Sequence<UInt8>) -> ByteRange {
    let start = Int32(clamping: bytes.count)
    bytes.append(contentsOf: new)
    return ByteRange(start, Int32(clamping: bytes.count))
  }
}

/// The destination and title of a link or an image.
struct LinkDetail {
  var url: ByteRange
  var title: ByteRange
  /// What is written instead of `url`, once it has been resolved.
  var resolved: String?
  var width: Int?
  var height: Int?
  /// Whether the link was made from a bare URL.
  var isBare = false
  /// Whether the URL could run code and so is left out.
  var isUnsafe = false
}

/// One `[^label]` in running text.
struct FootnoteReference {
  /// The index of the footnote's definition.
  var definition: Int
  /// Which reference to the footnote this is, counted from 1.
  var number: Int
}

// The tables beside the tree; nil where a node has no entry in them.
extension Tree {
  func link(of node: Node.Index) -> LinkDetail? {
    guard let link = self[node].link, links.indices.contains(link) else { return nil }
    return links[link]
  }

  func container(of node: Node.Index) -> Container? {
    guard let container = self[node].container, containers.indices.contains(container) else {
      return nil
    }
    return containers[container]
  }

  /// Makes a node an insertion of finished HTML, which reads as `words`.
  mutating func insertion(_ html: [UInt8], words: String, in node: Node) -> Node {
    var insertion = node
    insertion.kind = .insertion
    insertion.insertion = insertions.count
    insertion.text = keep(words.utf8)
    insertions.append(html)
    return insertion
  }
}

extension Tree {
  /// How much the tree held at some time.
  struct Marks {
    var nodes, bytes, links, fences: Int
  }

  var marks: Marks {
    Marks(nodes: nodes.count, bytes: bytes.count, links: links.count, fences: fences.count)
  }

  /// Forgets what was parsed since.
  mutating func reset(to marks: Marks) {
    nodes.removeSubrange(marks.nodes...)
    bytes.removeSubrange(marks.bytes...)
    links.removeSubrange(marks.links...)
    fences.removeSubrange(marks.fences...)
    escaped = escaped.filter { $0 < Int32(clamping: marks.bytes) }
  }
}
