import Markup
import Testing

/// Text is written eight or sixteen bytes at a time, so every place within them counts.
@Suite struct Wordwise {
  @Test(arguments: [
    (EscapedPlace.content, "&", "&amp;"), (.content, "<", "&lt;"), (.content, ">", "&gt;"),
    (.content, "\"", "\""), (.content, "'", "'"), (.content, "\0", "\u{FFFD}"),
    (.attribute, "\"", "&quot;"), (.attribute, "'", "&#39;"), (.attribute, "\0", "\u{FFFD}"),
    (.markdown, "&", "&amp;"), (.markdown, "\"", "&quot;"), (.markdown, "'", "'"),
    (.markdown, ">", "&gt;"), (.markdown, "#", "#"), (.attribute, "%", "%"),
  ])
  func escapesAtEveryPlace(_ place: EscapedPlace, _ character: String, _ written: String) {
    for before in 0..<34 {
      for after in [0, 1, 9] {
        let (start, end) = (
          String(repeating: "a", count: before), String(repeating: "é", count: after)
        )
        var output = Output()
        output.append(escaping: start + character + character + end, in: place)
        #expect(String(decoding: output, as: UTF8.self) == start + written + written + end)
        var buffer = OutputBuffer(capacity: 0)
        buffer.append(escaping: start + character + character + end, in: place)
        #expect(buffer.bytes.elementsEqual(output))
      }
    }
  }

  @Test func blanksBecomeOneWhereverTheyStand() {
    let blanks = [" ", "  ", "\n", " \t", "\r\n", " \u{C} ", "\u{B}", "\u{0}"]
    for before in 0..<12 {
      for blank in blanks {
        for after in [0, 1, 3, 8, 11] {
          let text =
            String(repeating: "a b", count: before) + blank + String(repeating: "cde", count: after)
            + blank + blank
          let words = text.split { [" ", "\n", "\t", "\r\n", "\r", "\u{C}"].contains($0) }
          #expect(text.singleSpaced == words.joined(separator: " "), "\(Array(text.utf8))")
        }
      }
    }
  }

  @Test func aBufferLeavesLentMemoryWhenItIsFull() {
    let lent = UnsafeMutablePointer<UInt8>.allocate(capacity: 24)
    defer { lent.deallocate() }
    var buffer = OutputBuffer(into: lent, capacity: 24)
    for _ in 0..<3 { buffer.append(escaping: "code", in: .markdown) }
    #expect(buffer.bytes.baseAddress == UnsafePointer(lent))
    for _ in 0..<20 { buffer.append(escaping: "a<b", in: .markdown) }
    let written = "codecodecode" + String(repeating: "a&lt;b", count: 20)
    #expect(buffer.bytes.elementsEqual(written.utf8))
    #expect(buffer.bytes.baseAddress != UnsafePointer(lent))
  }

  @Test func eightBytesAreReadUpToTheEndOfAText() {
    for count in 0..<20 {
      let text = (0..<count).map { UInt8($0 + 1) }
      text.withUnsafeBufferPointer { bytes in
        for index in 0..<(count + 2) {
          let expected = (0..<8).reduce(0 as UInt64) { word, place in
            index + place < count ? word | UInt64(text[index + place]) << UInt64(8 * place) : word
          }
          #expect(bytes.word(at: index) == expected)
        }
      }
    }
  }

  @Test func aBufferGrowsAndBeginsAnew() {
    var buffer = OutputBuffer(capacity: 0)
    for number in 0..<200 { buffer.append(UInt8(number)) }
    #expect(buffer.count == 200)
    #expect(buffer.last == 199)
    buffer.append(String(repeating: "x", count: 1000))
    #expect(buffer.bytes.prefix(200).elementsEqual(0..<200))
    #expect(buffer.count == 1200)
    buffer.removeAll()
    #expect(buffer.last == nil)
    buffer.append(markup: "<p>")
    #expect(buffer.bytes.elementsEqual("<p>".utf8))
  }
}
