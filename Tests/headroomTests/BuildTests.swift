import ArgumentParser
import Diagnostics
import Foundation
import Pages
import Site
import Synchronization
import TestSupport
import Testing

@testable import headroom

@Suite struct Building {
  @Test(arguments: [
    ("docs.example.com", "'docs.example.com' is not a web address; begin it with 'https://'"),
    ("/sub/", "'/sub/' is not a web address; begin it with 'https://'"),
    ("", "the address is empty; begin it with 'https://'"),
    ("https://e.example/a b", "the address contains U+0020"),
    ("https://e.example/?a", "has a query"),
    ("https://e.example/#a", "has a query"), ("https://me:S3CR3T@e.example/", "name or a password"),
    ("https://e.example/\u{7}", "the address contains U+0007"),
    ("https://e.example:65536/", "'65536' is no port"), ("https://e.example/%zz", "contains '%zz'"),
    ("https://e-/", "can't name a host"),
  ])
  func refusesWhatIsNoAddress(_ address: String, _ message: String) {
    #expect {
      _ = try Build.parse(["--base-url", address])
    } throws: { error in
      let text = Build.message(for: error)
      return text.contains("--base-url: ") && text.contains(message) && !text.contains("S3CR3T")
    }
  }

  @Test func takesAnAddressWithItsSlash() throws {
    let build = try #require(try Build.parse(["--base-url", "https://e.example/a"]) as Build?)
    #expect(build.baseURL == "https://e.example/a/")
    let loud = try #require(try Build.parse(["--base-url", "HTTPS://e.example"]) as Build?)
    #expect(loud.baseURL == "https://e.example/")
  }

  /// What `check` says of a handbook is what `build` says, with drafts and without.
  @Test(arguments: [false, true]) func saysWhatCheckSays(_ drafts: Bool) throws {
    try withTemporaryFolder { folder in
      try write("title: T\nnavigation: [a, d]", to: "content/handbook.yaml", in: folder)
      try write("[d](d.md) [x](x.md)", to: "content/a.md", in: folder)
      try write("---\ndraft: true\n---\n[y](y.md)", to: "content/d.md", in: folder)
      let handbook = try Handbook(folder: folder + "/content")
      let ids = handbook.site(drafts: drafts).diagnostics.inOrder.map(\.id)
      #expect(
        ids
          == (drafts
            ? ["broken-link", "broken-link"] : ["draft-link", "broken-link", "draft-link"]))
      let flags = drafts ? ["--drafts"] : []
      #expect(throws: Failure.self) { try Check.parse([folder + "/content"] + flags).run() }
      #expect(try Check.parse(["content"] + flags).drafts == drafts)
    }
  }
}

@Suite struct MessagesOfTheDisk {
  private func build(_ arguments: [String], in folder: String) throws -> String {
    try BuiltProgram(arguments, in: folder, environment: ["PATH": "/usr/bin:/bin"]).end().errors
  }

  @Test func nameFilesWhoseNamesAreNoText() throws {
    try withTemporaryFolder { folder in
      try write("title: T\n", to: "content/handbook.yaml", in: folder)
      _ = try build(["build"], in: folder)
      try run("sh", "-c", #"printf x > "$(printf 'site/caf\351.txt')""#, in: folder)
      try write("title: U\n", to: "content/handbook.yaml", in: folder)
      let words = try build(["build"], in: folder)
      #expect(words.contains(" changed"))
      #expect(words.contains("site/caf\\xE9.txt was not written by Headroom; it is kept\n"))
      #expect(try run("sh", "-c", #"cat "$(printf 'site/caf\351.txt')""#, in: folder) == "x")
      try run("rm", "-r", folder + "/site")
    }
  }

  /// Names that files have before they are moved into place say nothing to anybody.
  @Test func nameNoTemporaryFile() throws {
    try withTemporaryFolder { folder in
      try write("title: T\n", to: "content/handbook.yaml", in: folder)
      try write("x", to: "out/x", in: folder)
      for command in [
        ["compare", "--output", "out"], ["matrix", "--output", "out"],
        ["compare", "--output", "none/x"], ["matrix", "--output", "out/x/y"],
      ] {
        let words = try build(command, in: folder)
        #expect(words.contains("cannot write \(command[2]): "))
        #expect(!words.contains(".headroom-"))
      }
    }
  }
}

/// Work that a signal asks to end.
@Suite struct Interrupting {
  /// Asks for the end on a thread of its own, where a signal's handler waits too; returns what the
  /// program ends with.
  private func ask(_ interruption: Interruption, _ signal: Int32) -> AnswerOfSignal {
    let answer = AnswerOfSignal()
    Thread.detachNewThread { answer.give(interruption.request(signal)) }
    return answer
  }

  @Test func waitsForTheEndOfTheWork() throws {
    let interruption = Interruption()
    try interruption.check()
    let answer = ask(interruption, 15)
    // The work hears of it at the next place where it can end.
    var code: Int32?
    let end = ContinuousClock.now + .seconds(60)
    while code == nil, ContinuousClock.now < end {
      do throws(Interruption.Stop) { try interruption.check() } catch { code = error.code }
    }
    #expect(code == 143)
    interruption.end()
    #expect(answer.wait() == 143)
  }

  @Test func doesNotWaitForWhatHasEnded() {
    let interruption = Interruption()
    interruption.end()
    #expect(interruption.request(2) == 130)
  }
}

private final class AnswerOfSignal: Sendable {
  private let code = Mutex<Int32?>(nil)
  private let isThere = DispatchSemaphore(value: 0)

  func give(_ answer: Int32) {
    code.withLock { $0 = answer }
    isThere.signal()
  }

  /// Nil when none comes, so that a test fails and never hangs.
  func wait() -> Int32? {
    isThere.wait(timeout: .now() + 60) == .success ? code.withLock { $0 } : nil
  }
}
