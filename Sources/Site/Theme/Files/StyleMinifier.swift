internal import Markup

/// Removes comments and unneeded white space from the theme's own style sheet.
enum StyleMinifier {
  static func minify(_ source: [UInt8]) -> [UInt8] {
    var output = Output()
    output.reserveCapacity(source.count)
    var position = 0
    while position < source.count {
      let byte = source[position]
      if byte == UInt8(ascii: "/"), position + 1 < source.count,
        source[position + 1] == UInt8(ascii: "*")
      {
        position = end(ofCommentIn: source, from: position + 2)
      } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
        position += 1
        if isNeeded(after: output.last, before: position < source.count ? source[position] : nil) {
          output.append(" ")
        }
      } else {
        // A semicolon before a closing brace is not needed.
        if byte == UInt8(ascii: "}"), output.last == UInt8(ascii: ";") { output.removeLast() }
        let next = source[(position + 1)...].firstIndex(where: mayBeRemoved) ?? source.count
        output.append(contentsOf: source[position..<next])
        position = next
      }
    }
    return output
  }

  /// Whether a byte is one that a comment or white space begins with, or one that takes what stands
  /// before it away. All others are copied together with those around them.
  private static func mayBeRemoved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "/"), UInt8(ascii: "}"): true
    default: false
    }
  }

  private static func end(ofCommentIn source: [UInt8], from start: Int) -> Int {
    var position = start
    while position + 1 < source.count {
      if source[position] == UInt8(ascii: "*"), source[position + 1] == UInt8(ascii: "/") {
        return position + 2
      }
      position += 1
    }
    return source.count
  }

  /// Between words and around operators; a colon may follow a blank in a selector.
  private static func isNeeded(after before: UInt8?, before after: UInt8?) -> Bool {
    guard let before, let after else { return false }
    return !isMark(before) && before != UInt8(ascii: ":") && !isMark(after)
      && after != UInt8(ascii: "\n")
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"),
      UInt8(ascii: ","), UInt8(ascii: ">"):
      true
    default: false
    }
  }
}
