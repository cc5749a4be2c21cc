/// Makes inputs by random edits of others; the same seed makes the same inputs.
struct Mutator {
  private var state: UInt64
  private let largest: Int
  private let marks: [[UInt8]]
  private var inputs: [[UInt8]]

  init(_ target: Target, seeds: [[UInt8]], seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    largest = target.largest
    marks = target.marks.map { Array($0.utf8) } + Self.anywhere
    inputs = seeds.isEmpty ? [[]] : seeds
  }

  /// Bytes that are trouble in any language.
  private static let anywhere: [[UInt8]] =
    [
      "\0", "\r", "\r\n", "\n", "\t", " ", "\u{FEFF}", "\u{2028}", "é", "\u{1F600}", "\"", "'",
      "\\",
      "-", ":", ",", "0", "1e999", "-1", "9223372036854775808", "<script>", "{{", "}}",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80]]

  private mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(1, bound)))
  }

  /// The next input; some are kept and edited further.
  mutating func next() -> [UInt8] {
    var input = stretch(of: inputs[below(inputs.count)])
    for _ in 0...below(6) { edit(&input) }
    if input.count > largest { input.removeSubrange(largest...) }
    if below(10) == 0 {
      if inputs.count < 500 { inputs.append(input) } else { inputs[below(500)] = input }
    }
    return input
  }

  /// A part of what is too large, from the start of a line on.
  private mutating func stretch(of input: [UInt8]) -> [UInt8] {
    guard input.count > largest else { return input }
    let from = below(input.count - largest / 2)
    let line = input[from...].firstIndex(of: 0x0A).map { $0 + 1 } ?? from
    return Array(input[line...].prefix(largest))
  }

  private mutating func edit(_ input: inout [UInt8]) {
    let start = below(input.count + 1)
    let end = min(input.count, start + below(12))
    switch below(7) {
    case 0: input.removeSubrange(start..<end)
    case 1: input.insert(mark(), at: start)
    case 2: if start < input.count { input[start] = UInt8(truncatingIfNeeded: below(256)) }
    case 3: input.insert(Array(input[start..<end]), at: below(input.count + 1))
    case 4:
      let other = inputs[below(inputs.count)]
      let from = below(other.count + 1)
      input.insert(Array(other[from..<min(other.count, from + below(60))]), at: start)
    case 5:
      // Long inputs find what takes more than linear time.
      let room = (largest - input.count) / max(1, end - start)
      let times = below(8) == 0 ? below(max(1, room)) : below(4)
      let piece = Array(input[start..<end])
      input.insert(piece, times: times, at: start)
    default: for _ in 0..<below(5) { input.insert(mark(), at: start) }
    }
  }

  private mutating func mark() -> [UInt8] { marks[below(marks.count)] }
}

extension [UInt8] {
  /// Whole pieces at a time, which without the optimizer takes a tenth of the library's own time.
  fileprivate mutating func insert(_ piece: [UInt8], times: Int = 1, at place: Int) {
    let rest = self[place...]
    var edited = Array(self[..<place])
    for _ in 0..<times { edited += piece }
    edited += rest
    self = edited
  }
}
