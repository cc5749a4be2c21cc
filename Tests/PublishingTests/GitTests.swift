import Foundation
import TestSupport
import Testing

@testable import Publishing

/// Git as a machine of a CI service has it: no name, no settings of the user.
private let bare = [
  "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
  "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.com",
  "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.com",
]

@Suite struct PublishingToABranch {
  /// A host's repository, and a clone of depth 1 that holds the handbook.
  private func withRepositories(
    _ body: (_ host: String, _ clone: String) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      let (host, work) = (folder + "/host.git", folder + "/work")
      try run("git", "init", "--quiet", "--bare", "--initial-branch=main", host)
      try run("git", "init", "--quiet", "--initial-branch=main", work)
      try write("a", to: "content/index.md", in: work)
      for message in ["one", "two"] {
        try write(message, to: "content/index.md", in: work)
        try run("git", "add", "--all", in: work)
        try run("git", "commit", "--quiet", "--message", message, in: work, environment: bare)
      }
      try run("git", "push", "--quiet", host, "main", in: work)
      let clone = folder + "/clone"
      try run("git", "clone", "--quiet", "--depth=1", "file://" + host, clone)
      try body(host, clone)
    }
  }

  /// What a host would serve from the branch.
  private func served(_ host: String, _ branch: String = "pages") throws -> [String: String] {
    try withCheckout(host, branch) { published(try files(in: $0)) }
  }

  private func withCheckout<Result>(
    _ host: String, _ branch: String, _ body: (String) throws -> Result
  ) throws -> Result {
    let folder = host + ".checkout"
    try? FileManager.default.removeItem(atPath: folder)
    try run("git", "clone", "--quiet", "--branch", branch, host, folder)
    return try body(folder)
  }

  private let target = Target.git(branch: "pages", repository: nil)

  /// A file of others stays, and is named, also when its name is no UTF-8.
  @Test func keepsFilesWhoseNamesAreNoText() throws {
    try withRepositories { host, clone in
      try publish(["a.html": "1", "é.html": "2"], to: target, from: clone + "/content")
      try withCheckout(host, "pages") { work in
        try run("sh", "-c", #"printf theirs > "$(printf 'caf\351.txt')""#, in: work)
        try run("git", "add", "--all", in: work)
        try run("git", "commit", "--quiet", "--message", "theirs", in: work, environment: bare)
        try run("git", "push", "--quiet", "origin", "pages", in: work)
      }
      let changes = try publish(["a.html": "3"], to: target, from: clone + "/content")
      #expect(changes.removed == ["é.html"])
      #expect(changes.others == ["caf\\xE9.txt"])
      let listed = try run("git", "-C", host, "ls-tree", "--name-only", "pages")
      #expect(listed == ".headroom-site\n_headers\na.html\n\"caf\\351.txt\"\n")
      try run("rm", "-rf", host + ".checkout")
    }
  }

  @Test func knowsFilesAgainWhateverTheirNames() throws {
    try withRepositories { host, clone in
      let site = ["a\tb\tc.html": "1", "d e.html": "2", "交.html": "3"]
      try publish(site, to: target, from: clone + "/content")
      let changes = try publish(site, to: target, from: clone + "/content")
      #expect(changes.isEmpty)
      #expect(try served(host) == site)
    }
  }

  @Test func addsOneCommitAndTouchesNothingElse() throws {
    try withRepositories { host, clone in
      try write("unfinished", to: "content/draft.md", in: clone)
      let state = {
        try run("git", "status", "--porcelain", "--branch", in: clone)
          + run("git", "rev-parse", "HEAD", in: clone) + run("git", "branch", in: clone)
      }
      let before = try state()
      try publish(["a.html": "1", "b/c.html": "2\r\n"], to: target, from: clone + "/content")
      #expect(try served(host) == ["a.html": "1", "b/c.html": "2\r\n"])
      try publish(["a.html": "3"], to: target, from: clone + "/content")
      #expect(try served(host) == ["a.html": "3"])
      #expect(try run("git", "rev-list", "--count", "pages", in: host) == "2\n")
      #expect(try run("git", "rev-list", "--count", "main", in: host) == "2\n")
      let after = try state()
      #expect(after == before)
    }
  }

  /// Files that the host committed, also under names that are no UTF-8 or differ in normal form.
  @Test func keepsFilesOfOthers() throws {
    try withRepositories { host, clone in
      try publish(
        ["a.html": "1", "\u{E9}.txt": "ours"], to: target, from: clone + "/content")
      try withCheckout(host, "pages") { folder in
        for path in ["CNAME", ".well-known/x", "e\u{301}.txt"] {
          try write("theirs", to: path, in: folder)
        }
        try run("sh", "-c", "printf theirs > $(printf 'caf\\351.txt')", in: folder)
        try run("git", "add", "--all", in: folder)
        try run("git", "commit", "--quiet", "--message", "x", in: folder, environment: bare)
        try run("git", "push", "--quiet", host, "HEAD:pages", in: folder)
      }
      let others = { try run("git", "ls-tree", "-r", "-z", "pages", in: host) }
      let changes = try publish(["b.html": "2"], to: target, from: clone + "/content")
      #expect(changes.removed == ["a.html", "\u{E9}.txt"])
      let names = try others().split(separator: "\0").compactMap { $0.split(separator: "\t").last }
      #expect(names.map { Array($0.utf8) }.contains(Array("e\u{301}.txt".utf8)))
      #expect(names.count == 7)  // four of theirs, b.html, _headers and our list
      #expect(try run("git", "show", "pages:CNAME", in: host) == "theirs")
      #expect(throws: PublishError.self) {
        try publish(["CNAME": "ours"], to: target, from: clone + "/content")
      }
    }
  }

  /// To git the two spellings of `é` are two files, and the one that is gone must go.
  @Test func renamesAFileToAnotherSpellingOfItsName() throws {
    try withRepositories { host, clone in
      let names = { try run("git", "ls-tree", "-r", "-z", "--name-only", "pages", in: host) }
      try publish(["\u{E9}.html": "1"], to: target, from: clone + "/content")
      let changes = try publish(["e\u{301}.html": "1"], to: target, from: clone + "/content")
      #expect(changes.summary == "1 new, 0 changed, 1 removed, 1 unchanged")
      let found = try names().split(separator: "\0").map { Array($0.utf8) }
      #expect(found.contains(Array("e\u{301}.html".utf8)))
      #expect(!found.contains(Array("\u{E9}.html".utf8)))
      #expect(try publish(["e\u{301}.html": "1"], to: target, from: clone + "/content").isEmpty)
    }
  }

  /// Its files can be committed like any others, and its settings name programs.
  @Test func usesNoBareRepositoryAroundTheHandbook() throws {
    try withRepositories { host, clone in
      try run("git", "init", "--quiet", "--bare", clone + "/docs")
      try write("# Home", to: "docs/content/index.md", in: clone)
      try write("#!/bin/sh\ntouch '\(clone)/ran'\n", to: "docs/program", in: clone)
      try run("chmod", "+x", clone + "/docs/program")
      try run(
        "git", "--git-dir=\(clone)/docs", "config", "core.sshCommand", clone + "/docs/program")
      try run(
        "git", "--git-dir=\(clone)/docs", "remote", "add", "origin", "ssh://host.invalid/x")
      let error = #expect(throws: PublishError.self) {
        try publish(["a.html": "1"], to: target, from: clone + "/docs/content") {
          $0.isRehearsal = true
        }
      }
      #expect(error?.cause.contains("/docs' around the handbook is a git repository") == true)
      #expect(!FileManager.default.fileExists(atPath: clone + "/ran"))
    }
  }

  /// Hooks can be committed like any other file of a repository that lies in the work tree.
  @Test(arguments: [
    "CLONE/evil.git", "CLONE/evil", "file://CLONE/evil.git", "file://CLONE/%65vil.git",
    "CLONE/../clone/content/../evil.git", "LINK", "file://LINK", "CLONE/pointer",
  ])
  func runsNoHookOfTheHandbooksOwnFiles(_ spelling: String) throws {
    try withRepositories { host, clone in
      try run("git", "init", "--quiet", "--bare", clone + "/evil.git")
      try write("#!/bin/sh\ntouch '\(clone)/ran'\n", to: "evil.git/hooks/pre-receive", in: clone)
      try run("chmod", "+x", clone + "/evil.git/hooks/pre-receive")
      try write("gitdir: evil.git\n", to: "pointer", in: clone)
      let link = clone + "/../link"
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: clone + "/evil.git")
      let address = spelling.replacing("CLONE", with: clone).replacing("LINK", with: link)
      let error = #expect(throws: PublishError.self) {
        try publish(
          ["a.html": "1"], to: .git(branch: "pages", repository: address), from: clone + "/content")
      }
      #expect(error?.cause.contains("is among the handbook's own files") == true)
      #expect(!FileManager.default.fileExists(atPath: clone + "/ran"))
    }
  }

  /// Nothing of a handbook's files comes into its own repository, or beside its work tree.
  @Test func reachesItsOwnRepositoryByItsPlace() throws {
    try withRepositories { host, clone in
      for own in [clone, clone + "/.git", host, host.replacing(".git", with: "")] {
        let target = Target.git(branch: "own", repository: own)
        try publish(["a.html": "1"], to: target, from: clone + "/content")
        try publish(["b.html": "1"], to: target, from: clone + "/content")
      }
      #expect(try run("git", "rev-list", "--count", "own", in: clone) == "4\n")
      #expect(try served(host, "own") == ["b.html": "1"])
    }
  }

  /// What comes with a submodule and with the repository around it is somebody's together.
  @Test func countsARepositoryAroundASubmodule() throws {
    try withRepositories { host, clone in
      try run(
        "git", "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", host, "book",
        in: clone)
      try run("git", "init", "--quiet", "--bare", clone + "/evil.git")
      let target = Target.git(branch: "pages", repository: clone + "/evil.git")
      #expect(throws: PublishError.self) {
        try publish(["a.html": "1"], to: target, from: clone + "/book/content")
      }
    }
  }

  @Test func saysThatAFolderHoldsNoRepository() throws {
    try withRepositories { host, clone in
      let target = Target.git(branch: "pages", repository: clone + "/none.git")
      let error = #expect(throws: PublishError.self) {
        try publish(["a.html": "1"], to: target, from: clone + "/content")
      }
      #expect(error?.cause == "there is no repository at '\(clone)/none.git'")
    }
  }

  /// A host that is told its domain before the first publication makes a branch of that alone.
  @Test func publishesBesideTheNameOfTheHost() throws {
    try withRepositories { host, clone in
      for (file, isPlace) in [("CNAME", true), ("notes.txt", false)] {
        let branch = "of-" + file
        let tree = clone + "/../" + branch
        try run("git", "init", "--quiet", "--initial-branch=\(branch)", tree)
        try write("theirs", to: file, in: tree)
        try run("git", "add", "--all", in: tree)
        try run("git", "commit", "--quiet", "--message", "x", in: tree, environment: bare)
        try run("git", "push", "--quiet", host, branch, in: tree)
        let target = Target.git(branch: branch, repository: nil)
        if isPlace {
          try publish(["a.html": "1"], to: target, from: clone + "/content")
          #expect(try served(host, branch) == ["a.html": "1", "CNAME": "theirs"])
        } else {
          #expect(throws: PublishError.self) {
            try publish(["a.html": "1"], to: target, from: clone + "/content")
          }
        }
      }
    }
  }

  @Test func makesNoCommitWhenNothingDiffers() throws {
    try withRepositories { host, clone in
      for _ in 0..<2 {
        try publish(["a.html": "1"], to: target, from: clone + "/content")
      }
      #expect(try run("git", "rev-list", "--count", "pages", in: host) == "1\n")
    }
  }

  @Test func reachesARepositoryElsewhere() throws {
    try withRepositories { host, _ in
      let target = Target.git(branch: "pages", repository: host)
      try publish(["a.html": "1"], to: target, from: "/")
      try publish(["b.html": "2"], to: target, from: "/")
      #expect(try served(host) == ["b.html": "2"])
      #expect(try run("git", "rev-list", "--count", "pages", in: host) == "2\n")
    }
  }

  @Test func holdsVersions() throws {
    try withRepositories { host, clone in
      for version in ["1.0", "1.1"] {
        try publish(
          ["data.csv": version], to: target, from: clone + "/content", version: version)
      }
      let found = try served(host)
      #expect(found["1.0/data.csv"] == "1.0")
      #expect(found["latest/data.csv"] == "1.1")
    }
  }

  @Test func refusesSomebodyElsesBranch() throws {
    try withRepositories { host, clone in
      let target = Target.git(branch: "main", repository: nil)
      #expect(throws: PublishError.self) {
        try publish(["a.html": "1"], to: target, from: clone + "/content") {
          $0.isForced = true
        }
      }
      let found = try served(host, "main")
      #expect(found == ["content/index.md": "two"])
    }
  }

  @Test func replacesTheHistoryOnlyWhenAsked() throws {
    try withRepositories { host, clone in
      for text in ["1", "2"] {
        try publish(["a.html": text], to: target, from: clone + "/content")
      }
      try publish(["a.html": "3"], to: target, from: clone + "/content") {
        $0.isForced = true
      }
      #expect(try run("git", "rev-list", "--count", "pages", in: host) == "1\n")
      #expect(try served(host) == ["a.html": "3"])
    }
  }

  @Test func saysWhyAPushWasRefused() throws {
    try withRepositories { host, clone in
      try publish(["a.html": "1"], to: target, from: clone + "/content")
      try write(
        "#!/bin/sh\necho 'the branch is frozen' >&2\nexit 1\n", to: "hooks/pre-receive", in: host)
      try run("chmod", "+x", host + "/hooks/pre-receive")
      let error = #expect(throws: PublishError.self) {
        try publish(["a.html": "2"], to: target, from: clone + "/content")
      }
      #expect(error?.cause.contains("refused the push") == true)
      #expect(error?.advice.contains("ask for permission") == true)
      #expect(try served(host) == ["a.html": "1"])
    }
  }

  @Test func saysThatAHostIsOutOfReach() throws {
    let target = Target.git(branch: "pages", repository: "https://me:hunter2@127.0.0.1:1/x.git")
    let error = #expect(throws: PublishError.self) {
      try publish(["a.html": "1"], to: target)
    }
    #expect(error?.cause.hasPrefix("git ls-remote failed: fatal: unable to access") == true)
    #expect(error?.cause.contains("hunter2") == false)
  }

  @Test func saysThatThereIsNoRepository() throws {
    try withTemporaryFolder { folder in
      let error = #expect(throws: PublishError.self) {
        try publish(["a.html": "1"], to: target, from: folder)
      }
      #expect(error?.cause == "the handbook is not in a git repository with a remote 'origin'")
    }
  }
}
