/// Codes of up to 15 bits that are shorter for symbols that come more often.
struct HuffmanCodes {
  private static let longest = 15

  private var lengths: [Int]
  private var codes: [UInt64]

  /// - Parameter frequencies: how often each symbol comes; some may not.
  init(frequencies: [Int]) {
    var frequencies = frequencies
    let count = frequencies.count
    lengths = Self.lengths(frequencies)
    while lengths.contains(where: { $0 > Self.longest }) {
      // More alike, the codes are less long.
      frequencies = frequencies.map { $0 == 0 ? 0 : $0 / 4 + 1 }
      lengths = Self.lengths(frequencies)
    }
    codes = [UInt64](repeating: 0, count: count)
    var code: UInt64 = 0
    for length in 1...Self.longest {
      for symbol in 0..<count where lengths[symbol] == length {
        codes[symbol] = BitWriter.reversed(code, UInt64(length))
        code += 1
      }
      code <<= 1
    }
  }

  func length(of symbol: Int) -> Int { lengths[symbol] }

  /// As it is written: its first bit is the lowest.
  subscript(symbol: Int) -> (code: UInt64, length: UInt64) {
    (codes[symbol], UInt64(lengths[symbol]))
  }

  /// Joins the two rarest until all are one; each joining makes the codes within a bit longer.
  private static func lengths(_ frequencies: [Int]) -> [Int] {
    var lengths = [Int](repeating: 0, count: frequencies.count)
    var groups = frequencies.indices.filter { frequencies[$0] > 0 }
      .map { (frequency: frequencies[$0], symbols: [$0]) }
    if groups.count == 1 { lengths[groups[0].symbols[0]] = 1 }
    groups.sort { ($0.frequency, $0.symbols[0]) > ($1.frequency, $1.symbols[0]) }
    while groups.count > 1 {
      let (a, b) = (groups.removeLast(), groups.removeLast())
      let joined = (frequency: a.frequency + b.frequency, symbols: a.symbols + b.symbols)
      for symbol in joined.symbols { lengths[symbol] += 1 }
      let place = groups.firstIndex { $0.frequency <= joined.frequency } ?? groups.endIndex
      groups.insert(joined, at: place)
    }
    return lengths
  }
}

/// Writes bits from the lowest of each byte on.
struct BitWriter {
  private var output: [UInt8]
  private var bits: UInt64 = 0
  private var count: UInt64 = 0

  init(_ start: [UInt8]) { output = start }

  mutating func put(_ value: UInt64, _ length: UInt64) {
    bits |= value << count
    count += length
    while count >= 8 {
      output.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
      count -= 8
    }
  }

  static func reversed(_ code: UInt64, _ length: UInt64) -> UInt64 {
    var reversed: UInt64 = 0
    for bit in 0..<length { reversed |= (code >> bit & 1) << (length - 1 - bit) }
    return reversed
  }

  /// All bytes, the last filled up with zeros.
  mutating func finish() -> [UInt8] {
    put(0, (8 - count % 8) % 8)
    return output
  }
}
