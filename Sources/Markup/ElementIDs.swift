extension HTML {
  /// The ids of its elements, in their order; trusted markup is not looked into.
  public var ids: [String] {
    var found: [String] = []
    collectIDs(into: &found)
    return found
  }

  private func collectIDs(into found: inout [String]) {
    switch self {
    case .text, .trusted: break
    case .fragment(let children): Self.collectIDs(of: children, into: &found)
    case .element(_, let attributes, let children):
      for place in attributes.indices where attributes[place].isID {
        if let id = attributes[place].value { found.append(id) }
      }
      Self.collectIDs(of: children, into: &found)
    }
  }

  /// By their places, as a copy of each child would be retained and released.
  private static func collectIDs(of children: [HTML], into found: inout [String]) {
    children.withUnsafeBufferPointer { children in
      for place in children.indices { children[place].collectIDs(into: &found) }
    }
  }

  /// With each id as `names` has it, and what refers to it within this tree.
  public func renamingIDs(_ names: [String: String]) -> HTML {
    switch self {
    case .text, .trusted: self
    case .fragment(let children): .fragment(children.map { $0.renamingIDs(names) })
    case .element(let tag, let attributes, let children):
      .element(
        tag, attributes.map { $0.renamingIDs(names) }, children.map { $0.renamingIDs(names) })
    }
  }
}

extension Attribute {
  fileprivate var isID: Bool { name == "id" }

  fileprivate func renamingIDs(_ names: [String: String]) -> Attribute {
    guard let value else { return self }
    let renamed =
      switch name {
      case "id": names[value] ?? value
      case "for", "headers", "aria-labelledby", "aria-describedby", "aria-controls":
        value.split(separator: " ").map { names[String($0)] ?? String($0) }.joined(separator: " ")
      case "href", "xlink:href":
        value.utf8.first == UInt8(ascii: "#")
          ? "#" + (names[String(value.dropFirst())] ?? String(value.dropFirst())) : value
      default: renamingReference(value, names)
      }
    return Attribute(name, renamed)
  }

  /// `url(#clip)` names an id in attributes of drawings.
  private func renamingReference(_ value: String, _ names: [String: String]) -> String {
    guard value.hasPrefix("url(#"), value.hasSuffix(")") else { return value }
    return names[String(value.dropFirst(5).dropLast())].map { "url(#\($0))" } ?? value
  }
}
