import Sizing
import TestSupport
import Testing

@testable import Report

@Suite struct SmallMoney {
  /// What costs next to nothing is not free.
  @Test func isNotNothing() {
    #expect(Format.money(1e-9, "USD") == "<0.01 USD" && Format.money(-0.001, "USD") == "−<0.01 USD")
    #expect(Format.money(0, "USD") == "0 USD" && Format.money(0.005, "USD") == "0.01 USD")
    #expect(Format.money(-12.5, "USD") == "−12.5 USD")
  }
}

@Suite struct QuantitiesForPeople {
  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (12600, "12,600"), (-1234, "−1,234"),
  ])
  func countsHaveTheirThousandsApart(_ row: (Int, String)) {
    #expect(Format.count(row.0) == row.1)
  }

  @Test(arguments: [
    (0.5, "500 ms"), (2.0857, "2.09 s"), (59.96, "60 s"), (119.6, "2 min"), (150, "2 min 30 s"),
    (468.5, "7 min 49 s"), (7200, "2 h"), (12000, "3 h 20 min"), (.infinity, "never"),
  ])
  func durationsUseTheUnitsOfTheirSize(_ row: (Double, String)) {
    #expect(Format.duration(Seconds(row.0)) == row.1)
  }

  @Test(arguments: [
    (40_000, "40 k/s"), (1_500_000, "1.5 M/s"), (999.9, "1 k/s"), (67_114.09, "67.1 k/s"),
  ])
  func ratesHaveThreeFigures(_ row: (Double, String)) {
    #expect(Format.rate(RecordsPerSecond(row.0)) == row.1)
  }

  @Test func memoryIsBinaryAndDataIsDecimal() {
    #expect(Format.memory(Bytes(17_179_869_184)) == "16 GiB")
    #expect(Format.memory(Bytes(1_610_612_736)) == "1.5 GiB")
    #expect(Format.size(Bytes(30e9)) == "30 GB")
    #expect(Format.bandwidth(BytesPerSecond(15_740_826)) == "15.7 MB/s")
  }

  @Test func sharesAndMoney() {
    #expect(Format.share(0.0695) == "6.95 %")
    #expect(Format.money(4241.3, "USD") == "4,241 USD")
    #expect(Format.money(9.5, "EUR") == "9.5 EUR")
  }
}

@Suite struct Spreadsheets {
  @Test func quoteWhatNeedsIt() {
    #expect(CSV.field("plain") == "plain")
    #expect(CSV.field("a,\"b\"") == "\"a,\"\"b\"\"\"")
    #expect(CSV.field("two\nlines") == "\"two\nlines\"")
  }

  @Test func neverRunAFormula() {
    #expect(CSV.field("=HYPERLINK(\"x\")") == "\"'=HYPERLINK(\"\"x\"\")\"")
    #expect(CSV.field("-12.5") == "-12.5")
  }
}
