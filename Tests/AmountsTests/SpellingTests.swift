import Amounts
import Testing

/// Every unit's accepted spellings, what it refuses, and how it writes a bound.
@Suite struct Spellings {
  private func value(_ kind: AmountKind, _ text: String) -> Double? {
    if case .success(let value) = kind.parse(text) { value } else { nil }
  }

  private func mistake(_ kind: AmountKind, _ text: String) -> AmountMistake? {
    if case .failure(let mistake) = kind.parse(text) { mistake } else { nil }
  }

  @Test(arguments: [
    ("B", 1.0), ("kB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12), ("PB", 1e15),
    ("KiB", 1024), ("MiB", 1_048_576), ("GiB", 1_073_741_824), ("TiB", 1_099_511_627_776),
  ])
  func sizes(_ unit: String, _ factor: Double) {
    #expect(value(.bytes, "3 \(unit)") == 3 * factor)
    #expect(value(.bytes, "3\(unit)") == 3 * factor)
    #expect(value(.bandwidth, "3 \(unit)/s") == 3 * factor)
  }

  @Test(arguments: [("ms", 0.001), ("s", 1), ("min", 60), ("h", 3600), ("d", 86_400)])
  func durations(_ unit: String, _ factor: Double) {
    #expect(value(.duration, "3 \(unit)") == 3 * factor)
  }

  @Test(arguments: [("", 1.0), ("k", 1e3), ("M", 1e6), ("G", 1e9), ("B", 1e9)])
  func multipliers(_ unit: String, _ factor: Double) {
    #expect(value(.rate, "3\(unit)/s") == 3 * factor)
    #expect(value(.count, "3\(unit)") == 3 * factor)
  }

  @Test(arguments: [("bit/s", 1.0), ("kbit/s", 1e3), ("Mbit/s", 1e6), ("Gbit/s", 1e9)])
  func bits(_ unit: String, _ bits: Double) {
    #expect(value(.bandwidth, "16 \(unit)") == 2 * bits)
  }

  @Test(arguments: [
    (AmountKind.rate, "3 k"), (.rate, "3k/S"), (.rate, "3 T/s"), (.bytes, "3 KB"), (.bytes, "3 b"),
    (.bytes, "3 GB/s"), (.bandwidth, "3 GB"), (.bandwidth, "3 Tbit/s"), (.duration, "3 m"),
    (.duration, "3 sec"), (.share, "3 %%"), (.share, "3 x"), (.count, "3K"), (.count, "3 T"),
    (.number, "3 x"), (.number, "3%"),
  ])
  func otherUnitsAreUnknown(_ kind: AmountKind, _ text: String) {
    let suffix = String(text.dropFirst().drop { $0 == " " })
    #expect(mistake(kind, text) == .unknownUnit(suffix))
  }

  @Test(arguments: ["", " ", "x", "s", "e5", "+5 s", "1e999 s", "--5 s", "1.2.3 s", "inf s", "-"])
  func noNumber(_ text: String) {
    #expect(mistake(.duration, text) == .noNumber)
  }

  @Test func numbersWithSignAndExponent() {
    #expect(value(.duration, "-5 s") == -5)
    #expect(value(.count, "2e6") == 2e6)
    #expect(value(.count, "2E6") == 2e6)
    #expect(value(.count, "1.5e-3") == 0.0015)
    #expect(value(.number, ".5") == 0.5)
    #expect(mistake(.bytes, "5e") == .unknownUnit("e"))  // an e without digits is a unit
    #expect(value(.bytes, "0") == 0)  // nothing needs no unit
    #expect(mistake(.share, "٢٠%") == .noNumber)
  }

  @Test(arguments: [AmountKind.rate, .bytes, .bandwidth, .duration, .share])
  func aUnitIsMissing(_ kind: AmountKind) {
    #expect(mistake(kind, "7") == .missingUnit)
    #expect(mistake(kind, "-1.5") == .missingUnit)
  }

  @Test func countsAndNumbersNeedNoUnit() {
    #expect(value(.count, "7") == 7 && value(.number, "7") == 7 && value(.fraction, "0.7") == 0.7)
  }

  @Test(arguments: [
    (AmountKind.rate, 1e12, "1000G/s"), (.rate, 1500, "1500/s"), (.rate, 1500.5, "1.5005k/s"),
    (.rate, 999, "999/s"),
    (.bytes, 1024, "1 KiB"), (.bytes, 1000, "1 kB"), (.bytes, 512, "512 B"),
    (.bytes, 2_147_483_648, "2 GiB"), (.bytes, 0.5, "0.5 B"), (.bandwidth, 1e9, "1 GB/s"),
    (.duration, 90, "90 s"), (.duration, 120, "2 min"), (.duration, 0.25, "250 ms"),
    (.duration, 86_400, "1 d"), (.duration, 0, "0 s"), (.duration, 1e-4, "0.0001 s"),
    (.share, 0.2, "20%"), (.share, 1e-6, "0.0001%"), (.count, 50e6, "50M"), (.count, 7, "7"),
    (.number, 1.5, "1.5"), (.number, 3, "3"), (.number, 1e15, "1000000000000000"),
    (.number, 1e16, "1e+16"),
    (.number, 1e14, "100000000000000"),
    (.number, -2.5, "-2.5"),
  ])
  func boundsAreWrittenShort(_ kind: AmountKind, _ amount: Double, _ text: String) {
    #expect(kind.spell(amount) == text)
  }

  /// Every example and every spelling named in a hint is one that the parser accepts.
  @Test func whatHintsSuggestIsAccepted() {
    for kind in AmountKind.allCases {
      #expect(value(kind, kind.example) != nil, "\(kind)")
      let quoted = kind.spellings.split(separator: "'").enumerated().filter { $0.offset % 2 == 0 }
      #expect(!quoted.isEmpty)
      for (_, text) in quoted { #expect(value(kind, String(text)) != nil, "\(kind) \(text)") }
      #expect(kind.sensibleRange.lowerBound == 0)
    }
    #expect(
      AmountKind.allCases.map { $0.spell($0.sensibleRange.upperBound) } == [
        "1000G/s", "1000 PB", "1 PB/s", "366 d", "100%", "1", "1000000G", "1000000000000000",
      ])
    #expect(
      AmountKind.allCases.map(\.description) == [
        "a rate", "a size", "a bandwidth", "a duration", "a share", "a fraction", "a count",
        "a number",
      ])
  }

  @Test(arguments: [
    (1.0, "1"), (1.5, "1.5"), (1e16, "1e+16"), (-0.25, "-0.25"), (.nan, ""), (.infinity, ""),
    (0, "0"), (-0.0, "-0"), (-12, "-12"), (1e15, "1000000000000000"),
    (9_007_199_254_740_991, "9007199254740991"), (9_007_199_254_740_992, "9007199254740992"),
  ])
  func exactNumbers(_ number: Double, _ text: String) {
    #expect(Exact.number(number) == text)
  }
}
