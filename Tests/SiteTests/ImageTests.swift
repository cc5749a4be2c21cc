import Pages
import TestSupport
import Testing

@testable import Site

/// Bytes from numbers and texts.
private func bytes(_ parts: Any...) -> [UInt8] {
  parts.flatMap { part -> [UInt8] in
    switch part {
    case let text as String: Array(text.utf8)
    case let numbers as [Int]: numbers.map { UInt8($0) }
    default: []
    }
  }
}

@Suite struct ImageHeaders {
  struct Format: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let size: [Int]?

    init(_ name: String, _ bytes: [UInt8], _ size: [Int]?) {
      (testDescription, self.bytes, self.size) = (name, bytes, size)
    }
  }

  static let formats = [
    Format(
      "PNG",
      bytes(
        [0x89], "PNG\r\n", [0x1A, 0x0A, 0, 0, 0, 13], "IHDR", [0, 0, 2, 0x80, 0, 0, 1, 0xE0]),
      [640, 480]),
    Format("GIF", bytes("GIF89a", [0x40, 1, 0xF0, 0]), [320, 240]),
    Format(
      "JPEG behind other segments",
      bytes(
        [0xFF, 0xD8, 0xFF, 0xE1, 0, 6, 1, 2, 3, 4, 0xFF, 0xC4, 0, 3, 0],
        [0xFF, 0xC2, 0, 11, 8, 0, 100, 0, 200, 1, 1, 0x11, 0]),
      [200, 100]),
    Format(
      "WebP, lossy",
      bytes("RIFF", [0, 0, 0, 0], "WEBPVP8 ", [0, 0, 0, 0, 0, 0, 0, 0x9D, 1, 0x2A, 10, 0, 20, 0]),
      [10, 20]),
    Format(
      "WebP, lossless",
      bytes(
        "RIFF", [0, 0, 0, 0], "WEBPVP8L", [0, 0, 0, 0, 0x2F, 9, 0xC0, 4, 0, 0, 0, 0, 0, 0]),
      [10, 20]),
    Format(
      "WebP, extended",
      bytes(
        "RIFF", [0, 0, 0, 0], "WEBPVP8X", [0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 19, 0, 0]),
      [10, 20]),
    Format("SVG", bytes("<?xml?><svg width=\"30px\" height='40'>"), [30, 40]),
    Format("SVG with a view box", bytes("<svg viewBox=\"0 0 12.4 9.6\">"), [12, 10]),
    Format("SVG with one side", bytes("<svg\nwidth=\"50\" viewBox=\"0,0,100,60\">"), [50, 30]),
    Format("SVG in percent", bytes("<svg width=\"100%\" height=\"100%\">"), nil),
    Format("SVG of no size", bytes("<svg viewBox=\"0 0 0 0\">"), nil),
    Format("cut off", bytes([0x89], "PNG\r\n", [0x1A, 0x0A, 0]), nil),
    Format("text", bytes("GIF is a format"), nil),
    Format("nothing", [], nil),
  ]

  @Test(arguments: formats)
  func areRead(_ format: Format) {
    let found = ImageHeader(format.bytes)
    #expect(found.map { [$0.width, $0.height] } == format.size)
  }

  @Test(arguments: formats)
  func mayEndAnywhere(_ format: Format) {
    for length in format.bytes.indices {
      var cut = Array(format.bytes[..<length])
      _ = ImageHeader(cut)
      cut += [0xFF, 0xFF, 0xFF]
      _ = ImageHeader(cut)
    }
  }

  @Test func sizesAreWritten() {
    SiteTest([
      "a.md": "![x](b.svg) ![y](b.svg){ width=\"9\" } ![z](https://e.example/c.png) ![w](d.svg)",
      "b.svg": "<svg width=\"30\" height=\"40\"></svg>", "d.svg": "no picture",
    ]).expects(
      "a/",
      article: """
        <p><img src="../b.svg" alt="x" width="30" height="40"> \
        <img src="../b.svg" alt="y" width="9"> <img src="https://e.example/c.png" alt="z"> \
        <img src="../d.svg" alt="w"></p>
        """)
  }
}
