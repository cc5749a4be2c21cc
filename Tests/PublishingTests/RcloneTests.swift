import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite(.enabled(if: TestSupport.isInstalled("rclone"), "needs the program rclone"))
struct PublishingThroughRclone {
  @Test func sendsChangesAndRemovesWhatIsGone() throws {
    try withTemporaryFolder { folder in
      let target = Target.rclone(":local:\(folder)/docs")
      try publish(["a.html": "1", "b/c.html": "2", "t.css": "x"], to: target)
      try publish(["a.html": "3", "d e.html": "4", "t.css": "x"], to: target)
      let found = try files(in: folder + "/docs")
      #expect(published(found) == ["a.html": "3", "d e.html": "4", "t.css": "x"])
    }
  }

  @Test func sendsWhatSomebodyRemovedAndKeepsWhatSomebodyAdded() throws {
    try withTemporaryFolder { folder in
      let target = Target.rclone(":local:\(folder)/docs")
      try publish(["a.html": "1", "b.html": "2"], to: target)
      try FileManager.default.removeItem(atPath: folder + "/docs/a.html")
      try write("theirs", to: "docs/uploads/x.pdf", in: folder)
      let changes = try publish(["a.html": "1"], to: target)
      #expect(changes.added == ["a.html"])
      #expect(changes.removed == ["b.html"])
      #expect(
        published(try files(in: folder + "/docs")) == ["a.html": "1", "uploads/x.pdf": "theirs"])
      let forced = try publish(["a.html": "1"], to: target) { $0.isForced = true }
      #expect(forced.changed == ["_headers", "a.html"])
      #expect(throws: PublishError.self) {
        try publish(["uploads/x.pdf": "ours"], to: target)
      }
    }
  }

  @Test func renamesAFileToAnotherSpellingOfItsName() throws {
    try withTemporaryFolder { folder in
      let target = Target.rclone(":local:\(folder)/docs")
      try publish(["\u{E9}.html": "1"], to: target)
      try publish(["e\u{301}.html": "1"], to: target)
      let found = try FileManager.default.contentsOfDirectory(atPath: folder + "/docs")
      let names = found.map { Array($0.utf8) }
      #expect(names.contains(Array("e\u{301}.html".utf8)))
      #expect(!names.contains(Array("\u{E9}.html".utf8)))
      #expect(try publish(["e\u{301}.html": "1"], to: target).isEmpty)
    }
  }

  /// A list that was begun and not ended: nobody knows which files have arrived.
  @Test func goesOnWhereAPublicationBrokeOff() throws {
    try withTemporaryFolder { folder in
      let target = Target.rclone(":local:\(folder)/docs")
      try write("-  a.html\n-  b.html\n", to: "docs/.headroom-published", in: folder)
      try write("half", to: "docs/a.html", in: folder)
      let changes = try publish(["a.html": "1", "b.html": "2"], to: target)
      #expect(changes.changed == ["a.html"])
      #expect(published(try files(in: folder + "/docs")) == ["a.html": "1", "b.html": "2"])
    }
  }

  @Test func refusesSomebodyElsesFolder() throws {
    try withTemporaryFolder { folder in
      try write("mine", to: "docs/thesis.txt", in: folder)
      let error = #expect(throws: PublishError.self) {
        try publish(["a.html": "1"], to: .rclone(":local:\(folder)/docs"))
      }
      #expect(error?.cause.hasSuffix("contains files that Headroom did not write") == true)
    }
  }
}

@Suite struct WhatRcloneSays {
  @Test(arguments: [
    (
      """
      2026/11/26 12:00:00 ERROR : a.html: Failed to copy: first try
      2026/11/26 12:00:01 Failed to copyto: no space left
      2026/11/26 12:00:01 INFO  : Transferred: 0 B

      """, "rclone: Failed to copyto: no space left"
    ),
    ("2026/11/26 12:00:00 NOTICE: one\n2026/11/26 12:00:01 NOTICE: two\n", "rclone: NOTICE: two"),
    ("", "rclone: it gave no reason"),
  ])
  func isToldInOneLine(_ output: String, _ cause: String) {
    #expect(RcloneHost.failure(output).cause == cause)
  }
}
