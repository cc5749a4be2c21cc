import TestSupport
import Testing

@testable import Publishing

@Suite(.enabled(if: TestSupport.isInstalled("rclone"), "needs the program rclone"))
struct PublishingThroughRclone {
  @Test func sendsChangesAndRemovesWhatIsGone() async throws {
    try await withTemporaryFolder { folder in
      let target = Target.rclone(":local:\(folder)/docs")
      try await publish(["a.html": "1", "b/c.html": "2", "t.css": "x"], to: target)
      try await publish(["a.html": "3", "d e.html": "4", "t.css": "x"], to: target)
      let found = try files(in: folder + "/docs")
      #expect(published(found) == ["a.html": "3", "d e.html": "4", "t.css": "x"])
    }
  }

  @Test func refusesSomebodyElsesFolder() async throws {
    try await withTemporaryFolder { folder in
      try write("mine", to: "docs/thesis.txt", in: folder)
      let error = await #expect(throws: PublishError.self) {
        try await publish(["a.html": "1"], to: .rclone(":local:\(folder)/docs"))
      }
      #expect(error?.cause.hasSuffix("holds files that Headroom did not make") == true)
    }
  }
}
