import Amounts
import TestSupport
import Testing

@Suite struct AmountKinds {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let unit: AmountKind
    let expected: Double
  }

  @Test(arguments: [
    Row(testDescription: "40k/s", unit: .rate, expected: 40_000),
    Row(testDescription: "1.5M/s", unit: .rate, expected: 1_500_000),
    Row(testDescription: "500 /s", unit: .rate, expected: 500),
    Row(testDescription: "512 B", unit: .bytes, expected: 512),
    Row(testDescription: "1 KiB", unit: .bytes, expected: 1024),
    Row(testDescription: "1 kB", unit: .bytes, expected: 1000),
    Row(testDescription: "16 GB", unit: .bytes, expected: 16e9),
    Row(testDescription: "10 Gbit/s", unit: .bandwidth, expected: 1.25e9),
    Row(testDescription: "100 MB/s", unit: .bandwidth, expected: 1e8),
    Row(testDescription: "90 s", unit: .duration, expected: 90),
    Row(testDescription: "15 min", unit: .duration, expected: 900),
    Row(testDescription: "250 ms", unit: .duration, expected: 0.25),
    Row(testDescription: "20%", unit: .share, expected: 0.2),
    Row(testDescription: "7%", unit: .share, expected: 0.07),
    Row(testDescription: "7%", unit: .fraction, expected: 0.07),
    Row(testDescription: "0.5", unit: .fraction, expected: 0.5),
    Row(testDescription: "50 %", unit: .fraction, expected: 0.5),
    Row(testDescription: "50M", unit: .count, expected: 50e6),
    Row(testDescription: "1.4", unit: .number, expected: 1.4),
    Row(testDescription: "0", unit: .share, expected: 0),
  ])
  func areReadInBaseUnits(_ row: Row) {
    #expect(row.unit.parse(row.testDescription) == .success(row.expected))
  }

  @Test func withoutTheirUnitShowTheSpelling() {
    #expect(AmountKind.rate.parse("40000") == .failure(.missingUnit))
    #expect(AmountKind.rate.advice(on: "40000").spellings == ["40000/s"])
    #expect(AmountKind.bytes.parse("512") == .failure(.missingUnit))
    #expect(AmountKind.bytes.advice(on: "512").spellings == ["512 B"])
    #expect(AmountKind.share.parse("20") == .failure(.missingUnit))
    #expect(AmountKind.share.advice(on: "20").spellings == ["20%"])
  }

  @Test func ofAnotherUnitAreRefused() {
    #expect(AmountKind.rate.parse("40 KiB") == .failure(.unknownUnit("KiB")))
    #expect(AmountKind.bytes.parse("1,5 GiB") == .failure(.unknownUnit(",5 GiB")))
    #expect(AmountKind.duration.parse("fast") == .failure(.noNumber))
    #expect(AmountKind.number.parse("nan") == .failure(.noNumber))
  }
}
