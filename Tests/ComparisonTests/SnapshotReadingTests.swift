import Foundation
import JSONReading
import Sizing
import Testing

@testable import Comparison
@testable import Report

@Suite struct SnapshotReading {
  private func again(_ snapshot: Snapshot) throws -> Snapshot {
    try Snapshot.read(snapshot.bytes, file: "matrix.json")
  }

  @Test func givesBackWhatWasWritten() throws {
    var counts = ConstraintCounts()
    for constraint in Constraint.counted { counts[constraint] = constraint.rawValue + 1 }
    counts[.recovery] = nil
    var fits = Sample.cell(figures: [.nodes: 3, .stateBytes: 0.1], warnings: ["a", "b\n\"\\"])
    fits.counts = counts
    var hot = Sample.unfit(rate: 20, binding: "hot-key", largest: 12.5)
    hot.counts[.cpu] = 7
    var snapshot = Sample.snapshot(
      Sample.workload(
        "orders", fits, hot, title: "Orders: \u{1}交易", owner: "checkout",
        input: Sample.values([
          "keys": .number(1e15), "text": .text("\t"), "sizes": .numbers([1, 2.5]),
          "partitions": .absent, "statements.a.b.keys": .number(1),
        ]), pools: .feasible([3, 30, 300, 4])),
      Sample.workload("unfit", fits, pools: .infeasible(bindingConstraint: "recovery")))
    snapshot.release = "1"
    snapshot.date = "2026-11-03"
    snapshot.model = 3
    snapshot.assumptions = Sample.values([
      "targetUtilization": .number(0.7), "nodeCores": .numbers([4, 8]),
      "tiers.sub-1s.cpuFactor": .number(1.5), "tiers.relaxed.cpuFactor": .number(1),
      "tiers.sub-1s.interval": .number(2), "odd.name": .number(1),
    ])
    let read = try again(snapshot)
    #expect(read.workloads == snapshot.workloads)
    #expect(read.bytes == snapshot.bytes)
    // Assumptions of a tier stand together in a file.
    #expect(Set(read.assumptions.names) == Set(snapshot.assumptions.names))
    for name in read.assumptions.names {
      #expect(read.assumptions[name] == snapshot.assumptions[name])
    }
  }

  /// Nine objects in each other get dotted names; a tenth is nothing that was ever written.
  @Test(arguments: [(8, true), (9, false)])
  func takesValuesSoDeep(_ depth: Int, _ isRead: Bool) throws {
    let text = String(decoding: Sample.snapshot().bytes, as: UTF8.self)
    let nested =
      String(repeating: "{\"a\":", count: depth + 1) + "1"
      + String(repeating: "}", count: depth + 1)
    let start = try #require(text.range(of: "\"assumptions\":"))
    let end = try #require(text.range(of: "\"workloads\""))
    let changed = text[..<start.upperBound] + nested + ",\n" + text[end.lowerBound...]
    let read = try? Snapshot.read(Array(changed.utf8), file: "matrix.json")
    let name = Array(repeating: "a", count: depth + 1).joined(separator: ".")
    #expect((read?.assumptions[name] == .number(1)) == isRead)
  }

