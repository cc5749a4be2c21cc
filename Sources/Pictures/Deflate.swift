/// Compresses bytes as a zlib stream (RFC 1950, RFC 1951). Of all matches it finds runs of one byte:
/// enough for rows that are nearly all zero, and the same bytes everywhere, where another version of a
/// library would give others.
struct Deflate {
  /// A literal, or the length of a run with the bits that follow its code.
  private struct Token {
    var symbol: UInt16
    var extra: UInt16 = 0
    var extraBits: UInt8 = 0
  }

  private var tokens: [Token] = []
  /// How often each symbol comes.
  private var frequencies = [Int](repeating: 0, count: Self.symbols)
  // Adler-32 of what was appended.
  private var low: UInt64 = 1
  private var high: UInt64 = 0
  /// The byte of the run that is not a token yet.
  private var byte: UInt8 = 0
  private var run = 0

  mutating func append(_ byte: UInt8) {
    low += UInt64(byte)
    high += low
    add(byte, times: 1)
  }

  mutating func append(zeros: Int) {
    high += UInt64(zeros) * low
    add(0, times: zeros)
  }

  /// Appends what a row has more than the one above, byte by byte. Most rows are the same.
  mutating func append(_ row: UnsafeRawBufferPointer, minus above: UnsafeRawBufferPointer) {
    var x = 0
    while x < row.count {
      let start = x
      while x + 8 <= row.count,
        row.loadUnaligned(fromByteOffset: x, as: UInt64.self)
          == above.loadUnaligned(fromByteOffset: x, as: UInt64.self)
      { x += 8 }
      while x < row.count, row[x] == above[x] { x += 1 }
      append(zeros: x - start)
      while x < row.count, row[x] != above[x] {
        append(row[x] &- above[x])
        x += 1
      }
    }
  }

  /// Keeps the sums small, which a row at a time is enough for.
  mutating func endRow() {
    low %= 65521
    high %= 65521
  }

  /// The stream: one block with codes of its own.
  mutating func finish() -> [UInt8] {
    endRow()
    endRun()
    take(Token(symbol: UInt16(Self.end)))
    let codes = HuffmanCodes(frequencies: frequencies)
    var bits = BitWriter([0x78, 0x01])
    bits.put(0b101, 3)
    Self.write(codes, to: &bits)
    for token in tokens {
      let (code, length) = codes[Int(token.symbol)]
      // Every distance is 1, whose code is the only one: a zero.
      let distance: UInt64 = token.symbol > Self.end ? 1 : 0
      bits.put(
        code | UInt64(token.extra) << length, length + UInt64(token.extraBits) + distance)
    }
    let sum = high << 16 | low
    return bits.finish() + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> $0) }
  }

  private static let end = 256
  private static let symbols = 286

  /// The lengths of the codes: each in four bits, which takes no longer to read than to explain.
  private static func write(_ codes: HuffmanCodes, to bits: inout BitWriter) {
    bits.put(UInt64(symbols - 257), 5)
    bits.put(0, 5)
    bits.put(19 - 4, 4)
    // How the lengths are coded: 16, 17 and 18 are not used, and 0 to 15 take four bits.
    for length in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] {
      bits.put(length < 16 ? 4 : 0, 3)
    }
    for symbol in 0..<symbols {
      bits.put(BitWriter.reversed(UInt64(codes.length(of: symbol)), 4), 4)
    }
    bits.put(BitWriter.reversed(1, 4), 4)
  }

  private mutating func add(_ next: UInt8, times: Int) {
    if times == 0 { return }
    if next != byte {
      endRun()
      byte = next
    }
    run += times
  }

  private mutating func endRun() {
    guard run > 0 else { return }
    take(Token(symbol: UInt16(byte)))
    run -= 1
    while run >= 3 {
      let length = min(258, run)
      take(Self.copies[length - 3])
      run -= length
    }
    while run > 0 {
      take(Token(symbol: UInt16(byte)))
      run -= 1
    }
  }

  private mutating func take(_ token: Token) {
    tokens.append(token)
    frequencies[Int(token.symbol)] += 1
  }

  /// The last byte once more, by how often.
  private static let copies = (3...258).map(copy)

  /// The last byte once more, 3...258 times.
  private static func copy(_ length: Int) -> Token {
    let index = lengths.lastIndex { $0.first <= length } ?? 0
    let (first, bits) = lengths[index]
    return Token(
      symbol: UInt16(end + 1 + index), extra: UInt16(length - first), extraBits: bits)
  }

  /// The shortest length of each code, and how many bits follow it.
  private static let lengths: [(first: Int, bits: UInt8)] = {
    var lengths: [(Int, UInt8)] = []
    var first = 3
    for index in 0..<28 {
      let bits = index < 4 ? 0 : index / 4 - 1
      lengths.append((first, UInt8(bits)))
      first += 1 << bits
    }
    return lengths + [(258, 0)]
  }()
}
