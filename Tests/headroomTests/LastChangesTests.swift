import Foundation
import TestSupport
import Testing

@testable import headroom

@Suite struct TellingLastChanges {
  @Test func asksGitForTheDayOfEachFile() throws {
    try withTemporaryFolder { folder in
      try run("git", "init", "-q", "-b", "main", in: folder)
      try write("title: Test\nlastChange: true\n", to: "content/handbook.yaml", in: folder)
      try write("# First", to: "content/a.md", in: folder)
      try write("# Second", to: "content/Ö b.md", in: folder)
      try commit(on: "2026-01-05", in: folder)
      try write("# First, again", to: "content/a.md", in: folder)
      try commit(on: "2026-03-01", in: folder)
      let changes = try Handbook(folder: "\(folder)/content").lastChanges()
      #expect(changes.days["a.md"] == "2026-03-01")
      #expect(changes.days["Ö b.md"] == "2026-01-05")
      #expect(changes.diagnostics.isEmpty)
    }
  }

  @Test func warnsWhereThereIsNoHistory() throws {
    try withTemporaryFolder { folder in
      try write("title: Test\nlastChange: true\n", to: "content/handbook.yaml", in: folder)
      let changes = try Handbook(folder: "\(folder)/content").lastChanges()
      #expect(changes.days.isEmpty)
      #expect(changes.diagnostics.map(\.id) == ["no-history"])
      #expect(changes.diagnostics.first?.location?.description == "handbook.yaml:2:13")
    }
  }

  @Test func asksNothingUnlessTold() throws {
    try withTemporaryFolder { folder in
      try write("title: Test\n", to: "content/handbook.yaml", in: folder)
      let changes = try Handbook(folder: "\(folder)/content").lastChanges()
      #expect(changes.days.isEmpty && changes.diagnostics.isEmpty)
    }
  }

  private func commit(on day: String, in folder: String) throws {
    try run("git", "add", ".", in: folder)
    let noon = "\(day)T12:00:00Z"
    try run(
      "git", "-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-q", "-m", day,
      in: folder, environment: ["GIT_AUTHOR_DATE": noon, "GIT_COMMITTER_DATE": noon])
  }
}
