/// A chunk of a PNG file.
struct Chunk {
  var kind: String
  var content: [UInt8]
  /// Whether its checksum is right.
  var isIntact: Bool

  /// What follows the signature.
  static func read(_ file: [UInt8]) throws -> [Chunk] {
    var chunks: [Chunk] = []
    var rest = file.dropFirst(8)
    while rest.count >= 12 {
      let size = number(rest.prefix(4))
      let named = rest.dropFirst(4).prefix(4 + size)
      let sum = number(rest.dropFirst(8 + size).prefix(4))
      chunks.append(
        Chunk(
          kind: String(decoding: named.prefix(4), as: UTF8.self),
          content: Array(named.dropFirst(4)),
          isIntact: sum == crc(named)))
      rest = rest.dropFirst(12 + size)
    }
    return chunks
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  /// Bit by bit, as the standard describes it.
  private static func crc(_ bytes: ArraySlice<UInt8>) -> Int {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return Int(~sum)
  }
}

/// Reads a zlib stream of one block with codes of its own, by RFC 1951 and none of the writer's code.
struct Inflate {
  enum Mistake: Error { case header, code, length, distance, checksum }

  private let bytes: [UInt8]
  private var position = 16

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func all() throws -> [UInt8] {
    guard bytes.count > 8, bytes[0] & 15 == 8, (Int(bytes[0]) * 256 + Int(bytes[1])) % 31 == 0,
      bit() == 1, number(2) == 2
    else { throw Mistake.header }
    let (literals, distances, order) = (number(5) + 257, number(5) + 1, number(4) + 4)
    let places = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    var meta = [Int](repeating: 0, count: 19)
    for place in places.prefix(order) { meta[place] = number(3) }
    let metaCodes = Self.codes(meta)
    var lengths: [Int] = []
    while lengths.count < literals + distances {
      let symbol = try symbol(metaCodes)
      guard symbol < 16 else { throw Mistake.length }
      lengths.append(symbol)
    }
    let codes = Self.codes(Array(lengths.prefix(literals)))
    let distanceCodes = Self.codes(Array(lengths.dropFirst(literals)))
    var output: [UInt8] = []
    while true {
      let symbol = try symbol(codes)
      if symbol == 256 { break }
      if symbol < 256 {
        output.append(UInt8(symbol))
      } else {
        let length = length(of: symbol)
        guard try self.symbol(distanceCodes) == 0, let last = output.last else {
          throw Mistake.distance
        }
        output += [UInt8](repeating: last, count: length)
      }
    }
    let sums = output.reduce((1, 0)) { sums, byte in
      let low = (sums.0 + Int(byte)) % 65521
      return (low, (sums.1 + low) % 65521)
    }
    let written = bytes.suffix(4).reduce(0) { $0 << 8 | Int($1) }
    guard written == sums.1 << 16 | sums.0 else { throw Mistake.checksum }
    return output
  }

  private mutating func length(of symbol: Int) -> Int {
    if symbol == 285 { return 258 }
    if symbol < 265 { return symbol - 254 }
    let extra = (symbol - 261) / 4
    return (4 + (symbol - 261) % 4) << extra + 3 + number(extra)
  }

  private mutating func bit() -> Int {
    guard position / 8 < bytes.count else { return 0 }
    defer { position += 1 }
    return Int(bytes[position / 8] >> UInt8(position % 8)) & 1
  }

  private mutating func number(_ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | bit() << $1 }
  }

  /// Symbols by their code with a one in front of it.
  private static func codes(_ lengths: [Int]) -> [Int: Int] {
    var codes: [Int: Int] = [:]
    var code = 0
    for length in 1...15 {
      for (symbol, own) in lengths.enumerated() where own == length {
        codes[1 << length | code] = symbol
        code += 1
      }
      code <<= 1
    }
    return codes
  }

  private mutating func symbol(_ codes: [Int: Int]) throws -> Int {
    var code = 1
    for _ in 0..<15 {
      code = code << 1 | bit()
      if let symbol = codes[code] { return symbol }
    }
    throw Mistake.code
  }
}
