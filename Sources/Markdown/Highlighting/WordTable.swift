/// The words of a language that have a color.
struct WordTable: Sendable {
  private struct Entry {
    var word: [UInt8]
    var kind: Token.Kind
  }

  /// By length and first letter.
  private var buckets: [[Entry]]
  private let ignoresCase: Bool
  private static let longest = 40

  /// Each list is words separated by blanks or line ends.
  init(
    keywords: String, literals: String = "", types: String = "", ignoresCase: Bool = false
  ) {
    self.ignoresCase = ignoresCase
    buckets = Array(repeating: [], count: (Self.longest + 1) * 32)
    for (list, kind) in [(types, Token.Kind.type), (literals, .literal), (keywords, .keyword)] {
      for word in list.split(whereSeparator: \.isWhitespace) {
        let bytes = Array(word.utf8).map { ignoresCase ? $0.lowercased : $0 }
        buckets[Self.bucket(bytes[...])].append(Entry(word: bytes, kind: kind))
      }
    }
  }

  private static func bucket(_ word: ArraySlice<UInt8>) -> Int {
    min(word.count, longest) * 32 + Int((word.first ?? 0) & 31)
  }

  func kind(of word: ArraySlice<UInt8>) -> Token.Kind? {
    for entry in buckets[Self.bucket(word)] where entry.word.count == word.count {
      let isSame =
        ignoresCase
        ? word.elementsEqual(entry.word) { $0.lowercased == $1 } : word.elementsEqual(entry.word)
      if isSame { return entry.kind }
    }
    return nil
  }
}
