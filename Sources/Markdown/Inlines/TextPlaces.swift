internal import Markup

/// Places in the page's text where something of a dialect may begin, in order: most texts have none,
/// and need not be looked through.
struct TextPlaces {
  private var places: [Int32] = []
  /// The first place that was not before the last start.
  private var cursor = 0

  var isEmpty: Bool { places.isEmpty }

  fileprivate mutating func add(_ place: Int) { places.append(Int32(clamping: place)) }

  fileprivate mutating func sort() { places.sort() }

  /// The first place of a stretch of the text. Texts are mostly asked for in the order in which they
  /// stand.
  mutating func first(from start: Int, to end: Int) -> Int? {
    if places.isEmpty { return nil }
    let start = Int32(clamping: start)
    if !isFirst(cursor, from: start) {
      cursor = isFirst(cursor + 1, from: start) ? cursor + 1 : search(start)
    }
    guard cursor < places.count, places[cursor] < end else { return nil }
    return Int(places[cursor])
  }

  fileprivate func isFirst(_ index: Int, from start: Int32) -> Bool {
    index <= places.count && (index == places.count || places[index] >= start)
      && (index == 0 || places[index - 1] < start)
  }

  fileprivate func search(_ start: Int32) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Where a page's text may hold what the dialects add to running text, found sign by sign as the C
/// library does, many bytes at a time.
struct DialectPlaces {
  /// Bare addresses, footnotes, links of wikis and values.
  var links = TextPlaces()
  /// Icons, keys, raised and lowered text, numbers of issues.
  var extras = TextPlaces()
  /// `==` and `^^`.
  var pairs = TextPlaces()
  /// Braces with which what an editor marked begins, such as `{++`.
  var edits = TextPlaces()

  init(in bytes: [UInt8], of dialect: Dialect, issues: Bool) {
    if dialect == .commonmark { return }
    bytes.forEachPlace(of: UInt8(ascii: "@")) { links.add($0) }
    bytes.forEachPlace(of: UInt8(ascii: ".")) { dot in
      let letter = UInt8(ascii: "w")
      guard dot >= 3, bytes[dot - 1] == letter else { return }
      if bytes[dot - 2] == letter, bytes[dot - 3] == letter { links.add(dot - 3) }
    }
    if dialect == .handbook { findExtras(in: bytes, issues: issues) }
    bytes.forEachPlace(of: UInt8(ascii: ":")) { colon in
      if bytes.byte(colon + 1) == UInt8(ascii: "/") {
        links.add(colon)
      } else if dialect == .handbook, bytes.holdsIconName(behind: colon) {
        extras.add(colon)
      }
    }
    links.sort()
    extras.sort()
    pairs.sort()
  }

  private mutating func findExtras(in bytes: [UInt8], issues: Bool) {
    bytes.forEachPlace(of: UInt8(ascii: "[")) { bracket in
      switch bytes.byte(bracket + 1) {
      case UInt8(ascii: "^"), UInt8(ascii: "["): links.add(bracket)
      default: break
      }
    }
    bytes.forEachPlace(of: UInt8(ascii: "{")) { brace in
      guard let next = bytes.byte(brace + 1) else { return }
      if next == UInt8(ascii: "{") {
        links.add(brace)
      } else if bytes.byte(brace + 2) == next, "-+~=>".utf8.contains(next) {
        edits.add(brace)
      }
    }
    bytes.forEachPlace(of: UInt8(ascii: "+")) { sign in
      if bytes.byte(sign + 1) == UInt8(ascii: "+") { extras.add(sign) }
    }
    bytes.forEachPlace(of: UInt8(ascii: "~")) { extras.add($0) }
    bytes.forEachPlace(of: UInt8(ascii: "^")) { sign in
      extras.add(sign)
      if bytes.byte(sign + 1) == UInt8(ascii: "^") { pairs.add(sign) }
    }
    bytes.forEachPlace(of: UInt8(ascii: "=")) { sign in
      if bytes.byte(sign + 1) == UInt8(ascii: "=") { pairs.add(sign) }
    }
    if !issues { return }
    bytes.forEachPlace(of: UInt8(ascii: "#")) { sign in
      if bytes.byte(sign + 1)?.isDigit == true { extras.add(sign) }
    }
  }
}

extension [UInt8] {
  func forEachPlace(of byte: UInt8, _ body: (Int) -> Void) {
    var start = 0
    while let found = position(of: byte, from: start) {
      body(found)
      start = found + 1
    }
  }

  func byte(_ index: Int) -> UInt8? { index < count ? self[index] : nil }

  /// Whether a name and another colon follow.
  fileprivate func holdsIconName(behind colon: Int) -> Bool {
    var end = colon + 1
    while end < count, IconName.isInName(self[end]) { end += 1 }
    return end > colon + 1 && end < count && self[end] == UInt8(ascii: ":")
  }
}
