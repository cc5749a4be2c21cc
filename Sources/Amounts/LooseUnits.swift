/// A unit as people write it.
struct LooseUnit {
  enum Meaning {
    /// The same unit as files have it, with its space: ` kB`, `k/s`.
    case unit(String)
    /// One of these is so many of the base unit.
    case factor(Double)
  }

  var meaning: Meaning
  var condition: String?

  init(_ name: String, _ condition: String? = nil) {
    meaning = .unit(name)
    self.condition = condition
  }

  init(factor: Double, _ condition: String? = nil) {
    meaning = .factor(factor)
    self.condition = condition
  }

  /// Whether the spelling looks like another amount.
  var isConverted: Bool { if case .factor(let factor) = meaning { factor != 1 } else { false } }
}

extension AmountKind {
  /// What follows a number may mean, the likeliest first; nothing for what nobody knows.
  func units(for number: LooseNumber.Reading, rest: String) -> [LooseUnit] {
    // What is right but for the number.
    if !rest.isEmpty, factor(of: rest) != nil { return [LooseUnit(isSpaced ? " " + rest : rest)] }
    switch self {
    case .rate: return LooseUnits.rate(rest)
    case .bytes: return rest.isEmpty ? [LooseUnit(" B")] : LooseUnits.size(rest)
    case .bandwidth: return LooseUnits.bandwidth(rest)
    case .duration: return LooseUnits.duration(rest)
    case .share: return rest.isEmpty ? bareShare(number) : LooseUnits.share(rest, of: number)
    case .fraction: return rest.isEmpty ? [LooseUnit("")] : LooseUnits.share(rest, of: number)
    case .count: return rest.isEmpty ? [LooseUnit("")] : LooseUnits.count(rest)
    case .number: return rest.isEmpty ? [LooseUnit("")] : LooseUnits.plain(rest)
    }
  }

  private var isSpaced: Bool {
    switch self {
    case .bytes, .bandwidth, .duration: true
    case .rate, .share, .fraction, .count, .number: false
    }
  }

  /// A share without its percent sign: below one it is most likely of one, above ten of a hundred.
  private func bareShare(_ number: LooseNumber.Reading) -> [LooseUnit] {
    var ofOne = LooseUnit(factor: 1)
    var percent = LooseUnit("%")
    switch abs(number.value) {
    case ...1:
      percent.condition = "if it is a percentage already"
      return [ofOne, percent]
    case ..<10:
      ofOne.condition = "if 1 is the whole"
      return [percent, ofOne]
    default: return [percent]
    }
  }
}

/// Tables of what units are called.
enum LooseUnits {
  static func duration(_ rest: String) -> [LooseUnit] {
    if rest.isEmpty { return [LooseUnit(" s"), LooseUnit(" min"), LooseUnit(" ms")] }
    guard let unit = LooseTimes.unit(rest) else { return [] }
    return [unit.name.map { LooseUnit(" " + $0) } ?? LooseUnit(factor: unit.seconds)]
  }

  static func share(_ rest: String, of number: LooseNumber.Reading) -> [LooseUnit] {
    switch rest.small {
    case "percent", "per cent", "pct", "pct.", "prozent", "%%", "％", "%.": return [LooseUnit("%")]
    case "‰", "permille", "per mille", "promille": return [LooseUnit(factor: 0.001)]
    default: break
    }
    // 1/5
    guard rest.hasPrefix("/"), let divisor = Double(rest.dropFirst()), divisor > 0 else {
      return []
    }
    return [LooseUnit(factor: 1 / divisor)]
  }

  static func count(_ rest: String) -> [LooseUnit] {
    let word = rest.without(anyOf: things) ?? rest
    if word.isEmpty { return [LooseUnit("")] }
    return multiplier(word).map { [unit($0, "")] } ?? []
  }

  static func plain(_ rest: String) -> [LooseUnit] {
    switch rest.small {
    case "%", "percent", "pct": return [LooseUnit(factor: 0.01)]
    case "x", "×", "times", "-fold", "fold": return [LooseUnit("")]
    case "¢", "ct", "cent", "cents": return [LooseUnit(factor: 0.01)]
    default: break
    }
    if isPrice(rest) || things.contains(rest.small) { return [LooseUnit("")] }
    if ["m", "g", "b", "t"].contains(rest) { return [] }
    return multiplier(rest).map { [LooseUnit(factor: $0.factor)] } ?? []
  }

