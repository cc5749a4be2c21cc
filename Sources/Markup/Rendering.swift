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
    case .fragment(let children):
      for child in children { child.render(into: &output) }
    case .element(let tag, let attributes, let children):
      output.append(markup: "<")
      output.append(tag.rawValue)
      for attribute in attributes { attribute.render(into: &output) }
      if tag.isSelfClosing, children.isEmpty {
        output.append(markup: "/>")
        return
      }
      output.append(markup: ">")
      if tag.isVoid { return }
      for child in children { child.render(into: &output) }
      if tag.endsByItself { return }
      output.append(markup: "</")
      output.append(tag.rawValue)
      output.append(markup: ">")
    }
  }

  /// The tree as HTML.
  public func rendered() -> String {
    var output = OutputBuffer(capacity: 1 << 10)
    render(into: &output)
    return String(decoding: output.bytes, as: UTF8.self)
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
  /// Calls back with the bytes of the text, without a copy of it where that can be.
  func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if utf8.withContiguousStorageIfAvailable(body) != nil { return }
    Array(utf8).withUnsafeBufferPointer(body)
  }
}
