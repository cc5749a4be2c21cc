/// `[[Page]]` or `[[text|Page]]`, as wikis write links; some have the text last.
struct WikiLink {
  let text: ByteRange
  /// The page's name as links have it, with its fragment.
  let target: String
  let end: Int

  private static let longest = 200

  /// Reads the link that begins at a place of the bytes; nil where no page has the name.
  init?(at start: Int, in bytes: [UInt8], to end: Int, isPage: (String) -> Bool) {
    let inner = bytes[(start + 2)..<min(end, start + 2 + Self.longest)].prefix {
      $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[")
    }
    guard !inner.isEmpty, bytes[inner.endIndex..<end].starts(with: "]]") else { return nil }
    let parts = inner.split(separator: UInt8(ascii: "|"), maxSplits: 1).map(\.trimmed)
    guard let first = parts.first, let last = parts.last, !first.isEmpty, !last.isEmpty else {
      return nil
    }
    for (name, text) in [(last, first), (first, last)] {
      guard let target = Self.target(name.string, isPage) else { continue }
      (self.target, self.end) = (target, inner.endIndex + 2)
      self.text = ByteRange(text.startIndex..<text.endIndex)
      return
    }
    return nil
  }

  /// The name in what looks like a link of a wiki, and not like an element of an array, a test of a
  /// shell or a table of TOML.
  static func meant(at start: Int, in bytes: [UInt8], to end: Int) -> String? {
    let inner = bytes[(start + 2)..<min(end, start + 2 + longest)].prefix {
      $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[")
    }
    guard let first = inner.first, first.isLetter || first >= 0x80, inner.last != 0x20,
      bytes[inner.endIndex..<end].starts(with: "]]"),
      start == 0 || !bytes[start - 1].isWord && bytes[start - 1] != UInt8(ascii: "!")
    else { return nil }
    let next = bytes[inner.endIndex..<end].dropFirst(2).first
    let isName = inner.allSatisfy { byte in
      byte.isWord || byte >= 0x80 || " /|#.',()&".utf8.contains(byte)
    }
    return isName && next.map({ "([:{".utf8.contains($0) }) != true ? inner.string : nil
  }

  /// Wikis write blanks as hyphens in the names of files.
  private static func target(_ written: String, _ isPage: (String) -> Bool) -> String? {
    let parts = written.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? ""
    if name.isEmpty || name.contains("://") { return nil }
    let fragment = parts.count > 1 ? "#" + parts[1].lowercased().replacing(" ", with: "-") : ""
    let hyphens = name.replacing(" ", with: "-")
    return [name, hyphens, hyphens.lowercased()].first(where: isPage).map { $0 + fragment }
  }
}