  static func rate(_ rest: String) -> [LooseUnit] {
    guard let (what, time) = perTime(rest) else {
      // 40k: what is missing is only the time.
      return rest.isEmpty ? [LooseUnit("/s")] : multiplier(rest).map { [unit($0, "/s")] } ?? []
    }
    // Megs or messages per second, nobody knows; a small b is bits, and no billion.
    if rest.small.hasSuffix("mps") || what == "b" { return [] }
    let isShort = !rest.contains("/") && rest.hasSuffix("ps")
    let word = what.without(anyOf: isShort ? ["r", "e", "t", "q", "o", "rec", "msg"] : records)
    guard let factor = multiplier(word ?? what) else { return [] }
    return [time == 1 ? unit(factor, "/s") : LooseUnit(factor: factor.factor / time)]
  }

  private static func unit(_ multiplier: (name: String?, factor: Double), _ tail: String)
    -> LooseUnit
  {
    multiplier.name.map { LooseUnit($0 + tail) } ?? LooseUnit(factor: multiplier.factor)
  }

  /// Whether a rate is of bytes, which no number of records can be told of.
  static func isOfBytes(_ rest: String) -> Bool {
    guard let (what, _) = perTime(rest), what != "B" else { return false }
    return what == "b" || bits(what) != nil || (what.utf8.count > 1 && !bytes(what, "").isEmpty)
      || AmountKind.bytes.factor(of: what) != nil
  }

  /// `K/s` to `K` and 1, `rec/min` to `rec` and 60, `rps` to `r` and 1; nil without a time.
  static func perTime(_ rest: String) -> (what: String, seconds: Double)? {
    if let slash = rest.lastIndex(of: "/") {
      let what = String(rest[..<slash]).trimmedOfBlanks
      let time = String(rest[rest.index(after: slash)...]).trimmedOfBlanks
      return LooseTimes.unit(time).map { (what, $0.seconds) }
    }
    let words = rest.split { $0.isBlank }.map { String($0) }
    if words.count > 1, ["per", "a"].contains(words[words.count - 2]),
      let time = LooseTimes.unit(words[words.count - 1])
    {
      return (words.dropLast(2).joined(separator: " "), time.seconds)
    }
    if rest.small.hasSuffix("hz") { return (String(rest.dropLast(2)).trimmedOfBlanks, 1) }
    return rest.small.hasSuffix("ps") ? (String(rest.dropLast(2)).trimmedOfBlanks, 1) : nil
  }

  /// What a rate counts, which files do not say.
  private static let records = [
    "records", "record", "recs", "rec", "events", "event", "ev", "messages", "message", "msgs",
    "msg", "rows", "row", "requests", "request", "req", "transactions", "tx", "tuples", "ops", "r",
  ]

  /// What counts are of.
  private static let things = [
    "keys", "key", "records", "partitions", "partition", "cores", "core", "vcpus", "vcpu", "cpus",
    "cpu", "slots", "slot", "nodes", "node", "pods", "pod",
  ]

  private static func multiplier(_ word: String) -> (name: String?, factor: Double)? {
    switch word {
    case "": ("", 1)
    case "k", "K", "thousand", "tsd", "tsd.": ("k", 1e3)
    case "M", "m", "mio", "Mio", "mio.", "Mio.", "mln", "mn", "million", "millions": ("M", 1e6)
    case "G", "g", "B", "b", "bn", "billion", "billions", "mrd", "Mrd", "Mrd.": ("G", 1e9)
    case "T", "t", "trillion", "trillions": (nil, 1e12)
    default: nil
    }
  }
}

// Bytes and bits.

extension LooseUnits {
  static func size(_ rest: String) -> [LooseUnit] {
    let word = rest.without(anyOf: ["/record", "/rec", "/event", "/message", "/row", "per record"])
    let unit = word ?? rest
    if AmountKind.bytes.factor(of: unit) != nil { return [LooseUnit(" " + unit)] }
    if let bits = bits(unit) { return [LooseUnit(factor: bits.factor / 8)] }
    return bitsOrBytes(unit) ?? bytes(unit, "")
  }

  /// What ends with a small b counts bits, or is a careless spelling of bytes; nil for anything else.
  private static func bitsOrBytes(_ unit: String) -> [LooseUnit]? {
    guard unit.utf8.count <= 2, unit.hasSuffix("b"), let name = decimal(unit.small),
      let size = AmountKind.bytes.factor(of: name)
    else { return nil }
    let isCareless = unit.utf8.count == 2 && unit == unit.small
    if isCareless { return bytes(unit, "") + [LooseUnit(factor: size / 8, "if it counts bits")] }
    return [LooseUnit(factor: size / 8), LooseUnit(" " + name, "if it counts bytes")]
  }

