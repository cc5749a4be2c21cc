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
