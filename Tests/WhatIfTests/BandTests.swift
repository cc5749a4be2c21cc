import Report
import Testing
import Workloads

@testable import WhatIf

/// The band of the slider of rates, which comes with the charts.
@Suite struct Bands {
  private static let one = """
    title: One
    source: { rate: 40k/s, record: 1 KiB }
    latency: sub-1s
    statements:
      - { name: join, complexity: complex, state: { keys: 50M, bytesPerKey: 600 B } }
    """

  /// The band that a session adds to its charts after each of some changes; nil where it adds none.
  private func bands(_ changes: [String]) throws -> [String?] {
    let session = try #require(Session(WorkloadText(try planned(Self.one)).text))
    return changes.map { lines in
      var reply = Reply()
      session.change(lines, into: &reply)
      reply = Reply()
      session.writeSections(["rates"], into: &reply)
      let parts = reply.bytes.split(separator: 0, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      return parts.firstIndex(of: "steps").map { parts[$0 + 1] }
    }
  }

  @Test func comesOnceForAllRates() throws {
    let bands = try bands([
      "", "rate=50k/s", "rate=60k/s", "rate=60k/s\nskew=high", "skew=high", "",
    ])
    #expect(bands.map { $0 != nil } == [true, false, false, true, false, true])
    #expect(bands[0] == bands[5] && bands[0] != bands[3])
  }

  /// Else the same address would show another band than the slider left there.
  @Test func isTheSameWhicheverRateCameFirst() throws {
    let (plan, other) = (try bands([""]), try bands(["rate=60k/s"]))
    #expect(plan == other)
    #expect(try bands(["skew=high"]) == bands(["rate=60k/s\nskew=high"]))
  }
}