  static func bandwidth(_ rest: String) -> [LooseUnit] {
    if rest.isEmpty { return [LooseUnit(" MB/s"), LooseUnit(" Mbit/s"), LooseUnit(" B/s")] }
    let (what, time) = perTime(rest) ?? (rest, 1)
    if time != 1 {
      let factor = bits(what).map { $0.factor / 8 } ?? AmountKind.bytes.factor(of: what)
      return factor.map { [LooseUnit(factor: $0 / time)] } ?? []
    }
    if let bits = bits(what) {
      return [bits.name.map { LooseUnit(" " + $0 + "/s") } ?? LooseUnit(factor: bits.factor / 8)]
    }
    if AmountKind.bytes.factor(of: what) != nil { return [LooseUnit(" " + what + "/s")] }
    // A small b is bits, most of the time.
    if what.hasSuffix("b") || what.utf8.count == 1, let size = decimal(what) {
      let bitName = size == "B" ? "bit" : String(size.dropLast()) + "bit"
      let isCertain = rest.hasSuffix("bps")
      let first = LooseUnit(" \(bitName)/s")
      return isCertain ? [first] : [first, LooseUnit(" \(size)/s", "if it counts bytes")]
    }
    return bytes(what, "/s")
  }

  /// Names of sizes that are not those of files. Whoever writes `KB` or `4g` may count in 1024s.
  private static func bytes(_ unit: String, _ tail: String) -> [LooseUnit] {
    let small = unit.small
    if small == "b" || small == "byte" || small == "bytes" { return [LooseUnit(" B" + tail)] }
    if let binary = binary(small) { return [LooseUnit(" " + binary + tail)] }
    guard let name = decimal(small) else {
      return large(small).map { [LooseUnit(factor: $0)] } ?? []
    }
    let first = LooseUnit(" " + name + tail)
    let isWord = small.utf8.count > 6
    guard !isWord, let letter = small.first, let other = binary("\(letter)ib") else {
      return [first]
    }
    return [first, LooseUnit(" " + other + tail, "if it counts in 1024s")]
  }

  /// `kB` of `kb`, `K` or `kilobytes`.
  private static func decimal(_ unit: String) -> String? {
    switch unit.small {
    case "b": "B"
    case "k", "kb", "kbyte", "kbytes", "kilobyte", "kilobytes": "kB"
    case "m", "mb", "mbyte", "mbytes", "megabyte", "megabytes": "MB"
    case "g", "gb", "gbyte", "gbytes", "gigabyte", "gigabytes": "GB"
    case "t", "tb", "tbyte", "tbytes", "terabyte", "terabytes": "TB"
    case "p", "pb", "petabyte", "petabytes": "PB"
    default: nil
    }
  }

  /// `KiB` of `Ki`, as Kubernetes has it, or `kib`.
  private static func binary(_ unit: String) -> String? {
    switch unit {
    case "ki", "kib", "kibibyte", "kibibytes": "KiB"
    case "mi", "mib", "mebibyte", "mebibytes": "MiB"
    case "gi", "gib", "gibibyte", "gibibytes": "GiB"
    case "ti", "tib", "tebibyte", "tebibytes": "TiB"
    default: nil
    }
  }

  private static func large(_ unit: String) -> Double? {
    switch unit {
    case "pi", "pib": 1_125_899_906_842_624
    case "eb": 1e18
    default: nil
    }
  }

  /// `kbit` of `Kbit`, `kilobits`; nil for what does not name bits.
  private static func bits(_ unit: String) -> (name: String?, factor: Double)? {
    switch unit.small {
    case "bit", "bits": ("bit", 1)
    case "kbit", "kbits", "kilobit", "kilobits": ("kbit", 1e3)
    case "mbit", "mbits", "megabit", "megabits": ("Mbit", 1e6)
    case "gbit", "gbits", "gigabit", "gigabits": ("Gbit", 1e9)
    case "tbit", "tbits", "terabit", "terabits": (nil, 1e12)
    default: nil
    }
  }
}

// Prices, which name their currency elsewhere.

extension LooseUnits {
  private static let signs = ["US$", "$", "€", "£", "¥", "₹"]
  private static let codes = [
    "USD", "EUR", "GBP", "CHF", "JPY", "CAD", "AUD", "SEK", "NOK", "DKK", "PLN", "CZK", "INR",
    "CNY",
    "BRL",
  ]

  /// The currency that a text begins with; empty for none.
  static func currency(before text: String) -> String {
    (signs + codes).filter(text.hasPrefix).max { $0.count < $1.count } ?? ""
  }

  /// `USD`, `€/h`, `/hour`: what a price is in, hours being what every price is for.
  fileprivate static func isPrice(_ rest: String) -> Bool {
    var rest = rest
    if let (what, seconds) = perTime(rest) {
      guard seconds == 3600 else { return false }
      if what.isEmpty { return true }
      rest = what
    }
    return (signs + codes).contains { $0.small == rest.small }
  }
}
