/// A URL or an e-mail address standing in running text without brackets.
struct BareURL {
  private(set) var range: Range<Int>
  /// What is put before the text to make it a URL.
  private(set) var scheme = ""

  /// Looks around `position`, which holds a `:`, a `w` or an `@`, in what is left of a text.
  init?(at position: Int, in text: ArraySlice<UInt8>, isAtStart: Bool) {
    let found: BareURL? =
      switch text[position] {
      case UInt8(ascii: "w"): Self.www(position, text, isAtStart)
      case UInt8(ascii: ":"): Self.withScheme(position, text)
      default: Self.address(position, text)
      }
    guard let found else { return nil }
    self = found
  }

  private init(range: Range<Int>, scheme: String = "") {
    self.range = range
    self.scheme = scheme
  }

  private static func www(
    _ position: Int, _ text: ArraySlice<UInt8>, _ isAtStart: Bool
  ) -> BareURL? {
    guard text[position...].starts(with: "www.") else { return nil }
    if position == text.startIndex {
      guard isAtStart else { return nil }
    } else {
      guard mayStandBefore(text[position - 1]) else { return nil }
    }
    guard let host = URLExtent.host(text, from: position, needsDot: true) else { return nil }
    let end = URLExtent.end(text, from: position, host: host)
    return end > position ? BareURL(range: position..<end, scheme: "http://") : nil
  }

  private static func mayStandBefore(_ byte: UInt8) -> Bool {
    byte.isSpace || "*_~(".utf8.contains(byte)
  }

  private static func withScheme(_ colon: Int, _ text: ArraySlice<UInt8>) -> BareURL? {
    guard text[colon...].starts(with: "://") else { return nil }
    for scheme in ["https", "http", "ftp"] {
      let start = colon - scheme.utf8.count
      guard start >= text.startIndex,
        text[start..<colon].elementsEqual(scheme.utf8, by: { $0.lowercased == $1 }),
        let host = URLExtent.host(text, from: colon + 3, needsDot: false)
      else { continue }
      if start > text.startIndex, text[start - 1].isLetter { return nil }
      let end = URLExtent.end(text, from: start, host: host)
      return end > colon + 3 ? BareURL(range: start..<end) : nil
    }
    return nil
  }
}

extension BareURL {
  /// `name@host.tld`, also after `mailto:` or `xmpp:`.
  private static func address(_ at: Int, _ text: ArraySlice<UInt8>) -> BareURL? {
    var start = at
    while start > text.startIndex, isInName(text[start - 1]) { start -= 1 }
    guard start < at, let end = hostEnd(of: text, after: at) else { return nil }
    let before = text[..<start]
    if endsWithScheme(before, "mailto:") { return BareURL(range: (start - 7)..<end) }
    if endsWithScheme(before, "xmpp:") {
      return BareURL(range: (start - 5)..<resourceEnd(of: text, from: end))
    }
    return BareURL(range: start..<end, scheme: "mailto:")
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || ".+-_".utf8.contains(byte)
  }

  private static func hostEnd(of text: ArraySlice<UInt8>, after at: Int) -> Int? {
    var (end, dots) = (at + 1, 0)
    while end < text.endIndex {
      let byte = text[end]
      if byte == UInt8(ascii: ".") {
        guard end + 1 < text.endIndex, text[end + 1].isAlphanumeric else { break }
        dots += 1
      } else if !byte.isWord {
        break
      }
      end += 1
    }
    guard dots > 0, text[end - 1].isLetter else { return nil }
    return end < text.endIndex && text[end] == UInt8(ascii: "@") ? nil : end
  }

  /// An XMPP address may name a resource after one slash.
  private static func resourceEnd(of text: ArraySlice<UInt8>, from end: Int) -> Int {
    guard end < text.endIndex, text[end] == UInt8(ascii: "/") else { return end }
    let resource = text[(end + 1)...].prefix {
      $0.isAlphanumeric || $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: ".")
    }
    return resource.isEmpty ? end : URLExtent.end(text[..<resource.endIndex], from: end, host: end)
  }

  private static func endsWithScheme(_ text: ArraySlice<UInt8>, _ scheme: String) -> Bool {
    guard text.suffix(scheme.utf8.count).elementsEqual(scheme.utf8) else { return false }
    let before = text.dropLast(scheme.utf8.count).last
    return before.map { !$0.isAlphanumeric } ?? true
  }
}
