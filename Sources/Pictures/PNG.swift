extension Picture {
  /// The picture as a PNG file of indexed colors.
  public var png: [UInt8] {
    let colors = palette
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    // Eight bits a pixel, by the palette; deflate, filters, not interlaced.
    Self.append("IHDR", Self.bytes(width) + Self.bytes(height) + [8, 3, 0, 0, 0], to: &file)
    Self.append("PLTE", colors.flatMap { [$0.red, $0.green, $0.blue] }, to: &file)
    Self.append("IDAT", compressedRows, to: &file)
    Self.append("IEND", [], to: &file)
    return file
  }

  /// Each row as its difference from the one above, which is nothing for most.
  private var compressedRows: [UInt8] {
    var deflate = Deflate()
    let nothing = [UInt8](repeating: 0, count: width)
    nothing.withUnsafeBytes { nothing in
      pixels.withUnsafeBytes { pixels in
        var above = nothing
        for y in 0..<height {
          let row = UnsafeRawBufferPointer(rebasing: pixels[(y * width)..<((y + 1) * width)])
          deflate.append(2)
          deflate.append(row, minus: above)
          deflate.endRow()
          above = row
        }
      }
    }
    return deflate.finish()
  }

  private static func append(_ kind: StaticString, _ content: [UInt8], to file: inout [UInt8]) {
    let named = kind.withUTF8Buffer { Array($0) } + content
    file += bytes(content.count) + named + bytes(Int(Checksum.crc(named)))
  }

  private static func bytes(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}

enum Checksum {
  /// Of PNG's chunks (ISO 3309).
  static func crc(_ bytes: [UInt8]) -> UInt32 {
    table.withUnsafeBufferPointer { table in
      ~bytes.reduce(0xFFFF_FFFF as UInt32) { sum, byte in
        table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ (sum >> 8)
      }
    }
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { sum, _ in
      sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1
    }
  }
}
