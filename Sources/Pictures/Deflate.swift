/// Compresses bytes as a zlib stream (RFC 1950, RFC 1951). Of all matches it finds runs of one byte:
/// enough for rows that are nearly all zero, and the same bytes everywhere, where another version of a
/// library would give others.
struct Deflate {
  /// A literal, or the length of a run with the bits that follow its code.
  private struct Token {
    var symbol: Int
    var extra: UInt64 = 0
    var extraBits: UInt64 = 0
  }

  private var tokens: [Token] = []
  // Adler-32 of what was appended.
  private var low: UInt64 = 1
  private var high: UInt64 = 0
  /// The byte of the run that is not a token yet.
  private var byte: UInt8 = 0
  private var run = 0

  /// Appends bytes, and zeros after them.
  mutating func append(_ bytes: ArraySlice<UInt8>, zeros: Int) {
    for byte in bytes {
      low += UInt64(byte)
      high += low
      add(byte, times: 1)
    }
    low %= 65521
    high = (high + UInt64(zeros) * low) % 65521
    add(0, times: zeros)
  }

  /// The stream: one block with codes of its own.
  mutating func finish() -> [UInt8] {
    endRun()
    tokens.append(Token(symbol: Self.end))
    let codes = HuffmanCodes(tokens.map(\.symbol), count: Self.symbols)
    var bits = BitWriter([0x78, 0x01])
    bits.put(0b101, 3)
    Self.write(codes, to: &bits)
    for token in tokens {
      let (code, length) = codes[token.symbol]
      bits.put(code, length)
      bits.put(token.extra, token.extraBits)
      // Every distance is 1, whose code is the only one.
      if token.symbol > Self.end { bits.put(0, 1) }
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
    tokens.append(Token(symbol: Int(byte)))
    run -= 1
    while run >= 3 {
      let length = min(258, run)
      tokens.append(Self.copy(length))
      run -= length
    }
    while run > 0 {
      tokens.append(Token(symbol: Int(byte)))
      run -= 1
    }
  }

  /// The last byte once more, 3...258 times.
  private static func copy(_ length: Int) -> Token {
    let index = lengths.lastIndex { $0.first <= length } ?? 0
    let (first, bits) = lengths[index]
    return Token(symbol: end + 1 + index, extra: UInt64(length - first), extraBits: bits)
  }

  /// The shortest length of each code, and how many bits follow it.
  private static let lengths: [(first: Int, bits: UInt64)] = {
    var lengths: [(Int, UInt64)] = []
    var first = 3
    for index in 0..<28 {
      let bits = index < 4 ? 0 : index / 4 - 1
      lengths.append((first, UInt64(bits)))
      first += 1 << bits
    }
    return lengths + [(258, 0)]
  }()
}
