/// The kinds of amount that files and options hold, each written with its unit.
public enum AmountKind: CaseIterable, Sendable {
  /// Records per second: `40k/s`.
  case rate
  /// Bytes: `512 B`, `1 KiB`, `16 GB`.
  case bytes
  /// Bytes per second: `100 MB/s`, `10 Gbit/s`.
  case bandwidth
  /// Seconds: `90 s`, `15 min`.
  case duration
  /// A share of one: `20%`.
  case share
  /// A share of one as configurations of Flink have it: `0.4`, or `40%`.
  case fraction
  /// A count, perhaps with a multiplier: `50M`.
  case count
  /// A plain number without a unit.
  case number
}

/// Why a text is no amount. `AmountKind.advice(on:)` says what to write instead.
public enum AmountMistake: Error, Equatable, Sendable {
  case noNumber
  case missingUnit
  case unknownUnit(String)
}

extension AmountKind {
  /// The amount in base units: records/s, bytes, bytes/s, seconds, a share of 1, or a number.
  public func parse(_ text: String) -> Result<Double, AmountMistake> {
    // By bytes, since characters would bring the tables of Unicode into the browser.
    var digits = text.utf8.prefix(while: Self.isInNumbers)
    if digits.last == UInt8(ascii: "e") || digits.last == UInt8(ascii: "E") { digits.removeLast() }
    let number = Substring(digits)
    guard let value = Double(number), value.isFinite, digits.first != UInt8(ascii: "+") else {
      return .failure(.noNumber)
    }
    let rest = text.utf8[digits.endIndex...].drop { $0 == UInt8(ascii: " ") }
    let suffix = String(Substring(rest))
    if suffix.isEmpty, value != 0, needsUnit { return .failure(.missingUnit) }
    guard let factor = suffix.isEmpty ? 1 : factor(of: suffix) else {
      return .failure(.unknownUnit(suffix))
    }
    // Dividing keeps 7 % the same number as 0.07.
    return .success(suffix == "%" ? value / 100 : value * factor)
  }

