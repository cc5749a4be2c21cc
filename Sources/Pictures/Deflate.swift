/// Compresses the rows of a picture as a zlib stream (RFC 1950, RFC 1951). Of all matches it finds runs
/// of one byte: enough for rows that are nearly all zero, and the same bytes everywhere, where another
/// version of a library would give others.
struct Deflate: ~Copyable {
  /// A literal, or the length of a run: the symbol in the low half, the bits that follow its code above
  /// it, and their number in the highest byte.
  private typealias Token = UInt32

  private var tokens: UnsafeMutablePointer<Token>
  private var count = 0
  private var capacity: Int
  /// How often each symbol comes.
  private let frequencies: UnsafeMutablePointer<Int>
  private var sum = Adler()
  /// The byte of the run that is not a token yet.
  private var byte: UInt8 = 0
  private var run = 0

  init() {
    capacity = 1 << 16
    tokens = .allocate(capacity: capacity)
    frequencies = .allocate(capacity: Self.symbols)
    frequencies.initialize(repeating: 0, count: Self.symbols)
  }

  deinit {
    tokens.deallocate()
    frequencies.deallocate()
  }

  /// Appends a row: how it was filtered, then what each of its bytes has more than the one above. Most
  /// are the same.
  ///
  /// - Parameter inked: where the row or the one above may be other than zero.
  mutating func append(
    filter: UInt8, _ row: UnsafePointer<UInt8>, minus above: UnsafePointer<UInt8>, width: Int,
    inked: Range<Int>
  ) {
    // A byte makes a token at most, and the run before it few.
    reserve(width + run / 258 + 16)
    sum.add(filter)
    add(filter, times: 1)
    var x = inked.lowerBound
    var zeros = inked.lowerBound
    while x < inked.upperBound {
      let start = x
      x = Self.firstDifference(row, above, from: x, to: inked.upperBound)
      zeros += x - start
      if x == inked.upperBound { break }
      if zeros > 0 {
        sum.addZeros(zeros)
        add(0, times: zeros)
        zeros = 0
      }
      repeat {
        let difference = row[x] &- above[x]
        if difference == 0 { break }
        sum.add(difference)
        add(difference, times: 1)
        x += 1
      } while x < inked.upperBound
    }
    zeros += width - inked.upperBound
    if zeros > 0 {
      sum.addZeros(zeros)
      add(0, times: zeros)
    }
    sum.reduce()
  }

  private static func firstDifference(
    _ row: UnsafePointer<UInt8>, _ above: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    var x = start
    while x &+ 8 <= end {
      let difference =
        UnsafeRawPointer(row + x).loadUnaligned(as: UInt64.self)
        ^ UnsafeRawPointer(above + x).loadUnaligned(as: UInt64.self)
      if difference != 0 {
        return x &+ UInt64(littleEndian: difference).trailingZeroBitCount / 8
      }
      x &+= 8
    }
    while x < end, row[x] == above[x] { x &+= 1 }
    return x
  }

  /// The stream: one block with codes of its own.
  consuming func finish() -> [UInt8] {
    reserve(run / 258 + 16)
    endRun()
    take(Token(Self.end))
    let codes = HuffmanCodes(
      frequencies: Array(UnsafeBufferPointer(start: frequencies, count: Self.symbols)))
    var bits = BitWriter([0x78, 0x01])
    bits.put(0b101, 3)
    Self.write(codes, to: &bits)
    codes.all.withUnsafeBufferPointer { codes in
      for place in 0..<count {
        let token = tokens[place]
        let symbol = Int(token & 0xFFFF)
        let (code, length) = codes[symbol]
        // Every distance is 1, whose code is the only one: a zero.
        let distance: UInt64 = symbol > Self.end ? 1 : 0
        bits.put(
          code | UInt64(token >> 16 & 0xFF) << length, length + UInt64(token >> 24) + distance)
      }
    }
    return bits.finish(with: sum.bytes)
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

  @inline(__always)
  private mutating func add(_ next: UInt8, times: Int) {
    if next != byte {
      endRun()
      byte = next
    }
    run &+= times
  }

  /// Makes tokens of the run, for which there is room: a literal, and copies of it.
  @inline(__always)
  private mutating func endRun() {
    if run == 1 {
      run = 0
      return take(Token(byte))
    }
    if run > 1 { endLongRun() }
  }

  private mutating func endLongRun() {
    take(Token(byte))
    run -= 1
    while run >= 3 {
      let length = min(258, run)
      take(Self.copies[length - 3])
      run -= length
    }
    while run > 0 {
      take(Token(byte))
      run -= 1
    }
  }

  @inline(__always)
  private mutating func take(_ token: Token) {
    tokens[count] = token
    count &+= 1
    frequencies[Int(token & 0xFFFF)] &+= 1
  }

  /// Makes room for so many more tokens.
  private mutating func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    capacity = max(2 * capacity, count + more)
    let larger = UnsafeMutablePointer<Token>.allocate(capacity: capacity)
    larger.moveInitialize(from: tokens, count: count)
    tokens.deallocate()
    tokens = larger
  }

  /// The last byte once more, by how often.
  private static let copies = (3...258).map(copy)

  /// The last byte once more, 3...258 times.
  private static func copy(_ length: Int) -> Token {
    let index = lengths.lastIndex { $0.first <= length } ?? 0
    let (first, bits) = lengths[index]
    return Token(end + 1 + index) | Token(length - first) << 16 | Token(bits) << 24
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

/// Adler-32 of what is compressed (RFC 1950).
private struct Adler {
  private var low: UInt64 = 1
  private var high: UInt64 = 0

  @inline(__always)
  mutating func add(_ byte: UInt8) {
    low &+= UInt64(byte)
    high &+= low
  }

  mutating func addZeros(_ count: Int) { high &+= UInt64(count) &* low }

  /// Keeps the sums small, which a row at a time is enough for.
  mutating func reduce() {
    low %= 65521
    high %= 65521
  }

  /// For sums that were kept small.
  var bytes: [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: (high << 16 | low) >> $0) }
  }
}
