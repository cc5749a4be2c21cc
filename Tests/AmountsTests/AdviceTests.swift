import Amounts
import Testing

/// What people write instead of an amount, and what they are told to write.
@Suite struct Advice {
  typealias Row = (text: String, hint: String)

  /// The hint, checked: whatever it tells to write is an amount.
  private func hint(_ kind: AmountKind, _ text: String) -> String {
    guard case .failure = kind.parse(text) else { return "accepted" }
    let advice = kind.advice(on: text)
    for spelling in advice.spellings {
      guard case .success = kind.parse(spelling) else { return "refused: \(spelling)" }
      #expect(advice.hint?.contains("'\(spelling)'") == true)
    }
    return advice.hint ?? "none"
  }

  private func expect(_ kind: AmountKind, _ rows: [Row]) {
    for row in rows { #expect(hint(kind, row.text) == row.hint, "\(kind) '\(row.text)'") }
  }

  private static let usualRate = "a rate is written '500/s', '40k/s' or '1.5M/s'"
  private static let notBytes =
    "a rate counts records: divide this by the size of a record, and write it such as '40k/s'"

  @Test func ofRates() {
    expect(
      .rate,
      [
        ("40000", "write '40000/s'"), ("40k", "write '40k/s'"), ("40K", "write '40k/s'"),
        ("40K/s", "write '40k/s'"), ("40k/S", "write '40k/s'"), ("1.5m/s", "write '1.5M/s'"),
        ("3 T/s", "write '3000G/s', which is 3 T/s"), ("2bn/s", "write '2G/s'"),
        ("40k/sec", "write '40k/s'"), ("40k per second", "write '40k/s'"),
        ("40k records/s", "write '40k/s'"), ("500 msg/s", "write '500/s'"),
        ("40 rps", "write '40/s'"), ("40krps", "write '40k/s'"), ("40 tps", "write '40/s'"),
        ("40 Hz", "write '40/s'"), ("2 million events per second", "write '2M/s'"),
        ("60k/min", "write '1k/s', which is 60k/min"),
        ("40k/min", "write '666.6667/s', which is 40k/min"),
        ("3.6M/h", "write '1k/s', which is 3.6M/h"),
        ("7200 records per hour", "write '2/s', which is 7200 records per hour"),
        ("86400/d", "write '1/s', which is 86400/d"), ("5/ms", "write '5k/s', which is 5/ms"),
        ("40k/minute", "write '666.6667/s', which is 40k/minute"),
        ("8 b/s", Self.notBytes), ("100 MB/s", Self.notBytes), ("10 Gbit/s", Self.notBytes),
        ("5 KiB/s", Self.notBytes),
        ("5 x", Self.usualRate), ("5 mps", Self.usualRate), ("5/month", Self.usualRate),
        ("~40k/s", "write '40k/s'"), ("+40k/s", "write '40k/s'"), ("ca. 40k/s", "write '40k/s'"),
        ("10-20k/s", "write one number, not a range"),
        ("10k/s-20k/s", "write one number, not a range"),
        ("10k to 20k/s", Self.usualRate), ("fast", "none"), ("", "none"),
      ])
  }

  @Test func onSeparators() {
    expect(
      .rate,
      [
        ("40,000/s", "write '40000/s', or '40.000/s' if the comma is a decimal point"),
        ("40 000/s", "write '40000/s'"), ("40\u{A0}000/s", "write '40000/s'"),
        ("40\u{202F}000/s", "write '40000/s'"), ("40_000/s", "write '40000/s'"),
        ("40'000/s", "write '40000/s'"), ("40\u{2019}000/s", "write '40000/s'"),
        ("40.000,5/s", "write '40000.5/s'"), ("40,000.5/s", "write '40000.5/s'"),
        ("1.000.000/s", "write '1000000/s'"), ("1,000,000/s", "write '1000000/s'"),
        ("1 000 000/s", "write '1000000/s'"), ("10,00,000/s", "write '1000000/s'"),
        ("1,5k/s", "write '1.5k/s'"), ("0,500k/s", "write '0.500k/s'"),
        ("1 000,5/s", "write '1000.5/s'"),
        ("40,000", "write '40000/s', or '40.000/s' if the comma is a decimal point"),
        (
          "60,000/min",
          "write '1k/s', which is 60000/min, or '1/s', which is 60.000/min if the comma is a decimal point"
        ),
        ("1.2.3/s", "none"), ("1,2,3/s", "none"), ("40 00/s", Self.usualRate),
      ])
    expect(
      .bytes,
      [
        ("1,5 GB", "write '1.5 GB'"),
        ("1,024 B", "write '1024 B', or '1.024 B' if the comma is a decimal point"),
        ("1 024 B", "write '1024 B'"),
        ("10_000 KB", "write '10000 kB', or '10000 KiB' if it counts in 1024s"),
      ])
    expect(.duration, [("1,5 min", "write '1.5 min'"), ("1 800 s", "write '1800 s'")])
    expect(
      .share,
      [("2,5%", "write '2.5%'"), ("0,2", "write '20%', or '0.2%' if it is a percentage already")])
    expect(.fraction, [("0,4", "write '0.4'")])
    expect(
      .count,
      [("10,000,000", "write '10000000'"), ("10_000", "write '10000'"), ("1,5M", "write '1.5M'")])
    expect(.number, [("1,5", "write '1.5'"), ("1'000", "write '1000'")])
    expect(.bandwidth, [("1,5 GB/s", "write '1.5 GB/s'")])
  }

  @Test func ofSizes() {
    let usual = "a size is written '512 B', '1 KiB', '16 GiB' or '16 GB'"
    expect(
      .bytes,
      [
        ("512", "write '512 B'"),
        ("512 b", "write '64 B', which is 512 b, or '512 B' if it counts bytes"),
        ("512 bytes", "write '512 B'"),
        ("3 KB", "write '3 kB', or '3 KiB' if it counts in 1024s"),
        (
          "3 kb",
          "write '3 kB', or '3 KiB' if it counts in 1024s, or '375 B', which is 3 kb if it counts bits"
        ),
        ("3 Kb", "write '375 B', which is 3 Kb, or '3 kB' if it counts bytes"),
        ("8 Gb", "write '1 GB', which is 8 Gb, or '8 GB' if it counts bytes"),
        (
          "512mb",
          "write '512 MB', or '512 MiB' if it counts in 1024s, or '64 MB', which is 512mb if it counts bits"
        ),
        ("4g", "write '4 GB', or '4 GiB' if it counts in 1024s"),
        ("4G", "write '4 GB', or '4 GiB' if it counts in 1024s"),
        ("1K", "write '1 kB', or '1 KiB' if it counts in 1024s"),
        ("4Gi", "write '4 GiB'"), ("512 Mi", "write '512 MiB'"), ("16 gib", "write '16 GiB'"),
        ("3 kilobytes", "write '3 kB'"), ("2 gigabytes", "write '2 GB'"),
        ("200 B/record", "write '200 B'"), ("8 kbit", "write '1 kB', which is 8 kbit"),
        ("1 EB", "write '1000 PB', which is 1 EB"), ("1 PiB", "write '1024 TiB', which is 1 PiB"),
        ("3 GB/s", usual), ("3 x", usual), ("lots", "none"),
      ])
  }

  @Test func ofBandwidths() {
    expect(
      .bandwidth,
      [
        ("100", "write '100 MB/s', '100 Mbit/s' or '100 B/s', whichever is meant"),
        ("100 MB", "write '100 MB/s'"), ("10 Gbit", "write '10 Gbit/s'"),
        ("10 Gbps", "write '10 Gbit/s'"), ("10gbps", "write '10 Gbit/s'"),
        ("100 Mbps", "write '100 Mbit/s'"), ("100 MBps", "write '100 MB/s'"),
        ("100 MiBps", "write '100 MiB/s'"),
        ("100 Mb/s", "write '100 Mbit/s', or '100 MB/s' if it counts bytes"),
        ("1 Gb/s", "write '1 Gbit/s', or '1 GB/s' if it counts bytes"),
        ("100 kb/s", "write '100 kbit/s', or '100 kB/s' if it counts bytes"),
        ("100 KB/s", "write '100 kB/s', or '100 KiB/s' if it counts in 1024s"),
        ("10G", "write '10 Gbit/s', or '10 GB/s' if it counts bytes"),
        ("100 MB/sec", "write '100 MB/s'"), ("100 MB per second", "write '100 MB/s'"),
        ("600 MB/min", "write '10 MB/s', which is 600 MB/min"),
        ("3.6 TB/h", "write '1 GB/s', which is 3.6 TB/h"),
        ("1 Tbit/s", "write '125 GB/s', which is 1 Tbit/s"),
        ("100 Mibit/s", "a bandwidth is written '100 MB/s' or '10 Gbit/s'"),
        ("40k/s", "write '40 kbit/s', or '40 kB/s' if it counts bytes"),
      ])
  }

  @Test func ofDurations() {
    let usual = "a duration is written '250 ms', '90 s', '15 min' or '2 h'"
    expect(
      .duration,
      [
        ("5", "write '5 s', '5 min' or '5 ms', whichever is meant"),
        ("5 sec", "write '5 s'"), ("5 secs", "write '5 s'"), ("5 Seconds", "write '5 s'"),
        ("5m", "write '5 min'"), ("5 mins", "write '5 min'"), ("5 minutes", "write '5 min'"),
        ("2 hours", "write '2 h'"), ("2hr", "write '2 h'"), ("2 H", "write '2 h'"),
        ("3 days", "write '3 d'"), ("2 weeks", "write '14 d', which is 2 weeks"),
        ("250 msec", "write '250 ms'"), ("250 millis", "write '250 ms'"),
        ("500 us", "write '0.0005 s', which is 500 us"),
        ("500 µs", "write '0.0005 s', which is 500 µs"),
        ("1h30m", "write '90 min', which is 1h30m"),
        ("2 min 30 s", "write '150 s', which is 2 min 30 s"),
        ("00:10:00", "write '10 min', which is 00:10:00"), ("PT5M", "write '5 min', which is PT5M"),
        ("P1DT12H", "write '36 h', which is P1DT12H"),
        ("PT0.5S", "write '500 ms', which is PT0.5S"),
        ("10:30", usual), ("3 months", usual), ("5 M", "write '5 min'"), ("forever", "none"),
        ("P", "none"),
      ])
  }

  @Test func ofShares() {
    expect(
      .share,
      [
        ("20", "write '20%'"), ("0.2", "write '20%', or '0.2%' if it is a percentage already"),
        ("1", "write '100%', or '1%' if it is a percentage already"),
        ("1.5", "write '1.5%', or '150%' if 1 is the whole"),
        ("20 percent", "write '20%'"), ("20 pct", "write '20%'"), ("20 %%", "write '20%'"),
        ("15‰", "write '1.5%', which is 15‰"), ("1/5", "write '20%', which is 1/5"),
        ("20 x", "a share is written '20%'"),
      ])
    expect(.fraction, [("40 percent", "write '40%'"), ("2/5", "write '0.4', which is 2/5")])
  }

  @Test func ofCounts() {
    let usual = "a count is written '1200', '50k' or '50M'"
    expect(
      .count,
      [
        ("50K", "write '50k'"), ("50m", "write '50M'"), ("50 million", "write '50M'"),
        ("5 bn", "write '5G'"), ("2 T", "write '2000G', which is 2 T"), ("50M keys", "write '50M'"),
        ("48 partitions", "write '48'"), ("50%", usual), ("5 GB", usual), ("5/s", usual),
      ])
  }

  @Test func ofPlainNumbers() {
    let usual = "convert it to a number without a unit, such as '0.25'"
    expect(
      .number,
      [
        ("1.5%", "write '0.015', which is 1.5%"), ("150 %", "write '1.5', which is 150 %"),
        ("1.5x", "write '1.5'"), ("8 vCPU", "write '8'"), ("3 times", "write '3'"),
        ("$0.05", "write '0.05'"),
        ("0.05 USD", "write '0.05'"), ("€ 0,05", "write '0.05'"), ("0.05 $/h", "write '0.05'"),
        ("EUR 0.05 per hour", "write '0.05'"), ("0.05/hour", "write '0.05'"),
        ("5 ct", "write '0.05', which is 5 ct"), ("1.5k", "write '1500', which is 1.5k"),
        ("29 USD/month", usual), ("0.05/min", usual), ("5 GB", usual), ("5 m", usual),
      ])
  }

  /// A suggestion without a condition never means anything but the text.
  @Test func keepsTheMeaning() {
    let rows: [(AmountKind, String, Double)] = [
      (.rate, "40 000/s", 40_000), (.rate, "60k/min", 1000), (.rate, "3.6M/h", 1000),
      (.rate, "40.000,5/s", 40_000.5), (.number, "1.5%", 0.015), (.bandwidth, "8 Gbps", 1e9),
      (.bandwidth, "600 MB/min", 1e7), (.duration, "1h30m", 5400),
      (.duration, "2 weeks", 1_209_600),
      (.count, "50 million", 50e6), (.bytes, "4Gi", 4_294_967_296), (.share, "15‰", 0.015),
    ]
    for (kind, text, amount) in rows {
      let spellings = kind.advice(on: text).spellings
      #expect(spellings.map { try? kind.parse($0).get() } == [amount], "\(text)")
    }
  }

  /// What the hint says would be refused in turn.
  @Test func suggestsNothingOutOfRange() {
    func hint(_ text: String) -> String? { AmountKind.rate.advice(on: text, in: 1...1e9).hint }
    #expect(hint("1/h") == "a rate here is from 1/s to 1G/s")
    #expect(hint("30/min") == "a rate here is from 1/s to 1G/s")
    #expect(hint("3 T/s") == "a rate here is from 1/s to 1G/s")
    #expect(hint("60k/min") == "write '1k/s', which is 60k/min")
    #expect(AmountKind.bytes.advice(on: "4 bit", in: 1...1e9).spellings == [])
  }

  @Test func saysWhatIsWrong() {
    let rows: [(AmountKind, String, AmountAdvice.Mistake, String)] = [
      (.rate, "40000", .missingUnit, "'40000' has no unit"),
      (.rate, "40K/s", .unknownUnit, "unknown unit 'K/s'"),
      (.rate, "40,000/s", .separator, "the number in '40,000/s' has ',' between its digits"),
      (.rate, "40 000/s", .separator, "the number in '40 000/s' has a space between its digits"),
      (
        .rate, "40'000/s", .separator,
        "the number in '40'000/s' has an apostrophe between its digits"
      ),
      (.rate, "fast", .noNumber, "expected a rate such as '40k/s', found 'fast'"),
      (.number, "$5", .noNumber, "expected a number such as '1.5', found '$5'"),
      (.duration, "PT5M", .noNumber, "expected a duration such as '90 s', found 'PT5M'"),
    ]
    for (kind, text, mistake, message) in rows {
      let advice = kind.advice(on: text)
      #expect(advice.mistake == mistake && advice.message == message, "\(advice)")
    }
  }

  /// A point between thousands is read as a decimal point.
  @Test func pointsBetweenThousands() {
    #expect(AmountKind.rate.inThousands("40.000/s") == "40000/s")
    #expect(AmountKind.rate.inThousands("1.500 /s") == "1500/s")
    #expect(AmountKind.count.inThousands("10.000") == "10000")
    for text in ["1.500k/s", "0.125/s", "40.00/s", "4000.000/s", "40.000/min", "1.5/s", "40000/s"] {
      #expect(AmountKind.rate.inThousands(text) == nil, "\(text)")
    }
    #expect(AmountKind.number.inThousands("1.000") == nil)
    #expect(AmountKind.bytes.inThousands("1.500 GB") == nil)
  }

  /// Any text gets advice whose spellings are amounts.
  @Test func ofAnyText() {
    let pieces = [
      "1", "000", ",", ".", " ", "-", "k", "M", "B", "/", "s", "min", "%", "e", "'", "P", "T", ":",
      "ps", "per ",
    ]
    var random = Steps()
    for _ in 0..<4000 {
      let text = (0..<Int.random(in: 0...7, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      for kind in AmountKind.allCases {
        for spelling in kind.advice(on: text).spellings {
          if case .failure = kind.parse(spelling) {
            Issue.record("\(kind) '\(text)': '\(spelling)'")
          }
        }
      }
    }
  }
}

/// The same numbers in every run.
private struct Steps: RandomNumberGenerator {
  private var state: UInt64 = 7

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