  private static func isInNumbers(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  /// The text before an ending; nil for a text that ends otherwise.
  private static func start(of text: Substring, before ending: StaticString) -> Substring? {
    let count = ending.utf8CodeUnitCount
    let end = UnsafeBufferPointer(start: ending.utf8Start, count: count)
    guard text.utf8.suffix(count).elementsEqual(end) else { return nil }
    return Substring(text.utf8.dropLast(count))
  }

  /// Whether a bare number is no amount.
  private var needsUnit: Bool {
    switch self {
    case .rate, .bytes, .bandwidth, .duration, .share: true
    case .fraction, .count, .number: false
    }
  }

  /// What one of a unit is in base units; nil for what is no unit.
  func factor(of suffix: String) -> Double? {
    switch self {
    case .rate: Self.start(of: suffix[...], before: "/s").flatMap(Self.multiplier)
    case .bytes: Self.byteUnits.first { $0.name == suffix }?.factor
    case .bandwidth: Self.bandwidth(suffix)
    case .duration: Self.timeUnits.first { $0.name == suffix }?.factor
    case .share, .fraction: suffix == "%" ? 1 : nil
    case .count: Self.multiplier(suffix[...])
    case .number: nil
    }
  }

  private static func multiplier(_ suffix: Substring) -> Double? {
    switch suffix {
    case "": 1
    case "k": 1e3
    case "M": 1e6
    case "G", "B": 1e9
    default: nil
    }
  }

  static let byteUnits: [(name: String, factor: Double)] = [
    ("B", 1), ("kB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12), ("PB", 1e15),
    ("KiB", 1024), ("MiB", 1_048_576), ("GiB", 1_073_741_824), ("TiB", 1_099_511_627_776),
  ]

  static let timeUnits: [(name: String, factor: Double)] = [
    ("ms", 0.001), ("s", 1), ("min", 60), ("h", 3600), ("d", 86400),
  ]

  private static func bandwidth(_ suffix: String) -> Double? {
    guard let unit = start(of: suffix[...], before: "/s") else { return nil }
    if let bits = start(of: unit, before: "bit") { return multiplier(bits).map { $0 / 8 } }
    return byteUnits.first { $0.name == unit }?.factor
  }
}

extension AmountKind: CustomStringConvertible {
  public var description: String {
    switch self {
    case .rate: "a rate"
    case .bytes: "a size"
    case .bandwidth: "a bandwidth"
    case .duration: "a duration"
    case .share: "a share"
    case .fraction: "a fraction"
    case .count: "a count"
    case .number: "a number"
    }
  }

  /// One amount as a file would write it.
  public var example: String {
    switch self {
    case .rate: "40k/s"
    case .bytes: "1 KiB"
    case .bandwidth: "100 MB/s"
    case .duration: "90 s"
    case .share: "20%"
    case .fraction: "0.4"
    case .count: "50M"
    case .number: "1.5"
    }
  }

  /// A few amounts with the units that are used most.
  public var examples: [String] {
    switch self {
    case .rate: ["500/s", "40k/s", "1.5M/s"]
    case .bytes: ["512 B", "1 KiB", "16 GiB", "16 GB"]
    case .bandwidth: ["100 MB/s", "10 Gbit/s"]
    case .duration: ["250 ms", "90 s", "15 min", "2 h"]
    case .share: ["20%"]
    case .fraction: ["0.4", "40%"]
    case .count: ["1200", "50k", "50M"]
    case .number: ["1.5"]
    }
  }

  /// The examples in words: `'500/s', '40k/s' or '1.5M/s'`.
  public var spellings: String {
    let quoted = examples.map { "'\($0)'" }
    let first = quoted.dropLast().joined(separator: ", ")
    return (first.isEmpty ? "" : first + " or ") + (quoted.last ?? "")
  }

  /// A regular expression of the texts that are understood, whatever their size. A number that
  /// needs no unit may also be written as a number.
  public var pattern: String {
    "^([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?" + unitPattern + "$"
  }

  var unitPattern: String {
    let bytes = "(" + Self.byteUnits.map { $0.name }.joined(separator: "|") + ")"
    return switch self {
    case .rate: " *[kMGB]?/s"
    case .bytes: " *" + bytes
    case .bandwidth: " *(" + bytes + "|[kMGB]?bit)/s"
    case .duration: " *(" + Self.timeUnits.map { $0.name }.joined(separator: "|") + ")"
    case .share: " *%"
    case .fraction: "( *%)?"
    case .count: " *[kMGB]?"
    case .number: ""
    }
  }

  /// The amounts that any workload stays inside, in base units.
  public var sensibleRange: ClosedRange<Double> {
    switch self {
    case .rate: 0...1e12
    case .bytes: 0...1e18
    case .bandwidth: 0...1e15
    case .duration: 0...86400 * 366
    case .share, .fraction: 0...1
    case .count, .number: 0...1e15
    }
  }

  /// A range in words: `from 1/s to 1000G/s`.
  public func words(for range: ClosedRange<Double>) -> String {
    "from \(spell(range.lowerBound)) to \(spell(range.upperBound))"
  }

  /// A bound as the file would write it.
  public func spell(_ amount: Double) -> String {
    switch self {
    case .rate: Self.scaled(amount) + "/s"
    case .bytes: Self.largest(amount, of: Self.byteUnits)
    case .bandwidth: Self.largest(amount, of: Self.byteUnits) + "/s"
    case .duration: Self.largest(amount, of: Self.timeUnits)
    case .share: Self.plain(amount * 100) + "%"
    case .count: Self.scaled(amount)
    case .fraction, .number: Self.plain(amount)
    }
  }

  private static func scaled(_ amount: Double) -> String {
    largest(amount, of: [("", 1), ("k", 1e3), ("M", 1e6), ("G", 1e9)], separator: "")
  }

  private static func largest(
    _ amount: Double, of units: [(name: String, factor: Double)], separator: String = " "
  ) -> String {
    let fitting = units.filter { amount >= $0.factor }
    // The fewest digits: 2 GiB before 2.147 GB, 1000000 s before 11.574 d.
    let whole = fitting.filter { (amount / $0.factor).rounded() == amount / $0.factor }
    let best = (whole.isEmpty ? fitting : whole).max { $0.factor < $1.factor }
    guard let unit = best ?? units.first(where: { $0.factor == 1 }) else { return plain(amount) }
    return plain(amount / unit.factor) + separator + unit.name
  }

  private static func plain(_ exact: Double) -> String {
    // 1e-6 of one is 0.0001%, not 9.99…e-05%; a large number would lose digits instead.
    let number = abs(exact) < 1e6 ? (exact * 1e9).rounded() / 1e9 : exact
    return number == number.rounded() && abs(number) <= 1e15
      ? String(Int64(number)) : String(number)
  }
}
