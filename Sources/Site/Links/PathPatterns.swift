/// Paths named by patterns: `api/`, `*.tmpl.md`, `drafts/**`.
public struct PathPatterns: Equatable, Sendable {
  private var patterns: [[UInt8]] = []

  public init(_ patterns: [String] = []) {
    self.patterns = patterns.map { pattern in
      var pattern = pattern.hasPrefix("/") ? String(pattern.dropFirst()) : pattern
      if pattern.hasPrefix("./") { pattern.removeFirst(2) }
      return Array((pattern.hasSuffix("/") ? pattern + "**" : pattern).utf8)
    }
  }

  public var isEmpty: Bool { patterns.isEmpty }

  /// Whether a path, or a folder on the way to it, has one of the patterns. A pattern without a slash is
  /// that of a name in any folder; `*` stands for any text without a slash, `**` for any text.
  public func matches(_ path: String) -> Bool {
    if patterns.isEmpty { return false }
    let path = Array(path.utf8)
    return patterns.contains { pattern in
      if !pattern.contains(UInt8(ascii: "/")), pattern != [0x2A, 0x2A] {
        return path.split(separator: UInt8(ascii: "/")).contains {
          Self.matches(Array($0), pattern)
        }
      }
      return Self.matches(path, pattern) || Self.matches(path, pattern + Array("/**".utf8))
        || pattern.suffix(3).elementsEqual("/**".utf8) && path.elementsEqual(pattern.dropLast(3))
    }
  }

  /// In time of the product of both lengths at most.
  private static func matches(_ text: [UInt8], _ pattern: [UInt8]) -> Bool {
    let (star, slash) = (UInt8(ascii: "*"), UInt8(ascii: "/"))
    var reached = [Bool](repeating: false, count: text.count + 1)
    reached[0] = true
    var index = 0
    while index < pattern.count {
      let isStar = pattern[index] == star
      let isDouble = isStar && index + 1 < pattern.count && pattern[index + 1] == star
      var next = [Bool](repeating: false, count: text.count + 1)
      if isStar {
        var isOpen = false
        for place in 0...text.count {
          if place > 0, !isDouble, text[place - 1] == slash { isOpen = false }
          isOpen = isOpen || reached[place]
          next[place] = isOpen
        }
      } else {
        for place in text.indices where reached[place] {
          let isSame =
            pattern[index] == UInt8(ascii: "?")
            ? text[place] != slash : text[place] == pattern[index]
          if isSame { next[place + 1] = true }
        }
      }
      reached = next
      index += isDouble ? 2 : 1
    }
    return reached[text.count]
  }
}
