/// Bytes of a document that is written.
public typealias Output = [UInt8]

extension HTML {
  /// Appends the tree as HTML.
  public func render(into output: inout Output) {
    if case .trusted(let markup) = self { return output.append(contentsOf: markup) }
    var buffer = OutputBuffer(capacity: 1 << 10)
    render(into: &buffer)
    output.append(contentsOf: buffer.bytes)
  }

  /// Appends the tree as HTML.
  public func render(into output: inout OutputBuffer) {
    switch self {
    case .text(let text): output.append(escaping: text, in: .content)
    case .trusted(let markup): output.append(markup)
    case .fragment(let children): Self.render(children, into: &output)
    case .element(let tag, let attributes, let children):
      output.append(markup: "<")
      output.append(tag.rawValue)
      attributes.withUnsafeBufferPointer { attributes in
        for place in attributes.indices { attributes[place].render(into: &output) }
      }
      if tag.isSelfClosing, children.isEmpty {
        output.append(markup: "/>")
        return
      }
      output.append(markup: ">")
      if tag.isVoid { return }
      Self.render(children, into: &output)
      if tag.endsByItself { return }
      output.append(markup: "</")
      output.append(tag.rawValue)
      output.append(markup: ">")
    }
  }

  /// By their places, as a copy of each child would be retained and released.
  private static func render(_ children: [HTML], into output: inout OutputBuffer) {
    children.withUnsafeBufferPointer { children in
      for place in children.indices { children[place].render(into: &output) }
    }
  }

  /// The tree as HTML.
  public func rendered() -> String {
    var output = OutputBuffer(capacity: 1 << 10)
    render(into: &output)
    return String(decoding: output.bytes, as: UTF8.self)
  }
}

extension OutputBuffer {
  /// Appends trees as HTML.
  public mutating func append(_ trees: [HTML]) {
    for tree in trees { tree.render(into: &self) }
  }
}

extension Attribute {
  fileprivate func render(into output: inout OutputBuffer) {
    output.append(markup: " ")
    output.append(name)
    guard let value else { return }
    output.append(markup: "=\"")
    output.append(escaping: value, in: .attribute)
    output.append(markup: "\"")
  }
}

extension Output {
  /// Appends text as it is.
  public mutating func append(_ text: String) {
    text.withBytes { append(contentsOf: $0) }
  }
}

extension String {
  /// Calls back with the bytes of the text, without a copy of it where that can be. Unlike `withUTF8`, it
  /// does not retain the text.
  @inlinable @inline(__always)
  public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    return withCopiedBytes(body)
  }

  // Apart: if two ways led from one look at the text, the compiler would retain it for both.
  @inlinable @inline(never)
  func withCopiedBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    Array(utf8).withUnsafeBufferPointer(body)
  }
}
