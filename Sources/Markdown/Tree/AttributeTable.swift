/// Attribute lists, by node. Most pages have one or two, and every element asks.
struct AttributeTable {
  private var lists: [Node.Index: AttributeList] = [:]
  /// A bit for each remainder of the places of nodes that have a list: most of the others are told
  /// by it, without a look-up.
  private var remainders: UInt64 = 0

  var isEmpty: Bool { lists.isEmpty }

  subscript(node: Node.Index) -> AttributeList? {
    get { remainders & Self.bit(of: node) == 0 ? nil : lists[node] }
    set {
      lists[node] = newValue
      if newValue != nil { remainders |= Self.bit(of: node) }
    }
  }

  private static func bit(of node: Node.Index) -> UInt64 { 1 &<< UInt64(node.offset & 63) }
}