  /// As an editor of Windows saves it.
  @Test func passesOverAByteOrderMark() throws {
    let snapshot = Sample.snapshot(Sample.workload("orders", Sample.cell(figures: [.nodes: 3])))
    let read = try Snapshot.read([0xEF, 0xBB, 0xBF] + snapshot.bytes, file: "matrix.json")
    #expect(read == snapshot)
    #expect(throws: UnreadableSnapshot.self) {
      _ = try Snapshot.read([0xEF, 0xBB, 0xBF], file: "matrix.json")
    }
  }

  @Test func tellsWorkloadsApartByAnyPart() {
    let workload = Sample.workload("orders", Sample.cell(figures: [.totalCores: 1]))
    let others = [
      Sample.workload("orders", Sample.cell(figures: [.totalCores: 1]), owner: "checkout"),
      Sample.workload("orders", Sample.cell(figures: [.totalCores: 2])),
    ]
    for other in others { #expect(workload != other) }
    #expect(workload == Sample.workload("orders", Sample.cell(figures: [.totalCores: 1])))
  }

  @Test(arguments: Fixtures.names(in: "comparisons"))
  func losesNothingOfAFixture(_ name: String) throws {
    for side in ["old", "new"] {
      let file = Fixtures.folder("comparisons").appending(path: "\(name)/\(side).json")
      let snapshot = try Snapshot.read(Array(Data(contentsOf: file)), file: "\(side).json")
      #expect(try again(snapshot) == snapshot)
    }
  }

  /// Releases of the first model counted a hot key too, as null where there was one.
  @Test func readsWhereThereIsAHotKeyAsItWasRecorded() throws {
    let hot = Sample.snapshot(Sample.workload("a", Sample.unfit(binding: "hot-key")))
    let text = String(decoding: hot.bytes, as: UTF8.self)
    let old = text.replacingOccurrences(
      of: #""constraints":{}"#, with: #""constraints":{"hot-key":null}"#)
    #expect(old != text)
    let read = try Snapshot.read(Array(old.utf8), file: "matrix.json")
    #expect(read == hot)
    #expect(read.workloads[0].design.bindingConstraint == "hot-key")
  }

  @Test(arguments: [
    (#""cpu":4"#, 4), (#""cpu":null"#, nil), (#""cpu":0"#, 1), (#""cpu":-5"#, 1),
    (#""cpu":1e300"#, Int(Int32.max)), (#""other":4"#, nil),
  ])
  func keepsCountsInTheirRange(_ row: (text: String, count: Int?)) throws {
    let text = String(decoding: Sample.snapshot(Sample.workload("a")).bytes, as: UTF8.self)
      .replacing(#""constraints":{"#, with: #""constraints":{"# + row.text)
    let read = try Snapshot.read(Array(text.utf8), file: "matrix.json")
    #expect(read.workloads[0].design.counts[.cpu] == row.count)
  }

  @Test(arguments: [
    ("0", 0.0), ("7", 7), ("10", 10), ("999999999999999", 999_999_999_999_999),
    ("1234567890123456", 1_234_567_890_123_456), ("9007199254740993", 9_007_199_254_740_992),
    ("-5", -5), ("0.1", 0.1), ("1e3", 1000), ("12 ", 12),
    ("123456789012345.5", 123_456_789_012_345.5),
  ])
  func readsNumbersExactly(_ row: (text: String, number: Double)) throws {
    for end in ["}", ",\"b\":1}"] {
      var reader = JSONReader(Array((#"{"a":"# + row.text + end).utf8), file: "a.json")
      try reader.beginObject()
      _ = try reader.nextKey()
      #expect(try reader.number() == row.number)
      #expect(try (reader.nextKey() != nil) == (end.count > 1))
    }
  }

  @Test(arguments: [
    (#"\ud83d\ude00"#, "\u{1F600}"), (#"a\ud83d\ude00b"#, "a\u{1F600}b"),
    (#"\u00e9\n"#, "\u{E9}\n"),
  ])
  func readsCharactersOfTwoHalves(_ row: (text: String, meant: String)) throws {
    var reader = JSONReader(Array(("\"" + row.text + "\"").utf8), file: "a.json")
    #expect(try reader.string() == row.meant)
  }

  @Test(arguments: [#"\ud83d"#, #"\ud83dxude00"#, #"\ud83d\n0000"#, #"\ud83d\u0041"#, #"\ude00"#])
  func refusesHalfOfACharacter(_ text: String) throws {
    var reader = JSONReader(Array(("\"" + text + "\"").utf8), file: "a.json")
    #expect(throws: UnreadableSnapshot.self) { try reader.string() }
  }

  @Test(arguments: ["01", "00", "-", "1.", ".5", "+1", "1e", "0x1"])
  func refusesWhatIsNoNumber(_ text: String) throws {
    var reader = JSONReader(Array((#"{"a":"# + text + "}").utf8), file: "a.json")
    try reader.beginObject()
    _ = try reader.nextKey()
    #expect(throws: UnreadableSnapshot.self) {
      _ = try reader.number()
      _ = try reader.nextKey()
    }
  }
}
