/// Times as people write them.
enum LooseTimes {
  /// What a word for a span of time stands for: its unit in files, where there is one, and its seconds.
  static func unit(_ word: String) -> (name: String?, seconds: Double)? {
    let word = word.small
    return units.first { $0.words.contains(word) }.map { ($0.name, $0.seconds) }
  }

  private static let units: [(words: [String], name: String?, seconds: Double)] = [
    (["s", "sec", "secs", "second", "seconds"], "s", 1),
    (["m", "min", "mins", "minute", "minutes"], "min", 60),
    (["h", "hr", "hrs", "hour", "hours"], "h", 3600),
    (["d", "day", "days"], "d", 86_400),
    (["w", "wk", "wks", "week", "weeks"], nil, 604_800),
    (["ms", "msec", "msecs", "milli", "millis", "millisecond", "milliseconds"], "ms", 0.001),
    (["us", "µs", "μs", "usec", "usecs", "micros", "microsecond", "microseconds"], nil, 1e-6),
    (["ns", "nsec", "nanos", "nanosecond", "nanoseconds"], nil, 1e-9),
  ]

  /// `1h30m`, `2 min 30 s`, `00:10:00`: a sum of at least two; nil for anything else. In seconds.
  static func sum(_ text: String) -> Double? {
    if let clock = clock(text) { return clock }
    var rest = text
    var (sum, count) = (0.0, 0)
    while !rest.isEmpty {
      guard let number = LooseNumber(rest), number.separator == nil,
        let value = number.readings.first?.value
      else { return nil }
      let word = String(number.rest.prefix { $0.isLetter })
      guard let unit = unit(word) else { return nil }
      sum += value * unit.seconds
      count += 1
      rest = String(number.rest.dropFirst(word.count)).trimmedOfBlanks
    }
    return count > 1 ? sum : nil
  }

  /// Hours, minutes and seconds; of two numbers nobody knows which they are.
  private static func clock(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    let numbers = parts.compactMap { $0.allSatisfy { $0 >= "0" && $0 <= "9" } ? Double($0) : nil }
    return numbers.count == 3 ? numbers[0] * 3600 + numbers[1] * 60 + numbers[2] : nil
  }

  /// ISO 8601: `PT5M`, `P1DT12H`; nil for anything else. In seconds.
  static func iso(_ text: String) -> Double? {
    guard text.first == "P" || text.first == "p" else { return nil }
    let halves = text.dropFirst().small.split(separator: "t", omittingEmptySubsequences: false)
    guard halves.count <= 2, let days = halves.first else { return nil }
    let parts =
      [(String(days), ["d": 86_400.0, "w": 604_800])]
      + halves.dropFirst().map { (String($0), ["h": 3600.0, "m": 60, "s": 1]) }
    var sum = 0.0
    for (part, units) in parts {
      var rest = part
      while !rest.isEmpty {
        guard let number = LooseNumber(rest), let value = number.readings.first?.value,
          let letter = number.rest.first, let seconds = units[String(letter)]
        else { return nil }
        sum += value * seconds
        rest = String(number.rest.dropFirst())
      }
    }
    return sum > 0 ? sum : nil
  }
}

extension Substring {
  fileprivate var small: String { String(self).small }
}
