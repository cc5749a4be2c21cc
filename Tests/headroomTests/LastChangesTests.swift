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

  /// Its files can be committed like any others, and its settings name programs.
  @Test func runsNothingOfABareRepositoryAroundTheHandbook() throws {
    try withTemporaryFolder { folder in
      try run("git", "init", "-q", "-b", "main", folder + "/work")
      try write("title: Test\nlastChange: true\n", to: "docs/content/handbook.yaml", in: folder)
      try run("cp", "-r", folder + "/docs/content", folder + "/work")
      try commit(on: "2026-01-05", in: folder + "/work")
      // With a signature, which git would have a program look at.
      try run(
        "sh", "-c",
        """
        { git cat-file commit HEAD | sed -n '1,/^committer/p'
          printf 'gpgsig -----BEGIN PGP SIGNATURE-----\\n \\n iQ==\\n -----END PGP SIGNATURE-----\\n'
          git cat-file commit HEAD | sed '1,/^committer/d'; } > signed
        git update-ref HEAD "$(git hash-object -t commit -w signed)"
        """, in: folder + "/work")
      try run(
        "sh", "-c", "cp -r work/.git/HEAD work/.git/objects work/.git/refs work/.git/config docs/",
        in: folder)
      try write("#!/bin/sh\ntouch '\(folder)/ran'\n", to: "program", in: folder)
      try run("chmod", "+x", folder + "/program")
      for (key, value) in [
        ("core.worktree", folder + "/docs"), ("log.showSignature", "true"),
        ("gpg.program", folder + "/program"), ("core.fsmonitor", folder + "/program"),
      ] { try run("git", "config", "-f", folder + "/docs/config", key, value) }
      let changes = try Handbook(folder: "\(folder)/docs/content").lastChanges()
      #expect(!FileManager.default.fileExists(atPath: folder + "/ran"))
      #expect(changes.days.isEmpty)
      #expect(changes.diagnostics.map(\.id) == ["no-history"])
      #expect(changes.diagnostics.first?.message.contains("/docs' is a git repository") == true)
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
