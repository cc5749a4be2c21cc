@testable import Settings
import Testing

@Suite struct PlainMappings {
  private let origin = Origin(file: "a.md", lineOffset: 1, problems: Problems())

  /// A value with everything in it, and where each part stands.
  private func told(_ value: Value) -> String {
    let place = "\(value.location.line):\(value.location.column)"
    if let text = value.scalar { return "\(place) \(value.isNull) '\(text)'" }
    switch value.content {
    case .list, .librarySequence:
      return "\(place) [" + (value.list() ?? []).map(told).joined(separator: ", ") + "]"
    case .scalar, .mapping, .libraryMapping, .alias: break
    }
    let entries = value.mapping { keys in
      keys.names.map { name in
        told(name) + ": " + (keys.value(name.scalar ?? "").map(told) ?? "nothing")
      }
    }
    return "\(place) {" + (entries ?? []).joined(separator: ", ") + "}"
  }

  /// Whatever is read without the library means the same to it.
  @Test func meanWhatTheLibrarySays() {
    var random = SeededGenerator(seed: 7)
    var plain = 0
    for _ in 0..<20_000 {
      let text = Self.frontMatter(&random)
      guard let mine = PlainMapping.read(text, origin: origin) else { continue }
      plain += 1
      let library = YAML.parse(text, origin: origin).map(told)
      #expect(library == told(mine), "\(text)")
    }
    // Else nothing was compared.
    #expect(plain > 2_000)
    #expect(origin.problems.all.isEmpty)
  }

  @Test(arguments: [
    "title: Page 1\n", "a: b\nc: [d, e f]\n", "a: \"b: c\"\n", "url: https://a.b/c?d=e&f",
    "a: b  \n\nc-d: 'e'  \n", "a: 2026-01-02", "a: x, [y] {z} & *!|>'\"%@`\n",
    "a: é\n", "a: Größe — \u{1F30A}\nb: [ä, ö]\n", "a:\n  - b\n  - \"c\"\nd: e\n", "a: \n- b\n",
  ])
  func areReadWithoutTheLibrary(_ text: String) {
    #expect(PlainMapping.read(text, origin: origin) != nil)
  }

  @Test(arguments: [
    "", "a:\n", "a: b: c\n", "a: b:\n", "a: |\n  b\n", "a: b\n  c\n", "a: b # c\n", "a: [b\n]\n",
    "a: []\n", "a: [b, [c]]\n", "a: {b: c}\n", "a: &b c\n", "a: *b\n", "a: !b c\n", "a: \"\\n\"\n",
    "a: b\na: c\n", "- a\n", "a: 'b''c'\n", "a: \u{2028}b\n", "a: b\u{85}c\n", "a: b\u{FEFF}\n",
    "a:\tb\n", "? a\n: b\n",
    "a: ~\n", "\"a\": b\n", "a: \"b\" c\n", "a: b\r\n", " a: b\n", "a: -\n", "a:\n  - b\n   - c\n",
    "a:\n  - b\n- c\n", "a:\n  - b\n    c\n", "a:\n  - b: c\n",
    "a:\n  - [b]\n", "a:\n  -\n", "a:\n\n  - b\n", "a:\n  b\n",
  ])
  func leaveDoubtToTheLibrary(_ text: String) {
    #expect(PlainMapping.read(text, origin: origin) == nil)
  }

  /// Lines as people write them, half of the time with something at a random place in them.
  private static func frontMatter(_ random: inout SeededGenerator) -> String {
    var text = (0..<random.number(below: 4) + 1).map { _ in
      random.element(of: keys) + random.element(of: values) + "\n"
    }.joined()
    if random.number(below: 8) == 0 { text.removeLast() }
    for _ in 0..<random.number(below: 3) {
      let offset = random.number(below: text.unicodeScalars.count + 1)
      let place = text.unicodeScalars.index(text.startIndex, offsetBy: offset)
      text.unicodeScalars.insert(contentsOf: random.element(of: noise).unicodeScalars, at: place)
    }
    return text
  }

  private static let keys = ["title: ", "tags: ", "a: ", "b1: ", "c_d:  ", "x-y: ", "null: "]

  private static let values = [
    "word", "Two words", "1", "2026-01-02", "1.5e3", "yes", "null", "https://a.b/c", "a:b", "b  ",
    "[a, b]", "[a b, c-d]", "[1, 2 ]", "[ a,b]", "[x/y.z]", "\"quoted: [text]\"", "'it is'", "''",
    "\"\"  ", "x, y [z]", "100%", "a & b", "a - b", "it's", "",
    "Größe — klein", "é", "[ä b, ö]", "\"\u{1F30A} b\"", "\n  - a\n  - b c", "\n- x\n- 'y'",
    "\n    - é ",
  ]

  private static let noise = [
    " ", "  ", ": ", ":", "#", " # c", "-", "- ", "[", "]", ", ", ",", "{", "}", "\"", "'", "\\",
    "|", ">", "&a ", "*a", "!t ", "%", "@", "`", "?", "? ", "\n", "\n  ", "\t", "é", "\u{85}",
    "\u{2029}", "...", "---", "<<: ", "~", "0", "z", "\r", "\u{0}", "\u{FEFF}",
    "\u{A0}", "\u{80}", "\u{FFFE}", "\u{3000}", "\n  - ", "\n- z",
  ]
}

/// The same numbers in every run.
private struct SeededGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func number(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  mutating func element(of list: [String]) -> String { list[number(below: list.count)] }
}
