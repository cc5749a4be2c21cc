import Markup
import Pages
import Testing

@testable import Site

@Suite struct Searching {
  @Test(arguments: [
    ("taskmanager.memory.process.size", ["memory", "process", "size", "taskmanager"]),
    ("recordRatePerCore", ["core", "per", "rate", "record", "recordrateper" + "core"]),
    ("key-skew at sub-1s", ["1s", "at", "key", "skew", "sub"]),
    ("XMLParser", ["parser", "xml", "xmlparser"]),
    ("Überlauf größer", ["grösser", "überlauf"]),
    ("the “backlog” — café… RocksDB’s", ["backlog", "café", "db", "rocks", "rocksdb", "the"]),
    ("状態を管理", ["を管", "態を", "状態", "理", "管理"]), ("大", ["大"]),
    ("Flinkの状態v2", ["flink", "の状", "態", "状態", "v2"]),
    ("カタカナ、ひ。", ["カタ", "カナ", "タカ", "ナ", "ひ"]),
    ("ข้อมูล", ["ข้", "้อ", "อม", "มู", "ูล", "ล"]), ("𠀀𠀁", ["𠀀𠀁", "𠀁"]),
    ("ΚΑΦΚΑ ΛΟΓΟΣ λόγος", ["καφκα", "λογοσ", "λόγοσ"]), ("데이터를 処", ["処", "데이터를"]),
    ("port 8081, 12 of 1.234567890", ["12", "8081", "of", "port"]),
    // A number is found whole: 49 neither in 1.49 nor in 1,249.
    ("1.49 M/s, 49.5", ["1.49", "49.5"]), ("2,520 1,234.5 12,34", ["12", "1234.5", "2520", "34"]),
    ("1.20.1, v1.19 2026.11.", ["1.20.1", "19", "2026.11", "v1"]),
    ("1.49x 1.49× 1.49é", ["1.49", "49x", "49é"]),
  ])
  func cutsTextIntoTerms(_ text: String, _ expected: [String]) {
    var terms = SearchTerms()
    terms.add(text)
    let found = (0..<terms.table.count).map { String(decoding: terms.table[$0], as: UTF8.self) }
    #expect(found.sorted() == expected.sorted())
  }

  /// However accents are written: as one letter, or behind it.
  @Test(arguments: [
    ("U\u{308}berlauf", "Überlauf"), ("Cafe\u{301}", "Café"), ("か\u{3099}く", "がく"),
    ("\u{1112}\u{1161}\u{11AB}", "한"), ("plain", "plain"), ("’ “x” —", "’ “x” —"),
  ])
  func findsEitherForm(_ apart: String, _ composed: String) {
    #expect(Array(apart.composed.unicodeScalars) == Array(composed.unicodeScalars))
    let index = index(of: [(name: "a", text: apart)])
    #expect(index == self.index(of: [(name: "a", text: composed)]))
  }

  /// Words are read eight letters at a time, so every length and every place counts.
  @Test func countsWhatAnySplittingFinds() {
    var random = SeededGenerator(seed: 5)
    let pieces = [
      "a", "b", "cd", "efghijkl", "A", "XY", "Z", "0", "42", " ", " ", ", ", "-", "@", "[", "`",
      "{", "\n",
    ]
    for _ in 0..<2_000 {
      let text = (0..<random.number(below: 40)).map { _ in
        pieces[random.number(below: pieces.count)]
      }.joined()
      var terms = SearchTerms()
      terms.add(text)
      let found = zip(0..<terms.table.count, terms.table.occurrences).map {
        (String(decoding: terms.table[$0], as: UTF8.self), $1)
      }
      let packed = terms.table.packed { length, occurrences in UInt8(length + occurrences) }
      var expected: [UInt8] = []
      for (term, occurrences) in found {
        expected.append(UInt8(term.utf8.count + occurrences))
        expected += Array(term.utf8)
      }
      #expect(packed == expected, "\(text)")
      #expect(Dictionary(uniqueKeysWithValues: found) == Self.counts(of: text), "\(text)")
      let sorted = terms.table.sorted().map { String(decoding: terms.table[$0], as: UTF8.self) }
      #expect(sorted == found.map(\.0).sorted())
    }
  }

