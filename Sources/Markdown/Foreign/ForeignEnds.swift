internal import Markup

/// Where in a page shortcodes, components and comments end, so that each end is looked for once.
struct ForeignEnds {
  /// The ends of each name, in order: where `{{< /name >}}` begins and where it stops.
  private var shortcodes: [String: [Range<Int>]] = [:]
  private var components: [String: Int] = [:]
  /// Where each `*/}` stops.
  private var comments: [Int] = []

  init(in bytes: [UInt8], _ signs: ForeignSigns) {
    if signs.hasShortcodes {
      bytes.forEachPlace(of: UInt8(ascii: "{")) { brace in
        let text = bytes[brace...]
        guard text.starts(with: "{{<") || text.starts(with: "{{%"),
          text.dropFirst(3).first(where: { !$0.isBlank }) == UInt8(ascii: "/"),
          let end = Shortcode(text), end.isClosing
        else { return }
        shortcodes[end.name, default: []].append(brace..<(brace + end.length))
      }
    }
    if signs.hasComponents {
      bytes.forEachPlace(of: UInt8(ascii: "<")) { less in
        guard bytes[less...].starts(with: "</") else { return }
        let name = bytes[(less + 2)...].prefix { $0.isAlphanumeric || $0 == UInt8(ascii: ".") }
        if !name.isEmpty { components[name.string] = less }
      }
    }
    if signs.hasComments {
      bytes.forEachPlace(of: UInt8(ascii: "*")) { star in
        if bytes[star...].starts(with: "*/}") { comments.append(star + 3) }
      }
    }
  }

  /// The first end of a shortcode at or behind a place.
  func shortcode(_ name: String, from place: Int) -> Range<Int>? {
    guard let all = shortcodes[name] else { return nil }
    let index = Self.search(all.count) { all[$0].lowerBound >= place }
    return index < all.count ? all[index] : nil
  }

  func hasEnd(ofComponent name: String, behind place: Int) -> Bool {
    components[name].map { $0 > place } ?? false
  }

  /// Where the comment stops whose text begins at a place.
  func comment(from place: Int) -> Int? {
    let index = Self.search(comments.count) { comments[$0] >= place + 3 }
    return index < comments.count ? comments[index] : nil
  }

  private static func search(_ count: Int, _ isBehind: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Which signs of other tools a page has: each is looked for as the C library does, many bytes at a time.
struct ForeignSigns {
  private(set) var hasShortcodes = false
  private(set) var hasComments = false
  private(set) var hasComponents = false
  private(set) var hasFormulas = false
  private(set) var hasFences = false
  private(set) var hasStatements = false

  var isEmpty: Bool {
    !hasShortcodes && !hasComments && !hasComponents && !hasFormulas && !hasFences && !hasStatements
  }

  init(in lines: TextLines) {
    let bytes = lines.bytes
    bytes.forEachPlace(of: UInt8(ascii: "{")) { brace in
      guard let next = bytes.byte(brace + 1), let third = bytes.byte(brace + 2) else { return }
      if next == UInt8(ascii: "{") {
        if "<%#".utf8.contains(third) { hasShortcodes = true }
      } else if next == UInt8(ascii: "/"), third == UInt8(ascii: "*") {
        hasComments = true
      }
    }
    bytes.forEachPlace(of: UInt8(ascii: "<")) { less in
      if !hasComponents, Component.mayBegin(at: less, in: bytes) { hasComponents = true }
    }
    for sign in [UInt8(ascii: "$"), UInt8(ascii: "\\")] {
      bytes.forEachPlace(of: sign) { place in
        if !hasFormulas, Formula(at: place, in: bytes, toLineEndFrom: place) != nil {
          hasFormulas = true
        }
      }
    }
    hasFences = Self.mayBeginFence(in: lines)
    hasStatements = ScriptLines.mayStand(in: lines)
  }

  /// Whether a line begins with the signs of a box: only there they are more than a path.
  private static func mayBeginFence(in lines: TextLines) -> Bool {
    lines.bytes.withUnsafeBufferPointer { bytes in
      for start in lines.starts {
        var index = Int(start)
        while index < bytes.count, bytes[index].isBlank || bytes[index] == UInt8(ascii: ">") {
          index += 1
        }
        guard index + 2 < bytes.count else { continue }
        let sign = bytes[index]
        guard sign == UInt8(ascii: ":") || sign == UInt8(ascii: "/") else { continue }
        if bytes[index + 1] == sign, bytes[index + 2] == sign { return true }
      }
      return false
    }
  }
}

extension Formula {
  fileprivate init?(at start: Int, in bytes: [UInt8], toLineEndFrom place: Int) {
    guard let next = bytes.byte(start + 1),
      bytes[start] == UInt8(ascii: "$") || "([".utf8.contains(next)
    else { return nil }
    let limit = Swift.min(bytes.count, start + 400)
    self.init(
      at: start, in: bytes, to: bytes.position(of: 0x0A, from: start, to: limit) ?? limit)
  }
}
