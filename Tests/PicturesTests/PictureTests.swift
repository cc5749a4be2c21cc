import Testing

@testable import Pictures

@Suite struct Pictures {
  private static func answer() -> AnswerPicture {
    var picture = AnswerPicture(source: "Handbook", title: "Orders enrichment")
    (picture.figure, picture.unit) = ("45", "cores")
    (picture.reason, picture.point) = ("cpu binds", "at 40 k/s, sub-1s")
    picture.details = ["11 TaskManagers on 6 nodes"]
    picture.bars = [
      .init("cpu", share: 1, ink: Color(0x0a58ca)), .init("heap", share: 0, ink: Color(0)),
    ]
    return picture
  }

  /// A picture that another machine draws otherwise would change a site without a reason.
  @Test func areTheSameBytesEverywhere() {
    let bytes = Self.answer().png
    #expect(bytes.count == 18_531)
    #expect(Checksum.crc(bytes) == 3_568_899_817)
  }

  @Test func filesHoldThePixels() throws {
    let picture = Self.answer().drawn
    let file = picture.png
    #expect(file.starts(with: [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]))
    let chunks = try Chunk.read(file)
    #expect(chunks.map(\.kind) == ["IHDR", "PLTE", "IDAT", "IEND"])
    #expect(chunks[0].content == [0, 0, 4, 176, 0, 0, 2, 118, 8, 3, 0, 0, 0])
    #expect(chunks[1].content.count == 3 * picture.palette.count)
    #expect(chunks.allSatisfy { $0.isIntact })
    var inflate = Inflate(chunks[2].content)
    let rows = try inflate.all()
    #expect(rows.count == 630 * 1201)
    var above = [UInt8](repeating: 0, count: 1200)
    for y in 0..<630 {
      let row = rows[(y * 1201)..<((y + 1) * 1201)]
      #expect(row.first == 2)
      above = zip(row.dropFirst(), above).map { $0 &+ $1 }
      guard above == Array(picture.pixels[(y * 1200)..<((y + 1) * 1200)]) else {
        Issue.record("row \(y) differs")
        return
      }
    }
  }

  @Test(
    arguments: [
      [], [7], [7, 7, 7], [0, 0, 0, 0, 1], Array(repeating: 9, count: 1000), Array(0...255),
      (0..<5000).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) },
    ] as [[UInt8]])
  func whatIsCompressedComesBack(_ bytes: [UInt8]) throws {
    let end = [UInt8](repeating: 0, count: 300)
    let row = bytes + end
    let above = [UInt8](repeating: 0, count: row.count)
    var deflate = Deflate()
    // Twice, the second time as what it has more than the first, which is nothing.
    deflate.append(filter: 2, row, minus: above, width: row.count, inked: 0..<bytes.count)
    deflate.append(filter: 2, row, minus: row, width: row.count, inked: 0..<bytes.count)
    var inflate = Inflate(deflate.finish())
    let none = [UInt8](repeating: 0, count: bytes.count)
    #expect(try inflate.all() == [2] + bytes + end + [2] + none + end)
  }

  @Test func codesAreNoLongerThanAllowed() {
    // The rarest of Fibonacci's frequencies would have codes of 24 bits.
    var frequencies = [1, 1]
    while frequencies.count < 25 { frequencies.append(frequencies.suffix(2).reduce(0, +)) }
    let codes = HuffmanCodes(frequencies: frequencies)
    let lengths = (0..<25).map(codes.length)
    #expect(lengths.allSatisfy { (1...15).contains($0) })
    // No code is another's beginning, and none is left over.
    #expect(lengths.reduce(0) { $0 + (1 << (15 - $1)) } <= 1 << 15)
  }

  @Test func checksumsAreThoseOfTheStandards() {
    #expect(Checksum.crc(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(Checksum.crc(Array("12".utf8), [], Array("3456789".utf8)) == 0xCBF4_3926)
  }

  @Test(arguments: [
    ("Orders enrichment: 45 cores, 1,260 €/month (½×)", true), ("Größe, façade, Żółć", false),
    ("Größe, façade, Señor, Čeština", true), ("注文", false), ("", true),
  ])
  func aTitleWithoutLettersIsNotDrawn(_ title: String, _ isDrawn: Bool) {
    #expect(Lettering.hasLetters(for: title) == isDrawn)
  }

  @Test func longTextsGetSmaller() {
    let letters = Lettering(size: 40)
    let text = "A workload with a very long name"
    #expect(letters.width(of: text) > 400)
    let fitted = letters.fitting(text, in: 400)
    #expect(fitted.width(of: text) <= 400)
    // By whole pixels, so that letters of few sizes are drawn.
    #expect(fitted.size == fitted.size.rounded())
    #expect(Lettering(size: fitted.size + 1).width(of: text) > 400)
    #expect(letters.fitting("short", in: 400).size == 40)
  }

  /// Letters are drawn once and copied; that looks as if each was drawn in its place.
  @Test(arguments: [(17.0, 12.25), (17, 12.5), (46, 12)])
  func copiedLettersLookLikeDrawnOnes(_ size: Double, _ x: Double) {
    let (black, below) = (Color(0), 60.0)
    var copied = Picture(width: 80, height: 90, ground: Color(0xffffff))
    Lettering(size: size).draw("g", at: Point(x, below), black, on: &copied)
    var drawn = Picture(width: 80, height: 90, ground: Color(0xffffff))
    let lines = Letter.all["g"]?.lines(at: Point(x, below), scale: size / Letter.capitalHeight)
    drawn.stroke(lines ?? [], thickness: size * 0.115, black)
    #expect(drawn.pixels.contains { $0 > 0 })
    #expect(copied.pixels == drawn.pixels)
  }

  @Test func lettersOverTheEdgeAreCut() {
    var picture = Picture(width: 20, height: 20, ground: Color(0xffffff))
    Lettering(size: 40).draw("MM", at: Point(-8, 30), Color(0), on: &picture)
    #expect(picture.pixels.count == 400)
    #expect(picture.pixels.contains { $0 > 0 })
    Lettering(size: 40).draw("M", at: Point(500, 500), Color(0), on: &picture)
    #expect(picture.pixels.count == 400)
  }

  @Test func marksStayWithinThePicture() {
    var picture = Picture(width: 4, height: 4, ground: Color(0xffffff))
    picture.stroke([Line(Point(-9, -9), Point(20, 20))], thickness: 2, Color(0))
    picture.fill(x: -3..<2, y: 3..<9, Color(0xff0000))
    #expect(picture.pixels.count == 16)
    #expect(picture.palette[Int(picture.pixels[12])] == Color(0xff0000))
    #expect(picture.palette[Int(picture.pixels[5])] == Color(0))
    #expect(picture.pixels[3] == 0)
  }
}