  /// How often each term occurs in a text of ASCII, letter by letter.
  private static func counts(of text: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      let parts = parts(of: Array(word))
      for term in [String(word)] + (parts.count > 1 ? parts : []) {
        let isNumber = term.allSatisfy(\.isNumber)
        guard (isNumber ? 2...5 : 2...40).contains(term.count) else { continue }
        counts[term.lowercased(), default: 0] += 1
      }
    }
    return counts
  }

  /// Cut before a capital that follows a small letter, or that a small letter follows.
  private static func parts(of word: [Character]) -> [String] {
    var parts = [""]
    for (place, letter) in word.enumerated() {
      if place > 0, letter.isUppercase {
        let endsCapitals =
          word[place - 1].isUppercase && place + 1 < word.count && word[place + 1].isLowercase
        if word[place - 1].isLowercase || endsCapitals { parts.append("") }
      }
      parts[parts.count - 1].append(letter)
    }
    return parts
  }

  @Test func findsSectionsInAPagesTree() {
    let page = Page(
      path: SitePath("a"), title: "A", description: "",
      lead: { _ in Tag.p { "Before" } },
      sections: [
        PageSection("one", "First") { _ in
          Tag.table {
            Tag.tr {
              Tag.td { "22" }; Tag.td { "cores" }
            }
          }
        },
        PageSection("two", "Second") { _ in
          Tag.p {
            "a "; Tag.code { "b" }; "c"
          }
        },
      ])
    #expect(
      page.textSections(in: page.body(.page(page.path))) == [
        TextSection(id: nil, heading: "", text: "Before"),
        TextSection(id: "one", heading: "First", text: "22 cores"),
        TextSection(id: "two", heading: "Second", text: "a bc"),
      ])
  }

  @Test func writesTermsWithWhatRepeats() {
    let written = index(of: [("x", "state stated stateful"), ("y", "state state state state")])
    // "state" is on pages 0 and 1, often on the second: steps of 1, doubled, are 2 and 3.
    #expect(written.contains(#""terms":"0state 5d 5ful""#))
    #expect(written.contains(##""postings":"$% $ $""##))
    #expect(written.contains(#"["x/","x",""]"#))
  }

  @Test func writesTheSameForTheSame() {
    let pages = (0..<50).map { ("p\($0)", "alpha beta gamma delta epsilon \($0 * 7919)") }
    #expect(index(of: pages) == index(of: pages))
  }

  /// What the browser puts together from the files of a large index is what one file would have had.
  @Test func aLargeIndexIsInFilesOfItsOwn() throws {
    let pages = (0..<120).map { ("p\($0)", "word\($0) other\($0 % 30) common") }
    let files = self.files(of: pages, largest: 1_000).filter { $0.path != "assets/search/0.js" }
    #expect(files.dropFirst().allSatisfy { $0.bytes.count < 1_000 })
    let texts = Dictionary(
      uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    let head = try #require(texts["search-index.js"])
    let count = try #require(head.firstMatch(of: #/"pages":(\d+),/#).flatMap { Int($0.output.1) })
    #expect(count > 1)
    let listed = (0..<count).flatMap { part in
      (texts["assets/search/pages-\(part).js"] ?? "").matches(of: #/\["(p\d+)\/"/#).map {
        String($0.output.1)
      }
    }
    #expect(listed == pages.map(\.0))

    let starts = try #require(head.firstMatch(of: #/"postings":\[([\d,]+)\]/#)).output.1
      .split(separator: ",").compactMap { Int($0) }
    #expect(starts.count > 1)
    let terms = try #require(head.firstMatch(of: #/"terms":"([^"]*)"/#)).output.1.split(
      separator: " "
    ).count
    let places = try starts.indices.map { part in
      let text = try #require(texts["assets/search/terms-\(part).js"])
      let written = try #require(text.firstMatch(of: #/="(.*)"\)\n/#)).output.1
      return written.split(separator: " ", omittingEmptySubsequences: false).count
    }
    #expect(places.reduce(0, +) == terms)
    #expect(starts == places.indices.map { places[..<$0].reduce(0, +) })
    #expect(Set(texts.keys).count == 1 + count + starts.count)
  }

  private func index(of pages: [(name: String, text: String)]) -> String {
    files(of: pages).last.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }

  private func files(
    of pages: [(name: String, text: String)], largest: Int = 1 << 19
  ) -> [OutputFile] {
    var index = SearchIndex(largest: largest)
    for page in pages {
      let entry = SearchIndex.Entry(
        Page(path: SitePath(page.name), title: page.name) { _ in .empty },
        sections: [TextSection(id: nil, heading: "", text: page.text)])
      _ = index.add(entry)
    }
    return index.finish().compactMap { file in
      if case .made(let file) = file { file } else { nil }
    }
  }
}

/// The same numbers in every run.
private struct SeededGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func number(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}
