/// How deep the sections of a template nest. The library reads and renders one within the other, and
/// enough of them would take all of a thread's stack.
enum TemplateDepth {
  static let most = 64

  /// The line on which a section is too deep; nil when none is.
  static func lineBeyondLimit(in template: String) -> Int? {
    let bytes = Array(template.utf8)
    // The marks of the sections that are open: a section's own end with it.
    var marks = [(open: Array("{{".utf8), close: Array("}}".utf8))]
    var position = 0
    while let mark = marks.last, let start = bytes.position(of: mark.open, from: position) {
      let kind = start + mark.open.count
      let end = bytes.position(of: mark.close, from: kind) ?? bytes.count
      position = kind
      guard kind < bytes.count else { return nil }
      switch bytes[kind] {
      case UInt8(ascii: "#"), UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "<"):
        marks.append(mark)
      case UInt8(ascii: "/"): if marks.count > 1 { marks.removeLast() }
      case UInt8(ascii: "="):
        if let new = delimiters(in: bytes[kind..<end]) { marks[marks.count - 1] = new }
      // What stands in a comment is none of the template.
      case UInt8(ascii: "!"): position = end
      default: break
      }
      if marks.count > most + 1 { return 1 + bytes[..<start].count { $0 == UInt8(ascii: "\n") } }
    }
    return nil
  }

  /// The new marks of `{{=<% %>=}}`.
  private static func delimiters(in tag: ArraySlice<UInt8>) -> (open: [UInt8], close: [UInt8])? {
    let words = tag.split { "= \t\r\n".utf8.contains($0) }
    guard words.count == 2 else { return nil }
    return (Array(words[0]), Array(words[1]))
  }
}

extension [UInt8] {
  fileprivate func position(of mark: [UInt8], from start: Int) -> Int? {
    guard let first = mark.first, start <= count - mark.count else { return nil }
    return (start...(count - mark.count)).first { index in
      self[index] == first && self[index..<(index + mark.count)].elementsEqual(mark)
    }
  }
}
