/// Codes of up to 15 bits that are shorter for symbols that come more often.
struct HuffmanCodes {
  private static let longest = 15

  /// As they are written: the first bit is the lowest. Of no length for symbols that don't come.
  private(set) var all: [(code: UInt64, length: UInt64)]

  /// - Parameter frequencies: how often each symbol comes; some may not.
  init(frequencies: [Int]) {
    var frequencies = frequencies
    let count = frequencies.count
    var lengths = Self.lengths(frequencies)
    while lengths.contains(where: { $0 > Self.longest }) {
      // More alike, the codes are less long.
      frequencies = frequencies.map { $0 == 0 ? 0 : $0 / 4 + 1 }
      lengths = Self.lengths(frequencies)
    }
    all = [(UInt64, UInt64)](repeating: (0, 0), count: count)
    var code: UInt64 = 0
    for length in 1...Self.longest {
      for symbol in 0..<count where lengths[symbol] == length {
        all[symbol] = (BitWriter.reversed(code, UInt64(length)), UInt64(length))
        code += 1
      }
      code <<= 1
    }
  }

  func length(of symbol: Int) -> Int { Int(all[symbol].length) }

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
struct BitWriter: ~Copyable {
  private var output: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var filled = 0
  private var bits: UInt64 = 0
  private var count: UInt64 = 0

  init(_ start: [UInt8]) {
    capacity = 1 << 16
    output = .allocate(capacity: capacity)
    for byte in start { put(UInt64(byte), 8) }
  }

  deinit { output.deallocate() }

  /// At most 32 bits, of which those above the length are zeros.
  @inline(__always)
  mutating func put(_ value: UInt64, _ length: UInt64) {
    bits |= value &<< count
    count &+= length
    if count >= 32 { putWord() }
  }

  @inline(__always)
  private mutating func putWord() {
    if filled &+ 8 > capacity { grow() }
    UnsafeMutableRawPointer(output + filled)
      .storeBytes(of: UInt32(truncatingIfNeeded: bits).littleEndian, as: UInt32.self)
    filled &+= 4
    bits &>>= 32
    count &-= 32
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * capacity)
    larger.moveInitialize(from: output, count: filled)
    output.deallocate()
    (output, capacity) = (larger, 2 * capacity)
  }

  static func reversed(_ code: UInt64, _ length: UInt64) -> UInt64 {
    var reversed: UInt64 = 0
    for bit in 0..<length { reversed |= (code >> bit & 1) << (length - 1 - bit) }
    return reversed
  }

  /// All bytes, the last of the bits filled up with zeros, and those that follow.
  consuming func finish(with end: [UInt8]) -> [UInt8] {
    put(0, (8 - count % 8) % 8)
    for byte in end { put(UInt64(byte), 8) }
    while count > 0 {
      output[filled] = UInt8(truncatingIfNeeded: bits)
      filled += 1
      bits >>= 8
      count -= 8
    }
    return Array(UnsafeBufferPointer(start: output, count: filled))
  }
}
