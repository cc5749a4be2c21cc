import Diagnostics
import TestSupport
import Testing

@Suite struct NearestNames {
  @Test(arguments: [
    ("sub1s", "sub-1s"), ("sub-05s", "sub-5s"), ("relxaed", "relaxed"), ("latencey", "latency"),
    ("Skew", "skew"),
  ])
  func areFoundFromASlip(_ row: (String, String)) {
    let names = ["latency", "skew", "sub-500ms", "sub-1s", "sub-5s", "relaxed"]
    #expect(Nearest.match(for: row.0, among: names) == row.1)
  }

  /// What looks alike and says something else is nobody's slip.
  @Test(arguments: [
    ("at-most-once", "at-least-once"), ("sub-2s", "sub-1s"), ("sub-10s", "sub-1s"),
    ("sub-1ms", "sub-1s"), ("sub-50ms", "sub-500ms"), ("minRate", "maxRate"),
    ("unaligned", "aligned"), ("2026.10", "2026.11"), ("orders-v2", "orders-v1"),
    ("node_in", "node_out"), ("async", "sync"), ("stateless", "stateful"),
    ("sub-500m", "sub-500ms"),
  ])
  func areNotOfAnotherMeaning(_ row: (name: String, candidate: String)) {
    #expect(Nearest.match(for: row.name, among: [row.candidate]) == nil)
  }

  @Test(arguments: [
    ("at-leats-once", "at-least-once"), ("exactlyonce", "exactly-once"), ("2026.9", "2026.09"),
    ("orders-v", "orders-v1"), ("maxrate", "maxRate"),
  ])
  func areStillFoundBesideNumbersAndWords(_ row: (name: String, candidate: String)) {
    #expect(Nearest.match(for: row.name, among: [row.candidate]) == row.candidate)
  }

  @Test func areNotGuessedFromAfar() {
    #expect(Nearest.match(for: "colour", among: ["latency", "skew"]) == nil)
  }

  @Test func areOfferedOrElseAllThereAre() {
    #expect(Nearest.hint(for: "jsn", among: ["text", "json"]) == "did you mean 'json'?")
    #expect(Nearest.hint(for: "pdf", among: ["text", "json"]) == "one of 'text', 'json'")
  }

  /// No hint is better than `one of` with nothing behind it, or a list nobody reads.
  @Test func areNotListedWhenThereAreNoneOrTooMany() {
    #expect(Nearest.hint(for: "x", among: []) == nil)
    #expect(Nearest.choices((1...24).map { "name-\($0)" }) != nil)
    #expect(Nearest.choices((1...25).map { "name-\($0)" }) == nil)
  }
}

@Suite struct SourceExcerpts {
  /// The caret stands where the character is shown, whatever was escaped before it.
  @Test(arguments: [
    ("a\u{200B}b: x", 4, " 1 | a\\u200Bb: x\n   |         ^"),
    ("\u{FEFF}title: x", 1, " 1 | title: x\n   | ^"),
    ("a\tb\u{E0041}", 3, " 1 | a b\\uDB40\\uDC41\n   |   ^"),
  ])
  func showWhatNobodySees(_ line: String, _ column: Int, _ shown: String) {
    let place = SourceLocation(file: "x", line: 1, column: column)
    #expect(SourceExcerpt.lines(for: place, in: Array(line.utf8)) == shown)
  }

  @Test func pointAtTheColumn() {
    let source = Array("a: 1\nlatency: sub-2s\n".utf8)
    let place = SourceLocation(file: "x.yaml", line: 2, column: 10)
    #expect(SourceExcerpt.lines(for: place, in: source) == " 2 | latency: sub-2s\n   |          ^")
  }

  @Test func neverSendControlCharactersToATerminal() {
    let place = SourceLocation(file: "x.yaml", line: 1, column: 1)
    #expect(
      SourceExcerpt.lines(for: place, in: Array("a\u{1B}[31mb".utf8))
        == " 1 | a\\u001B[31mb\n   | ^")
  }

  @Test func countColumnsInScalars() {
    let place = SourceLocation(file: "x.yaml", line: 1, column: 3)
    #expect(SourceExcerpt.lines(for: place, in: Array("é x".utf8)) == " 1 | é x\n   |   ^")
  }

  @Test func areLeftOutWhereThereIsNoSuchLine() {
    #expect(
      SourceExcerpt.lines(for: SourceLocation(file: "x", line: 9, column: 1), in: [65]) == nil)
  }
}
