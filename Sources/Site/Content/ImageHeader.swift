/// The size of an image in pixels, read from the first bytes of its file.
struct ImageHeader: Equatable {
  let width: Int
  let height: Int

  /// Enough for the headers of all formats, even after a camera's metadata and a thumbnail.
  static let length = 256 << 10

  init?(_ bytes: [UInt8]) {
    let bytes = Array(bytes.prefix(Self.length))
    let found =
      Self.png(bytes) ?? Self.gif(bytes) ?? Self.jpeg(bytes) ?? Self.webp(bytes)
      ?? SVGHeader.size(bytes)
    guard let (width, height) = found, (1...1_000_000).contains(width),
      (1...1_000_000).contains(height)
    else { return nil }
    self.width = width
    self.height = height
  }

  private static func png(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    else { return nil }
    return (bytes.large(16, 4), bytes.large(20, 4))
  }

  private static func gif(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 10, bytes.starts(with: "GIF8".utf8) else { return nil }
    return (bytes.small(6, 2), bytes.small(8, 2))
  }

  /// The size is in the frame's segment, which any number of others may precede.
  private static func jpeg(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var index = 2
    while index + 9 <= bytes.count, bytes[index] == 0xFF {
      let marker = bytes[index + 1]
      if marker == 0xFF {
        index += 1
      } else if isFrame(marker) {
        return (bytes.large(index + 7, 2), bytes.large(index + 5, 2))
      } else {
        // A segment's length counts itself.
        index += 2 + max(2, bytes.large(index + 2, 2))
      }
    }
    return nil
  }

  /// `SOF0` to `SOF15`, without the three of that range that are something else.
  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
  }

  private static func webp(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 30, bytes.starts(with: "RIFF".utf8),
      bytes[8...].starts(with: "WEBP".utf8)
    else { return nil }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8 ": return (bytes.small(26, 2) & 0x3FFF, bytes.small(28, 2) & 0x3FFF)
    case "VP8L":
      let bits = bytes.small(21, 4)
      return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    case "VP8X": return (bytes.small(24, 3) + 1, bytes.small(27, 3) + 1)
    default: return nil
    }
  }
}

extension [UInt8] {
  /// A number with its largest byte first.
  fileprivate func large(_ start: Int, _ count: Int) -> Int {
    self[start..<(start + count)].reduce(0) { $0 << 8 | Int($1) }
  }

  /// A number with its smallest byte first.
  fileprivate func small(_ start: Int, _ count: Int) -> Int {
    self[start..<(start + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

/// The size an SVG gives itself: its `width` and `height` in pixels, else that of its `viewBox`.
private enum SVGHeader {
  static func size(_ bytes: [UInt8]) -> (Int, Int)? {
    guard let tag = tag(of: bytes) else { return nil }
    let box = attribute("viewBox", of: tag)?.split { " ,\n\t\r".contains($0) }.compactMap {
      Double($0)
    }
    let inner = box.flatMap { $0.count == 4 ? (width: $0[2], height: $0[3]) : nil }
    let (width, height) = (pixels("width", of: tag), pixels("height", of: tag))
    switch (width, height, inner) {
    case (let width?, let height?, _): return whole(width, height)
    case (let width?, nil, let inner?): return whole(width, width * inner.height / inner.width)
    case (nil, let height?, let inner?): return whole(height * inner.width / inner.height, height)
    case (nil, nil, let inner?): return whole(inner.width, inner.height)
    default: return nil
    }
  }

  private static func tag(of bytes: [UInt8]) -> Substring? {
    guard bytes.contains(UInt8(ascii: "<")) else { return nil }
    let text = String(decoding: bytes.prefix(16 << 10), as: UTF8.self)
    guard let start = text.firstRange(of: "<svg")?.lowerBound else { return nil }
    return text[start...].prefix { $0 != ">" }
  }

  private static func attribute(_ name: String, of tag: Substring) -> Substring? {
    for quote in ["\"", "'"] {
      for before in [" ", "\n", "\t", "\r"] {
        guard let found = tag.firstRange(of: "\(before)\(name)=\(quote)") else { continue }
        return tag[found.upperBound...].prefix { String($0) != quote }
      }
    }
    return nil
  }

  /// A plain number or one in `px`; other units give no intrinsic size in pixels.
  private static func pixels(_ name: String, of tag: Substring) -> Double? {
    attribute(name, of: tag).flatMap { Double($0.hasSuffix("px") ? $0.dropLast(2) : $0) }
  }

  private static func whole(_ width: Double, _ height: Double) -> (Int, Int)? {
    guard width.isFinite, height.isFinite, abs(width) < 1e7, abs(height) < 1e7 else { return nil }
    return (Int(width.rounded()), Int(height.rounded()))
  }
}
