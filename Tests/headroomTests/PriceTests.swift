import Foundation
import Pages
import TestSupport
import Testing

@testable import headroom

/// A price that changes while nothing else does, as a team meets it: in the comparison and its gates, on
/// the page of releases and in the feed, and what `check` says of gates on costs.
@Suite struct PriceChanges {
  private func handbook(_ core: String, currency: String = "USD", gates: String = "[]") -> String {
    """
    title: T
    url: https://example.com/
    environments:
      production: { prices: { currency: \(currency), corePerHour: \(core), memoryPerHour: 0.005 } }
    compare: { fail: \(gates) }
    """
  }

  private static let orders = """
    title: Orders
    source: { rate: 40k/s, record: 1 KiB }
    latency: sub-1s
    statements:
      - { name: parse, complexity: simple }
    """

  /// Runs the body in a handbook of which a release was recorded at 0.05 a core.
  private func withRelease(_ body: (String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try write(handbook("0.05"), to: "content/handbook.yaml", in: folder)
      try write(Self.orders, to: "content/workloads/orders.yaml", in: folder)
      try Release.parse(["1", "\(folder)/content", "--date", "2026-11-01"]).run()
      try body(folder)
    }
  }

  private func compare(_ arguments: [String] = [], in folder: String) throws -> String {
    let output = folder + "/comparison.txt"
    try Compare.parse(arguments + ["--content", "\(folder)/content", "--output", output]).run()
    return try String(contentsOfFile: output, encoding: .utf8)
  }

  @Test func areCompared() throws {
    try withRelease { folder in
      #expect(try compare(in: folder).contains("Nothing changed: 1 workload, "))
      try write(handbook("0.80"), to: "content/handbook.yaml", in: folder)
      let text = try compare(in: folder)
      #expect(text.contains("1 of 1 workload costs more: +"))
      #expect(text.contains("price of one core for an hour 0.05 → 0.8"))
      #expect(!text.contains("Cores of"))
      for format in ["markdown", "json", "csv", "html"] {
        let text = try compare(["--format", format], in: folder)
        #expect(
          text.contains("price of one core for an hour") || text.contains("prices.corePerHour"))
        #expect(text.contains("USD"), "\(format)")
      }
    }
  }

  /// What is paid for by use is told in every format and crosses its gates.
  @Test func byUseAreCompared() throws {
    func handbook(_ store: String) -> String {
      self.handbook("0.05").replacing(
        "memoryPerHour", with: "storePerMonth: \(store), memoryPerHour")
    }
    let stateful = Self.orders.replacing(
      "simple }", with: "medium, state: { keys: 1M, bytesPerKey: 1 kB } }")
    try withTemporaryFolder { folder in
      try write(handbook("0.023"), to: "content/handbook.yaml", in: folder)
      try write(stateful, to: "content/workloads/orders.yaml", in: folder)
      try Release.parse(["1", "\(folder)/content", "--date", "2026-11-01"]).run()
      try write(handbook("2.3"), to: "content/handbook.yaml", in: folder)
      let text = try compare(in: folder)
      #expect(text.contains("1 of 1 workload costs more: +"))
      #expect(text.contains(" USD a month by use (+9,900 %)"))
      for format in ["markdown", "json", "csv", "html"] {
        let text = try compare(["--format", format], in: folder)
        #expect(text.contains("usageCost") || text.contains("By use a month"), "\(format)")
      }
      for gate in ["usageCost > +10%", "total: usageCost > +5 USD", "cell: usageCost > +1%"] {
        #expect(throws: Failure.self, "\(gate)") { try compare(["--fail-on", gate], in: folder) }
      }
      _ = try compare(["--fail-on", "cost > +0"], in: folder)
    }
  }

  /// A first price, and prices that are gone, fail a gate on costs; a waiver accepts them.
  @Test func onOneSideOnlyFailGatesOnCosts() throws {
    try withRelease { folder in
      let unpriced = "title: T\nurl: https://example.com/\ncompare: { fail: ['cost > +10%'] }\n"
      try write(unpriced, to: "content/handbook.yaml", in: folder)
      let failure = #expect(throws: Failure.self) { try compare(in: folder) }
      #expect(failure?.code == 1)
      #expect(failure?.message.hasPrefix("error: 1 gate can't be checked\n") == true)
      try Release.parse(["2", "\(folder)/content", "--date", "2026-11-02"]).run()
      try write(
        handbook("0.05", gates: "['total: cost > +10%']"), to: "content/handbook.yaml", in: folder)
      #expect(throws: Failure.self) { try compare(in: folder) }
      let waiver = ", waivers: [{ metric: cost, reason: first prices, until: 2026-12-31 }] }"
      try write(
        handbook("0.05", gates: "['total: cost > +10%']").replacing("%'] }", with: "%']" + waiver),
        to: "content/handbook.yaml", in: folder)
      #expect(
        try compare(["--today", "2026-12-01"], in: folder).contains(
          "1 of 1 workload has a first price"))
      #expect(throws: Failure.self) { try compare(["--today", "2027-01-01"], in: folder) }
    }
  }

  @Test func crossGates() throws {
    try withRelease { folder in
      try write(
        handbook("0.80", gates: "['total: cost > +10%']"), to: "content/handbook.yaml", in: folder)
      #expect(throws: Failure.self) { try compare(in: folder) }
      try write(
        handbook("0.80", gates: "['cost > +1M USD', 'totalCores > +0', 'cost > 1 EUR']"),
        to: "content/handbook.yaml", in: folder)
      let found = try Handbook(folder: folder + "/content").diagnostics
      #expect(found.map(\.message) == ["no environment has prices in 'EUR'"])
      try write(
        handbook("0.80", gates: "['cost > +1M USD', 'totalCores > +0']"),
        to: "content/handbook.yaml", in: folder)
      try Check.parse(["\(folder)/content"]).run()
      #expect(try compare(in: folder).contains("costs more"))
      #expect(throws: Failure.self) { try compare(["--fail-on", "cost > +10%"], in: folder) }
    }
  }

  @Test func areOnThePageOfReleases() throws {
    try withRelease { folder in
      try write(handbook("0.80"), to: "content/handbook.yaml", in: folder)
      let handbook = try Handbook(folder: folder + "/content")
      var files: [String: String] = [:]
      try handbook.site().write {
        files[$0.path] = String(decoding: $0.inMemory.bytes, as: UTF8.self)
      }
      for path in [
        "index.md", "releases/index.md", "releases/1..current.md", "workloads/orders.md",
      ] {
        let text = files[path] ?? files[path.replacing(".md", with: "/index.md")] ?? ""
        let isTold = text.contains("costs more: +") || text.contains(" a month since 1")
        #expect(isTold, "\(path)")
      }
    }
  }
}
