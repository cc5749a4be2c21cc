/// One node of a page's tree; nodes refer to each other by their index.
struct Node {
  /// The place of a node in its tree.
  struct Index: Hashable, Comparable {
    let offset: Int32

    @inline(__always)
    init(_ offset: Int) { self.offset = Int32(truncatingIfNeeded: offset) }

    /// An index as `Node` stores it, where no index is a negative number.
    @inline(__always)
    fileprivate init?(stored: Int32) {
      if stored < 0 { return nil }
      offset = stored
    }

    static func < (a: Index, b: Index) -> Bool { a.offset < b.offset }
  }

  var kind: Kind
  private var flags: Flags = []
  /// A heading's level, a cell's alignment.
  private var degree: UInt8 = 0
  // Four bytes each, where an optional takes eight: large pages have hundreds of thousands.
  private var storedParent: Int32 = -1
  private var storedPrevious: Int32 = -1
  private var storedNext: Int32 = -1
  private var storedFirstChild: Int32 = -1
  private var storedLastChild: Int32 = -1
  /// The literal of text, code and raw HTML; the words of an insertion.
  var text = ByteRange()
  /// Counted from 1; 0 where there is none.
  var line: Int32 = 0
  /// In bytes, counted from 1.
  var column: Int32 = 0
  var endLine: Int32 = 0
  /// An ordered list's first number; else an index into the table for this kind, -1 for none.
  private var detail: Int32 = -1

  init(_ kind: Kind, line: Int32 = 0, column: Int32 = 0) {
    self.kind = kind
    self.line = line
    self.column = column
  }
}

// Where a node stands.
extension Node {
  var parent: Index? {
    @inline(__always) get { Index(stored: storedParent) }
    @inline(__always) set { storedParent = newValue?.offset ?? -1 }
  }
  var previous: Index? {
    @inline(__always) get { Index(stored: storedPrevious) }
    @inline(__always) set { storedPrevious = newValue?.offset ?? -1 }
  }
  var next: Index? {
    @inline(__always) get { Index(stored: storedNext) }
    @inline(__always) set { storedNext = newValue?.offset ?? -1 }
  }
  var firstChild: Index? {
    @inline(__always) get { Index(stored: storedFirstChild) }
    @inline(__always) set { storedFirstChild = newValue?.offset ?? -1 }
  }
  var lastChild: Index? {
    @inline(__always) get { Index(stored: storedLastChild) }
    @inline(__always) set { storedLastChild = newValue?.offset ?? -1 }
  }

  /// The node by itself: what it is, but not where.
  var detached: Node {
    var copy = self
    (copy.parent, copy.previous, copy.next) = (nil, nil, nil)
    (copy.firstChild, copy.lastChild) = (nil, nil)
    return copy
  }
}

// Properties of some kinds of nodes.
extension Node {
  private struct Flags: OptionSet {
    let rawValue: UInt8
    static let isTight = Flags(rawValue: 1)
    static let isOrdered = Flags(rawValue: 2)
    static let isTask = Flags(rawValue: 4)
    static let isChecked = Flags(rawValue: 8)
    static let isPart = Flags(rawValue: 16)
    static let isHeader = Flags(rawValue: 32)
  }

  /// Whether a list item is a task, and how far it is.
  enum Task { case open, done }

  /// A heading's level, 1...6.
  var level: Int {
    get { Int(degree) }
    set { degree = UInt8(clamping: newValue) }
  }

  var alignment: Alignment {
    get { Alignment(rawValue: degree) ?? .none }
    set { degree = newValue.rawValue }
  }

  /// How styled text is shown.
  enum Style: UInt8 { case mark, inserted, superscript, `subscript`, deleted, remark }

  var style: Style {
    get { Style(rawValue: degree) ?? .mark }
    set { degree = newValue.rawValue }
  }

  /// Whether a list or a description shows its paragraphs without elements of their own.
  var isTight: Bool {
    get { flags.contains(.isTight) }
    set { set(.isTight, newValue) }
  }

  /// An ordered list's first number; nil for a list of bullets.
  var listStart: Int32? {
    get { flags.contains(.isOrdered) ? detail : nil }
    set {
      set(.isOrdered, newValue != nil)
      detail = newValue ?? -1
    }
  }

  var task: Task? {
    get { flags.contains(.isTask) ? flags.contains(.isChecked) ? .done : .open : nil }
    set {
      set(.isTask, newValue != nil)
      set(.isChecked, newValue == .done)
    }
  }

  /// Whether raw HTML is a part of a block's, whose lines end where the page's lines end.
  var isPartOfHTMLBlock: Bool {
    get { flags.contains(.isPart) }
    set { set(.isPart, newValue) }
  }

  /// Whether a row is the header of its table.
  var isHeaderRow: Bool {
    get { flags.contains(.isHeader) }
    set { set(.isHeader, newValue) }
  }

  private mutating func set(_ flag: Flags, _ isOn: Bool) {
    if isOn { flags.insert(flag) } else { flags.remove(flag) }
  }
}

// Indices into the tables beside the tree.
extension Node {
  private var entry: Int? {
    @inline(__always) get { detail < 0 ? nil : Int(detail) }
    @inline(__always) set { detail = newValue.map { Int32(clamping: $0) } ?? -1 }
  }

  /// Of a link or an image, in the tree's links.
  var link: Int? {
    get { entry }
    set { entry = newValue }
  }
  /// Of a code block, in the tree's fences.
  var fence: Int? {
    get { entry }
    set { entry = newValue }
  }
  /// Of an admonition, a tab, a footnote or a description, in the tree's containers.
  var container: Int? {
    get { entry }
    set { entry = newValue }
  }
  /// Of an insertion, in the tree's insertions.
  var insertion: Int? {
    get { entry }
    set { entry = newValue }
  }
  /// Of a footnote reference, in the tree's footnote references.
  var footnoteReference: Int? {
    get { entry }
    set { entry = newValue }
  }
  /// Of a heading, in the page's outline.
  var heading: Int? {
    get { entry }
    set { entry = newValue }
  }
}
