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
    nothing.withUnsafeBufferPointer { nothing in
      pixels.withUnsafeBufferPointer { pixels in
        guard let first = pixels.baseAddress, var above = nothing.baseAddress else { return }
        var inkedAbove = 0..<0
        for y in 0..<height {
          let row = first + y * width
          deflate.append(
            filter: 2, row, minus: above, width: width, inked: inked[y].spanning(inkedAbove))
          (above, inkedAbove) = (row, inked[y])
        }
      }
    }
    return deflate.finish()
  }

  private static func append(_ kind: StaticString, _ content: [UInt8], to file: inout [UInt8]) {
    let name = kind.withUTF8Buffer { Array($0) }
    file += bytes(content.count)
    file += name
    file += content
    file += bytes(Int(Checksum.crc(name, content)))
  }

  private static func bytes(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}

enum Checksum {
  /// Of PNG's chunks (ISO 3309), whose parts follow each other.
  static func crc(_ parts: [UInt8]...) -> UInt32 {
    ~tables.withUnsafeBufferPointer { tables in
      parts.reduce(0xFFFF_FFFF as UInt32) { sum, part in
        part.withUnsafeBytes { crc(of: $0, after: sum, tables) }
      }
    }
  }

  /// Eight bytes at a time: each with the table that has as many zeros after it as bytes follow.
  private static func crc(
    of bytes: UnsafeRawBufferPointer, after start: UInt32, _ tables: UnsafeBufferPointer<UInt32>
  ) -> UInt32 {
    var sum = start
    var place = 0
    while place &+ 8 <= bytes.count {
      let word =
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        ^ UInt64(sum)
      sum = 0
      for byte in 0..<8 {
        let value = Int(truncatingIfNeeded: word &>> (8 * UInt64(byte))) & 0xFF
        sum ^= tables[(7 &- byte) << 8 | value]
      }
      place &+= 8
    }
    while place < bytes.count {
      sum = tables[Int(UInt8(truncatingIfNeeded: sum) ^ bytes[place])] ^ (sum >> 8)
      place &+= 1
    }
    return sum
  }

  /// For each byte, and for each byte with one to seven zeros after it.
  private static let tables: [UInt32] = {
    var tables: [UInt32] = (0..<256).map { byte in
      (0..<8).reduce(UInt32(byte)) { (sum: UInt32, _) -> UInt32 in
        sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1
      }
    }
    for index in 0..<(7 * 256) {
      tables.append(tables[Int(tables[index] & 0xFF)] ^ (tables[index] >> 8))
    }
    return tables
  }()
}
