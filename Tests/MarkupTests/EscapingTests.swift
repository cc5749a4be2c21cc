import Markup
import Testing

@Suite struct Escaping {
  private func quoted(_ text: String) -> String {
    var output = Output()
    output.append(quoting: text)
    return String(decoding: output, as: UTF8.self)
  }

  private func escaped(_ text: String) -> String {
    var output = Output()
    output.append(escaping: text)
    return String(decoding: output, as: UTF8.self)
  }

  @Test func everyCharacterThatMeansSomething() {
    #expect(escaped("a&<>\"'\u{0}z") == "a&amp;&lt;&gt;&quot;&#39;\u{FFFD}z")
    #expect(HTML.text("a&<>\"'\u{0}z").rendered() == "a&amp;&lt;&gt;\"'\u{FFFD}z")
    #expect(escaped("") == "")
    #expect(escaped("a\tb\u{1}é") == "a\tb\u{1}é")
  }

  /// Long texts are looked through sixteen bytes at a time: every place within them counts.
  @Test func everyCharacterAtEveryPlaceOfAString() {
    let escapes: [(Character, String)] = [
      ("\"", "\\\""), ("\\", "\\\\"), ("<", "\\u003c"), ("\u{0}", "\\u0000"), ("\u{1F}", "\\u001f"),
      ("\n", "\\n"), ("\u{2028}", "\\u2028"), ("\u{2029}", "\\u2029"),
    ]
    for (character, escape) in escapes {
      for place in 0..<36 {
        let (before, after) = (
          String(repeating: "a", count: place), String(repeating: "b", count: 9)
        )
        #expect(quoted("\(before)\(character)\(after)") == "\"\(before)\(escape)\(after)\"")
        #expect(quoted("\(before)\(character)") == "\"\(before)\(escape)\"")
      }
    }
  }

  @Test func whatLooksAlikeStays() {
    for text in [
      " ", "!", "#", ";", "=", "[", "]", "|", "}", "é", "→", "\u{2027}", "\u{202A}", "\u{7F}", "â",
    ] {
      for place in 0..<9 {
        let long = String(repeating: "x", count: place) + text + "yyyyyyyy"
        #expect(quoted(long) == "\"\(long)\"")
      }
    }
  }

  @Test func aByteIsFoundAtEveryPlace() {
    for count in 0..<20 {
      for place in 0..<count {
        var bytes = [UInt8](repeating: 97, count: count)
        bytes[place] = 98
        #expect(bytes.position(of: 98) == place)
        #expect(bytes.position(of: 98, from: place) == place)
        #expect(bytes.position(of: 98, from: place + 1) == nil)
        #expect(bytes.position(of: 98, to: place) == nil)
        #expect(bytes.position(of: 98, to: place + 1) == place)
        #expect(bytes.position(of: 0) == nil)
      }
    }
    #expect([UInt8]().position(of: 0) == nil)
    #expect([98, 97, 98].position(of: 98, from: 1) == 2)
    // A byte just above the one looked for must not be taken for it.
    #expect([1, 0, 1, 1, 1, 1, 1, 1, 0].position(of: 0) == 1)
  }
}

@Suite struct Blanks {
  @Test(arguments: [
    ("", ""), (" ", ""), ("a", "a"), (" a ", "a"), ("a  b", "a b"), ("\ta\n\u{C}\r b", "a b"),
    ("a\u{A0}b", "a\u{A0}b"), ("a\u{B}b", "a\u{B}b"), ("  \n", ""),
  ])
  func runsBecomeOne(_ text: String, _ expected: String) {
    #expect(text.singleSpaced == expected)
  }

  @Test func theFiveOfHTML() {
    #expect((UInt8.min...UInt8.max).filter(\.isBlank) == [0x09, 0x0A, 0x0C, 0x0D, 0x20])
  }
}

@Suite struct Trees {
  @Test func emptiness() {
    #expect(HTML.empty.isEmpty)
    #expect(HTML.text("").isEmpty && !HTML.text(" ").isEmpty)
    #expect(HTML.fragment([.text(""), .empty]).isEmpty)
    #expect(!HTML.fragment([.text(""), "a"]).isEmpty)
    #expect(!Tag.span().isEmpty)
    #expect(HTML.trusted([]).isEmpty && !HTML.trusted([97]).isEmpty)
  }

  @Test func plainText() {
    let row = Tag.tr {
      Tag.td { "a" }
      Tag.td {
        Tag.b { "b" }
        "c"
      }
    }
    #expect(row.plainText == "a bc  ")
    #expect(HTML.trusted([97]).plainText == "")
  }

  @Test func anchors() {
    #expect(Tag.a(.class("anchor")) { "#" }.isAnchor)
    #expect(!Tag.a(.class("other")) { "#" }.isAnchor)
    #expect(!Tag.span(.class("anchor")).isAnchor)
    #expect(!HTML.text("#").isAnchor)
  }

  @Test func tagsThatEndByThemselves() {
    #expect(Tag.tr { Tag.td { "a" } }.rendered() == "<tr><td>a")
    #expect(Tag.th().rendered() == "<th>")
    for tag in [Tag.br, .hr, .img, .input, .link, .meta, .wbr] {
      #expect(tag().rendered() == "<\(tag.rawValue)>")
    }
    for tag in [Tag.circle, .ellipse, .line, .path, .polygon, .polyline, .rect, .stop, .use] {
      #expect(tag().rendered() == "<\(tag.rawValue)/>")
      #expect(
        tag { Tag.title { "x" } }.rendered()
          == "<\(tag.rawValue)><title>x</title></\(tag.rawValue)>")
    }
    #expect(Tag.li { "x" }.rendered() == "<li>x</li>")
  }

  @Test func builders() {
    let isThere = true
    let node = Tag.p(attributes: [.id("x")]) {
      if isThere { "a" } else { "b" }
      if !isThere { "c" }
      for letter in ["d", "e"] { Tag.i { letter } }
      HTML?.none
      [HTML.text("f")]
    }
    #expect(node.rendered() == "<p id=\"x\">a<i>d</i><i>e</i>f</p>")
    #expect(Tag.p(nil, .hidden).rendered() == "<p hidden></p>")
  }
}
